"""The sample hospital holds together: files, program, names, and only intended findings."""

from collections import Counter
from pathlib import Path

import pytest
import shapely

from floorplans.facts import Access, Evidence
from floorplans.kinds import (
    AreaKind,
    ConnectorKind,
    Direction,
    DoorKind,
    EntranceKind,
    LiftUse,
    PlaceKind,
)
from floorplans.model import Connector, Place, Plan
from floorplans.plan_checks import FindingCode, check_plan
from floorplans.plan_files import write_plan
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.sample_hospital.draw import PLAN_FOLDER, draw_sample_hospital


@pytest.fixture(scope="module")
def hospital() -> Plan:
    return sample_hospital_plan()


def test_packaged_files_are_what_the_program_draws(hospital: Plan, tmp_path: Path) -> None:
    drawn_plan = draw_sample_hospital()

    write_plan(drawn_plan, tmp_path / "plan")

    drawn = {path.relative_to(tmp_path / "plan") for path in (tmp_path / "plan").rglob("*.*json")}
    packaged = {path.relative_to(PLAN_FOLDER) for path in PLAN_FOLDER.rglob("*.*json")}
    assert drawn == packaged
    for name in drawn:
        assert (tmp_path / "plan" / name).read_bytes() == (PLAN_FOLDER / name).read_bytes()
    assert hospital == drawn_plan


def test_only_what_is_wrong_on_purpose_is_found(hospital: Plan) -> None:
    findings = check_plan(hospital)

    assert [(finding.code, finding.element_id) for finding in findings] == [
        (FindingCode.DOOR_NARROW, "ip-b1-chapel-door"),
        (FindingCode.DOOR_NARROW, "op-3f-play-door"),
        (FindingCode.DOOR_WIDTHS_UNKNOWN, None),
        (FindingCode.LIFT_SIZE_UNKNOWN, "lift-5"),
    ]


def test_three_buildings_have_the_levels_that_their_lifts_show(hospital: Plan) -> None:
    labels: dict[str | None, list[str]] = {}
    for level in sorted(hospital.levels, key=lambda level: level.ordinal):
        labels.setdefault(level.building_id, []).append(level.label)

    assert labels == {
        None: [""],
        "outpatient": ["B1", "1", "2", "3", "4", "5", "6"],
        "medical-technology": ["B1", "1", "2", "3", "4"],
        "inpatient": ["B1", "1", "2", "3", "5", "6", "7", "8", "9", "10", "11"],
    }


def test_bridges_join_floors_of_one_height_whatever_their_labels(hospital: Plan) -> None:
    bridges = {
        door.level_ids: tuple(hospital.level_by_id[each].ordinal for each in door.level_ids)
        for door in hospital.doors
        if door.id.endswith("bridge-door")
    }

    assert bridges == {
        ("mt-2f", "ip-2f"): (1.0, 1.0),
        ("mt-4f", "ip-5f"): (3.0, 3.0),
        ("op-2f", "mt-2f"): (1.0, 1.0),
        ("op-3f", "mt-3f"): (2.0, 2.0),
    }


def test_hospital_shows_each_thing_that_a_way_can_meet(hospital: Plan) -> None:
    doors, connectors = hospital.doors, hospital.connectors

    assert {area.kind for area in hospital.areas} == set(AreaKind)
    assert {connector.kind for connector in connectors} == set(ConnectorKind)
    assert {door.kind for door in doors} == set(DoorKind)
    assert {door.entrance for door in doors} - {None} == set(EntranceKind)
    assert {each.lift_use for each in connectors} - {None} == set(LiftUse)
    assert {door.clear_width_metres.evidence for door in doors} == {
        Evidence.MEASURED,
        Evidence.UNKNOWN,
    }
    assert {place.access for place in hospital.places} == {
        Access.PUBLIC,
        Access.STAFF,
        Access.EMERGENCY,
    }
    assert {door.id for door in doors if door.direction is not Direction.BOTH} == {
        "op-1f-fever-entrance",
        "op-1f-fever-exit",
        "op-1f-fever-observation-exit",
    }


def test_lifts_are_numbered_through_and_those_for_the_public_are_measured(hospital: Plan) -> None:
    lifts = [each for each in hospital.connectors if each.kind is ConnectorKind.LIFT]

    public = [lift for lift in lifts if lift.lift_use is LiftUse.PUBLIC]
    assert sorted(int(lift.ref) for lift in lifts) == list(range(1, 17))
    assert all(_is_measured(lift) for lift in public)


def _is_measured(lift: Connector) -> bool:
    sizes = (lift.car_width_metres, lift.car_depth_metres, lift.clear_width_metres)
    return all(size.evidence is Evidence.MEASURED for size in sizes)


def test_every_name_is_there_in_both_languages(hospital: Plan) -> None:
    names = [hospital.names, *(level.names for level in hospital.levels)]
    names += [building.names for building in hospital.buildings]
    names += [place.names for place in hospital.places]
    names += [anchor.names for anchor in hospital.anchors]
    names += [department.names for department in hospital.departments]
    names += [line.text for sign in hospital.signs for line in sign.lines]

    for each in names:
        assert [tag for tag, _ in each.by_locale] == ["en", "zh-CN"]


