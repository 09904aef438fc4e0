"""Buildings drawn with path lines alone: doors at the ends of lines, and stairs between them."""

from pathlib import Path

from floorplans.model import Plan
from floorplans.route import LegKind, NoRoute, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.importers.osm_sheet import OsmSheet


def house_of_lines(folder: Path, **door: str) -> Plan:
    """A path from a bus stop to the entrance, a corridor line, stairs, and a kiosk upstairs."""
    sheet = OsmSheet()
    sheet.node((50, 0), highway="bus_stop", name="Bus")
    sheet.line((30, 0), (50, 0), highway="footway")
    sheet.line((30, 0), (10, 0), highway="corridor", level="0")
    sheet.line((10, 0), (5, 0), highway="steps", level="0;1", incline="up")
    sheet.line((5, 0), (0, 0), highway="corridor", level="1")
    sheet.node((30, 0), entrance="main", **door)
    sheet.node((0, 0), shop="kiosk", name="Shop", level="1")
    sheet.box(29, -1, 31, 1, building="yes")
    return sheet.read(folder).plan


def way(plan: Plan, start: str, goal: str, profile: Profile = Profile.WALKING) -> Route | NoRoute:
    by_name = {place.names.find("en") or place.kind.value: place.id for place in plan.places}
    ends = PlaceLocation(by_name[start]), PlaceLocation(by_name[goal])
    return find_route(Snapshot(plan), *ends, needs_of(profile))


def test_a_door_between_a_line_outside_and_a_line_inside_joins_them(tmp_path: Path) -> None:
    route = way(house_of_lines(tmp_path), "Bus", "Shop")

    assert isinstance(route, Route)
    kinds = [leg.kind for leg in route.legs]
    assert LegKind.DOOR in kinds
    assert LegKind.STAIRS in kinds


def test_a_way_from_the_entrance_begins_on_the_entrance_level(tmp_path: Path) -> None:
    route = way(house_of_lines(tmp_path), "entrance", "Shop")

    assert isinstance(route, Route)
    assert route.legs[0].start.level_id == "L0"
    assert route.legs[0].kind is LegKind.PATH


def test_a_door_too_narrow_parts_the_lines(tmp_path: Path) -> None:
    plan = house_of_lines(tmp_path, width="0.6")

    assert isinstance(way(plan, "Bus", "entrance", Profile.WALKING), Route)
    assert isinstance(way(plan, "Bus", "Shop", Profile.WHEELCHAIR), NoRoute)
    assert isinstance(way(plan, "Bus", "entrance", Profile.WHEELCHAIR), NoRoute)
