"""A sample clinic whose pictures are asked for, once for all tests of a file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from tests.kiosk_server.wayfinding.picture_house import PictureHouse, picture_house


@pytest.fixture(scope="session")
def clinic_plan(repository: Path) -> Plan:
    return open_plan(repository / "floorplans" / "sample_clinic" / "plan").plan


@pytest.fixture(scope="module")
async def clinic_house(
    anyio_backend: str,
    tmp_path_factory: pytest.TempPathFactory,
    clinic_plan: Plan,
) -> AsyncIterator[PictureHouse]:
    async with picture_house(tmp_path_factory.mktemp("clinic"), clinic_plan) as house:
        yield house


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"
