"""A hospital's staff for tests: real services over a real database, with a clock that is set."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from argon2 import PasswordHasher

from i18n.translator import Translator
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.people.assembly import People, assemble_people
from kiosk_server.people.key_ring import KeyRing
from kiosk_server.people.model import Account
from kiosk_server.people.service.sign_in import SignedIn
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.signed_tokens import KeyFile
from kiosk_server.storage import Database, open_database

Value = TypeVar("Value")

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADMIN = Principal(PrincipalKind.PERSON, id="root", name="Root", roles=frozenset({Role.ADMIN}))
WORDS = "lamp river 42"
NEW_WORDS = "new words 77"
WRONG_WORDS = "old words 10"
ADDRESS = "192.0.2.7"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class SetClock:
    """Stands still until it is moved."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class StaffHouse:
    """People over one database."""

    people: People
    database: Database
    clock: SetClock
    requests: int = field(default=0)

    def request_id(self) -> str:
        self.requests += 1
        return f"request-{self.requests}"

    async def account(self, name: str = "li", *roles: Role, password: str = WORDS) -> Account:
        made = await self.people.accounts.create(
            ADMIN,
            self.request_id(),
            sign_in_name=name,
            display_name=name.title(),
            roles=frozenset(roles or {Role.NURSE}),
            password=password,
        )
        assert isinstance(made, Account), made
        return made

    async def signed_in(self, name: str = "li", password: str = WORDS) -> SignedIn:
        done = await self.people.sign_in.sign_in(name, password, ADDRESS)
        assert isinstance(done, SignedIn), done
        return done

    async def actions(self) -> list[str]:
        """What the audit tells, the oldest first."""
        entries = await self.people.audit.newest("main", before=None, most=100)
        return [entry.action for entry in reversed(entries)]


@asynccontextmanager
async def staff_house(
    url: str,
    folder: Path,
    *,
    clock: SetClock | None = None,
    settings: PeopleSettings | None = None,
    hasher: PasswordHasher = QUICK,
) -> AsyncIterator[StaffHouse]:
    """Opens everything, and closes it in the end."""
    database = await open_database(url)
    clock = clock or SetClock()
    keys = KeyRing(KeyFile(folder))
    people = assemble_people(database, clock, keys, settings or PeopleSettings(), hasher=hasher)
    try:
        yield StaffHouse(people, database, clock)
    finally:
        people.close()
        await database.close()


@cache
def catalogs() -> Translator:
    """The packaged catalogs, read once."""
    return Translator.load()


def run(story: Coroutine[Any, Any, Value]) -> Value:
    """Runs one story to its end."""
    return asyncio.run(story)
