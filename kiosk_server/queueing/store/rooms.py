"""The rows of rooms: who works where, and how long rooms took. Every function runs inside a unit of
work; who changes anything in a zone holds its row.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, insert, select, update

from kiosk_server.queueing.service_times import RoomCycle
from kiosk_server.queueing.store.tables import room_cycles, room_sessions

_MOST_CYCLES = 400


@dataclass(frozen=True, slots=True)
class KeptSession:
    """Somebody works in a room; `last_called_at` and `last_queue_id` are of who is there until that
    was accounted for."""

    id: str
    room_id: str
    zone_id: str
    clinician_id: str
    clinician_name: str
    opened_at: datetime
    paused_since: datetime | None = None
    closed_at: datetime | None = None
    last_called_at: datetime | None = None
    last_queue_id: str | None = None


class RoomStore:
    """The rooms of one hospital."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def add(self, connection: Connection, session: KeptSession) -> None:
        """Somebody begins to work in a room."""
        connection.execute(
            insert(room_sessions),
            {
                "hospital_id": self._hospital_id,
                "id": session.id,
                "room_id": session.room_id,
                "zone_id": session.zone_id,
                "clinician_id": session.clinician_id,
                "clinician_name": session.clinician_name,
                "opened_at": session.opened_at,
            },
        )

    def change(self, connection: Connection, session: KeptSession) -> None:
        """Keeps what changes in a session."""
        connection.execute(
            update(room_sessions)
            .where(self._own(room_sessions), room_sessions.c.id == session.id)
            .values(
                paused_since=session.paused_since,
                closed_at=session.closed_at,
                last_called_at=session.last_called_at,
                last_queue_id=session.last_queue_id,
            )
        )

    def find_open(self, connection: Connection, room_id: str) -> KeptSession | None:
        """Who works in a room now."""
        found = self._list(connection, room_sessions.c.room_id == room_id)
        return found[-1] if found else None

    def list_open_of_zone(self, connection: Connection, zone_id: str) -> Sequence[KeptSession]:
        """Who works in a zone's rooms now."""
        return self._list(connection, room_sessions.c.zone_id == zone_id)

    def list_open(self, connection: Connection) -> Sequence[KeptSession]:
        """Who works in any room now."""
        return self._list(connection)

    def list_open_of(self, connection: Connection, clinician_id: str) -> Sequence[KeptSession]:
        """Where somebody works now."""
        return self._list(connection, room_sessions.c.clinician_id == clinician_id)

    def add_cycle(self, connection: Connection, cycle: RoomCycle) -> None:
        """A room has seen to somebody."""
        connection.execute(
            insert(room_cycles),
            {
                "hospital_id": self._hospital_id,
                "room_id": cycle.room_id,
                "queue_id": cycle.queue_id,
                "ended_at": cycle.ended_at,
                "seconds": cycle.seconds,
            },
        )

    def list_cycles(
        self, connection: Connection, queue_ids: Collection[str], since: datetime
    ) -> Sequence[RoomCycle]:
        """What rooms took for some queues from a moment on, the earliest end first."""
        rows = connection.execute(
            select(room_cycles)
            .where(
                self._own(room_cycles),
                room_cycles.c.queue_id.in_(queue_ids),
                room_cycles.c.ended_at >= since,
            )
            .order_by(room_cycles.c.ended_at.desc())
            .limit(_MOST_CYCLES * max(len(queue_ids), 1))
        )
        found = [RoomCycle(row.room_id, row.queue_id, row.ended_at, row.seconds) for row in rows]
        return found[::-1]

    def _list(self, connection: Connection, *wanted: ColumnElement[bool]) -> Sequence[KeptSession]:
        rows = connection.execute(
            select(room_sessions)
            .where(self._own(room_sessions), room_sessions.c.closed_at.is_(None), *wanted)
            .order_by(room_sessions.c.opened_at, room_sessions.c.id)
        )
        return [_session(row) for row in rows]

    def _own(self, table: Table) -> ColumnElement[bool]:
        own: ColumnElement[bool] = table.c.hospital_id == self._hospital_id
        return own


def _session(row: Row[Any]) -> KeptSession:
    return KeptSession(
        row.id,
        row.room_id,
        row.zone_id,
        row.clinician_id,
        row.clinician_name,
        row.opened_at,
        row.paused_since,
        row.closed_at,
        row.last_called_at,
        row.last_queue_id,
    )


def forget_sessions(connection: Connection, closed_before: datetime) -> int:
    """Deletes who worked where long ago; how many."""
    return connection.execute(
        delete(room_sessions).where(room_sessions.c.closed_at < closed_before)
    ).rowcount


def forget_cycles(connection: Connection, ended_before: datetime) -> int:
    """Deletes what rooms took long ago; how many."""
    return connection.execute(
        delete(room_cycles).where(room_cycles.c.ended_at < ended_before)
    ).rowcount
