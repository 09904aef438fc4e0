"""Pages of places cover every place once, however large they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.guidance import GuidancePlan
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from kiosk_server.core.errors import ServerError
from kiosk_server.venue.model import VenueState
from kiosk_server.venue.place_pages import MOST_PLACES, place_page
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import VenueViews
from tests.kiosk_server.venue.venue_house import TRANSLATOR

CLINIC = sample_clinic_plan()
SNAPSHOT = Snapshot(CLINIC)
PUBLISHED = PublishedVenue(SNAPSHOT, GuidancePlan(CLINIC), VenueState(SNAPSHOT.version, 0))
VIEWS = VenueViews(TRANSLATOR).of(PUBLISHED, "en")


@given(st.integers(1, MOST_PLACES))
def test_all_pages_together_are_all_places_in_order(first: int) -> None:
    ids: list[str] = []
    after = None
    while True:
        page = place_page(VIEWS, CLINIC.places, first, after)
        ids += [node.id for node in page.nodes]
        assert page.total_count == len(CLINIC.places)
        assert page.page_info.has_previous_page is (after is not None)
        assert [edge.cursor for edge in page.edges] == [node.id for node in page.nodes]
        if not page.page_info.has_next_page:
            break
        assert len(page.nodes) == first
        after = page.page_info.end_cursor

    assert ids == [place.id for place in CLINIC.places]


@given(st.text(max_size=20))
def test_any_cursor_gives_what_follows_it(after: str) -> None:
    page = place_page(VIEWS, CLINIC.places, MOST_PLACES, after)

    assert [node.id for node in page.nodes] == [
        place.id for place in CLINIC.places if place.id > after
    ]


@pytest.mark.parametrize("first", [0, -1, MOST_PLACES + 1, -(2**31)])
def test_a_page_of_no_or_too_many_places_is_an_error(first: int) -> None:
    with pytest.raises(ServerError) as raised:
        place_page(VIEWS, CLINIC.places, first, None)

    assert raised.value.code == "page-size-wrong"
