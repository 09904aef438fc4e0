"""The rows of tickets as they are now. Every function runs inside a unit of work; who
changes anything in a zone holds its row.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    func,
    select,
    update,
)

from kiosk_server.queueing.model import AT_COUNTER, OVER, Ticket, TicketState
from kiosk_server.queueing.store.histories import HistoryStore, KeptEvent
from kiosk_server.queueing.store.tables import (
    queue_tickets,
    queue_zones,
)
from kiosk_server.queueing.store.ticket_statements import (
    ADD_TICKET,
    CHANGE_TICKET,
    COUNT_WAITING,
    FIND_NUMBER_IN_USE,
    FIND_TICKET,
    KEPT_COLUMNS,
    LIST_LINE,
    LIST_WAITING_IDS,
)

_MOST_READ = 8_192
_read_ticket = lru_cache(_MOST_READ)(msgspec.json.Decoder(Ticket).decode)
"""A snapshot's ticket. Lines are read whole with every call, and hardly a ticket of theirs is
another one than at the last: making them anew would take longer than all else."""
_ENCODER = msgspec.json.Encoder()
_key_of = lru_cache(64)(attrgetter("key"))
"""What a half-day is called: the same for all who come in it."""


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
        ADD_TICKET.run(
            connection,
            {
                "id": ticket.id,
                "hospital_id": self._hospital_id,
                "half_day": _key_of(ticket.half_day),
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
        key = {"own_hospital": self._hospital_id, "seen_id": seen.id, "seen_version": seen.version}
        if CHANGE_TICKET.run(connection, {**key, **_columns(after, event.event.at)}) != 1:
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
        key = {"own_hospital": self._hospital_id, "ticket_id": ticket_id}
        row = FIND_TICKET.first(connection, key)
        return None if row is None else _kept(row)

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

    def list_line(self, connection: Connection, line_id: str) -> list[Ticket]:
        """The tickets that wait in a line, in no order."""
        key = {"own_hospital": self._hospital_id, "line": line_id}
        return [_read_ticket(snapshot) for (snapshot,) in LIST_LINE.rows(connection, key)]

    def count_waiting(self, connection: Connection, line_id: str) -> int:
        """How many wait in a line."""
        key = {"own_hospital": self._hospital_id, "line": line_id}
        ((count,),) = COUNT_WAITING.rows(connection, key)
        return int(count)

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
        key = {"own_hospital": self._hospital_id, "zone": zone_id}
        return [ticket_id for (ticket_id,) in LIST_WAITING_IDS.rows(connection, key)]

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
            select(*KEPT_COLUMNS)
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
        key = {"own_hospital": self._hospital_id, "zone": zone_id, "shown": number, "since": since}
        return FIND_NUMBER_IN_USE.first(connection, key) is not None

    def list_by_number(
        self, connection: Connection, number: str, zone_id: str | None, since: datetime, most: int
    ) -> list[KeptTicket]:
        """Tickets with a number, of one zone or all (None), the newest first."""
        columns = queue_tickets.c
        of_zone = [] if zone_id is None else [columns.zone_id == zone_id]
        rows = connection.execute(
            select(*KEPT_COLUMNS)
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
            select(*KEPT_COLUMNS)
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
            select(*KEPT_COLUMNS)
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


def _kept(row: Sequence[Any]) -> KeptTicket:
    snapshot, person_name, patient_id = row
    return KeptTicket(_read_ticket(snapshot), person_name, patient_id)


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
