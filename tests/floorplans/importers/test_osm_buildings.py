"""Whole files: a small hand-made hospital, and two real buildings with the numbers they hold."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.facts import Evidence
from floorplans.importers.osm import ATTRIBUTION, IMPORT_ASSUMPTIONS, ImportResult, read_osm_plan
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.kinds import AreaKind, ConnectorKind, PlaceKind
from floorplans.model import HouseAssumptions, Plan
from tests.floorplans.importers.osm_sheet import notes


def check_plan(plan: Plan) -> None:
    """What must hold for every plan that an import gives."""
    element_ids = [element.id for element in plan.elements()]
    level_ids = {level.id for level in plan.levels}
    assert len(element_ids) == len(set(element_ids))
    assert all(area.polygon.is_valid and area.level_id in level_ids for area in plan.areas)
    assert all(wall.level_id in level_ids for wall in plan.walls)
    assert all(line.level_id in level_ids and len(line.points) > 1 for line in plan.path_lines)
    assert all(set(door.level_ids) <= level_ids for door in plan.doors)
    for connector in plan.connectors:
        assert len(connector.stops) >= 2
        assert {stop.level_id for stop in connector.stops} <= level_ids
    for place in plan.places:
        assert place.level_id in level_ids
        assert place.area_id is None or place.area_id in plan.element_by_id
    for group in (
        plan.areas,
        plan.walls,
        plan.doors,
        plan.path_lines,
        plan.connectors,
        plan.places,
    ):
        ids = [item.id for item in group]
        assert ids == sorted(set(ids))


@pytest.fixture(scope="module")
def clinic(repository: Path) -> ImportResult:
    return read_osm_plan(
        repository / "tests" / "plans" / "osm_two_storey_clinic.osm", time_zone="Asia/Shanghai"
    )


def test_the_clinic_has_what_is_drawn(clinic: ImportResult) -> None:
    plan = clinic.plan

    check_plan(plan)
    assert Counter(area.kind for area in plan.areas) == {
        AreaKind.ROOM: 5,
        AreaKind.CORRIDOR: 2,
        AreaKind.STAIRWELL: 2,
        AreaKind.LIFT_CAR: 2,
        AreaKind.OPEN: 1,
    }
    assert {connector.id: len(connector.stops) for connector in plan.connectors} == {
        "lift-w20": 2,
        "stairs-w21": 2,
    }
    assert [door.level_ids for door in plan.doors if door.entrance] == [("L0", "site")]
    assert (plan.attribution, plan.time_zone) == (ATTRIBUTION, "Asia/Shanghai")
    assert plan.place_by_id["w11.L0"].names.find("zh-CN") == "放射科"


def test_the_clinic_leaves_nothing_out(clinic: ImportResult) -> None:
    assert clinic.unused == ()
    assert clinic.notes == ()


def test_an_import_is_the_same_every_time(clinic: ImportResult, repository: Path) -> None:
    again = read_osm_plan(
        repository / "tests" / "plans" / "osm_two_storey_clinic.osm", time_zone="Asia/Shanghai"
    )

    assert again == clinic


def test_the_assumptions_of_an_import_are_written_into_the_plan(
    clinic: ImportResult, repository: Path
) -> None:
    strict = HouseAssumptions()
    path = repository / "tests" / "plans" / "osm_two_storey_clinic.osm"

    other = read_osm_plan(path, assumptions=strict, locales=("en",), time_zone="Asia/Shanghai").plan

    assert clinic.plan.assumptions == IMPORT_ASSUMPTIONS
    assert other == replace(clinic.plan, assumptions=strict, locales=("en",))


@pytest.mark.building
def test_dresden(buildings: Path) -> None:
    result = read_osm_plan(buildings / "tud_apb_dresden.osm")

    plan = result.plan
    check_plan(plan)
    kinds = Counter(area.kind for area in plan.areas)
    assert kinds[AreaKind.ROOM] + kinds[AreaKind.STAIRWELL] + kinds[AreaKind.LIFT_CAR] == 432
    assert kinds[AreaKind.CORRIDOR] == 43
    assert Counter(connector.kind for connector in plan.connectors) == {
        ConnectorKind.STAIRS: 9,
        ConnectorKind.LIFT: 2,
    }
    assert {door.id.split(".")[0] for door in plan.doors if door.id != "n0"} >= {"n8109446751"}
    assert all(door.clear_width_metres.evidence is Evidence.UNKNOWN for door in plan.doors)
    assert {feature.reason for feature in result.unused} == {UnusedReason.UNKNOWN_VALUE}
    assert len(result.unused) == 8
    assert plan.names.find("de") == "Andreas-Pfitzmann-Bau"


@pytest.mark.building
def test_dresden_main_entrance_has_a_small_step_and_the_side_one_none(buildings: Path) -> None:
    doors = {door.id: door for door in read_osm_plan(buildings / "tud_apb_dresden.osm").plan.doors}

    assert doors["n8109446751"].threshold_metres.value == 0.07
    assert doors["n8109446751"].level_ids == ("L0", "site")
    assert doors["n8109446689"].threshold_metres.evidence is Evidence.ASSUMED
    assert doors["n8109446689"].wheelchair.value is True


@pytest.mark.building
def test_berlin(buildings: Path) -> None:
    result = read_osm_plan(buildings / "berlin_hbf.osm")

    plan = result.plan
    check_plan(plan)
    assert Counter(connector.kind for connector in plan.connectors) == {
        ConnectorKind.ESCALATOR: 53,
        ConnectorKind.STAIRS: 28,
        ConnectorKind.LIFT: 15,
    }
    assert [level.ordinal for level in sorted(plan.levels, key=lambda level: level.ordinal)] == [
        -3.0, -2.0, -1.0, 0.0, 0.0, 0.5, 1.0, 2.0,
    ]  # fmt: skip
    assert len(plan.path_lines) == 275
    assert len([place for place in plan.places if place.kind is PlaceKind.SHOP]) == 45
    assert Counter(feature.reason for feature in result.unused) == {
        UnusedReason.NO_LEVEL: 26,
        UnusedReason.DOOR_TOUCHES_NOTHING: 3,
        UnusedReason.DRAWN_AS_LINES: 3,
    }
    assert ("w440217854", NoteCode.MERGED) in notes(result)


@pytest.mark.building
def test_berlin_lifts_stop_where_their_lines_end(buildings: Path) -> None:
    plan = read_osm_plan(buildings / "berlin_hbf.osm").plan

    ends = {(line.level_id, point) for line in plan.path_lines for point in line.points}
    lift = plan.element_by_id["lift-n730673012"]

    assert lift in plan.connectors
    stops = next(c.stops for c in plan.connectors if c.id == "lift-n730673012")
    assert [stop.level_id for stop in stops] == ["L-2", "L-1", "L0", "L1", "L2"]
    assert any((stop.level_id, stop.point) in ends for stop in stops)
