"""A venue for tests: real services over a real database and folder, with a clock that is set."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from floorplans.model import Plan
from i18n.translator import Translator
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.storage import Database, open_database
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.closure_service import ClosureService
from kiosk_server.venue.notices import TellOthers, tell_nobody
from kiosk_server.venue.plan_library import PlanLibrary
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews

Value = TypeVar("Value")

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FACILITIES = Principal(
    PrincipalKind.PERSON, id="wang", name="Wang Wei", roles=frozenset({Role.FACILITIES})
)
TRANSLATOR = Translator.load()


@dataclass
class SetClock:
    """Stands still until it is moved."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class VenueHouse:
    """One server's share of a venue."""

    venue: VenueService
    closures: ClosureService
    alarms: AlarmService
    views: VenueViews
    database: Database
    events: EventBus
    clock: SetClock
    numbers: "count[int]" = field(default_factory=lambda: count(1))


@asynccontextmanager
async def venue_house(
    url: str,
    folder: Path,
    plan: Plan | None = None,
    *,
    events: EventBus | None = None,
    database: Database | None = None,
    tell: TellOthers = tell_nobody,
    record: RecordInAudit = record_nothing,
) -> AsyncIterator[VenueHouse]:
    """A started venue, with `plan` published if one is given."""
    clock = SetClock()
    own = await open_database(url) if database is None else None
    kept = database or own
    assert kept is not None
    bus = events or MemoryBus()
    numbers = count(1)
    venue = VenueService(kept, bus, clock, PlanLibrary(folder / "plans"), tell=tell)
    closures = ClosureService(
        venue, kept, bus, clock, new_id=lambda: f"closure-{next(numbers)}", tell=tell
    )
    alarms = AlarmService(
        venue, kept, bus, clock, new_id=lambda: f"alarm-{next(numbers)}", tell=tell, record=record
    )
    try:
        await venue.start()
        await alarms.start()
        if plan is not None:
            await venue.publish(plan, by="test")
        yield VenueHouse(venue, closures, alarms, VenueViews(TRANSLATOR), kept, bus, clock)
    finally:
        await alarms.stop()
        await venue.stop()
        if own is not None:
            await own.close()


def run(work: Coroutine[Any, Any, Value]) -> Value:
    """Runs a test's work on an event loop of its own."""
    return asyncio.run(work)
