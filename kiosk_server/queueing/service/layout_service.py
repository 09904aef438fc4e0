"""The use cases of layouts: the versions of which zones, queues and rooms a venue has, and what is
wrong with others.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kiosk_server.core.errors import ServerError
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
from kiosk_server.queueing.service.version_service import MOST_NOTE_CHARACTERS, VersionService
from kiosk_server.queueing.store.versions import KeptVersion, VersionStore

_MOST_NAMED = 5


def _unfit(error: ServerError) -> Refused:
    fields = {name: str(value) for name, value in error.fields.items()}
    return Refused(QueueingRefusal.LAYOUT_UNFIT, fields)


class LayoutService(VersionService):
    """The layout of one hospital's venue in force, as a queue file; rules in one that is put in
    force are not looked at."""

    noun = "layout"
    note_unfit = _unfit(unfit(LayoutFaultCode.NOTE_UNFIT, most=str(MOST_NOTE_CHARACTERS)))
    changed_since = QueueingRefusal.LAYOUT_CHANGED
    version_unknown = QueueingRefusal.LAYOUT_VERSION_UNKNOWN

    def find_fault(self, written: str) -> Mapping[str, str] | None:
        """What is wrong with a queue file, as the fields of `queue-file-fault`; None: it can be put
        in force."""
        read = self._read(written)
        return read.fields if isinstance(read, Refused) else None

    def _store(self) -> VersionStore:
        return self._work.stores.layouts_of(self._work.book.plan.id)

    def _nothing_written(self) -> KeptVersion:
        return KeptVersion(0, _whole(QueueLayout()))

    def _read(self, written: str) -> str | Refused:
        try:
            return kept_layout(read_queue_file(written.encode(), self._work.book.plan).layout)
        except UnicodeEncodeError:
            return _unfit(unfit(LayoutFaultCode.UNREADABLE, detail="UTF-8"))
        except ServerError as error:
            if error.code != "queue-file-unfit":
                raise
            return _unfit(error)

    def _whole(self, kept: KeptVersion) -> str:
        return _whole(layout_of(kept.text))

    def _new_zone_ids(self, text: str) -> Iterable[str]:
        return layout_of(text).zone_by_id

    def _put_in_force(self, unit: QueueUnit, kept: KeptVersion) -> Refused | None:
        before, after = unit.layout, layout_of(kept.text)
        stranded = _stranded(unit, after)
        if stranded:
            named = ", ".join(stranded[:_MOST_NAMED])
            return Refused(QueueingRefusal.LAYOUT_IN_USE, {"numbers": named})
        _leave_rooms(unit, before, after)
        unit.layout = after
        return None


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


def _whole(layout: QueueLayout) -> str:
    return json.dumps(written_layout(layout), ensure_ascii=False, indent=2)
