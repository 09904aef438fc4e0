"""Plans are published at once, survive a restart, and can be rolled back."""

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from floorplans.errors import FloorplanError
from floorplans.facts import Names
from floorplans.model import Plan
from floorplans.plan_version import plan_version
from floorplans.travel_needs import ClearanceClass
from kiosk_server.core.errors import ServerError
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.venue.model import Refused, VenueRefusal
from kiosk_server.venue.service import VenueService
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import NOON, run, venue_house

HOUSE = two_storeys()
RENAMED = replace(HOUSE, names=Names.of(en="Renamed house"))


def test_a_venue_without_a_plan_says_so(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path) as house:
            assert not house.venue.is_published
            assert house.venue.data_version == "none+0"
            with pytest.raises(ServerError) as raised:
                _ = house.venue.current
            assert raised.value.code == "venue-not-published"

    run(work())


def test_a_published_plan_is_in_force_and_recorded(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path) as house:
            publication = await house.venue.publish(HOUSE, by="planner", note="first")

            version = plan_version(HOUSE)
            assert house.venue.snapshot.plan == HOUSE
            assert house.venue.data_version == f"{version}+0"
            assert (publication.version, publication.published_by, publication.note) == (
                version,
                "planner",
                "first",
            )
            assert publication.published_at == NOON
            assert await house.venue.history() == [publication]

    run(work())


def test_the_same_plan_is_published_once(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path) as house:
            first = await house.venue.publish(HOUSE, by="planner")
            again = await house.venue.publish(HOUSE, by="somebody else")

            assert again == first
            assert len(await house.venue.history()) == 1

    run(work())


def test_a_rollback_puts_an_old_version_in_force_again(database_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(database_url, tmp_path, HOUSE) as house:
            await house.venue.publish(RENAMED, by="planner")

            answer = await house.venue.rollback(plan_version(HOUSE), by="manager", note="wrong")

            assert not isinstance(answer, Refused)
            assert house.venue.snapshot.plan == HOUSE
            history = await house.venue.history()
            assert [entry.version for entry in history] == [
                plan_version(HOUSE),
                plan_version(RENAMED),
                plan_version(HOUSE),
            ]

    run(work())


@pytest.mark.parametrize("version", ["0000000000000000", "../../etc", "", plan_version(RENAMED)])
def test_a_version_that_was_never_published_is_refused(
    sqlite_url: str, tmp_path: Path, version: str
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            answer = await house.venue.rollback(version, by="manager")

            assert answer == Refused(VenueRefusal.PLAN_VERSION_UNKNOWN)
            assert house.venue.snapshot.plan == HOUSE

    run(work())


def compiled_classes(venue: VenueService) -> set[ClearanceClass]:
    """The widths of body that are compiled already."""
    return set(venue.snapshot.open_state._graphs)


def test_every_width_of_body_is_compiled_before_anybody_asks_once_that_is_wanted(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        made: list[str] = []
        async with venue_house(sqlite_url, tmp_path, HOUSE):
            pass
        async with venue_house(sqlite_url, tmp_path) as house:
            assert compiled_classes(house.venue) == set(), "a start shares its time with nothing"

            house.venue.keep_ready([lambda snapshot: made.append(snapshot.version)])
            await house.venue._in_builder(str, "all before it is done")

            assert compiled_classes(house.venue) == set(ClearanceClass)
            await house.venue.publish(RENAMED, by="planner")
            await house.venue._in_builder(str, "all before it is done")
            assert compiled_classes(house.venue) == set(ClearanceClass)
            assert made == [plan_version(HOUSE), plan_version(RENAMED)]

    run(work())


def test_a_plan_that_is_known_to_compile_is_in_force_at_once(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path) as house:
            await house.venue.publish(HOUSE, by="planner", is_known_to_compile=True)

            assert house.venue.snapshot.plan == HOUSE
            assert compiled_classes(house.venue) == set()
            await house.venue.publish(RENAMED, by="planner")
            assert compiled_classes(house.venue) == {ClearanceClass.PERSON}

    run(work())


def test_what_is_published_survives_a_restart(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            before = house.venue.data_version
        async with venue_house(sqlite_url, tmp_path) as house:
            assert house.venue.snapshot.plan == HOUSE
            assert house.venue.data_version == before

    run(work())


def test_another_server_follows_what_is_published(
    migrated_postgres_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        bus = MemoryBus()
        async with (
            venue_house(migrated_postgres_url, tmp_path, HOUSE, events=bus) as one,
            venue_house(migrated_postgres_url, tmp_path, events=bus) as other,
        ):
            await one.venue.publish(RENAMED, by="planner")

            async with asyncio.timeout(5):
                while other.venue.snapshot.plan != RENAMED:  # noqa: ASYNC110 - lets the other hear
                    await asyncio.sleep(0)

    run(work())


@pytest.mark.parametrize(
    ("harm", "code"),
    [("gone", "plan-version-missing"), ("edited", "plan-version-damaged")],
)
def test_a_damaged_folder_is_named_at_start(
    sqlite_url: str, tmp_path: Path, harm: str, code: str
) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE):
            pass
        folder = tmp_path / "plans" / plan_version(HOUSE)
        if harm == "gone":
            shutil.rmtree(folder)
        else:
            venue = folder / "venue.json"
            venue.write_text(venue.read_text("utf-8").replace("Test plan", "Other plan"), "utf-8")
        with pytest.raises(ServerError) as raised:
            async with venue_house(sqlite_url, tmp_path):
                pass
        assert raised.value.code == code

    run(work())


def test_a_plan_that_cannot_be_kept_changes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    broken: Plan = replace(HOUSE, id="../outside", levels=(*HOUSE.levels, HOUSE.levels[0]))

    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            with pytest.raises(FloorplanError):
                await house.venue.publish(broken, by="planner")

            assert house.venue.snapshot.plan == HOUSE
            assert len(await house.venue.history()) == 1
            assert not (tmp_path / "outside").exists()

    run(work())


def test_earlier_plans_can_still_be_looked_at(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with venue_house(sqlite_url, tmp_path, HOUSE) as house:
            await house.venue.publish(RENAMED, by="planner")

            assert await house.venue.find_plan(plan_version(HOUSE)) == HOUSE
            assert await house.venue.find_plan(plan_version(RENAMED)) == RENAMED
            assert await house.venue.find_plan("../plans") is None

    run(work())
