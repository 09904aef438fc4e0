"""Whether a text asks for a certain place or for any of a kind."""

import pytest

from floorplans.place_search import PlaceSearch
from floorplans.sample_hospital import sample_hospital_plan
from kiosk_server.wayfinding.any_will_do import any_will_do
from kiosk_server.wayfinding.finder import PlaceFinder
from tests.floorplans.plan_messages import translator


@pytest.fixture(scope="module")
def search() -> PlaceSearch:
    return PlaceFinder(translator()).made(sample_hospital_plan())


@pytest.mark.parametrize("text", ["药房", "最近的药房", "nearest pharmacy", "yaofang"])
def test_who_asks_for_a_pharmacy_is_served_by_any(search: PlaceSearch, text: str) -> None:
    alike = any_will_do(search.search(text))

    assert {"op-1f-pharmacy", "ip-1f-inpatient-pharmacy"} <= alike
    assert not any("laboratory" in place_id for place_id in alike)


@pytest.mark.parametrize("text", ["超市", "shop"])
def test_no_barber_is_as_good_as_a_supermarket(search: PlaceSearch, text: str) -> None:
    assert any_will_do(search.search(text)) == {"op-b1-supermarket", "ip-1f-convenience"}


@pytest.mark.parametrize("text", ["住院药房", "内科", "radiology", "qqqq", ""])
def test_who_names_one_place_gets_that(search: PlaceSearch, text: str) -> None:
    assert any_will_do(search.search(text)) == frozenset()
