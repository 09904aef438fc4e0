"""The rows of tickets as they are now. Every function runs inside a unit of work; who
changes anything in a zone holds its row.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    bindparam,
    func,
    insert,
    select,
    update,
)

from kiosk_server.queueing.model import AT_COUNTER, OVER, Ticket, TicketState
from kiosk_server.queueing.store.histories import HistoryStore, KeptEvent
from kiosk_server.queueing.store.tables import (
    queue_tickets,
    queue_zones,
)

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
_WHO_HAS_NUMBER = select(queue_tickets.c.zone_id, queue_tickets.c.is_open).where(
    queue_tickets.c.hospital_id == bindparam("hospital_id"),
    queue_tickets.c.number == bindparam("number"),
    queue_tickets.c.issued_at >= bindparam("since"),
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

    def add(self, connection: Connection, kept: KeptTicket, event: KeptEvent) -> None:
        """Adds a ticket with the event of its issue."""
        ticket = kept.ticket
        booked = ticket.appointment
        connection.execute(
            _ADD,
            {
                "id": ticket.id,
                "hospital_id": self._hospital_id,
                "half_day": ticket.half_day.key,
                "issued_at": ticket.arrived_at,
                "person_name": kept.person_name,
                "patient_id": kept.patient_id,
                "appointment_id": None if booked is None else booked.id,
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
        """The ticket that somebody has checked in with, also if they were transferred since; None
        if it was cancelled, or ended by the clock."""
        found = self._list(
            connection,
            queue_tickets.c.appointment_id == appointment_id,
            queue_tickets.c.state.not_in(["cancelled", "merged", "expired"]),
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
        """How many of a queue were issued in a half-day; who has given theirs up leaves room for
        another."""
        return connection.execute(
            select(func.count())
            .select_from(queue_tickets)
            .where(
                self._own(queue_tickets),
                queue_tickets.c.queue_id == queue_id,
                queue_tickets.c.half_day == half_day,
                queue_tickets.c.state.not_in(["cancelled", "merged"]),
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

    def list_at_counter(
        self, connection: Connection, zone_id: str, room_id: str
    ) -> list[KeptTicket]:
        """Who is called to a room of a zone, or being seen there."""
        return self._list(
            connection,
            queue_tickets.c.zone_id == zone_id,
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

    def is_number_in_use(
        self, connection: Connection, zone_id: str, number: str, since: datetime
    ) -> bool:
        """Whether somebody in a zone has a number who took it since a moment and is not over."""
        key = {"hospital_id": self._hospital_id, "number": number, "since": since}
        # Few rows: those of one zone that are open are picked here, else SQLite reads the zone.
        rows = connection.execute(_WHO_HAS_NUMBER, key)
        return any(row.is_open and row.zone_id == zone_id for row in rows)

    def list_by_number(
        self, connection: Connection, number: str, zone_id: str | None, since: datetime, most: int
    ) -> list[KeptTicket]:
        """Tickets with a number, of one zone or all (None), the newest first."""
        columns = queue_tickets.c
        of_zone = [] if zone_id is None else [columns.zone_id == zone_id]
        rows = connection.execute(
            select(queue_tickets)
            .where(
                self._own(queue_tickets),
                columns.number == number,
                columns.issued_at >= since,
                *of_zone,
            )
            .order_by(columns.issued_at.desc())
            .limit(most)
        )
        return [_kept(row) for row in rows]

    def list_left_open(
        self,
        connection: Connection,
        half_day: str,
        unchanged_since: datetime,
        closing: tuple[Collection[str], Collection[TicketState]],
        most: int,
    ) -> list[KeptTicket]:
        """Those that are not over of earlier half-days than one: to which nothing was done since a
        moment, and those of some zones in some states."""
        columns = queue_tickets.c
        closing_zones, closing_states = closing
        # By zones, as there is an index for those: the table holds the tickets of all time.
        zones = select(queue_zones.c.zone_id).where(self._own(queue_zones))
        rows = connection.execute(
            select(queue_tickets)
            .where(
                self._own(queue_tickets),
                columns.zone_id.in_(zones),
                columns.is_open,
                columns.half_day < half_day,
                (columns.changed_at < unchanged_since)
                | (
                    columns.zone_id.in_(closing_zones)
                    & columns.state.in_([state.value for state in closing_states])
                ),
            )
            .order_by(columns.half_day, columns.id)
            .limit(most)
        )
        return [_kept(row) for row in rows]

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


def _columns(ticket: Ticket, changed_at: datetime) -> dict[str, Any]:
    """What changes with a ticket. Calls are rows of their own."""
    return {
        "number": ticket.number,
        "zone_id": ticket.zone_id,
        "queue_id": ticket.queue_id,
        "line_id": ticket.line_id if ticket.is_waiting else None,
        "room_id": ticket.room_id,
        "state": ticket.state.value,
        "is_open": ticket.state not in OVER,
        "version": ticket.version,
        "changed_at": changed_at,
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
