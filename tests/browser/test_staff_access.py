"""Pages of those who call people keep the rules of access: a sample; all looks are in
`test_house_access.py`."""

import pytest

from tests.browser.axe import axe
from tests.browser.house_views import VIEWS
from tests.browser.kiosk_steps import overflows
from tests.browser.pages import OpenPages, Wishes
from tests.browser.station import Station

_SAMPLE: dict[str, Wishes] = {
    "counter-zone": {"locale": "en", "contrast": True},
    "counter-rules": {"locale": "zh-CN", "mode": "large"},
    "counter-rules-text": {"locale": "en"},
}


@pytest.mark.parametrize("view", _SAMPLE)
def test_view_keeps_the_rules(clinic_pages: OpenPages, station: Station, view: str) -> None:
    wishes = _SAMPLE[view]
    page = VIEWS[view](clinic_pages, station, {**wishes, "reduced_motion": "reduce"})

    is_plain = not (wishes.get("contrast") or wishes.get("mode"))
    rules = () if is_plain else ("color-contrast-enhanced",)
    assert not axe(page, *rules, target_px=44 if is_plain else 60)
    assert not overflows(page)
