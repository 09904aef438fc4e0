"""The rows of what was done to tickets: histories, only ever added to, and the calls that count.
Every function runs inside a unit of work.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, select

from kiosk_server.queueing.model import LineCall, Ticket
from kiosk_server.queueing.store.tables import queue_calls, queue_events, queue_tickets
from kiosk_server.queueing.ticket_history import TicketEvent
from kiosk_server.storage.compiled_statements import CompiledStatement

_EVENT = msgspec.json.Decoder(TicketEvent)
_CALL = msgspec.json.Decoder(LineCall)
_ENCODER = msgspec.json.Encoder()
_ADD = CompiledStatement(insert(queue_events))
_ADD_CALL = CompiledStatement(insert(queue_calls))
_LIST = CompiledStatement(
    select(queue_events.c.event, queue_events.c.actor_name)
    .where(
        queue_events.c.hospital_id == bindparam("hospital_id"),
        queue_events.c.ticket_id == bindparam("ticket_id"),
    )
    .order_by(queue_events.c.number)
)


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event, and the name of who did it."""

    event: TicketEvent
    actor_name: str


class HistoryStore:
    """The histories of one hospital."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def add(self, connection: Connection, ticket_id: str, kept: KeptEvent) -> None:
        """Adds an event."""
        _ADD.run(
            connection,
            {
                "hospital_id": self._hospital_id,
                "ticket_id": ticket_id,
                "number": kept.event.number,
                "act": kept.event.act.value,
                "at": kept.event.at,
                "actor_name": kept.actor_name,
                "event": _ENCODER.encode(kept.event).decode(),
            },
        )

    def follow_calls(
        self, connection: Connection, seen: Ticket, after: Ticket, event_number: int
    ) -> None:
        """A call is a row; what is undone takes its own away."""
        if len(after.calls) > len(seen.calls):
            call = after.calls[-1]
            _ADD_CALL.run(
                connection,
                {
                    "hospital_id": self._hospital_id,
                    "ticket_id": after.id,
                    "event_number": event_number,
                    "line_id": call.line_id,
                    "at": call.at,
                    "call": _ENCODER.encode(call).decode(),
                },
            )
        elif len(after.calls) < len(seen.calls):
            own = self._own(queue_calls) & (queue_calls.c.ticket_id == after.id)
            last = (
                select(queue_calls.c.event_number)
                .where(own)
                .order_by(queue_calls.c.event_number.desc())
                .limit(len(seen.calls) - len(after.calls))
            )
            connection.execute(delete(queue_calls).where(own, queue_calls.c.event_number.in_(last)))

    def list_of(self, connection: Connection, ticket_id: str) -> Sequence[KeptEvent]:
        """Everything that was done to a ticket, the oldest first."""
        key = {"hospital_id": self._hospital_id, "ticket_id": ticket_id}
        return [
            KeptEvent(_EVENT.decode(event), actor_name)
            for event, actor_name in _LIST.rows(connection, key)
        ]

    def list_histories(
        self, connection: Connection, since: datetime, until: datetime
    ) -> Iterator[tuple[str, tuple[TicketEvent, ...]]]:
        """Whole histories of the tickets that were issued from one moment up to another."""
        # A subquery by time alone: SQLite would read the events of all time if told the hospital.
        issued = select(queue_tickets.c.id).where(
            queue_tickets.c.issued_at >= since, queue_tickets.c.issued_at < until
        )
        rows = connection.execute(
            select(queue_events.c.ticket_id, queue_events.c.event)
            .where(self._own(queue_events), queue_events.c.ticket_id.in_(issued))
            .order_by(queue_events.c.ticket_id, queue_events.c.number)
        )
        for ticket_id, events in groupby(rows, key=lambda row: row.ticket_id):
            yield ticket_id, tuple(_EVENT.decode(row.event) for row in events)

    def list_calls(
        self, connection: Connection, line_ids: Collection[str], since: datetime
    ) -> Mapping[str, list[LineCall]]:
        """Calls out of lines from a moment on, by line; moves to a room's door among them."""
        rows = connection.execute(
            select(queue_calls.c.line_id, queue_calls.c.call)
            .where(
                self._own(queue_calls),
                queue_calls.c.line_id.in_(line_ids),
                queue_calls.c.at >= since,
            )
            .order_by(queue_calls.c.at, queue_calls.c.ticket_id)
        )
        found: dict[str, list[LineCall]] = {line_id: [] for line_id in line_ids}
        for row in rows:
            found[row.line_id].append(_CALL.decode(row.call))
        return found

    def _own(self, table: Table) -> ColumnElement[bool]:
        own: ColumnElement[bool] = table.c.hospital_id == self._hospital_id
        return own


def forget_calls(connection: Connection, before: datetime) -> int:
    """Deletes calls that no order is reckoned from any more; histories keep them. How many."""
    return connection.execute(delete(queue_calls).where(queue_calls.c.at < before)).rowcount
