"""The rows of tickets as they are now. Every function runs inside a unit of work; who
changes anything in a zone holds its row.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Executable,
    Row,
    Table,
    bindparam,
    func,
    insert,
    select,
    update,
)

from kiosk_server.queueing.model import AT_COUNTER, OVER, Ticket
from kiosk_server.queueing.store.histories import HistoryStore, KeptEvent
from kiosk_server.queueing.store.tables import (
    queue_tickets,
    queue_zones,
)
from kiosk_server.storage.inserts import insert_into

_TICKET = msgspec.json.Decoder(Ticket)
_ENCODER = msgspec.json.Encoder()

# What every number needs is made once: SQLAlchemy takes longer to make it than SQLite to run it.
_ADD = insert(queue_tickets)
_COUNT_WAITING = (
    select(func.count())
    .select_from(queue_tickets)
    .where(
        queue_tickets.c.hospital_id == bindparam("hospital_id"),
        queue_tickets.c.line_id == bindparam("line_id"),
    )
)
_COUNT_CHANGES = select(queue_zones.c.changes).where(
    queue_zones.c.hospital_id == bindparam("hospital_id"),
    queue_zones.c.zone_id == bindparam("zone_id"),
)


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """A ticket with what is known of its person; `person_name` empty: nothing was said, or it was
    forgotten."""

    ticket: Ticket
    person_name: str = ""
    patient_id: str | None = None


class TicketStore:
    """The tickets of one hospital."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id
        self._histories = HistoryStore(hospital_id)

    def lock(self, connection: Connection, zone_id: str) -> int:
        """Holds a zone until the unit of work ends; how many units have now done so."""
        key = {"hospital_id": self._hospital_id, "zone_id": zone_id}
        return int(connection.execute(_locking(connection.dialect), key).scalar_one())

    def count_changes(self, connection: Connection, zone_id: str) -> int:
        """How many units have changed something in a zone; 0: none has."""
        key = {"hospital_id": self._hospital_id, "zone_id": zone_id}
        return int(connection.execute(_COUNT_CHANGES, key).scalar_one_or_none() or 0)

    def add(self, connection: Connection, kept: KeptTicket, event: KeptEvent) -> None:
        """Adds a ticket with the event of its issue."""
        ticket = kept.ticket
        connection.execute(
            _ADD,
            {
                "id": ticket.id,
                "hospital_id": self._hospital_id,
                "number": ticket.number,
                "half_day": ticket.half_day.key,
                "issued_at": ticket.arrived_at,
                "person_name": kept.person_name,
                "patient_id": kept.patient_id,
                **_columns(ticket, event.event.at),
            },
        )
        self._histories.add(connection, ticket.id, event)

    def add_event(
        self, connection: Connection, seen: Ticket, after: Ticket, event: KeptEvent
    ) -> bool:
        """Adds an event to a history, with what it makes of the ticket; False, and nothing is done,
        if the ticket is not as it was seen."""
        done = connection.execute(
            update(queue_tickets)
            .where(
                self._own(queue_tickets),
                queue_tickets.c.id == seen.id,
                queue_tickets.c.version == seen.version,
            )
            .values(_columns(after, event.event.at))
        )
        if done.rowcount != 1:
            return False
        self._histories.add(connection, seen.id, event)
        self._histories.follow_calls(connection, seen, after, event.event.number)
        return True

    def set_person(self, connection: Connection, ticket_id: str, person_name: str) -> None:
        """Corrects a name."""
        connection.execute(
            update(queue_tickets)
            .where(self._own(queue_tickets), queue_tickets.c.id == ticket_id)
            .values(person_name=person_name)
        )

    def find(self, connection: Connection, ticket_id: str) -> KeptTicket | None:
        """The ticket of an id."""
        return next(iter(self._list(connection, queue_tickets.c.id == ticket_id)), None)

    def find_by_appointment(self, connection: Connection, appointment_id: str) -> KeptTicket | None:
        """The ticket that somebody has checked in with, unless it was cancelled."""
        found = self._list(
            connection,
            queue_tickets.c.appointment_id == appointment_id,
            queue_tickets.c.state.not_in(["cancelled", "merged"]),
        )
        return found[-1] if found else None

    def list_waiting(self, connection: Connection, line_ids: Collection[str]) -> list[KeptTicket]:
        """Who waits in any of some lines."""
        return self._list(connection, queue_tickets.c.line_id.in_(line_ids))

    def count_waiting(self, connection: Connection, line_id: str) -> int:
        """How many wait in a line."""
        key = {"hospital_id": self._hospital_id, "line_id": line_id}
        return int(connection.execute(_COUNT_WAITING, key).scalar_one())

    def count_issued(self, connection: Connection, queue_id: str, half_day: str) -> int:
        """How many of a queue were issued in a half-day, and are there still."""
        return connection.execute(
            select(func.count())
            .select_from(queue_tickets)
            .where(
                self._own(queue_tickets),
                queue_tickets.c.queue_id == queue_id,
                queue_tickets.c.half_day == half_day,
            )
        ).scalar_one()

    def list_waiting_ids(self, connection: Connection, zone_id: str) -> list[str]:
        """The ids of all who wait in a zone."""
        return list(
            connection.execute(
                select(queue_tickets.c.id).where(
                    self._own(queue_tickets),
                    queue_tickets.c.zone_id == zone_id,
                    queue_tickets.c.is_open,
                    queue_tickets.c.line_id.is_not(None),
                )
            ).scalars()
        )

    def list_open(self, connection: Connection, zone_id: str) -> list[KeptTicket]:
        """All of a zone that are not over."""
        return self._list(connection, queue_tickets.c.zone_id == zone_id, queue_tickets.c.is_open)

    def list_at_counter(self, connection: Connection, room_id: str) -> list[KeptTicket]:
        """Who is called to a room, or being seen there."""
        return self._list(
            connection,
            queue_tickets.c.room_id == room_id,
            queue_tickets.c.is_open,
            queue_tickets.c.state.in_([state.value for state in AT_COUNTER]),
        )

    def list_over(
        self, connection: Connection, zone_id: str, since: datetime, most: int
    ) -> list[KeptTicket]:
        """Those of a zone that are over, the latest first."""
        rows = connection.execute(
            select(queue_tickets)
            .where(
                self._own(queue_tickets),
                queue_tickets.c.zone_id == zone_id,
                ~queue_tickets.c.is_open,
                queue_tickets.c.changed_at >= since,
            )
            .order_by(queue_tickets.c.changed_at.desc())
            .limit(most)
        )
        return [_kept(row) for row in rows]

    def list_by_number(
        self, connection: Connection, number: str, since: datetime, most: int
    ) -> list[KeptTicket]:
        """Tickets with a number, the newest first."""
        rows = connection.execute(
            select(queue_tickets)
            .where(
                self._own(queue_tickets),
                queue_tickets.c.number == number,
                queue_tickets.c.issued_at >= since,
            )
            .order_by(queue_tickets.c.issued_at.desc())
            .limit(most)
        )
        return [_kept(row) for row in rows]

    def list_left_open(
        self, connection: Connection, half_day: str, most: int
    ) -> Sequence[tuple[str, str, str]]:
        """Id, zone and half-day of those that are not over of earlier half-days than one."""
        rows = connection.execute(
            select(queue_tickets.c.id, queue_tickets.c.zone_id, queue_tickets.c.half_day)
            .where(
                self._own(queue_tickets),
                queue_tickets.c.is_open,
                queue_tickets.c.half_day < half_day,
            )
            .order_by(queue_tickets.c.half_day, queue_tickets.c.id)
            .limit(most)
        )
        return [(row.id, row.zone_id, row.half_day) for row in rows]

    def _list(self, connection: Connection, *wanted: ColumnElement[bool]) -> list[KeptTicket]:
        rows = connection.execute(
            select(queue_tickets)
            .where(self._own(queue_tickets), *wanted)
            .order_by(queue_tickets.c.issued_at, queue_tickets.c.id)
        )
        return [_kept(row) for row in rows]

    def _own(self, table: Table) -> ColumnElement[bool]:
        own: ColumnElement[bool] = table.c.hospital_id == self._hospital_id
        return own


