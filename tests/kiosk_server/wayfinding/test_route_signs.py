"""A way through the sample hospital names the signs that hang along it, in the asker's language."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from floorplans.plan_opening import open_plan
from tests.kiosk_server.wayfinding.picture_house import PictureHouse, picture_house, route_of

WAY = {
    "from": {"placeId": "site-south-gate"},
    "to": {"placeId": "mt-1f-radiology"},
    "needs": {"profile": "WHEELCHAIR"},
}

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def hospital_house(
    anyio_backend: str, tmp_path_factory: pytest.TempPathFactory, repository: Path
) -> AsyncIterator[PictureHouse]:
    plan = open_plan(repository / "floorplans" / "sample_hospital" / "plan").plan
    async with picture_house(tmp_path_factory.mktemp("signs"), plan) as house:
        yield house


@pytest.mark.parametrize(
    ("locale", "sign", "words"),
    [
        ("en", "Radiology", "following the sign “Radiology”"),
        ("zh-CN", "放射科", "按“放射科”标识走"),
        ("ug", "Radiology", "«Radiology»"),
    ],
)
async def test_step_says_what_the_sign_says(
    hospital_house: PictureHouse, locale: str, sign: str, words: str
) -> None:
    steps = (await route_of(hospital_house, "find_route", WAY, locale))["steps"]

    [signed] = [step for step in steps if step["sign"] is not None]
    assert (signed["kind"], signed["sign"]) == ("ENTER_BUILDING", sign)
    assert words in signed["text"]
    assert sign in signed["spokenText"]
    assert "“" not in signed["spokenText"]
