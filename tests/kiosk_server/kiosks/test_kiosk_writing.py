"""What guesses and reports cost the database, and what is told while it does not answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.kiosks.enrol_address import EnrolAddresses
from kiosk_server.kiosks.model import HEARD_AGAIN_AFTER, EnrolKind, KioskSound, KioskState
from kiosk_server.kiosks.service import ADDRESS_LASTS, EnrolledKiosk, KioskService
from kiosk_server.people.assembly import assemble_people
from kiosk_server.people.key_ring import KeyRing
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.signed_tokens import KeyFile
from kiosk_server.storage import Database, open_database
from kiosk_server.storage.database import Work
from kiosk_server.venue.service import VenueService
from kiosk_server.web.enrolment import EnrolmentPages
from tests.kiosk_server.venue.venue_house import TRANSLATOR
from tests.services.sqlite import migrated_sqlite

STAFF = Principal(PrincipalKind.PERSON, "p-1", "Wang")
ADDRESS = "http://kiosk.test"
MOMENT = timedelta(seconds=1)
Result = TypeVar("Result")


@dataclass
class WatchedDatabase:
    """Counts what is written; `is_lost`: nothing is, as where its cable was pulled."""

    inner: Database
    writes: int = 0
    is_lost: bool = False

    async def write(self, work: Work[Result]) -> Result:
        if self.is_lost:
            raise ServerError("storage-lost")
        self.writes += 1
        return await self.inner.write(work)

    async def read(self, work: Work[Result]) -> Result:
        return await self.inner.read(work)

    async def close(self) -> None:
        await self.inner.close()


@dataclass
class SetClock:
    time: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))

    def now(self) -> datetime:
        return self.time


class OneLevel:
    """A venue of which only the level is asked for."""

    level_by_id = {"f1": None}  # noqa: RUF012 - never changed

    @property
    def current(self) -> "OneLevel":
        return self

    @property
    def plan(self) -> "OneLevel":
        return self


@dataclass
class House:
    """Screens over a database that can be pulled."""

    database: WatchedDatabase
    clock: SetClock
    kiosks: KioskService
    client: AsyncClient

    async def enrol(self) -> str:
        """The path of a new screen's address."""
        given = {"kind": EnrolKind.KIOSK, "name": "Lobby", "level_id": "f1"}
        made = await self.kiosks.enrol(STAFF, "request-1", **given)  # type: ignore[arg-type]
        assert isinstance(made, EnrolledKiosk)
        return made.address.removeprefix(ADDRESS)

    async def open(self, path: str) -> Response:
        return await self.client.get(path, headers={"Accept-Language": "en"})

    async def screen(self) -> Principal:
        """The only screen, as it is known when it asks."""
        (kiosk,) = await self.kiosks.list_kiosks()
        return Principal(PrincipalKind.KIOSK, f"token-{kiosk.token_id}", "Lobby", level_id="f1")


def run(folder: Path, story: Callable[[House], Awaitable[None]]) -> None:
    async def work() -> None:
        database = WatchedDatabase(await open_database(migrated_sqlite(folder)))
        clock, settings = SetClock(), PeopleSettings()
        people = assemble_people(database, clock, KeyRing(KeyFile(folder)), settings)
        kiosks = KioskService(
            people.tokens,
            cast("VenueService", OneLevel()),
            *(database, clock, TRANSLATOR),
            EnrolAddresses(ADDRESS, lambda _text, _name: "<svg/>"),
            hospital_id=settings.hospital_id,
        )
        pages = EnrolmentPages(kiosks, settings, TRANSLATOR, ("zh-CN", "en"))
        transport = ASGITransport(app=Starlette(routes=pages.routes()))
        try:
            async with AsyncClient(transport=transport, base_url=ADDRESS) as client:
                await story(House(database, clock, kiosks, client))
        finally:
            people.close()
            await database.close()

    asyncio.run(work())


def test_an_address_is_good_after_the_database_was_away(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        house.database.is_lost = True
        away = await house.open(path)
        house.database.is_lost = False
        opened = await house.open(path)

        assert (away.status_code, away.headers["retry-after"]) == (503, "10")
        assert "database cannot be reached" in away.text
        assert "set-cookie" not in away.headers
        assert (opened.status_code, opened.headers["location"]) == (303, "/kiosk?loudspeaker=on")

    run(tmp_path, story)


def test_who_guesses_writes_nothing_and_hears_the_same_of_every_address(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        used = await house.enrol()
        await house.open(used)
        before = house.database.writes
        never, unlike = "/enrol/AAAA-BBBB-CCCC", "/enrol/a"
        answers = [await house.open(path) for path in (used, never, unlike)]

        assert house.database.writes == before
        assert {(each.status_code, each.text) for each in answers} == {(410, answers[0].text)}
        assert len({tuple(sorted(each.headers)) for each in answers}) == 1

    run(tmp_path, story)


def test_an_address_whose_day_is_over_says_the_same(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        house.clock.time += ADDRESS_LASTS
        late = await house.open(path)
        never = await house.open("/enrol/AAAA-BBBB-CCCC")

        assert (late.status_code, late.text) == (never.status_code, never.text) == (410, never.text)
        assert await house.kiosks.list_kiosks() == []

    run(tmp_path, story)


def test_two_that_open_one_address_at_once_are_one_screen(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        path = await house.enrol()
        answers = await asyncio.gather(*(house.open(path) for _ in range(8)))

        assert sorted(each.status_code for each in answers) == [303] + [410] * 7
        assert sum("set-cookie" in each.headers for each in answers) == 1

    run(tmp_path, story)


def test_what_a_screen_says_again_at_once_is_not_written_again(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        await house.open(await house.enrol())
        screen = await house.screen()
        start, before = house.clock.time, house.database.writes

        async def written(sound: KioskSound) -> int:
            assert await house.kiosks.hear(screen, sound)
            return house.database.writes - before

        assert [await written(KioskSound.HEARD) for _ in range(3)] == [1, 1, 1]
        assert await written(KioskSound.BLOCKED) == 2
        house.clock.time = start + HEARD_AGAIN_AFTER - MOMENT
        assert await written(KioskSound.BLOCKED) == 2
        house.clock.time = start + HEARD_AGAIN_AFTER
        assert await written(KioskSound.BLOCKED) == 3
        house.clock.time = start - timedelta(days=1)
        assert await written(KioskSound.BLOCKED) == 4

    run(tmp_path, story)


def test_a_report_that_was_not_written_is_written_the_next_time(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        await house.open(await house.enrol())
        screen = await house.screen()
        house.clock.time += timedelta(minutes=5)
        house.database.is_lost = True
        with pytest.raises(ServerError, match="storage-lost"):
            await house.kiosks.hear(screen, KioskSound.HEARD)
        house.database.is_lost = False
        (lost,) = await house.kiosks.list_kiosks()
        assert await house.kiosks.hear(screen, KioskSound.HEARD)
        (kiosk,) = await house.kiosks.list_kiosks()

        assert house.kiosks.state_of(lost) is KioskState.LOST
        assert house.kiosks.state_of(kiosk) is KioskState.CONNECTED

    run(tmp_path, story)


def test_a_screen_is_one_for_years(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        opened = await house.open(await house.enrol())
        token = opened.headers["set-cookie"].partition(";")[0].partition("=")[2]
        house.clock.time += timedelta(days=9 * 365)

        assert await house.kiosks.is_screen(token)

    run(tmp_path, story)
