"""An alarm in earnest turns the pages although nothing can be written, and is written later."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.storage import Database, open_database
from kiosk_server.storage.database import Work
from kiosk_server.venue import alarm_service
from kiosk_server.venue.alarm import Alarm, AlarmOrder
from kiosk_server.venue.alarm_service import ALARM_TOPIC, Signal
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import FACILITIES, VenueHouse, run, venue_house

HOUSE = two_storeys()
FIRE_SYSTEM = Principal(PrincipalKind.CLIENT, "fire-system", "fire-system")
LINE = AlarmOrder(signal="zone-3")
Value = TypeVar("Value")


class FailingDisk:
    """A database whose disk is full, or takes its time, whenever a test says so."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.is_full = False
        self.is_free = asyncio.Event()
        self.is_free.set()

    async def write(self, work: Work[Value]) -> Value:
        if self.is_full:
            raise ServerError("storage-full")
        await self.is_free.wait()
        return await self.database.write(work)

    async def read(self, work: Work[Value]) -> Value:
        return await self.database.read(work)

    async def close(self) -> None:
        await self.database.close()


@asynccontextmanager
async def house_on_a_bad_disk(
    url: str, folder: Path
) -> AsyncIterator[tuple[VenueHouse, FailingDisk]]:
    disk = FailingDisk(await open_database(url))
    async with venue_house(url, folder, HOUSE, database=disk) as house:
        yield house, disk
    await disk.close()


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarm_service, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(alarm_service, "PATIENCE_SECONDS", 0.05)


async def until(house: VenueHouse, is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5), house.events.subscribe([ALARM_TOPIC]) as hints:
        if is_so():
            return
        async for _ in hints:
            if is_so():
                return


async def start(house: VenueHouse, order: AlarmOrder, request_id: str = "r1") -> object:
    return await house.alarms.start_alarm(order, principal=FACILITIES, request_id=request_id)


async def kept(house: VenueHouse) -> list[Alarm]:
    store = house.alarms._changes.store
    return list(await house.database.read(store.list_in_force))


def test_pages_turn_at_once_and_it_is_written_when_that_is_possible(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with house_on_a_bad_disk(sqlite_url, tmp_path) as (house, disk):
            disk.is_full = True
            async with house.events.subscribe([ALARM_TOPIC]) as hints:
                with pytest.raises(ServerError) as raised:
                    await start(house, AlarmOrder(reason="Smoke"))
                await anext(aiter(hints))

            (shown,) = house.alarms.in_force
            assert raised.value.code == "storage-full"
            assert (shown.reason, shown.is_drill) == ("Smoke", False)
            assert await kept(house) == []

            disk.is_full = False
            await until(house, lambda: not house.alarms._unkept)
            assert await kept(house) == list(house.alarms.in_force)
            (written,) = house.alarms.in_force
            assert written.id == shown.id

    run(work())


def test_a_line_of_the_fire_system_turns_pages_and_off_turns_them_back(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with house_on_a_bad_disk(sqlite_url, tmp_path) as (house, disk):
            disk.is_full = True
            for event in (None, "e1", "e1"):
                with pytest.raises(ServerError):
                    await house.alarms.heed(Signal(LINE, True, event), principal=FIRE_SYSTEM)
            assert [alarm.signal for alarm in house.alarms.in_force] == ["zone-3"]

            with pytest.raises(ServerError):
                await house.alarms.heed(Signal(LINE, is_on=False), principal=FIRE_SYSTEM)

            assert house.alarms.in_force == ()

    run(work())


def test_a_slow_disk_keeps_nobody_waiting(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with house_on_a_bad_disk(sqlite_url, tmp_path) as (house, disk):
            disk.is_free.clear()
            starting = asyncio.create_task(start(house, AlarmOrder()))
            await until(house, lambda: len(house.alarms.in_force) == 1)
            assert not starting.done()

            disk.is_free.set()
            alarm = await starting

            assert tuple(house.alarms.in_force) == (alarm,)
            assert not house.alarms._unkept

    run(work())


def test_an_alarm_that_is_not_written_hides_drills_and_is_ended_by_hand(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with house_on_a_bad_disk(sqlite_url, tmp_path) as (house, disk):
            drill = await start(house, AlarmOrder(is_drill=True), "drill")
            disk.is_full = True
            with pytest.raises(ServerError):
                await start(house, AlarmOrder(reason="one"))
            with pytest.raises(ServerError):
                await start(house, AlarmOrder(reason="two"), "r2")
            (shown,) = house.alarms.in_force

            ended = await house.alarms.end_alarm(shown.id, principal=FACILITIES, request_id="end")

            assert shown.reasons == ("two", "one")
            assert isinstance(ended, Alarm)
            assert ended.ended_at is not None
            assert tuple(house.alarms.in_force) == (drill,)

    run(work())


def test_a_drill_that_cannot_be_written_is_none(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with house_on_a_bad_disk(sqlite_url, tmp_path) as (house, disk):
            disk.is_full = True

            with pytest.raises(ServerError):
                await start(house, AlarmOrder(is_drill=True))

            assert house.alarms.in_force == ()

    run(work())
