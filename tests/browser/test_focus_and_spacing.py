"""What axe cannot see: whether the focus shows, controls stand out from what is around them, and
whether text survives wider spacing (WCAG 2.2: 2.4.7, 2.4.11, 1.4.11, 1.4.12).
"""

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser import kiosk_steps, phone_views
from tests.browser.pages import PHONE_SIZE, OpenPages, Wishes
from tests.browser.phone_steps import SPOT
from tests.browser.seen import cut_by_spacing, pale_controls, unseen_focus

LOOKS: Mapping[str, Wishes] = {
    "standard": {},
    "large": {"mode": "large"},
    "contrast": {"contrast": True},
}
Opened = Callable[[OpenPages, Wishes], Page]


def _kiosk(view: Callable[[Page], None]) -> Opened:
    def opened(pages: OpenPages, wishes: Wishes) -> Page:
        page = pages.kiosk(**wishes)
        view(page)
        return page

    return opened


def _hand_held(path: str, shown: str) -> Opened:
    def opened(pages: OpenPages, wishes: Wishes) -> Page:
        given: Wishes = {**wishes, "size": PHONE_SIZE, "waits": False}
        page = pages.open(path, {}, **given)
        expect(page.locator(shown).first).to_be_visible()
        return page

    return opened


VIEWS: Mapping[str, Opened] = {
    **{f"kiosk-{name}": _kiosk(view) for name, view in kiosk_steps.VIEWS.items()},
    **{f"phone-{name}": view for name, view in phone_views.VIEWS.items()},
    "ticket": _hand_held("/ticket", ".ticket-main button"),
    "report": _hand_held(f"/go/{SPOT}/report", "#report-form"),
    "directory": _hand_held("/directory", ".bar-person"),
    "unknown": _hand_held("/nope", ".way"),
}
SAMPLE = [
    ("kiosk-found", "standard", "zh-CN"),
    ("kiosk-way", "large", "en"),
    ("phone-list", "contrast", "zh-CN"),
    ("phone-search", "large", "en"),
    ("ticket", "contrast", "en"),
    ("report", "large", "en"),
    ("directory", "standard", "zh-CN"),
    ("unknown", "contrast", "en"),
]
ALL = [(view, look, locale) for view in VIEWS for look in LOOKS for locale in ("zh-CN", "en")]


def check(pages: OpenPages, view: str, look: str, locale: str) -> None:
    page = VIEWS[view](pages, {**LOOKS[look], "locale": locale, "reduced_motion": "reduce"})

    seen = {"focus": unseen_focus(page), "pale": pale_controls(page), "cut": cut_by_spacing(page)}

    assert seen == {"focus": [], "pale": [], "cut": []}


@pytest.mark.parametrize(("view", "look", "locale"), SAMPLE)
def test_focus_edges_and_spaced_text_are_seen(
    pages: OpenPages, view: str, look: str, locale: str
) -> None:
    check(pages, view, look, locale)


@pytest.mark.bench
@pytest.mark.parametrize(("view", "look", "locale"), ALL)
def test_focus_edges_and_spaced_text_are_seen_in_every_view(
    pages: OpenPages, view: str, look: str, locale: str
) -> None:
    check(pages, view, look, locale)


def test_what_is_measured_is_what_is_on_the_screen(pages: OpenPages) -> None:
    page = pages.kiosk(locale="en", reduced_motion="reduce")
    back = page.locator(".bar-language")
    before = picture(page)
    page.keyboard.press("Tab")
    back.focus()
    changed = ImageChops.difference(before, picture(page)).convert("L").point(_IS_PLAIN)
    left, top, right, bottom = changed.getbbox() or (0, 0, 0, 0)
    box = back.bounding_box()
    assert box is not None

    ring = 4 * 2 * (box["width"] + box["height"])
    assert sum(changed.histogram()[255:]) > 0.8 * ring
    assert (left, top) < (box["x"], box["y"])
    assert (right, bottom) > (box["x"] + box["width"], box["y"] + box["height"])
    assert unseen_focus(page) == []
    for broken, measure in BROKEN:
        page.evaluate(_BREAK, broken)
        assert measure(page), broken


def _is_plain(value: int) -> int:
    return 255 if value > 100 else 0


_IS_PLAIN = [_is_plain(value) for value in range(256)]
"""Changed so much that nobody overlooks it."""
_BREAK = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""
NARROW_HEADING = """.kiosk[data-view] h1 {
  inline-size: 14em; line-height: 1.5; overflow: hidden; padding: 0; white-space: nowrap;
}"""
BROKEN: list[tuple[str, Callable[[Page], list[str]]]] = [
    ("*:focus-visible { outline: none !important; }", unseen_focus),
    ("*:focus-visible { outline-color: #e9edf0 !important; }", unseen_focus),
    (".kiosk::after { background: white; content: ''; inset: 0; position: fixed; }", unseen_focus),
    (NARROW_HEADING, cut_by_spacing),
    (".search-open .icon { color: #e0e6ea !important; }", pale_controls),
]


def picture(page: Page) -> Image.Image:
    return Image.open(BytesIO(page.screenshot())).convert("RGB")
