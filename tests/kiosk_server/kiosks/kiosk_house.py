"""Screens of a hospital over a database that can be pulled, with the pages of their addresses."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from httpx2 import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.kiosks.enrol_address import EnrolAddresses
from kiosk_server.kiosks.model import (
    EnrolKind,
)
from kiosk_server.kiosks.service import EnrolledKiosk, KioskService
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

    async def open(self, path: str, **headers: str) -> Response:
        """What its button does."""
        return await self.client.post(path, headers={"Accept-Language": "en", **headers})

    async def look_at(self, path: str) -> Response:
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
