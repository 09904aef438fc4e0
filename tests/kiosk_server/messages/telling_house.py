"""A venue for tests that tells others, and the worker that brings them what it tells."""

from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from itertools import count
from pathlib import Path

from prometheus_client import CollectorRegistry
from sqlalchemy import Connection, select

from kiosk_server.messages.webhooks import WEBHOOK, WEBHOOK_PATIENCE, Webhooks
from kiosk_server.storage import Database
from kiosk_server.storage.outbox import Outbox
from kiosk_server.storage.outbox_counts import OutboxCounts
from kiosk_server.storage.tables import outbox as outbox_table
from kiosk_server.venue.model import ClosedElement, Closure, ClosureOrder, Refused
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import (
    FACILITIES,
    NOON,
    SetClock,
    VenueHouse,
    venue_house,
)

HOUSE = two_storeys()
SECRET = "between us"  # noqa: S105 - a test's own
DOOR = next(iter(HOUSE.doors)).id


def webhooks(clock: SetClock, *urls: str, timeout_seconds: float = 10.0) -> Webhooks:
    numbers = count(1)
    return Webhooks(
        urls,
        SECRET,
        clock,
        new_id=lambda: f"event-{next(numbers)}",
        timeout_seconds=timeout_seconds,
    )


def worker(
    database: Database, clock: SetClock, hooks: Webhooks, registry: CollectorRegistry | None = None
) -> Outbox:
    return Outbox(
        database,
        clock,
        {WEBHOOK: hooks.deliver},
        limits=WEBHOOK_PATIENCE,
        observer=OutboxCounts(registry or CollectorRegistry()),
        chance=lambda: 0.0,
    )


def house_that_tells(
    url: str, folder: Path, database: Database, hooks: Webhooks
) -> AbstractAsyncContextManager[VenueHouse]:
    return venue_house(url, folder, HOUSE, database=database, tell=hooks.keep)


async def close_door(house: VenueHouse, request_id: str, reason: str = "消毒") -> Closure | Refused:
    order = ClosureOrder(ClosedElement(DOOR), reason, NOON, NOON + timedelta(hours=2))
    return await house.closures.add_closure(order, principal=FACILITIES, request_id=request_id)


def rows(connection: Connection) -> list[tuple[str, object]]:
    kept = select(outbox_table.c.key, outbox_table.c.payload).order_by(outbox_table.c.id)
    return [(key, payload) for key, payload in connection.execute(kept)]