@pytest.mark.parametrize(
    ("word", "place_id"),
    [
        ("拍片", "mt-1f-radiology"),
        ("X光", "mt-1f-x-ray-1"),
        ("抽血", "op-1f-specimens"),
        ("B超", "mt-2f-ultrasound"),
        ("彩超", "mt-2f-ultrasound"),
        ("核磁", "mt-1f-mri-1"),
        ("MRI", "mt-1f-mri-1"),
        ("挂号", "op-1f-registration"),
        ("缴费", "op-1f-registration"),
        ("取药", "op-1f-pharmacy"),
        ("产检", "op-3f-obstetrics"),
        ("看牙", "op-4f-dental"),
        ("发烧", "op-1f-fever-clinic"),
        ("腹泻", "op-1f-enteric"),
        ("心梗", "op-1f-chest-pain"),
        ("胃镜", "mt-3f-endoscopy"),
        ("病理", "mt-3f-pathology"),
        ("心电图", "op-2f-ecg"),
        ("放疗", "mt-b1-radiotherapy"),
        ("血透", "mt-3f-dialysis"),
        ("ICU", "ip-2f-icu"),
        ("医保", "op-1f-insurance"),
        ("办住院", "ip-1f-admissions"),
        ("病历复印", "op-1f-records"),
        ("轮椅", "op-1f-wheelchairs"),
        ("哺乳", "op-3f-nursing-room"),
        ("食堂", "op-b1-canteen"),
        ("停车", "site-car-park"),
        ("打车", "site-taxi"),
    ],
)
def test_people_find_places_by_the_words_they_use(hospital: Plan, word: str, place_id: str) -> None:
    place = hospital.place_by_id[place_id]

    assert word in place.synonyms or any(word in name for name in place.names.texts())


def test_dangerous_and_private_rooms_are_for_staff(hospital: Plan) -> None:
    staff = {place.id for place in hospital.places if place.access is Access.STAFF}

    assert staff >= {
        "mt-b1-mortuary",
        "mt-b1-hot-laboratory",
        "mt-b1-decay",
        "mt-1f-ct-control",
        "mt-1f-mri-plant",
        "mt-2f-microbiology",
        "ip-b1-switchgear",
        "op-b1-plant",
    }


def test_outer_walls_stand_around_every_floor_and_open_at_doors(hospital: Plan) -> None:
    walls = [wall for wall in hospital.walls if "-outer-wall-" in wall.id]

    on_ground = shapely.union_all([wall.shape for wall in walls if wall.level_id == "op-1f"])
    entrances = [
        door for door in hospital.doors if door.level_ids == ("op-1f", "site") and door.entrance
    ]
    assert {wall.level_id for wall in walls} == {
        level.id for level in hospital.levels if level.building_id is not None
    }
    assert len(entrances) == 11
    assert not any(on_ground.intersects(shapely.Point(door.point)) for door in entrances)
    assert on_ground.contains(shapely.Point(70.0, 0.15))


def test_anchors_stand_at_entrances_lift_lobbies_and_kiosks(hospital: Plan) -> None:
    codes = [anchor.code for anchor in hospital.anchors]
    points = {(anchor.level_id, anchor.point) for anchor in hospital.anchors}
    kiosks = [place for place in hospital.places if place.kind is PlaceKind.KIOSK]

    lobbies = {anchor.level_id for anchor in hospital.anchors if _is_lobby(anchor.names.texts())}
    assert len(codes) == len(set(codes)) >= 55
    assert "OP-1F-01" in codes
    assert {(kiosk.level_id, kiosk.point) for kiosk in kiosks} <= points
    assert lobbies == {level.id for level in hospital.levels if level.building_id is not None}
    assert all(anchor.bearing_degrees is not None for anchor in hospital.anchors)


def _is_lobby(names: tuple[str, ...]) -> bool:
    return any("电梯厅" in name for name in names)


def test_there_are_as_many_places_as_in_a_large_hospital(hospital: Plan) -> None:
    kinds = Counter(place.kind for place in hospital.places)

    asked_for = [place for place in hospital.places if _is_a_destination(place)]
    assert 350 <= len(asked_for) <= 450
    assert kinds[PlaceKind.DEPARTMENT] >= 40
    assert kinds[PlaceKind.WARD] >= 60
    assert len(hospital.departments) >= 40


def _is_a_destination(place: Place) -> bool:
    on_the_way = {PlaceKind.LIFT, PlaceKind.STAIRS, PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET}
    on_the_way |= {PlaceKind.SEAT, PlaceKind.REFUGE}
    return place.access is Access.PUBLIC and place.kind not in on_the_way


def test_anchors_look_along_the_walls_of_a_plan_that_is_turned(hospital: Plan) -> None:
    looking = [anchor.bearing_degrees for anchor in hospital.anchors]

    local = [(each - hospital.georeference.bearing_degrees) % 90.0 for each in looking if each]
    assert len(local) == len(looking)
    assert set(local) == {0.0}
