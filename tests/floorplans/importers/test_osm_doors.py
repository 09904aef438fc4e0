"""Doors and openings: on which levels they are, what they join, and what is known of them."""

from pathlib import Path

import pytest

from floorplans.facts import Access, Evidence
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import Direction, DoorKind, EntranceKind, PlaceKind
from floorplans.model import Door
from tests.floorplans.importers.osm_sheet import OsmSheet, notes, unused


def room_with_door(**tags: str) -> OsmSheet:
    sheet = OsmSheet()
    sheet.node((2, 0), **tags)
    sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="room", level="0")
    return sheet


def only_door(sheet: OsmSheet, folder: Path) -> Door:
    (door,) = sheet.read(folder).plan.doors
    return door


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"door": "hinged"}, DoorKind.HINGED),
        ({"door": "yes"}, DoorKind.HINGED),
        ({"door": "sliding"}, DoorKind.SLIDING),
        ({"door": "folding"}, DoorKind.SLIDING),
        ({"door": "revolving"}, DoorKind.REVOLVING),
        ({"door": "no"}, DoorKind.OPENING),
        ({"indoor": "door"}, DoorKind.HINGED),
        ({"entrance": "yes"}, DoorKind.HINGED),
        ({"entrance": "yes", "door": "no"}, DoorKind.OPENING),
        ({"barrier": "gate"}, DoorKind.GATE),
        ({"barrier": "door"}, DoorKind.HINGED),
        ({"barrier": "entrance"}, DoorKind.OPENING),
    ],
)
def test_kinds_of_doors(tmp_path: Path, tags: dict[str, str], kind: DoorKind) -> None:
    door = only_door(room_with_door(level="0", **tags), tmp_path)

    assert (door.id, door.kind, door.level_ids) == ("n1", kind, ("L0",))


def test_a_repeated_door_is_one_door_for_each_of_its_own_levels(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.node((2, 0), door="hinged", level="1", repeat_on="2-3")
    ring = [(0.0, 0.0), (2.0, 0.0), (5.0, 0.0), (5.0, 4.0), (0.0, 4.0)]
    for level in ("0", "1", "2", "3"):
        sheet.ring(*ring, indoor="room", level=level)

    doors = sheet.read(tmp_path).plan.doors

    assert [(door.id, door.level_ids) for door in doors] == [
        ("n1", ("L1",)),
        ("n1.L2", ("L2",)),
        ("n1.L3", ("L3",)),
    ]


def test_a_door_without_level_takes_those_of_the_rooms_it_is_a_corner_of(tmp_path: Path) -> None:
    sheet = room_with_door(door="hinged")
    sheet.box(0, 10, 5, 14, indoor="room", level="4")

    result = sheet.read(tmp_path)

    assert [door.level_ids for door in result.plan.doors] == [("L0",)]
    assert ("n1", NoteCode.LEVEL_FROM_NEIGHBOURS) in notes(result)


def test_an_entrance_without_level_is_on_the_one_nearest_to_ground(tmp_path: Path) -> None:
    sheet = room_with_door(entrance="main")
    sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="room", level="-1;3")

    result = sheet.read(tmp_path)

    assert [door.level_ids for door in result.plan.doors] == [("L0",)]
    assert ("n1", NoteCode.LEVELS_OF_NEIGHBOURS_DIFFER) in notes(result)


