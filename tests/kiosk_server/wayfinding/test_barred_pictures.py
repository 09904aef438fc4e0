"""Where there is no way: what stands in it, shown on the plan."""

from typing import Any

import orjson
import pytest

from floorplans.model import Connector
from kiosk_server.core.request_context import RequestContext
from kiosk_server.graphql_api.operations import OperationRequest
from tests.kiosk_server.wayfinding.picture_house import WAY, PictureHouse, route_of, svg_of

SIZE = {"widthPx": 800, "heightPx": 600}
LARGE_CHAIR = {"profile": "POWERED_CHAIR", "minCarWidthMetres": 3.0}
"""No lift is wide enough."""
POINTS = """query ($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) { ... on NoRoute { blockers {
    elementId point { levelId x y } } } } }"""

pytestmark = pytest.mark.anyio


def marks(svg: str) -> list[str]:
    """The colours of what marks that there is no way."""
    drawn = svg_of(svg).iter()
    return [each.get("fill", "") for each in drawn if each.get("class") == "f-barred"]


async def barred(house: PictureHouse, locale: str = "en", **more: object) -> dict[str, Any]:
    asked = {**WAY, "needs": LARGE_CHAIR, "size": SIZE, **more}
    return await route_of(house, "draw_route", asked, locale)


@pytest.mark.parametrize(("locale", "words"), [("en", "No way here"), ("zh-CN", "此处不通")])
async def test_what_stands_in_the_way_is_marked_and_worded(
    clinic_house: PictureHouse, locale: str, words: str
) -> None:
    answer = await barred(clinic_house, locale)

    assert answer["__typename"] == "NoRoute"
    picture = answer["picture"]
    assert picture["levelId"] == "f1"
    assert marks(picture["svg"])
    assert words in "".join(svg_of(picture["svg"]).itertext()).replace("\n", " ")


async def test_contrast_has_its_own_colour(clinic_house: PictureHouse) -> None:
    standard, contrast = await barred(clinic_house), await barred(clinic_house, theme="CONTRAST")

    assert set(marks(standard["picture"]["svg"])).isdisjoint(marks(contrast["picture"]["svg"]))


async def test_blockers_say_where_they_stand(clinic_house: PictureHouse) -> None:
    request = OperationRequest(POINTS, variables={**WAY, "needs": LARGE_CHAIR})
    context = RequestContext(clinic_house.services, locale="en")

    answer = orjson.loads((await clinic_house.open_engine.answer(context, request)).body)

    (blocker,) = answer["data"]["route"]["blockers"]
    lift = clinic_house.venue.venue.current.plan.element_by_id[blocker["elementId"]]
    assert isinstance(lift, Connector)
    assert blocker["point"] == {
        "levelId": lift.stops[0].level_id,
        "x": lift.stops[0].point[0],
        "y": lift.stops[0].point[1],
    }


async def test_no_picture_where_nothing_stands_in_the_way(clinic_house: PictureHouse) -> None:
    answer = await barred(clinic_house, to={"placeId": "nowhere"})

    assert answer["__typename"] == "NoRoute"
    assert answer["picture"] is None
