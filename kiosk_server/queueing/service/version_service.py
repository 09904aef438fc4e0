"""The use cases of a text that is kept in versions: read, changed while everything runs, and taken
back. What the text says it must not know: that is for who derives from it.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from sqlalchemy import Connection

from kiosk_server.core.plain_text import is_plain
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.store.versions import KeptVersion, VersionStore
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing

MOST_NOTE_CHARACTERS = 200
MOST_VERSIONS = 200
_ALL_ZONES = ""
"""Held by who changes a text, so that two never do at once even where there are no zones."""


class VersionService(ABC):
    """One text of one hospital's queues. Who may use which is decided before.

    Raises ServerError `venue-not-published`.
    """

    noun: ClassVar[str]
    """In the audit and in repeated requests."""
    note_unfit: ClassVar[Refused]
    changed_since: ClassVar[QueueingRefusal]
    version_unknown: ClassVar[QueueingRefusal]

    def __init__(self, work: QueueWork, record: RecordInAudit = record_nothing) -> None:
        """`record` is called inside the unit of work that changes the text."""
        self._work = work
        self._record = record

    async def in_force(self) -> KeptVersion:
        """The text that holds now, whole."""
        version = await self._work.database.read(self._store().latest_version)
        return await self.find(version) or self._nothing_written()

    async def find(self, version: int) -> KeptVersion | None:
        """A version, whole."""
        kept = await self._work.database.read(lambda c: self._kept(c, version))
        return None if kept is None else replace(kept, text=self._whole(kept))

    async def list_versions(self, most: int) -> Sequence[KeptVersion]:
        """The versions that somebody made, without their texts, the newest first."""
        store, most = self._store(), min(max(most, 1), MOST_VERSIONS)
        return await self._work.database.read(lambda c: store.list_versions(c, most))

    async def change(
        self, written: str, note: str, *, seen_version: int, asker: Asker, request_id: str
    ) -> KeptVersion | Refused:
        """Puts a text in force, for those who wait already too."""
        text = self._read(written)
        if isinstance(text, Refused):
            return text
        if len(note) > MOST_NOTE_CHARACTERS or not is_plain(note):
            return self.note_unfit
        values = {"do": f"change-{self.noun}", self.noun: written, "note": note}
        return await self._put(
            lambda _: text,
            note,
            values,
            seen_version=seen_version,
            asker=asker,
            request_id=request_id,
        )

    async def restore(
        self, version: int, *, seen_version: int, asker: Asker, request_id: str
    ) -> KeptVersion | Refused:
        """Puts an earlier version in force again, as a new one."""
        values = {"do": f"restore-{self.noun}", "version": version}

        def text_of_version(connection: Connection) -> str | None:
            kept = self._kept(connection, version)
            return None if kept is None else kept.text

        return await self._put(
            text_of_version,
            str(version),
            values,
            seen_version=seen_version,
            asker=asker,
            request_id=request_id,
        )

    @abstractmethod
    def _store(self) -> VersionStore:
        """Where its versions are."""

    @abstractmethod
    def _nothing_written(self) -> KeptVersion:
        """Version 0, whole."""

    @abstractmethod
    def _read(self, written: str) -> str | Refused:
        """What somebody wrote, as it is kept."""

    @abstractmethod
    def _whole(self, kept: KeptVersion) -> str:
        """A kept text as it is told, with all that was left out."""

    @abstractmethod
    def _put_in_force(self, unit: QueueUnit, kept: KeptVersion) -> Refused | None:
        """Makes all that is decided in a unit follow a text; refused where that cannot be."""

    def _kept(self, connection: Connection, version: int) -> KeptVersion | None:
        """A version that can be shown and put back."""
        return self._store().find(connection, version)

    def _new_zone_ids(self, text: str) -> Iterable[str]:  # noqa: ARG002 - most texts have none
        """The zones that there are by a text."""
        return ()

    async def _put(
        self,
        find_text: Callable[[Connection], str | None],
        note: str,
        values: Mapping[str, object],
        *,
        seen_version: int,
        asker: Asker,
        request_id: str,
    ) -> KeptVersion | Refused:
        store = self._store()

        def work(unit: QueueUnit) -> str | Refused:
            text = find_text(unit.connection)
            if text is None:
                return Refused(self.version_unknown)
            unit.lock({_ALL_ZONES, *unit.layout.zone_by_id, *self._new_zone_ids(text)})
            if store.latest_version(unit.connection) != seen_version:
                return Refused(self.changed_since)
            name = asker.principal.name[:100]
            made = KeptVersion(seen_version + 1, text, unit.now, name, note)
            # The same text may come again: what was taken back has a fingerprint of its own.
            fingerprint = hashlib.sha256(f"{seen_version}/{text}".encode()).hexdigest()
            version = store.add(unit.connection, made, fingerprint)
            if version is None:
                return Refused(self.changed_since)
            refused = self._put_in_force(unit, replace(made, version=version))
            if refused is not None:
                return refused
            targets = [f"queue-{self.noun}:{version}"]
            action = f"queue-{self.noun}-changed"
            self._record(unit.connection, asker.principal, action, targets, request_id)
            # All lines may be others now: every zone is told.
            for zone in unit.layout.zones:
                unit.fill(zone.id)
            return str(version)

        values = {**values, "seen": seen_version}
        done = await self._work.once(asker, request_id, values, work)
        if isinstance(done, Refused):
            return done
        await self._work.book.bring_up_to_date()
        return await self.find(int(done[0])) or Refused(self.version_unknown)
