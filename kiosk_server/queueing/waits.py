"""How long people waited, out of the histories of their tickets. Pure; it keeps no ticket's id, and
nothing else by which somebody could be found again.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk_server.queueing.model import Ticket
from kiosk_server.queueing.ticket_history import TicketAct, TicketEvent, effective_events

_LEAVES = frozenset({TicketAct.CANCEL, TicketAct.EXPIRE, TicketAct.FINISH})


@dataclass(frozen=True, slots=True)
class WaitCell:
    """What waits are told apart by: the queue that called, the hour on the wall's clock in which
    the wait began, the class."""

    queue_id: str
    hour: int
    class_id: str


@dataclass(slots=True)
class CellWaits:
    """The waits of a cell: seconds of those that ended with a call and of those that ended without
    one (`left_seconds`), and how many have not ended (`waiting`)."""

    seconds: "array[float]" = field(default_factory=lambda: array("f"))
    left_seconds: "array[float]" = field(default_factory=lambda: array("f"))
    waiting: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.seconds or self.left_seconds or self.waiting)


@dataclass(frozen=True, slots=True)
class _Wait:
    """Somebody waits from a moment on, who has not been called."""

    cell: WaitCell
    since: datetime

    def seconds(self, until: datetime) -> float:
        """How long it has lasted; none before it begins."""
        return max((until - self.since).total_seconds(), 0.0)


def waits_of(
    histories: Iterable[Sequence[TicketEvent]], zone: ZoneInfo
) -> Mapping[WaitCell, CellWaits]:
    """The waits of some tickets.

    A wait lasts from arrival to the first call that was not undone; of who comes before an
    appointment, from when its slot begins. A transfer to another queue takes a wait along, or
    begins another one where it has ended. Coming back after a missed call or with results begins
    none. A merged ticket has no wait of its own.
    """
    cells: dict[WaitCell, CellWaits] = {}
    for history in histories:
        _add(cells, history, zone)
    return {cell: waits for cell, waits in cells.items() if not waits.is_empty}


def _add(cells: dict[WaitCell, CellWaits], history: Sequence[TicketEvent], zone: ZoneInfo) -> None:
    wait: _Wait | None = None
    cell: WaitCell | None = None
    for event in effective_events(history):
        if event.issued is not None:
            cell = _cell(event.issued, zone)
            wait = _Wait(cell, _begin(event.issued))
        elif cell is None:
            return
        elif event.act is TicketAct.TRANSFER:
            moved = replace(cell, queue_id=event.details.queue_id or cell.queue_id)
            if wait is None:
                moved = replace(moved, hour=event.at.astimezone(zone).hour)
            wait = _Wait(moved, event.at if wait is None else wait.since)
            cell = moved
        elif event.act is TicketAct.CORRECT and event.details.class_id:
            cell = replace(cell, class_id=event.details.class_id)
            wait = None if wait is None else _Wait(cell, wait.since)
        elif event.act is TicketAct.CALL and wait is not None:
            cells.setdefault(wait.cell, CellWaits()).seconds.append(wait.seconds(event.at))
            wait = None
        elif event.act in _LEAVES and wait is not None:
            cells.setdefault(wait.cell, CellWaits()).left_seconds.append(wait.seconds(event.at))
            wait = None
        elif event.act is TicketAct.MERGE:
            wait = None
    if wait is not None:
        cells.setdefault(wait.cell, CellWaits()).waiting += 1


def _begin(ticket: Ticket) -> datetime:
    if ticket.appointment is None:
        return ticket.arrived_at
    return max(ticket.arrived_at, ticket.appointment.slot_starts_at)


def _cell(ticket: Ticket, zone: ZoneInfo) -> WaitCell:
    return WaitCell(ticket.queue_id, _begin(ticket).astimezone(zone).hour, ticket.class_id)


def merged(parts: Iterable[Mapping[WaitCell, CellWaits]]) -> Mapping[WaitCell, CellWaits]:
    """The waits of several parts as one."""
    cells: dict[WaitCell, CellWaits] = {}
    for part in parts:
        for cell, waits in part.items():
            whole = cells.setdefault(cell, CellWaits())
            whole.seconds.extend(waits.seconds)
            whole.left_seconds.extend(waits.left_seconds)
            whole.waiting += waits.waiting
    return cells
