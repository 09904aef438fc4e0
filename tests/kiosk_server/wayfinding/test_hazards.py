"""An area that nobody is led into says so on every plan and in every answer, in both languages."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.kinds import Hazard
from floorplans.model import Plan
from tests.kiosk_server.wayfinding.picture_house import PictureHouse, picture_house, route_of

SIZE = {"widthPx": 900, "heightPx": 900}
TO_PHARMACY: dict[str, object] = {"from": {"anchorCode": "K1"}, "to": {"placeId": "pharmacy"}}
SAID = {
    "en": ("Hazard area, no entry", "No entry", "is a hazard area that nobody is led into"),
    "zh-CN": ("危险区域，禁止入内", "禁止入内", "危险区"),
}

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def house(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory, clinic_plan: Plan
) -> AsyncIterator[PictureHouse]:
    area_id = clinic_plan.place_by_id["pharmacy"].area_id
    areas = tuple(
        replace(area, hazard=Hazard.BIOLOGICAL) if area.id == area_id else area
        for area in clinic_plan.areas
    )
    folder: Path = tmp_path_factory.mktemp("hazard")
    async with picture_house(folder, replace(clinic_plan, areas=areas)) as opened:
        yield opened


@pytest.mark.parametrize("locale", SAID)
async def test_a_level_shows_and_says_where_nobody_enters(house: PictureHouse, locale: str) -> None:
    asked: dict[str, object] = {"id": "f1", "size": SIZE}

    answer = await house.ask("draw_level", asked, locale)

    svg = answer["data"]["level"]["picture"]["svg"]
    named, written, _ = SAID[locale]
    assert f'aria-label="{named}"' in svg
    assert f">{written}</text>" in svg


@pytest.mark.parametrize("locale", SAID)
async def test_who_asks_for_it_is_told_why_not_and_sees_the_bar(
    house: PictureHouse, locale: str
) -> None:
    refused = await route_of(house, "find_route", TO_PHARMACY, locale)
    drawn = await route_of(house, "draw_route", {**TO_PHARMACY, "size": SIZE}, locale)

    assert refused["__typename"] == "NoRoute"
    hazards = [each for each in refused["blockers"] if each["kind"] == "HAZARD"]
    assert len(hazards) == 1
    assert SAID[locale][2] in hazards[0]["message"]
    assert SAID[locale][0] in drawn["picture"]["svg"]
    assert "s-barred" in drawn["picture"]["svg"] or "f-barred" in drawn["picture"]["svg"]