@cache
def _locking(dialect: Dialect) -> Executable:
    """Counts a zone's units up, and so holds its row."""
    return (
        insert_into(dialect, queue_zones)
        .values(hospital_id=bindparam("hospital_id"), zone_id=bindparam("zone_id"), changes=1)
        .on_conflict_do_update(
            index_elements=["hospital_id", "zone_id"],
            set_={"changes": queue_zones.c.changes + 1},
        )
        .returning(queue_zones.c.changes)
    )


def _columns(ticket: Ticket, changed_at: datetime) -> dict[str, Any]:
    """What changes with a ticket. Calls are rows of their own."""
    appointment = ticket.appointment
    return {
        "zone_id": ticket.zone_id,
        "queue_id": ticket.queue_id,
        "line_id": ticket.line_id if ticket.is_waiting else None,
        "room_id": ticket.room_id,
        "state": ticket.state.value,
        "is_open": ticket.state not in OVER,
        "version": ticket.version,
        "changed_at": changed_at,
        "appointment_id": None if appointment is None else appointment.id,
        "snapshot": _ENCODER.encode(ticket).decode(),
    }


def _kept(row: Row[Any]) -> KeptTicket:
    return KeptTicket(_TICKET.decode(row.snapshot), row.person_name, row.patient_id)


def forget_persons(connection: Connection, issued_before: datetime) -> int:
    """Empties the names, and who they are in the records, of old tickets; how many."""
    done = connection.execute(
        update(queue_tickets)
        .where(
            queue_tickets.c.issued_at < issued_before,
            (queue_tickets.c.person_name != "") | queue_tickets.c.patient_id.is_not(None),
        )
        .values(person_name="", patient_id=None)
    )
    return done.rowcount
