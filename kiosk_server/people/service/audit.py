"""The audit: written in the unit of work that it tells of, read by managers, checked as a chain."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal
from kiosk_server.people.audit_chain import AuditEntry, find_break
from kiosk_server.people.store import audit as store
from kiosk_server.storage.database import Database

_logger = logging.getLogger(__name__)

_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """Whether a hospital's chain is whole. `broken_at` is the first entry that does not fit."""

    entries: int
    last_hash: str
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


class AuditTrail:
    """Adds to the audit and reads it. Never holds anything about a patient."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def record(
        self,
        connection: Connection,
        actor: Principal,
        action: str,
        targets: Sequence[str] = (),
        request_id: str = "",
    ) -> None:
        """Adds an entry within a unit of work: it is there exactly if what it tells of is.

        `action` is kebab-case in the past tense (`account-created`), a target `<kind>:<id>`. The
        hash is logged, so that logs kept elsewhere prove the chain against its own database.
        """
        now = self._clock.now()
        entry = store.append(connection, actor, action, targets, request_id, now)
        _logger.info(
            "audit entry", extra={"audit_sequence": entry.sequence, "audit_hash": entry.hash}
        )

    async def newest(
        self, hospital_id: str, *, before: int | None, most: int
    ) -> Sequence[AuditEntry]:
        """Entries, the newest first, before a sequence number (None: from the end)."""
        return await self._database.read(
            lambda connection: store.list_newest(connection, hospital_id, before, most)
        )

    async def check(self, hospital_id: str) -> AuditCheck:
        """Goes through the whole chain, 1,000 entries at a time."""
        after, previous, last, last_hash = await self._database.read(
            lambda connection: store.ends_of_chain(connection, hospital_id)
        )
        count = 0
        while after < last:
            start, most = after, min(_AT_A_TIME, last - after)
            entries = await self._database.read(
                partial(store.list_oldest, hospital_id=hospital_id, after=start, most=most)
            )
            broken = find_break(entries, after=after, previous_hash=previous)
            if broken is None and len(entries) < most:
                broken = after + len(entries) + 1
            if broken is not None:
                return AuditCheck(count + broken - after - 1, last_hash, broken)
            after, previous, count = entries[-1].sequence, entries[-1].hash, count + len(entries)
        return AuditCheck(count, last_hash, None if previous == last_hash else last)

    async def let_go(self, actor: Principal, kept_for: timedelta) -> int:
        """Deletes entries older than the hospital keeps them, tells so in the audit; how many."""

        def unit(connection: Connection) -> int:
            made_before = self._clock.now() - kept_for
            gone = store.let_go(connection, actor.hospital_id, made_before)
            if gone:
                self.record(connection, actor, "audit-let-go", [f"entries:{gone}"])
            return gone

        return await self._database.write(unit)
