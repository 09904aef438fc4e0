"""Units, openings, levels and traversals of IMDF archives."""

from pathlib import Path

import pytest
from shapely import Polygon

from floorplans.facts import Access, Evidence, Names
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import (
    AreaKind,
    Direction,
    DoorKind,
    EntranceKind,
    PlaceKind,
)
from floorplans.route import NoRoute, Route
from floorplans.travel_needs import Profile
from tests.floorplans.importers.imdf_sheet import ImdfSheet, two_rooms, way
from tests.floorplans.importers.osm_sheet import notes, unused


def test_a_small_archive_becomes_a_plan_with_its_ids_names_and_metres(tmp_path: Path) -> None:
    plan = two_rooms().read(tmp_path).plan

    assert (plan.id, plan.names) == ("imdf-venue", Names.of(en="Clinic"))
    assert [building.id for building in plan.buildings] == ["b"]
    assert [(level.id, level.ordinal, level.label) for level in plan.levels] == [("L0", 0.0, "0")]
    assert [area.id for area in plan.areas] == ["c", "r1", "r2"]
    assert [area.kind for area in plan.areas] == [AreaKind.CORRIDOR, AreaKind.ROOM, AreaKind.ROOM]
    assert plan.areas[1].polygon.area == pytest.approx(50.0, abs=0.3)
    assert plan.areas[1].names == Names.of(en="Room 1", zh_CN="一号室")
    assert [place.id for place in plan.places] == ["entrance-e", "r1", "r2"]
    assert [place.kind for place in plan.places] == [
        PlaceKind.ENTRANCE,
        PlaceKind.ROOM,
        PlaceKind.OFFICE,
    ]


def test_one_walks_from_room_to_room_through_the_openings(tmp_path: Path) -> None:
    route = way(two_rooms().read(tmp_path).plan, "r1", "r2", Profile.WHEELCHAIR)

    assert isinstance(route, Route)
    assert [leg.element_id for leg in route.legs if leg.element_id.startswith("d")] == ["d1", "d2"]


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("walkway", AreaKind.CORRIDOR),
        ("footbridge", AreaKind.CORRIDOR),
        ("lobby", AreaKind.OPEN),
        ("unenclosedarea", AreaKind.OPEN),
        ("restroom.male", AreaKind.ROOM),
        ("stairs", AreaKind.STAIRWELL),
        ("elevator", AreaKind.LIFT_CAR),
        ("never heard of", AreaKind.ROOM),
    ],
)
def test_the_category_of_a_unit_says_how_it_is_walked(
    tmp_path: Path, category: str, kind: AreaKind
) -> None:
    sheet = ImdfSheet()
    sheet.unit("u", (0, 0, 5, 5), category)

    result = sheet.read(tmp_path)

    assert [area.kind for area in result.plan.areas] == [kind]
    is_told = ("u", NoteCode.UNREADABLE_VALUE) in notes(result)
    assert is_told == (category == "never heard of")


@pytest.mark.parametrize("category", ["column", "opentobelow", "concrete"])
def test_solid_units_and_furniture_are_walls(tmp_path: Path, category: str) -> None:
    sheet = two_rooms()
    sheet.unit("pillar", (4, 1, 5, 2), category)
    sheet.box("fixture", "desk", (12, 4, 13, 5), "desk")

    plan = sheet.read(tmp_path).plan

    assert [wall.id for wall in plan.walls] == ["desk", "pillar"]
    assert isinstance(plan.walls[0].shape, Polygon)


