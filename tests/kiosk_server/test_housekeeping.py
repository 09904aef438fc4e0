"""What has been kept long enough goes, what has not stays."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection

from kiosk_server.app.housekeeping import (
    DEAD_EFFECTS_KEPT,
    EXPIRED_TOKENS_KEPT,
    REQUESTS_KEPT,
    Housekeeping,
)
from kiosk_server.core.principals import PrincipalKind
from kiosk_server.facilities.faults import (
    PHOTOS_KEPT,
    REPORTS_KEPT,
    FaultKind,
    FaultReport,
    FaultState,
)
from kiosk_server.facilities.store import FaultStore
from kiosk_server.kiosks.model import KEPT as KIOSKS_KEPT
from kiosk_server.kiosks.model import EnrolKind, Kiosk
from kiosk_server.kiosks.store import KioskStore
from kiosk_server.people.model import TokenRecord
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.store import tokens
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


@pytest.mark.anyio
async def test_screens_that_were_ended_or_never_opened_are_forgotten(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    migrate(url)
    database = await open_database(url)
    clock = SetClock()
    start = clock.time
    audit = AuditTrail(database, clock)
    work = Housekeeping(database, audit, clock, hospital_id="main", audit_kept=timedelta(days=183))
    store = KioskStore("main")

    def add(connection: Connection) -> None:
        for name in ("ended", "lapsed", "there"):
            screen = Kiosk(name, EnrolKind.DISPLAY, name, "f1", "/board", "Wang", start, start)
            store.add_if_new(connection, screen)
        for name in ("ended", "there"):
            store.set_opened(connection, name, f"token-{name}", start)
        store.end(connection, "ended", start)

    def known(connection: Connection) -> list[bool]:
        return [store.find(connection, name) is not None for name in ("ended", "lapsed", "there")]

    await database.write(add)

    clock.time = start + KIOSKS_KEPT
    await work.once()
    before = await database.read(known)
    clock.time += timedelta(seconds=1)
    await work.once()

    assert before == [True, True, True]
    assert await database.read(known) == [False, False, True]
    await database.close()


@pytest.mark.anyio
async def test_tokens_are_forgotten_when_they_are_long_over_and_revoked_ones_not_before(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    migrate(url)
    database = await open_database(url)
    clock = SetClock()
    start = clock.time
    audit = AuditTrail(database, clock)
    work = Housekeeping(database, audit, clock, hospital_id="main", audit_kept=timedelta(days=183))
    day, years = start + timedelta(days=1), start + timedelta(days=3_650)

    def add(connection: Connection) -> None:
        for name, until in (("address", day), ("screen", years)):
            record = TokenRecord(name, PrincipalKind.DISPLAY, name, frozenset(), until)
            tokens.add_if_new(connection, "main", record)
            tokens.revoke(connection, name, start)

    def known(connection: Connection) -> list[bool]:
        names = ("address", "screen")
        return [tokens.find(connection, "main", name) is not None for name in names]

    await database.write(add)

    clock.time = day + EXPIRED_TOKENS_KEPT
    await work.once()
    before = await database.read(known)
    clock.time += timedelta(seconds=1)
    await work.once()

    assert before == [True, True]
    assert await database.read(known) == [False, True]
    await database.close()


@pytest.mark.anyio
async def test_photos_of_settled_faults_go_and_the_round_says_nothing_of_others(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    migrate(url)
    database = await open_database(url)
    clock = SetClock()
    start = clock.time
    work = Housekeeping(
        *(database, AuditTrail(database, clock), clock),
        hospital_id="main",
        audit_kept=timedelta(days=183),
    )
    store = FaultStore("main")
    settled = FaultReport(
        *("settled", "receipt-1", FaultKind.DOOR, "", "E1"),
        has_photo=True,
        received_at=start,
        state=FaultState.SETTLED,
        answer="",
        closure_id=None,
        changed_at=start,
        changed_by="Wang",
    )
    waiting = replace(settled, id="waiting", receipt="receipt-2", state=FaultState.RECEIVED)
    for report in (settled, waiting):
        await database.write(partial(store.add, report=report, jpeg=b"jpeg"))

    async def photos() -> list[bool]:
        found = [
            await database.read(partial(store.find_photo, report_id=report.id))
            for report in (settled, waiting)
        ]
        return [photo is not None for photo in found]

    clock.time = start + PHOTOS_KEPT - timedelta(hours=1)
    await work.once()
    assert await photos() == [True, True]
    clock.time = start + PHOTOS_KEPT + timedelta(hours=1)
    await work.once()
    assert await photos() == [False, True]
    clock.time = start + REPORTS_KEPT + timedelta(hours=1)
    await work.once()
    assert await photos() == [False, False]
    assert await database.read(lambda c: store.list_in_order(c, FaultState, 9)) == []
    await database.close()
