"""The use cases of layouts: which zones, queues and rooms there are, checked, changed while
everything runs, and taken back.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk_server.core.errors import ServerError
from kiosk_server.core.plain_text import is_plain
from kiosk_server.queueing.layout import (
    QueueLayout,
    kept_layout,
    layout_of,
    read_queue_file,
    written_layout,
)
from kiosk_server.queueing.layout_changes import find_stranded, rooms_to_leave
from kiosk_server.queueing.layout_faults import LayoutFaultCode, unfit
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.service.rules_service import MOST_NOTE_CHARACTERS, MOST_VERSIONS
from kiosk_server.queueing.store.layouts import KeptLayout
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing

_MOST_NAMED = 5
_ALL_ZONES = ""
"""Held by who changes the layout, so that two never do at once even where there are no zones."""


@dataclass(frozen=True, slots=True)
class LayoutVersion:
    """A layout as a queue file, with all names; `made` None: there is none yet."""

    version: int
    layout: str
    made: KeptLayout | None


class LayoutService:
    """The layout of one hospital's venue in force. Who may use which is decided before."""

    def __init__(self, work: QueueWork, record: RecordInAudit = record_nothing) -> None:
        """`record` is called inside the unit of work that changes the layout."""
        self._work = work
        self._record = record

    async def in_force(self) -> LayoutVersion:
        """The layout that holds now. Raises ServerError `venue-not-published`."""
        venue_id = self._work.book.plan.id
        store = self._work.stores.layouts
        version = await self._work.database.read(lambda c: store.latest_version(c, venue_id))
        return await self.find(version) or LayoutVersion(0, _text(QueueLayout()), None)

    async def find(self, version: int) -> LayoutVersion | None:
        """A version of this venue's."""
        venue_id = self._work.book.plan.id
        store = self._work.stores.layouts
        kept = await self._work.database.read(lambda c: store.find(c, venue_id, version))
        return None if kept is None else LayoutVersion(version, _text(layout_of(kept.layout)), kept)

    async def list_versions(self, most: int) -> Sequence[KeptLayout]:
        """All versions of this venue's, the newest first."""
        venue_id = self._work.book.plan.id
        most = min(max(most, 1), MOST_VERSIONS)
        store = self._work.stores.layouts
        return await self._work.database.read(lambda c: store.list_versions(c, venue_id, most))

    def find_fault(self, written: str) -> Mapping[str, str] | None:
        """What is wrong with a queue file, as the fields of `queue-file-fault`; None: it can be put
        in force."""
        read = self._read(written)
        return None if isinstance(read, QueueLayout) else read.fields

    async def change(
        self, written: str, note: str, *, seen_version: int, asker: Asker, request_id: str
    ) -> LayoutVersion | Refused:
        """Puts a queue file in force; rules in it are not looked at."""
        read = self._read(written)
        if isinstance(read, Refused):
            return read
        if len(note) > MOST_NOTE_CHARACTERS or not is_plain(note):
            return _unfit(unfit(LayoutFaultCode.NOTE_UNFIT, most=str(MOST_NOTE_CHARACTERS)))
        values = {"do": "change-layout", "layout": written, "note": note, "seen": seen_version}
        layout = read

        def keep(_: QueueUnit) -> tuple[QueueLayout, str]:
            return layout, note

        return await self._put(keep, values, seen_version, asker, request_id)

    async def restore(
        self, version: int, *, seen_version: int, asker: Asker, request_id: str
    ) -> LayoutVersion | Refused:
        """Puts an earlier version in force again, as a new one."""
        values: dict[str, object] = {"do": "restore-layout", "version": version}
        values["seen"] = seen_version

        def keep(unit: QueueUnit) -> tuple[QueueLayout, str] | Refused:
            venue_id = self._work.book.plan.id
            kept = unit.stores.layouts.find(unit.connection, venue_id, version)
            if kept is None:
                return Refused(QueueingRefusal.LAYOUT_VERSION_UNKNOWN)
            return layout_of(kept.layout), str(version)

        return await self._put(keep, values, seen_version, asker, request_id)

    def _read(self, written: str) -> QueueLayout | Refused:
        try:
            return read_queue_file(written.encode(), self._work.book.plan).layout
        except UnicodeEncodeError:
            return _unfit(unfit(LayoutFaultCode.UNREADABLE, detail="UTF-8"))
        except ServerError as error:
            if error.code != "queue-file-unfit":
                raise
            return _unfit(error)

    async def _put(
        self,
        keep: Callable[[QueueUnit], tuple[QueueLayout, str] | Refused],
        values: dict[str, object],
        seen_version: int,
        asker: Asker,
        request_id: str,
    ) -> LayoutVersion | Refused:
        venue_id = self._work.book.plan.id

        def work(unit: QueueUnit) -> str | Refused:
            kept = keep(unit)
            if isinstance(kept, Refused):
                return kept
            after, note = kept
            before = unit.layout
            unit.lock({_ALL_ZONES, *before.zone_by_id, *after.zone_by_id})
            store = unit.stores.layouts
            if store.latest_version(unit.connection, venue_id) != seen_version:
                return Refused(QueueingRefusal.LAYOUT_CHANGED)
            stranded = _stranded(unit, after)
            if stranded:
                named = ", ".join(stranded[:_MOST_NAMED])
                return Refused(QueueingRefusal.LAYOUT_IN_USE, {"numbers": named})
            _leave_rooms(unit, before, after)
            unit.layout = after
            text = kept_layout(after)
            made = KeptLayout(0, text, unit.now, asker.principal.name[:100], note)
            # The same layout may come again: what was taken back has a fingerprint of its own.
            fingerprint = hashlib.sha256(f"{seen_version}/{text}".encode()).hexdigest()
            store.add(unit.connection, venue_id, fingerprint, made)
            version = store.latest_version(unit.connection, venue_id)
            targets = [f"queue-layout:{version}"]
            self._record(
                unit.connection, asker.principal, "queue-layout-changed", targets, request_id
            )
            for zone in after.zones:
                unit.fill(zone.id)
            return str(version)

        done = await self._work.once(asker, request_id, values, work)
        if isinstance(done, Refused):
            return done
        await self._work.book.bring_up_to_date()
        found = await self.find(int(done[0]))
        return found or Refused(QueueingRefusal.LAYOUT_VERSION_UNKNOWN)


def _unfit(error: ServerError) -> Refused:
    fields = {name: str(value) for name, value in error.fields.items()}
    return Refused(QueueingRefusal.LAYOUT_UNFIT, fields)


def _stranded(unit: QueueUnit, after: QueueLayout) -> Sequence[str]:
    open_tickets = (
        kept.ticket
        for zone_id in unit.layout.zone_by_id
        for kept in unit.stores.tickets.list_open(unit.connection, zone_id)
    )
    return find_stranded(open_tickets, after)


def _leave_rooms(unit: QueueUnit, before: QueueLayout, after: QueueLayout) -> None:
    """Ends work in rooms that are gone; who waits for them may go to any other."""
    sessions = {each.room_id: each for each in unit.stores.rooms.list_open(unit.connection)}
    for room_id in rooms_to_leave(sessions, before, after):
        closed = replace(sessions[room_id], closed_at=unit.now)
        unit.stores.rooms.change(unit.connection, closed)
        unit.release(room_id)


def _text(layout: QueueLayout) -> str:
    return json.dumps(written_layout(layout), ensure_ascii=False, indent=2)
