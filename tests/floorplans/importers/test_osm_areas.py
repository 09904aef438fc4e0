"""Rooms, corridors, open areas, walls and what is wrong with their rings."""

from pathlib import Path

import pytest
from shapely import LineString, Polygon

from floorplans.facts import Access, Evidence
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import AreaKind
from tests.floorplans.importers.osm_sheet import OsmSheet, notes, unused


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"indoor": "room"}, AreaKind.ROOM),
        ({"indoor": "corridor"}, AreaKind.CORRIDOR),
        ({"indoor": "area"}, AreaKind.OPEN),
        ({"indoor": "yes", "area": "yes"}, AreaKind.OPEN),
        ({"indoor": "yes", "area": "yes", "highway": "footway"}, AreaKind.OPEN),
        ({"indoor": "yes", "shop": "gift"}, AreaKind.ROOM),
        ({"room": "office"}, AreaKind.ROOM),
        ({"buildingpart": "corridor"}, AreaKind.CORRIDOR),
        ({"highway": "pedestrian", "area": "yes"}, AreaKind.OUTDOOR),
        ({"railway": "platform", "area": "yes"}, AreaKind.OPEN),
        ({"indoor": "room", "room": "ramp", "ramp": "yes"}, AreaKind.ROOM),
    ],
)
def test_closed_ways_become_areas(tmp_path: Path, tags: dict[str, str], kind: AreaKind) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, level="0", **tags)

    plan = sheet.read(tmp_path).plan

    assert [(area.id, area.kind, area.level_id) for area in plan.areas] == [("w1.L0", kind, "L0")]
    assert plan.areas[0].polygon.area == pytest.approx(20.0, rel=1e-2)
    assert plan.areas[0].polygon.exterior.is_ccw