def test_a_door_near_a_wall_counts_and_one_in_the_air_does_not(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.lone_node((2, 0.4), door="hinged")
    near = sheet.lone_node((2, -0.4), door="hinged", level="0")
    far = sheet.lone_node((2, -0.7), door="hinged", level="0")
    upstairs = sheet.lone_node((2, 4), door="hinged", level="1")

    result = sheet.read(tmp_path)

    assert len(result.plan.doors) == 2
    assert f"n{near}" in {door.id for door in result.plan.doors}
    assert unused(result) == {
        f"n{far}": UnusedReason.DOOR_TOUCHES_NOTHING,
        f"n{upstairs}": UnusedReason.DOOR_TOUCHES_NOTHING,
    }


def test_an_entrance_where_a_path_ends_joins_its_level_to_the_site(tmp_path: Path) -> None:
    sheet = room_with_door(entrance="main", level="0", name="West")
    sheet.line((2, 0), (2, -9), highway="footway")

    plan = sheet.read(tmp_path).plan

    assert [(door.id, door.level_ids, door.entrance) for door in plan.doors] == [
        ("n1", ("L0", "site"), EntranceKind.MAIN)
    ]
    place = plan.place_by_id["entrance-n1"]
    assert (place.kind, place.door_id, place.level_id) == (PlaceKind.ENTRANCE, "n1", "L0")
    assert place.names.find("en") == "West"


def test_a_door_upstairs_above_a_path_stays_inside(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.node((2, 0), door="hinged", level="1")
    sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="room", level="1")
    sheet.line((0, -0.3), (5, -0.3), highway="footway")

    assert only_door(sheet, tmp_path).level_ids == ("L1",)


def test_an_entrance_on_a_paved_area_leads_to_the_site(tmp_path: Path) -> None:
    sheet = room_with_door(entrance="yes", level="0")
    sheet.box(-9, -9, 9, 9, highway="pedestrian", area="yes")

    assert only_door(sheet, tmp_path).level_ids == ("L0", "site")


@pytest.mark.parametrize(
    "tags", [{"entrance": "emergency"}, {"entrance": "yes", "exit": "emergency"}]
)
def test_emergency_exits_are_for_emergencies(tmp_path: Path, tags: dict[str, str]) -> None:
    plan = room_with_door(level="0", **tags).read(tmp_path).plan

    assert (plan.doors[0].access, plan.doors[0].entrance) == (
        Access.EMERGENCY,
        EntranceKind.EMERGENCY,
    )
    place = plan.place_by_id["entrance-n1"]
    assert (place.kind, place.access) == (PlaceKind.EXIT, Access.EMERGENCY)


@pytest.mark.parametrize(
    ("entrance", "direction"),
    [("exit", Direction.FORWARD), ("entry", Direction.BACKWARD), ("yes", Direction.BOTH)],
)
def test_one_way_doors(tmp_path: Path, entrance: str, direction: Direction) -> None:
    door = only_door(room_with_door(entrance=entrance, level="0"), tmp_path)

    assert door.direction is direction
    assert door.from_area_id == (None if direction is Direction.BOTH else "w1.L0")


def test_measured_facts_of_a_door(tmp_path: Path) -> None:
    door = only_door(
        room_with_door(door="sliding", level="0", door__width="95 cm", automatic_door="button",
                       kerb__height="2 cm", access="private", ref="7"),
        tmp_path,
    )  # fmt: skip

    assert door.clear_width_metres.value == pytest.approx(0.95)
    assert door.clear_width_metres.source == "osm:door:width=95 cm"
    assert door.threshold_metres.value == pytest.approx(0.02)
    assert door.automatic.value is True
    assert (door.access, door.ref) == (Access.STAFF, "7")


@pytest.mark.parametrize(
    ("tags", "threshold", "evidence", "wheelchair"),
    [
        ({"wheelchair": "yes"}, 0.0, Evidence.ASSUMED, True),
        ({"wheelchair": "designated"}, 0.0, Evidence.ASSUMED, True),
        ({"wheelchair": "limited"}, 0.07, Evidence.MEASURED, None),
        ({"wheelchair": "no"}, None, Evidence.UNKNOWN, False),
        ({"step_count": "1"}, 0.14, Evidence.MEASURED, None),
        ({"step_count": "0", "wheelchair": "yes"}, 0.0, Evidence.MEASURED, True),
        ({"kerb": "flush"}, 0.0, Evidence.MEASURED, None),
        ({}, None, Evidence.UNKNOWN, None),
    ],
)
def test_what_wheelchair_says_of_a_door(
    tmp_path: Path,
    tags: dict[str, str],
    threshold: float | None,
    evidence: Evidence,
    wheelchair: bool | None,
) -> None:
    door = only_door(room_with_door(door="hinged", level="0", **tags), tmp_path)

    assert door.threshold_metres.value == threshold
    assert door.threshold_metres.evidence is evidence
    assert door.wheelchair.value is wheelchair
    assert door.clear_width_metres.evidence is Evidence.UNKNOWN


def test_an_unreadable_width_is_noted_and_unknown(tmp_path: Path) -> None:
    result = room_with_door(door="hinged", level="0", width="wide").read(tmp_path)

    assert result.plan.doors[0].clear_width_metres.value is None
    assert ("n1", NoteCode.UNREADABLE_VALUE) in notes(result)


def test_a_door_drawn_as_a_line_is_as_wide_as_drawn(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.line((2, 0), (3.2, 0), door="hinged", level="0")

    door = only_door(sheet, tmp_path)

    assert door.id == "w2"
    assert door.clear_width_metres.value == pytest.approx(1.2, abs=0.01)
    assert door.clear_width_metres.evidence is Evidence.DRAWN


def test_a_line_that_meets_the_wall_of_a_room_without_a_door_implies_an_opening(
    tmp_path: Path,
) -> None:
    sheet = OsmSheet()
    sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="room", level="0")
    sheet.line((2, 0), (2, -5), highway="footway", indoor="yes", level="0")
    sheet.line((2, 0), (5, 0), highway="footway", indoor="yes", level="0")

    result = sheet.read(tmp_path)

    assert [(door.id, door.kind, door.level_ids) for door in result.plan.doors] == [
        ("n2", DoorKind.OPENING, ("L0",))
    ]
    assert ("n2", NoteCode.OPENING_INFERRED) in notes(result)


def test_a_line_along_a_wall_implies_nothing(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="room", level="0")
    sheet.line((0, 0), (2, 0), (5, 0), highway="footway", indoor="yes", level="0")

    assert sheet.read(tmp_path).plan.doors == ()


def test_lines_of_a_level_and_of_the_site_that_meet_are_joined(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (5, 0), highway="footway", level="0")
    sheet.line((5, 0), (9, 0), highway="footway")

    result = sheet.read(tmp_path)

    assert [(door.id, door.level_ids, door.kind) for door in result.plan.doors] == [
        ("n2", ("L0", "site"), DoorKind.OPENING)
    ]
    assert ("n2", NoteCode.LEVELS_JOINED) in notes(result)


def test_a_path_that_ends_at_an_outline_without_an_entrance_implies_one(tmp_path: Path) -> None:
    sheet = OsmSheet()
    for level in ("0", "1"):
        sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="corridor", level=level)
    sheet.line((2, -9), (2, 0), highway="footway")

    result = sheet.read(tmp_path)

    assert [door.level_ids for door in result.plan.doors] == [("L0", "site")]
    assert ("n2", NoteCode.OPENING_INFERRED) in notes(result)


def test_a_door_in_a_wall_line_is_kept(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 20, 12, indoor="area", level="0")
    sheet.line((0, 7), (20, 7), indoor="wall", level="0")
    sheet.lone_node((10, 7), door="yes", level="0")

    assert [door.level_ids for door in sheet.read(tmp_path).plan.doors] == [("L0",)]