def test_a_road_is_not_walked(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.unit("road", (30, 0, 40, 5), "road")

    result = sheet.read(tmp_path)

    assert unused(result) == {"road": UnusedReason.NOT_ON_FOOT}


def test_what_an_opening_says_of_its_door_is_kept_with_its_evidence(tmp_path: Path) -> None:
    sheet = two_rooms()
    door = {"type": "sliding", "material": "glass", "automatic": True}
    sheet.opening("d3", (6, 3), (7.5, 3), door=door, accessibility=["wheelchair"])

    d1, _, d3, _ = sheet.read(tmp_path).plan.doors

    assert (d3.kind, d3.automatic.value, d3.wheelchair.value) == (DoorKind.SLIDING, True, True)
    assert (d3.clear_width_metres.value, d3.clear_width_metres.evidence) == (1.5, Evidence.DRAWN)
    assert (d3.threshold_metres.value, d3.threshold_metres.evidence) == (0.0, Evidence.ASSUMED)
    assert (d1.kind, d1.automatic.value, d1.wheelchair.value) == (DoorKind.HINGED, None, None)


@pytest.mark.parametrize(
    ("door", "kind"),
    [
        ({"type": "open"}, DoorKind.OPENING),
        ({"type": "swinging"}, DoorKind.HINGED),
        ({"type": "revolving"}, DoorKind.REVOLVING),
        ({"type": "turnstile.fullheight"}, DoorKind.GATE),
        ({"type": "unspecified", "material": "gate"}, DoorKind.GATE),
        ({"type": "a curtain"}, DoorKind.HINGED),
        ({"type": 7}, DoorKind.HINGED),
        ("open", DoorKind.HINGED),
    ],
)
def test_kinds_of_doors(tmp_path: Path, door: object, kind: DoorKind) -> None:
    sheet = two_rooms()
    sheet.opening("d3", (6, 3), (7, 3), door=door)

    plan = sheet.read(tmp_path).plan

    assert plan.element_by_id["d3"].kind is kind  # type: ignore[union-attr]  # it is a door


@pytest.mark.parametrize(
    ("control", "access"),
    [
        (["badgereader"], Access.STAFF),
        (["guard"], Access.PUBLIC),
        (["keyaccess", "outofservice"], Access.CLOSED),
        (None, Access.PUBLIC),
    ],
)
def test_access_control_says_who_may_pass(
    tmp_path: Path, control: list[str] | None, access: Access
) -> None:
    sheet = two_rooms()
    sheet.opening("d3", (6, 3), (7, 3), access_control=control)

    plan = sheet.read(tmp_path).plan

    assert plan.element_by_id["d3"].access is access  # type: ignore[union-attr]  # it is a door


def test_restricted_and_nonpublic_units_are_for_staff_but_a_whole_level_is_only_told(
    tmp_path: Path,
) -> None:
    sheet = two_rooms()
    sheet.level("L1", 1, restriction="employeesonly")
    sheet.unit("up", (0, 0, 5, 5), level_id="L1")
    sheet.unit("r3", (0, 8, 5, 12), restriction="restricted")
    sheet.unit("r4", (5, 8, 9, 12), "nonpublic")

    result = sheet.read(tmp_path)

    staff = {area.id for area in result.plan.areas if area.access is Access.STAFF}
    assert staff == {"r3", "r4"}
    assert ("L1", NoteCode.LEVEL_RESTRICTION) in notes(result)


@pytest.mark.parametrize(
    ("category", "entrance", "access", "kind"),
    [
        ("pedestrian.principal", EntranceKind.MAIN, Access.PUBLIC, PlaceKind.ENTRANCE),
        ("pedestrian", EntranceKind.SECONDARY, Access.PUBLIC, PlaceKind.ENTRANCE),
        ("service", EntranceKind.SERVICE, Access.PUBLIC, PlaceKind.ENTRANCE),
        ("emergencyexit", EntranceKind.EMERGENCY, Access.EMERGENCY, PlaceKind.EXIT),
    ],
)
def test_an_opening_of_the_ground_floor_with_nothing_behind_leads_out(
    tmp_path: Path, category: str, entrance: EntranceKind, access: Access, kind: PlaceKind
) -> None:
    sheet = two_rooms()
    sheet.opening("out", (20, 1), (20, 2), category)

    plan = sheet.read(tmp_path).plan

    door = next(door for door in plan.doors if door.id == "out")
    assert (door.entrance, door.access) == (entrance, access)
    assert plan.place_by_id["entrance-out"].kind is kind


def test_an_opening_upstairs_or_inside_another_unit_is_no_entrance(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.level("L1", 1)
    sheet.unit("up", (0, 0, 5, 5), level_id="L1")
    sheet.opening("window", (0, 1), (0, 2), level_id="L1")
    sheet.unit("hall", (30, 0, 50, 20), "walkway")
    sheet.unit("shop", (35, 5, 40, 10))
    sheet.opening("shop-door", (36, 5), (37, 5))

    plan = sheet.read(tmp_path).plan

    assert [door.id for door in plan.doors if door.entrance] == ["e"]


def test_an_entrance_joins_the_floor_outdoors_at_the_same_height(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.level("out", 0, outdoor=True, building_ids=None)
    sheet.level("roof", 3, outdoor=True, building_ids=None)
    sheet.unit("yard", (-20, -10, 0, 10), "walkway", level_id="out", name={"en": "Yard"})
    sheet.unit("terrace", (-20, -10, 0, 10), "walkway", level_id="roof")

    plan = sheet.read(tmp_path).plan

    door = next(door for door in plan.doors if door.id == "e")
    assert (door.level_ids, door.entrance) == (("L0", "out"), EntranceKind.MAIN)
    assert plan.level_by_id["out"].building_id is None
    assert next(area for area in plan.areas if area.id == "yard").kind is AreaKind.OUTDOOR
    assert isinstance(way(plan, "yard", "r2", Profile.WHEELCHAIR), Route)


def test_an_opening_on_no_wall_is_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.opening("lost", (30, 30), (31, 30))

    assert unused(sheet.read(tmp_path)) == {"lost": UnusedReason.DOOR_TOUCHES_NOTHING}


def test_a_directed_traversal_makes_a_door_one_way(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.relate("only-out", "r1", ["d1"], "c")

    plan = sheet.read(tmp_path).plan

    door = plan.doors[0]
    assert (door.id, door.direction, door.from_area_id) == ("d1", Direction.FORWARD, "r1")
    assert isinstance(way(plan, "r1", "r2"), Route)
    assert isinstance(way(plan, "r2", "r1"), NoRoute)


def test_traversals_both_ways_or_undirected_leave_a_door_open_to_both(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.relate("out", "r1", ["d1"], "c")
    sheet.relate("in", "c", ["d1"], "r1")
    sheet.relate("both", "r2", ["d2"], "c", directed=False)

    doors = sheet.read(tmp_path).plan.doors

    assert {door.direction for door in doors} == {Direction.BOTH}


def test_a_traversal_between_neighbours_without_an_opening_implies_one(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.unit("r3", (0, 8, 10, 12))
    sheet.relate("gap", "r3", [], "r1", directed=False)
    sheet.relate("far", "r3", [], "r2", directed=False)

    result = sheet.read(tmp_path)

    assert isinstance(way(result.plan, "r3", "r2"), Route)
    assert ("gap", NoteCode.OPENING_INFERRED) in notes(result)
    assert unused(result) == {"far": UnusedReason.DOOR_TOUCHES_NOTHING}


def test_a_relationship_of_unknown_features_is_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.relate("r", "r1", ["nowhere"], "c")

    assert unused(sheet.read(tmp_path)) == {"r": UnusedReason.UNKNOWN_REFERENCE}
