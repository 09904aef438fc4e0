"""Pictures and hand-offs of ways, asked for through the real schema as the pages ask."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from floorplans.facts import Names
from floorplans.model import Plan
from kiosk_server.core.principals import VISITOR
from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.operations import OperationRequest
from kiosk_server.wayfinding import way_drawing
from tests.kiosk_server.wayfinding.picture_house import (
    WAY,
    PictureHouse,
    picture_house,
    route_of,
    svg_of,
)

SIZE = {"widthPx": 390, "heightPx": 420}
SVG = "{http://www.w3.org/2000/svg}"
WHEELED = {"profile": "WHEELCHAIR"}

pytestmark = pytest.mark.anyio


def codes(answer: Mapping[str, Any]) -> set[str]:
    return {error["extensions"]["code"] for error in answer.get("errors", [])}


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
async def test_pictures_share_out_the_steps_level_by_level(
    clinic_house: PictureHouse, locale: str
) -> None:
    variables = {**WAY, "needs": WHEELED}
    told = await route_of(clinic_house, "find_route", variables, locale)
    drawn = await route_of(clinic_house, "draw_route", {**variables, "size": SIZE}, locale)

    pictures = drawn["pictures"]
    assert [picture["levelId"] for picture in pictures] == ["f1", "f2"]
    assert [picture["levelLabel"] for picture in pictures] == ["1", "2"]
    numbers = [
        number
        for picture in pictures
        for number in range(picture["firstStep"], picture["lastStep"] + 1)
    ]
    assert numbers == list(range(len(told["steps"])))
    assert told["steps"][pictures[0]["lastStep"]]["kind"] == "TAKE_LIFT"
    for picture in pictures:
        steps = told["steps"][picture["firstStep"] : picture["lastStep"] + 1]
        assert all(step["text"] in picture["description"] for step in steps)
        assert picture["levelName"] in "".join(svg_of(picture["svg"]).itertext())
    assert drawn["dataVersion"] == told["dataVersion"]


async def test_each_step_has_a_picture_with_its_words(clinic_house: PictureHouse) -> None:
    told = await route_of(clinic_house, "find_route", WAY)
    drawn = await route_of(clinic_house, "draw_steps", {**WAY, "size": SIZE})

    assert len(drawn["steps"]) == len(told["steps"])
    for number, (step, words) in enumerate(zip(drawn["steps"], told["steps"], strict=True)):
        picture = step["picture"]
        root = svg_of(picture["svg"])
        assert picture["firstStep"] == picture["lastStep"] == number
        assert picture["description"] == words["text"] == root.findtext(f"{SVG}title")
        assert picture["levelId"] == words["levelId"]
        assert -180.0 <= picture["upDegrees"] < 180.0
        assert len(picture["svg"]) < 20_000


async def test_ids_are_apart_in_all_pictures_of_a_way(clinic_house: PictureHouse) -> None:
    route = await route_of(clinic_house, "draw_route", {**WAY, "size": SIZE})
    steps = await route_of(clinic_house, "draw_steps", {**WAY, "size": SIZE})

    pictures = [*route["pictures"], *(step["picture"] for step in steps["steps"])]
    ids = [found for each in pictures for found in re.findall(r' id="([^"]+)"', each["svg"])]
    assert len(ids) == 2 * len(pictures)
    assert len(set(ids)) == len(ids)


async def test_a_picture_suits_a_strict_policy(
    clinic_house: PictureHouse,
) -> None:
    route = await route_of(clinic_house, "draw_route", {**WAY, "size": SIZE, "theme": "CONTRAST"})
    for picture in route["pictures"]:
        root = svg_of(picture["svg"])
        assert "plan-contrast" in root.get("class", "")
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "path", "circle", "text", "tspan"}
        for element in root.iter():
            assert not {"style", "href"} & element.attrib.keys()
            assert not any(name.startswith("on") for name in element.attrib)


async def test_hostile_names_stay_text(tmp_path: Path, clinic_plan: Plan) -> None:
    hostile = '"><script>alert(1)</script>]]>'
    places = tuple(
        replace(place, names=Names.of(en=hostile), ref="") for place in clinic_plan.places
    )
    levels = tuple(replace(level, label="<b>") for level in clinic_plan.levels)

    async with picture_house(tmp_path, replace(clinic_plan, places=places, levels=levels)) as house:
        route = await route_of(house, "draw_route", {**WAY, "size": SIZE})
        steps = await route_of(house, "draw_steps", {**WAY, "size": SIZE})

    for picture in [*route["pictures"], *(step["picture"] for step in steps["steps"])]:
        root = svg_of(picture["svg"])
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            *("svg", "title", "desc", "g", "path", "circle", "text", "tspan")
        }
    assert "<script>alert(1)</script>" in "".join(svg_of(route["pictures"][-1]["svg"]).itertext())


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ({"widthPx": 99, "heightPx": 420}, "PICTURE_SIZE_WRONG"),
        ({"widthPx": 390, "heightPx": 4001}, "PICTURE_SIZE_WRONG"),
        ({"widthPx": -1, "heightPx": 0}, "PICTURE_SIZE_WRONG"),
        ({**SIZE, "symbolScale": 0.4}, "PICTURE_SIZE_WRONG"),
        ({**SIZE, "symbolScale": 1e300}, "PICTURE_SIZE_WRONG"),
        ({"widthPx": 390.5, "heightPx": 420}, "BAD_USER_INPUT"),
        ({"widthPx": 10**12, "heightPx": 420}, "BAD_USER_INPUT"),
        ({"widthPx": 390}, "BAD_USER_INPUT"),
        ({**SIZE, "symbolScale": None}, "BAD_USER_INPUT"),
        (None, "BAD_USER_INPUT"),
    ],
)
@pytest.mark.parametrize("operation", ["draw_route", "draw_steps", "draw_level"])
async def test_a_size_that_no_picture_has_is_refused(
    clinic_house: PictureHouse, operation: str, size: object, code: str
) -> None:
    answer = await clinic_house.ask(operation, {**WAY, "id": "f1", "size": size})

    assert codes(answer) == {code}
    assert all("INTERNAL" not in error["message"] for error in answer["errors"])


@pytest.mark.parametrize("edge", [100, 4000])
async def test_the_smallest_and_the_largest_picture_are_drawn(
    clinic_house: PictureHouse, edge: int
) -> None:
    for scale in (0.5, 4):
        size = {"widthPx": edge, "heightPx": edge, "symbolScale": scale}
        for operation in ("draw_route", "draw_steps", "draw_level"):
            answer = await clinic_house.ask(operation, {**WAY, "id": "f1", "size": size})
            assert "errors" not in answer
            assert f"0 0 {edge} {edge}" in str(answer)


async def test_no_way_has_no_picture(clinic_house: PictureHouse) -> None:
    nowhere = {**WAY, "to": {"placeId": "nowhere"}, "size": SIZE}
    for operation in ("draw_route", "draw_steps", "hand_off"):
        route = await route_of(clinic_house, operation, nowhere)
        assert route["__typename"] == "NoRoute"


async def test_nothing_is_drawn_that_nobody_asks_for(
    clinic_house: PictureHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("drew")

    monkeypatch.setattr(way_drawing, "draw_level", never)
    monkeypatch.setattr(way_drawing, "draw_step", never)

    for operation in ("find_route", "hand_off"):
        await route_of(clinic_house, operation, WAY)
    never_asked = {"widthPx": 391, "heightPx": 421}
    assert codes(await clinic_house.ask("draw_route", {**WAY, "size": never_asked})) == {"INTERNAL"}


async def test_who_goes_nowhere_sees_where_that_is(clinic_house: PictureHouse) -> None:
    for there in ({"placeId": "pharmacy"}, {"anchorCode": "K1"}):
        variables = {"from": there, "to": there, "size": SIZE}
        route = await route_of(clinic_house, "draw_route", variables)
        steps = await route_of(clinic_house, "draw_steps", variables)

        assert [(p["firstStep"], p["levelId"]) for p in route["pictures"]] == [(0, "f1")]
        assert [step["picture"]["levelId"] for step in steps["steps"]] == ["f1"]


async def test_stops_are_named_on_the_way(clinic_house: PictureHouse) -> None:
    variables = {**WAY, "via": [{"placeId": "pharmacy"}], "size": SIZE}

    told = await route_of(clinic_house, "find_route", {**WAY, "via": variables["via"]})
    route = await route_of(clinic_house, "draw_route", variables)
    steps = await route_of(clinic_house, "draw_steps", variables)

    assert "Pharmacy" in svg_texts(route["pictures"][0]["svg"])
    assert len(steps["steps"]) == len(told["steps"])
    assert route["pictures"][-1]["lastStep"] == len(told["steps"]) - 1


def svg_texts(text: str) -> set[str]:
    return {"".join(element.itertext()) for element in svg_of(text).iter(f"{SVG}text")}


@pytest.mark.parametrize(
    ("at", "shows"),
    [
        ({"anchorCode": "K1"}, True),
        ({"placeId": "pharmacy"}, True),
        ({"point": {"levelId": "f1", "x": 10.0, "y": 5.0}}, True),
        ({"placeId": "radiology"}, False),
        ({"anchorCode": "none"}, False),
        ({"point": {"levelId": "f1", "x": 1e9, "y": -1e9}}, False),
        (None, False),
    ],
)
async def test_a_level_shows_who_stands_on_it(
    clinic_house: PictureHouse, at: object, *, shows: bool
) -> None:
    variables = {"id": "f1", "size": SIZE, "at": at}

    answer = await clinic_house.ask("draw_level", variables, "zh-CN")

    picture = answer["data"]["level"]["picture"]
    assert picture["showsVisitor"] is shows
    assert ("您在这里" in svg_texts(picture["svg"])) is shows


async def test_a_level_is_turned_to_how_somebody_looks_where_it_stays_large(
    tmp_path: Path, clinic_plan: Plan
) -> None:
    turned = clinic_plan.georeference.bearing_degrees
    anchors = tuple(
        replace(anchor, bearing_degrees=(turned + looking) % 360.0)
        for anchor, looking in zip(clinic_plan.anchors, (0.0, 180.0, 90.0, 20.0), strict=False)
    )
    ups: dict[str, list[float]] = {}

    async with picture_house(tmp_path, replace(clinic_plan, anchors=anchors)) as house:
        for anchor in anchors:
            at = {"anchorCode": anchor.code}
            for size in (SIZE, {"widthPx": 500, "heightPx": 500}):
                variables = {"id": anchor.level_id, "size": size, "at": at}
                answer = await house.ask("draw_level", variables)
                up = answer["data"]["level"]["picture"]["upDegrees"]
                ups.setdefault(anchor.code, []).append(up)

    assert len(ups) == 4
    north, south, east, nearly_north = ups.values()
    assert (north, south, nearly_north) == ([0.0, 0.0], [-180.0, -180.0], [0.0, 0.0])
    assert set(east) <= {0.0, 90.0}


async def test_an_unknown_level_is_null(clinic_house: PictureHouse) -> None:
    answer = await clinic_house.ask("draw_level", {"id": "f99", "size": SIZE})

    assert answer == {"data": {"level": None}}


@pytest.mark.parametrize("times", [9, 30])
async def test_many_pictures_at_once_are_refused_before_they_are_drawn(
    clinic_house: PictureHouse, times: int
) -> None:
    size = "size: {widthPx: 390, heightPx: 420}"
    fields = " ".join(f"p{n}: pictures({size}) {{ svg }}" for n in range(times))
    document = (
        'query { route(from: {anchorCode: "K1"}, to: {placeId: "radiology"})'
        f" {{ ... on Route {{ {fields} }} }} }}"
    )
    context = RequestContext(clinic_house.services, VISITOR)
    engine = clinic_house.open_engine

    answer = await engine.answer(context, OperationRequest(document))

    assert answer.code in {"", "DOCUMENT_TOO_COSTLY"}
    assert (answer.code == "") is (times == 9)
