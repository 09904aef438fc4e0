"""How ways go to phones, asked for through the real schema as the pages ask."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from accessibility.presentation import PresentationMode
from floorplans.travel_needs import Profile, needs_of
from kiosk_server.wayfinding.hand_off import wish_of
from tests.kiosk_server.wayfinding.picture_house import (
    PUBLIC_URL,
    WAY,
    PictureHouse,
    route_of,
    svg_of,
)

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("profile", ["WALKING", "WHEELCHAIR", "LOW_VISION"])
async def test_a_hand_off_says_the_same_way(clinic_house: PictureHouse, profile: str) -> None:
    variables = {
        "from": WAY["from"],
        "to": {"placeId": "pharmacy"},
        "needs": {"profile": profile, "bodyWidthMetres": 0.65, "maxIncline": None},
        "via": [{"placeId": "information"}],
        "mode": "LARGE",
        "highContrast": True,
        "voicePace": 0.78,
    }
    route = await route_of(clinic_house, "hand_off", variables, "zh-CN")

    url = route["handOff"]["url"]
    wish = wish_of(urlsplit(url).fragment)
    assert url.startswith(f"{PUBLIC_URL}/go/K1#")
    assert (wish.to, wish.locale, wish.mode) == ("pharmacy", "zh-CN", PresentationMode.LARGE)
    assert wish.via == ("information",)
    assert wish.is_high_contrast
    assert wish.voice_pace == 0.75, "the nearest that there is"
    assert wish.needs == replace(
        needs_of(Profile[profile]), body_width_metres=0.65, max_incline=None
    )
    assert svg_of(route["handOff"]["qrSvg"]).get("role") == "img"


@pytest.mark.parametrize(
    ("start", "spot"),
    [
        ({"placeId": "bus-stop"}, "bus-stop"),
        ({"anchorCode": "S1"}, "S1"),
        ("near K1", "K1"),
        ("far from any", None),
    ],
)
async def test_a_hand_off_starts_where_a_phone_can_be_sent(
    clinic_house: PictureHouse, start: object, spot: str | None
) -> None:
    plan = clinic_house.venue.venue.current.plan
    kiosk = next(anchor for anchor in plan.anchors if anchor.code == "K1")
    x, y = kiosk.point
    if start == "near K1":
        start = {"point": {"levelId": kiosk.level_id, "x": x + 0.5, "y": y}}
    elif start == "far from any":
        place = next(place for place in plan.places if place.id == "infusion")
        start = {"point": {"levelId": place.level_id, "x": place.point[0], "y": place.point[1]}}

    route = await route_of(clinic_house, "hand_off", {"from": start, "to": {"placeId": "pharmacy"}})

    if spot is None:
        assert route["handOff"] is None
    else:
        assert urlsplit(route["handOff"]["url"]).path == f"/go/{spot}"


async def test_a_destination_that_is_no_place_is_not_handed_off(clinic_house: PictureHouse) -> None:
    route = await route_of(
        clinic_house, "hand_off", {"from": {"placeId": "pharmacy"}, "to": {"anchorCode": "K1"}}
    )

    assert route["handOff"] is None