def test_a_paved_area_without_level_lies_on_the_site(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.box(5, 0, 9, 4, highway="pedestrian", area="yes")

    plan = sheet.read(tmp_path).plan

    assert [(area.id, area.level_id) for area in plan.areas] == [
        ("w1.L0", "L0"),
        ("w2.site", "site"),
    ]
    assert [(level.id, level.building_id) for level in plan.levels] == [
        ("L0", "building"),
        ("site", None),
    ]


def test_a_room_on_several_levels_is_an_area_and_a_place_on_each(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0", repeat_on="2-3", ref="A")

    plan = sheet.read(tmp_path).plan

    assert [area.id for area in plan.areas] == ["w1.L0", "w1.L2", "w1.L3"]
    assert [place.id for place in plan.places] == ["w1.L0", "w1.L2", "w1.L3"]
    assert [level.ordinal for level in plan.levels] == [0.0, 2.0, 3.0]


def test_levels_that_the_building_lacks_are_left_out_of_ranges(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 9, 9, building="hospital", name="South", non_existent_levels="1")
    sheet.box(0, 0, 5, 4, indoor="room", level="0-2", level__ref="x")

    result = sheet.read(tmp_path)

    assert [area.level_id for area in result.plan.areas] == ["L0", "L2"]
    assert ("w2", NoteCode.LEVELS_LEFT_OUT) in notes(result)
    assert result.plan.id == "osm-w1"
    assert result.plan.names.find("en") == "South"


def test_levels_take_labels_and_names_from_their_outlines(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 9, 9, indoor="level", level="-1", level__ref="B1", name="Basement")
    sheet.box(0, 0, 5, 4, indoor="room", level="-1")
    sheet.box(0, 0, 5, 4, indoor="room", level="0.5", level__ref="M")

    plan = sheet.read(tmp_path).plan

    assert [(level.id, level.label, level.ordinal) for level in plan.levels] == [
        ("L-1", "B1", -1.0),
        ("L0.5", "M", 0.5),
    ]
    assert plan.levels[0].names.find("en") == "Basement"


def test_a_multipolygon_has_holes_and_several_outers_made_of_several_ways(tmp_path: Path) -> None:
    sheet = OsmSheet()
    first = sheet.line((0, 0), (20, 0), (20, 20))
    second = sheet.line((0, 0), (0, 20), (20, 20))
    hole = sheet.box(5, 5, 10, 10)
    island = sheet.box(30, 0, 40, 10)
    members = [("way", first, "outer"), ("way", second, "outer"), ("way", hole, "inner")]
    sheet.relation(
        *members, ("way", island, "outer"), type="multipolygon", indoor="area", level="1"
    )

    plan = sheet.read(tmp_path).plan

    assert [(area.id, round(area.polygon.area)) for area in plan.areas] == [
        ("r1.L1", 375),
        ("r1.L1.p2", 100),
    ]
    assert len(plan.areas[0].polygon.interiors) == 1


def test_the_old_way_of_mapping_takes_tags_from_the_outer_ring(tmp_path: Path) -> None:
    sheet = OsmSheet()
    outer = sheet.box(0, 0, 20, 20, indoor="corridor", level="0")
    inner = sheet.box(5, 5, 10, 10)
    sheet.relation(("way", outer, "outer"), ("way", inner, "inner"), type="multipolygon")

    plan = sheet.read(tmp_path).plan

    assert [(area.id, round(area.polygon.area)) for area in plan.areas] == [("w1.L0", 375)]


def test_a_level_relation_gives_its_level_to_its_members(tmp_path: Path) -> None:
    sheet = OsmSheet()
    room = sheet.box(0, 0, 5, 4, buildingpart="room")
    sheet.relation(("way", room, "buildingpart"), type="level", level="4")

    assert [area.id for area in sheet.read(tmp_path).plan.areas] == ["w1.L4"]


def test_rings_that_cannot_be_used_say_why(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.line((0, 10), (5, 10), (5, 14), indoor="room", level="0")
    sheet.line((0, 20), (5, 20), indoor="area", level="0")
    sheet.box(0, 30, 0.1, 30.1, indoor="room", level="0")
    sheet.box(0, 40, 5, 44, indoor="room")
    sheet.box(0, 50, 5, 54, indoor="room", level="attic")
    sheet.box(0, 60, 5, 64, indoor="blob", level="0")
    open_ring = sheet.line((0, 70), (5, 70), (5, 74))
    sheet.relation(("way", open_ring, "outer"), type="multipolygon", indoor="room", level="0")
    sheet.relation(("way", 999, "outer"), type="multipolygon", indoor="room", level="0")
    sheet.box(0, 80, 5, 84, highway="service", area="yes", foot="no")

    result = sheet.read(tmp_path)

    assert [area.id for area in result.plan.areas] == ["w1.L0"]
    assert unused(result) == {
        "w2": UnusedReason.UNCLOSED_RING,
        "w3": UnusedReason.TOO_FEW_POINTS,
        "w4": UnusedReason.TOO_SMALL,
        "w5": UnusedReason.NO_LEVEL,
        "w6": UnusedReason.UNPARSABLE_LEVEL,
        "w7": UnusedReason.UNKNOWN_VALUE,
        "r1": UnusedReason.UNCLOSED_RING,
        "r2": UnusedReason.MISSING_MEMBERS,
        "w9": UnusedReason.NOT_ON_FOOT,
    }


def test_a_way_with_missing_nodes_is_left_out(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    sheet.box(9, 0, 15, 4, indoor="room", level="0")
    text = sheet.text().replace("<nd ref='6'/>", "<nd ref='777'/>")
    sheet.text = lambda: text  # type: ignore[method-assign]

    assert unused(sheet.read(tmp_path)) == {"w2": UnusedReason.MISSING_NODES}


def test_a_ring_that_crosses_itself_is_mended_and_reported(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.ring((0, 0), (10, 0), (0, 10), (10, 10), indoor="area", level="0")

    result = sheet.read(tmp_path)

    assert [area.id for area in result.plan.areas] == ["w1.L0", "w1.L0.p2"]
    assert all(area.polygon.is_valid for area in result.plan.areas)
    assert ("w1", NoteCode.SELF_CROSSING_REPAIRED) in notes(result)


def test_a_ring_that_crosses_itself_hundreds_of_times_is_left_out_at_once(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0")
    spots = [((i * 37) % 101 + i / 1000, (i * 59) % 97 + i / 1000) for i in range(400)]
    sheet.ring(*spots, indoor="room", level="0")

    assert unused(sheet.read(tmp_path)) == {"w2": UnusedReason.TOO_INTRICATE}


def test_a_ring_whose_ends_are_two_nodes_at_one_spot_is_closed(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.line((0, 0), (5, 0), (5, 4), (0, 4), (0, 0.05), indoor="room", level="0")

    result = sheet.read(tmp_path)

    assert [area.id for area in result.plan.areas] == ["w1.L0"]
    assert ("w1", NoteCode.RING_CLOSED) in notes(result)


def test_a_room_of_ten_thousand_corners_is_read(tmp_path: Path) -> None:
    sheet = OsmSheet()
    comb = [(i * 0.5, 40.0 if i % 2 else 10.0) for i in range(10_000)]
    sheet.ring((0, 0), *comb, (5_000, 0), indoor="room", level="0")

    result = sheet.read(tmp_path)

    assert len(result.plan.areas) == 1
    assert result.plan.areas[0].polygon.covers(Polygon(result.plan.areas[0].polygon).exterior)


def test_walls_and_pillars(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 20, 20, indoor="area", level="0")
    sheet.line((5, 5), (5, 9), indoor="wall", level="0;1")
    sheet.box(10, 10, 11, 12, indoor="wall", area="yes", level="0")
    pillar = sheet.node((15, 15), indoor="wall", wall__type="pillar", level="0")
    sheet.line((1, 1), (2, 1), indoor="wall")

    result = sheet.read(tmp_path)

    walls = {wall.id: wall.shape for wall in result.plan.walls}
    assert set(walls) == {"w2.L0", "w2.L1", "w3.L0", f"n{pillar}.L0"}
    assert isinstance(walls["w2.L0"], LineString)
    assert isinstance(walls["w3.L0"], Polygon)
    assert walls[f"n{pillar}.L0"].area == pytest.approx(0.09)
    assert unused(result) == {"w4": UnusedReason.NO_LEVEL}


def test_access_wheelchair_and_incline_of_areas(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 5, 4, indoor="room", level="0", access="private", wheelchair="no")
    sheet.box(5, 0, 9, 4, indoor="room", level="0", wheelchair="limited")
    sheet.box(9, 0, 14, 4, indoor="corridor", ramp="yes", level="0", incline="-6%")

    first, second, ramp = sheet.read(tmp_path).plan.areas

    assert (first.access, first.wheelchair.value) == (Access.STAFF, False)
    assert (second.access, second.wheelchair.evidence) == (Access.PUBLIC, Evidence.UNKNOWN)
    assert (ramp.kind, ramp.is_ramp, ramp.incline.value) == (AreaKind.CORRIDOR, True, 0.06)
    assert ramp.incline.source == "osm:incline=-6%"


def test_an_untagged_room_takes_the_one_level_of_its_doors(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.ring((0, 0), (2, 0), (5, 0), (5, 4), (0, 4), indoor="room")
    sheet.node((2, 0), door="hinged", level="3")

    result = sheet.read(tmp_path)

    assert [area.id for area in result.plan.areas] == ["w1.L3"]
    assert ("w1", NoteCode.LEVEL_FROM_NEIGHBOURS) in notes(result)
