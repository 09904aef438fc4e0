"""What a way rests on unmeasured is numbered alike in its list and on its pictures."""

from typing import Any

import orjson
import pytest

from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.operations import OperationRequest
from tests.kiosk_server.wayfinding.picture_house import WAY, PictureHouse, route_of, svg_of

SIZE = {"widthPx": 800, "heightPx": 600}
WHEELED = {**WAY, "needs": {"profile": "WHEELCHAIR"}}
SVG = "{http://www.w3.org/2000/svg}"
POINTS = """query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) { ... on Route {
    unverified { elementId point { levelId x y } } } } }"""

pytestmark = pytest.mark.anyio


async def unverified(house: PictureHouse, asked: dict[str, object]) -> list[dict[str, Any]]:
    request = OperationRequest(POINTS, variables=asked)
    context = RequestContext(house.services, locale="en")
    answer = orjson.loads((await house.open_engine.answer(context, request)).body)
    found: list[dict[str, Any]] = answer["data"]["route"]["unverified"]
    return found


def numbers(svg: str) -> list[str]:
    """The names of numbered marks, as assistive technology reads them."""
    named = (each.get("aria-label", "") for each in svg_of(svg).iter(f"{SVG}g"))
    return [name for name in named if name.isdigit()]


@pytest.mark.parametrize("profile", ["WHEELCHAIR", "WALKING"])
async def test_each_element_has_its_number_on_the_picture_of_its_level(
    clinic_house: PictureHouse, profile: str
) -> None:
    asked: dict[str, object] = {**WAY, "needs": {"profile": profile}}
    facts = await unverified(clinic_house, asked)
    elements = list(dict.fromkeys(fact["elementId"] for fact in facts))
    levels = {fact["elementId"]: fact["point"]["levelId"] for fact in facts}
    drawn = await route_of(
        clinic_house, "draw_route", {**asked, "size": SIZE, "marksUnverified": True}
    )

    shown_alone = [
        each.get("class")
        for picture in drawn["pictures"]
        for each in svg_of(picture["svg"]).iter(f"{SVG}g")
        if each.get("aria-label", "").isdigit()
    ]
    assert set(shown_alone) == {"plan-assumed"}
    marked = {picture["levelId"]: numbers(picture["svg"]) for picture in drawn["pictures"]}

    every = sorted(number for found in marked.values() for number in found)
    assert every == [str(number) for number in range(1, len(elements) + 1)]
    assert len(elements) > 1
    for number, element_id in enumerate(elements, start=1):
        assert str(number) in marked[levels[element_id]]


async def test_nothing_is_numbered_unasked(clinic_house: PictureHouse) -> None:
    drawn = await route_of(clinic_house, "draw_route", {**WHEELED, "size": SIZE})

    assert [numbers(picture["svg"]) for picture in drawn["pictures"]] == [[], []]
