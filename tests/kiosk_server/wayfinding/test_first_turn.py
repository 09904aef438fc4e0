"""Who starts at an anchor is told which way to turn first, and sees on pictures where to go."""

import math
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from tests.kiosk_server.wayfinding.picture_house import (
    PictureHouse,
    picture_house,
    route_of,
    svg_of,
)

KIOSK = {"anchorCode": "OP-1F-04"}
"""Who reads it looks south, at 180 degrees, on a plan whose +y lies at 8 degrees."""
KIOSK_AS_PLACE = {"placeId": "op-1f-kiosk-3"}
SIZE = {"widthPx": 390, "heightPx": 420}
SVG = "{http://www.w3.org/2000/svg}"
NORTHWARDS = {"point": {"levelId": "op-1f", "x": 52.5, "y": 3.0}}

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def hospital_plan(repository: Path) -> Plan:
    return open_plan(repository / "floorplans" / "sample_hospital" / "plan").plan


@pytest.fixture(scope="module")
async def hospital_house(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory, hospital_plan: Plan
) -> AsyncIterator[PictureHouse]:
    async with picture_house(tmp_path_factory.mktemp("hospital"), hospital_plan) as house:
        yield house


@pytest.mark.parametrize(
    ("locale", "words"), [("en", "Turn around and walk"), ("zh-CN", "转身，走")]
)
async def test_what_lies_behind_who_reads_the_code_begins_with_turning_around(
    hospital_house: PictureHouse, locale: str, words: str
) -> None:
    way = {"from": KIOSK, "to": NORTHWARDS}

    first = (await route_of(hospital_house, "find_route", way, locale))["steps"][0]

    assert (first["kind"], first["turn"]) == ("SET_OFF", "BACK")
    assert first["text"].startswith(words)


async def test_the_same_way_from_a_place_begins_without_a_turn(
    hospital_house: PictureHouse,
) -> None:
    way = {"from": KIOSK_AS_PLACE, "to": NORTHWARDS}

    first = (await route_of(hospital_house, "find_route", way))["steps"][0]

    assert (first["kind"], first["turn"]) == ("SET_OFF", None)
    assert first["text"].startswith("From Kiosk 1-3, walk")


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en", "Turn around. Leave Outpatient building by"), ("zh-CN", "转身。从急诊入口走出门诊楼")],
)
async def test_a_door_behind_who_starts_beside_it_is_turned_to_first(
    hospital_house: PictureHouse, locale: str, words: str
) -> None:
    way = {"from": {"anchorCode": "OP-1F-06"}, "to": {"placeId": "op-1f-pharmacy"}}

    first = (await route_of(hospital_house, "find_route", way, locale))["steps"][0]

    assert (first["kind"], first["turn"]) == ("LEAVE_BUILDING", "BACK")
    assert first["text"].startswith(words)


async def test_the_visitors_arrow_points_where_one_walks_in_every_picture(
    hospital_house: PictureHouse,
) -> None:
    way = {"from": KIOSK, "to": NORTHWARDS, "size": SIZE}
    whole = (await route_of(hospital_house, "draw_route", way))["pictures"][0]
    step = (await route_of(hospital_house, "draw_steps", way))["steps"][0]["picture"]

    for picture in (whole, step):
        assert _arrow_degrees(picture["svg"]) + picture["upDegrees"] == pytest.approx(0.0, abs=5.0)


async def test_a_plan_without_a_way_is_turned_to_where_one_looks(
    hospital_house: PictureHouse, hospital_plan: Plan
) -> None:
    bearings = {anchor.code: anchor.bearing_degrees for anchor in hospital_plan.anchors}
    assert hospital_plan.georeference is not None
    ahead = bearings[KIOSK["anchorCode"]] or 0.0
    of_plan = hospital_plan.georeference.bearing_degrees
    variables = {"id": "op-1f", "size": SIZE, "at": KIOSK}

    picture = (await hospital_house.ask("draw_level", variables))["data"]["level"]["picture"]

    assert _arrow_degrees(picture["svg"]) == pytest.approx(0.0, abs=3.0)
    assert picture["upDegrees"] % 360.0 == pytest.approx(ahead - of_plan, abs=3.0)


def _arrow_degrees(svg: str) -> float:
    """Which way the visitor's arrow points in a picture, clockwise from up."""
    root = svg_of(svg)
    dot = next(each for each in root.iter(f"{SVG}circle") if each.get("class") == "f-here")
    wedge = next(each for each in root.iter(f"{SVG}path") if each.get("class") == "f-here")
    tip_x, tip_y = wedge.attrib["d"][1:].split("l")[0].split()
    away_x, away_y = float(tip_x) - float(dot.attrib["cx"]), float(tip_y) - float(dot.attrib["cy"])
    return math.degrees(math.atan2(away_x, -away_y))
