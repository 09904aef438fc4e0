"""Lifts, stairs and ramps of which each storey's piece is a drawing of its own."""

from pathlib import Path

import pytest

from floorplans.facts import Evidence
from tests.floorplans.importers.osm_sheet import OsmSheet

LIFT = {"indoor": "room", "room": "elevator"}


@pytest.mark.parametrize("tags", [LIFT, {"indoor": "room", "stairs": "yes"}])
@pytest.mark.parametrize("key", ["name", "ref"])
def test_pieces_with_a_number_for_each_storey_are_one(
    tmp_path: Path, tags: dict[str, str], key: str
) -> None:
    sheet = OsmSheet()
    for level in range(3):
        sheet.lone_node((0, 0))
        sheet.box(0, 0, 2, 3, **tags, **{key: f"{level}.12", "level": str(level)})

    [connector] = sheet.read(tmp_path).plan.connectors

    assert [stop.level_id for stop in connector.stops] == ["L0", "L1", "L2"]
    assert connector.ref == ""
    assert not connector.names


def test_pieces_with_one_number_that_hardly_lie_on_each_other_are_one(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 2, 2, **LIFT, level="0", ref="B")
    sheet.box(1.9, 0, 3.9, 2, **LIFT, level="1", ref="B")

    [connector] = sheet.read(tmp_path).plan.connectors

    assert connector.ref == "B"
    assert len(connector.stops) == 2


def test_neighbouring_lifts_of_other_numbers_stay_two(tmp_path: Path) -> None:
    sheet = OsmSheet()
    for level in ("0", "1"):
        sheet.box(0, 0, 2, 2, **LIFT, level=level, ref="A")
        sheet.box(2, 0, 4, 2, **LIFT, level=level, ref="B")

    assert [connector.ref for connector in sheet.read(tmp_path).plan.connectors] == ["A", "B"]


def test_a_ramp_drawn_as_a_rectangle_is_as_wide_as_it_is_drawn(tmp_path: Path) -> None:
    sheet = OsmSheet()
    sheet.box(0, 0, 6, 1.5, indoor="corridor", ramp="yes", level="0;0.5", incline="6%")

    [ramp] = sheet.read(tmp_path).plan.connectors

    assert ramp.clear_width_metres.value == 1.5
    assert ramp.clear_width_metres.evidence is Evidence.DRAWN
