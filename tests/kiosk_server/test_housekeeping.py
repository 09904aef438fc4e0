"""What has been kept long enough goes, what has not stays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kiosk_server.app.housekeeping import DEAD_EFFECTS_KEPT, REQUESTS_KEPT, Housekeeping
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.storage import migrate, open_database
from kiosk_server.storage.outbox_rows import enqueue, give_up_waiting, list_dead, next_due
from kiosk_server.storage.requests import RequestDiffers, once


class SetClock:
    """Starts at the real time, which the database stamps its rows with."""

    def __init__(self) -> None:
        self.time = datetime.now(UTC)

    def now(self) -> datetime:
        return self.time


@pytest.mark.anyio
async def test_old_request_ids_are_forgotten_and_recent_ones_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    migrate(url)
    database = await open_database(url)
    clock = SetClock()
    start = clock.time
    audit = AuditTrail(database, clock)
    work = Housekeeping(database, audit, clock, hospital_id="main", audit_kept=timedelta(days=183))

    def ask(connection: Connection, fingerprint: str) -> object:
        return once(connection, "admin", "request-1", fingerprint, lambda _: "made")

    await database.write(lambda c: ask(c, "first"))

    clock.time = start + REQUESTS_KEPT - timedelta(hours=1)
    await work.once()
    kept = await database.write(lambda c: ask(c, "other"))
    clock.time = start + REQUESTS_KEPT + timedelta(hours=1)
    await work.once()
    anew = await database.write(lambda c: ask(c, "other"))

    assert isinstance(kept, RequestDiffers)
    assert anew == "made"
    await database.close()


@pytest.mark.anyio
async def test_messages_that_were_given_up_are_kept_for_a_while(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    migrate(url)
    database = await open_database(url)
    clock = SetClock()
    start = clock.time
    audit = AuditTrail(database, clock)
    work = Housekeeping(database, audit, clock, hospital_id="main", audit_kept=timedelta(days=183))
    await database.write(lambda c: enqueue(c, "webhook", {}, start, key="dead"))
    await database.write(lambda c: give_up_waiting(c, "webhook-refused"))
    await database.write(lambda c: enqueue(c, "webhook", {}, start, key="waits"))

    clock.time = start + DEAD_EFFECTS_KEPT - timedelta(hours=1)
    await work.once()
    kept = await database.read(list_dead)
    clock.time = start + DEAD_EFFECTS_KEPT + timedelta(hours=1)
    await work.once()

    assert [effect.key for effect, _ in kept] == ["dead"]
    assert await database.read(list_dead) == []
    assert await database.read(lambda c: next_due(c, ["webhook"])) == start
    await database.close()
