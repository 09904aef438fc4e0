"""Lifts, stairs, escalators and ramps of IMDF archives."""

from pathlib import Path

import pytest

from floorplans.facts import Names
from floorplans.importers.osm_findings import NoteCode
from floorplans.kinds import ConnectorKind, Direction, LiftUse
from floorplans.route import NoRoute, Route
from tests.floorplans.importers.imdf_sheet import ImdfSheet, point, two_rooms, way
from tests.floorplans.importers.osm_sheet import notes


def shafts(category: str, *, openings: bool = True) -> ImdfSheet:
    """A corridor on three floors with a shaft beside it on each."""
    sheet = ImdfSheet()
    sheet.level("L1", 1, short_name={"en": "2"})
    sheet.level("L2", 2)
    for number in range(3):
        level = f"L{number}"
        sheet.unit(f"c{number}", (0, 0, 20, 3), "walkway", level_id=level, name={"en": level})
        sheet.unit(f"s{number}", (5, 3, 8, 6 + number / 10), category, level_id=level)
        if openings:
            sheet.opening(f"o{number}", (6, 3), (7, 3), level_id=level)
    return sheet


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("elevator", ConnectorKind.LIFT),
        ("stairs", ConnectorKind.STAIRS),
        ("escalator", ConnectorKind.ESCALATOR),
        ("ramp", ConnectorKind.RAMP),
    ],
)
def test_units_on_each_other_are_one_connector(
    tmp_path: Path, category: str, kind: ConnectorKind
) -> None:
    plan = shafts(category).read(tmp_path).plan

    (connector,) = plan.connectors
    assert (connector.id, connector.kind) == (f"{kind.value}-s0", kind)
    assert [stop.level_id for stop in connector.stops] == ["L0", "L1", "L2"]
    assert isinstance(way(plan, "c0", "c2"), Route)


def test_a_lift_has_the_size_of_its_smallest_outline_and_its_narrowest_door(tmp_path: Path) -> None:
    sheet = shafts("elevator")
    sheet.add("amenity", "a", point((6, 4)), category="elevator", unit_ids=["s0"],
              name={"en": "Staff lift"}, accessibility=["wheelchair"])  # fmt: skip

    (lift,) = sheet.read(tmp_path).plan.connectors

    assert (lift.car_width_metres.value, lift.car_depth_metres.value) == (2.7, 2.7)
    assert (lift.clear_width_metres.value, lift.lift_use) == (1.0, LiftUse.STAFF)
    assert (lift.names, lift.wheelchair.value) == (Names.of(en="Staff lift"), True)


def test_a_shaft_without_openings_is_entered_from_the_open_floor(tmp_path: Path) -> None:
    result = shafts("stairs", openings=False).read(tmp_path)

    assert ("s0", NoteCode.OPENING_INFERRED) in notes(result)
    assert [door.id for door in result.plan.doors] == [f"s{n}.opening" for n in range(3)]
    assert isinstance(way(result.plan, "c0", "c2"), Route)


def test_a_directed_relationship_says_which_way_an_escalator_runs(tmp_path: Path) -> None:
    sheet = shafts("escalator")
    sheet.relate("up", "c0", ["s0"], "c1", category="escalator")

    plan = sheet.read(tmp_path).plan

    assert plan.connectors[0].direction is Direction.FORWARD
    assert isinstance(way(plan, "c0", "c1"), Route)
    assert isinstance(way(plan, "c1", "c0"), NoRoute)


def test_an_escalator_that_says_nothing_is_told(tmp_path: Path) -> None:
    result = shafts("escalator").read(tmp_path)

    assert ("s0", NoteCode.DIRECTION_NOT_STATED) in notes(result)


def test_a_relationship_gives_a_stair_its_end_on_a_floor_where_it_is_not_drawn(
    tmp_path: Path,
) -> None:
    sheet = ImdfSheet()
    sheet.level("L1", 1)
    sheet.unit("c0", (0, 0, 20, 3), "walkway", name={"en": "Down"})
    sheet.unit("s", (5, 3, 8, 6), "stairs")
    sheet.opening("o", (6, 3), (7, 3))
    sheet.unit("c1", (0, 3, 20, 9), "walkway", level_id="L1", name={"en": "Up"})
    sheet.relate("r", "o", ["s"], "c1", category="stairs", directed=False)

    plan = sheet.read(tmp_path).plan

    assert [stop.level_id for stop in plan.connectors[0].stops] == ["L0", "L1"]
    assert isinstance(way(plan, "c0", "c1"), Route)


def test_flights_drawn_beside_each_other_on_neighbouring_floors_are_one_stair(
    tmp_path: Path,
) -> None:
    sheet = ImdfSheet()
    sheet.level("L1", 1)
    sheet.unit("low", (0, 0, 3, 6), "stairs")
    sheet.unit("high", (3, 0, 6, 6), "stairs", level_id="L1")

    result = sheet.read(tmp_path)

    assert [connector.id for connector in result.plan.connectors] == ["stairs-high"]
    assert ("low", NoteCode.MERGED) in notes(result)


def test_stairs_on_one_level_only_are_told(tmp_path: Path) -> None:
    sheet = two_rooms()
    sheet.unit("s", (20, 0, 23, 3), "steps")

    result = sheet.read(tmp_path)

    assert result.plan.connectors == ()
    assert ("s", NoteCode.ONE_LEVEL) in notes(result)
