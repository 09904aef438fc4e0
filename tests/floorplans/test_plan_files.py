import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given

from floorplans.model import (
    Anchor,
    Area,
    Building,
    Connector,
    Department,
    Door,
    HouseAssumptions,
    Level,
    PathLine,
    Place,
    Plan,
    Stop,
    Wall,
)
from floorplans.plan_files import read_plan, records, write_plan
from floorplans.plan_files.records import Record
from floorplans.sign import Sign, SignLine
from tests.floorplans.plan_makers import plan_of, square_room, two_storeys
from tests.floorplans.plan_strategies import plans


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@given(plans())
def test_any_plan_reads_back_the_same_and_writes_the_same_bytes(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as name:
        first, second = Path(name) / "first", Path(name) / "second"

        write_plan(plan, first)
        read = read_plan(first)
        write_plan(read, second)

        assert read == plan
        assert bytes_of(first) == bytes_of(second)


def test_folder_has_one_file_for_each_level_and_four_for_the_venue(tmp_path: Path) -> None:
    write_plan(two_storeys(), tmp_path / "plan")

    assert sorted(bytes_of(tmp_path / "plan")) == [
        "buildings/main/levels/L0.geojson",
        "buildings/main/levels/L1.geojson",
        "connectors.json",
        "directory.json",
        "site.geojson",
        "venue.json",
    ]


def test_feature_is_one_line_without_defaults_and_unknown_facts(tmp_path: Path) -> None:
    write_plan(two_storeys(), tmp_path / "plan")

    lines = (tmp_path / "plan/buildings/main/levels/L0.geojson").read_text("utf-8").splitlines()
    assert (
        '{"geometry":{"coordinates":[2.5,0],"type":"Point"},"id":"d1","properties":'
        '{"clear_width_metres":{"evidence":"measured","value":0.9},"feature":"door"},'
        '"type":"Feature"},'
    ) in lines


def test_moving_one_element_changes_one_line(tmp_path: Path) -> None:
    before = plan_of(square_room("a"), square_room("b", west=10.0), square_room("c", west=20.0))
    after = plan_of(square_room("a"), square_room("b", west=10.5), square_room("c", west=20.0))

    write_plan(before, tmp_path / "before")
    write_plan(after, tmp_path / "after")

    name = "buildings/main/levels/L0.geojson"
    old = (tmp_path / "before" / name).read_text("utf-8").splitlines()
    new = (tmp_path / "after" / name).read_text("utf-8").splitlines()
    assert [line[-80:] for line in old if line not in new] == [
        '"type":"Polygon"},"id":"b","properties":{"feature":"area","kind":"room"},"type":"Feature"},'[
            -80:
        ]
    ]
    assert len(old) == len(new)


def test_a_hand_edited_file_may_be_in_any_order_and_finer_than_a_centimetre(
    tmp_path: Path,
) -> None:
    plan = plan_of(square_room("a"), square_room("b", west=10.0))
    write_plan(plan, tmp_path / "plan")
    file = tmp_path / "plan/buildings/main/levels/L0.geojson"
    lines = file.read_text("utf-8").splitlines()
    assert '"a"' in lines[2]
    assert '"b"' in lines[3]
    lines[2], lines[3] = lines[3] + ",", lines[2].removesuffix(",").replace("[5,", "[5.0004,")

    file.write_text("\n".join(lines), encoding="utf-8-sig")

    assert read_plan(tmp_path / "plan") == plan


GIVEN_ELSEWHERE = {
    Area: {"id", "level_id", "polygon"},
    Wall: {"id", "level_id", "shape"},
    Door: {"id", "level_ids", "point"},
    PathLine: {"id", "level_id", "points"},
    Place: {"id", "level_id", "point"},
    Anchor: {"code", "level_id", "point"},
    Sign: {"id", "level_id", "point"},
    Level: {"building_id"},
}


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        (Area, records.AREA),
        (Wall, records.WALL),
        (Door, records.DOOR),
        (PathLine, records.PATH_LINE),
        (Place, records.PLACE),
        (Anchor, records.ANCHOR),
        (Sign, records.SIGN),
        (SignLine, records.SIGN_LINE),
        (Connector, records.CONNECTOR),
        (Stop, records.STOP),
        (Department, records.DEPARTMENT),
        (Level, records.LEVEL),
        (Building, records.BUILDING),
        (HouseAssumptions, records.ASSUMPTIONS),
    ],
)
def test_every_field_of_the_model_has_its_place_in_the_files(
    kind: type, record: Record[object]
) -> None:
    in_file = {field.name for field in record.fields} | GIVEN_ELSEWHERE.get(kind, set())

    assert in_file == {field.name for field in fields(kind)}
