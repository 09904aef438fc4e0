"""Entrances on the building's outline, with the floor a wall's thickness or more behind it."""

from pathlib import Path

import pytest

from floorplans.importers.osm import ImportResult
from floorplans.importers.osm_findings import NoteCode
from floorplans.route import NoRoute
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds
from tests.floorplans.importers.osm_sheet import OsmSheet, notes

MAIN = {"entrance": "main", "door": "sliding"}


def hospital(tmp_path: Path, gap_metres: float, **entrance: str) -> ImportResult:
    """A path from the east, an entrance on the outline at (30, 6), and a corridor behind it."""
    sheet = OsmSheet()
    sheet.ring((0, 0), (30, 0), (30, 6), (30, 12), (0, 12), building="hospital", name="City")
    sheet.node((30, 6), **MAIN, **entrance)
    sheet.line((30, 6), (45, 6), highway="footway")
    sheet.box(2, 5, 30 - gap_metres, 7, indoor="corridor", level="0")
    sheet.ring((12, 7), (14, 7), (18, 7), (18, 12), (12, 12), indoor="room", level="0", ref="1")
    sheet.node((14, 7), door="yes", level="0")
    sheet.node((45, 6), amenity="taxi", name="Taxi")
    return sheet.read(tmp_path)


@pytest.mark.parametrize("gap_metres", [0.7, 1.5, 2.4])
@pytest.mark.parametrize("entrance", [{}, {"level": "0"}])
def test_an_entrance_on_the_outline_leads_to_the_floor_behind_the_wall(
    tmp_path: Path, gap_metres: float, entrance: dict[str, str]
) -> None:
    result = hospital(tmp_path, gap_metres, **entrance)
    start = next(place for place in result.plan.places if place.names.find("en") == "Taxi")
    goal = next(place for place in result.plan.places if place.ref == "1")

    route = find_route(
        Snapshot(result.plan), PlaceLocation(start.id), PlaceLocation(goal.id), TravelNeeds()
    )

    assert not isinstance(route, NoRoute)
    assert ("n3", NoteCode.ENTRANCE_MOVED) in notes(result)


def test_an_entrance_at_its_floor_or_far_from_any_stays_where_it_is(tmp_path: Path) -> None:
    for gap_metres in (0.3, 3.0):
        result = hospital(tmp_path, gap_metres)

        assert ("n3", NoteCode.ENTRANCE_MOVED) not in notes(result)
