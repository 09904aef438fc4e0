from pathlib import Path

from floorplans.facts import Evidence
from floorplans.kinds import AreaKind, ConnectorKind, Direction, EntranceKind, PlaceKind
from floorplans.plan_checks import FindingCode, check_plan
from floorplans.plan_files import write_plan
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.sample_clinic.draw import PLAN_FOLDER, draw_sample_clinic


def test_packaged_files_are_what_the_program_draws(tmp_path: Path) -> None:
    write_plan(draw_sample_clinic(), tmp_path / "plan")

    drawn = {path.relative_to(tmp_path / "plan") for path in (tmp_path / "plan").rglob("*.*json")}
    packaged = {path.relative_to(PLAN_FOLDER) for path in PLAN_FOLDER.rglob("*.*json")}
    assert drawn == packaged
    for name in drawn:
        assert (tmp_path / "plan" / name).read_bytes() == (PLAN_FOLDER / name).read_bytes()
    assert sample_clinic_plan() == draw_sample_clinic()


def test_only_what_is_wrong_on_purpose_is_found() -> None:
    findings = check_plan(sample_clinic_plan())

    assert [(finding.code, finding.element_id) for finding in findings] == [
        (FindingCode.DOOR_NARROW, "consulting-4-door"),
        (FindingCode.DOOR_WIDTHS_UNKNOWN, None),
    ]


def test_clinic_shows_each_thing_that_a_way_can_meet() -> None:
    plan = sample_clinic_plan()

    assert {connector.kind for connector in plan.connectors} == {
        ConnectorKind.LIFT,
        ConnectorKind.STAIRS,
        ConnectorKind.RAMP,
    }
    assert {area.kind for area in plan.areas} == set(AreaKind)
    assert {door.entrance for door in plan.doors} >= {EntranceKind.MAIN, EntranceKind.EMERGENCY}
    assert [door.id for door in plan.doors if door.direction is not Direction.BOTH] == [
        "fever-exit"
    ]
    evidence = {door.clear_width_metres.evidence for door in plan.doors}
    assert evidence == {Evidence.MEASURED, Evidence.UNKNOWN}
    assert len(plan.path_lines) == 2
    assert {anchor.code for anchor in plan.anchors} == {"E1", "K1", "S1", "S2", "T1", "T2"}


def test_every_name_is_there_in_both_languages() -> None:
    plan = sample_clinic_plan()

    names = [plan.names, *(level.names for level in plan.levels)]
    names += [place.names for place in plan.places]
    names += [department.names for department in plan.departments]
    for each in names:
        assert [tag for tag, _ in each.by_locale] == ["en", "zh-CN"]


def test_places_that_a_visitor_asks_for_are_there() -> None:
    plan = sample_clinic_plan()

    kinds = {place.kind for place in plan.places}
    assert kinds >= {
        PlaceKind.CASH_DESK,
        PlaceKind.PHARMACY,
        PlaceKind.EMERGENCY,
        PlaceKind.IMAGING,
        PlaceKind.LABORATORY,
        PlaceKind.WARD,
        PlaceKind.ACCESSIBLE_TOILET,
        PlaceKind.INFORMATION,
        PlaceKind.BUS_STOP,
        PlaceKind.PARKING,
    }
    assert plan.place_by_id["laboratory"].synonyms == ("抽血", "验血", "化验", "blood test")
