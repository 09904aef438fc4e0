"""The plan that the settings name goes into force at the start, once."""

from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.errors import FloorplanError
from floorplans.facts import Names
from floorplans.plan_files import write_plan
from kiosk_server.app.building import publish_if_new
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import run, venue_house

HOUSE = two_storeys()
RENAMED = replace(HOUSE, names=Names.of(en="Renamed house"))


def test_a_changed_plan_is_published_and_an_old_one_not_again(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path / "data") as house:
            names = []
            for plan in (HOUSE, HOUSE, RENAMED, HOUSE):
                write_plan(plan, tmp_path / "plan")
                await publish_if_new(house.venue, tmp_path / "plan")
                names.append(house.venue.current.plan.names.find("en"))

            assert names == ["Test plan", "Test plan", "Renamed house", "Renamed house"]
            assert len(await house.venue.history()) == 2

    run(work())


def test_a_plan_that_cannot_be_read_stops_only_a_server_without_one(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path / "data") as house:
            with pytest.raises(FloorplanError):
                await publish_if_new(house.venue, tmp_path / "missing")
            await house.venue.publish(HOUSE, by="planner")

            await publish_if_new(house.venue, tmp_path / "missing")

            assert house.venue.current.plan == HOUSE

    run(work())
