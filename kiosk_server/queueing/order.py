"""The order of a line: a pure function of its tickets, the rules and the time.

It must not know how tickets are kept, nor in which words a reason is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk_server.queueing.lanes import lane_places
from kiosk_server.queueing.model import LaneMark, LineCall, Ticket
from kiosk_server.queueing.overtaking import OvertakingAccount
from kiosk_server.queueing.picking import LinePicker
from kiosk_server.queueing.place_reasons import PlaceReason
from kiosk_server.queueing.rules import QueueRules


@dataclass(frozen=True, slots=True)
class PlacedTicket:
    """A waiting ticket at its place: `ahead` others are called before it as things stand.

    `reason` is why it comes at this place, `overtaken` how often those who came later have been or
    will be called before it, of at most `overtaken_at_most`.
    """

    ticket: Ticket
    ahead: int
    mark: LaneMark
    reason: PlaceReason
    counts_from: datetime
    not_before: datetime | None
    overtaken: int
    overtaken_at_most: int


def place_tickets(
    tickets: Sequence[Ticket],
    rules: QueueRules,
    now: datetime,
    *,
    calls: Sequence[LineCall] | None = None,
    room_id: str | None = None,
    call_interval: timedelta | None = None,
    most: int | None = None,
) -> tuple[PlacedTicket, ...]:
    """The waiting tickets of one line in the order in which they will be called.

    `tickets` may hold others too, whose calls count; `calls` takes the place of those, where they
    are kept apart: all of the half-day that were not undone. `room_id` leaves out who may not be
    called by that room. `call_interval` is how long a call of this line takes, by which slots are
    foreseen; by default what the rules assume. `most` ends after so many.

    The same for any order of `tickets`. Raises ValueError if those that wait are of several lines.
    Complexity: O(n log n), and one step of numpy for each that overtakes somebody.
    """
    waiting = [
        ticket
        for ticket in tickets
        if ticket.is_waiting and (room_id is None or ticket.wanted_room_id in (None, room_id))
    ]
    if not waiting:
        return ()
    line_id = waiting[0].line_id
    if any(ticket.line_id != line_id for ticket in waiting):
        raise ValueError("tickets of one line are placed at a time")
    if calls is None:
        calls = [call for ticket in tickets for call in ticket.calls]
    past = sorted(
        (call for call in calls if call.line_id == line_id),
        key=lambda call: (call.at, call.sequence),
    )
    places = lane_places(waiting, rules)
    account = OvertakingAccount(places, past, rules.overtaking)
    seconds = rules.service.seconds(waiting[0].queue_id)
    interval = timedelta(seconds=seconds) if call_interval is None else call_interval
    picker = LinePicker(places, past, account, rules, now, interval)
    wanted = len(places) if most is None else min(most, len(places))
    placed: list[PlacedTicket] = []
    for ahead in range(wanted):
        index, reason = picker.pick()
        place = places[index]
        placed.append(
            PlacedTicket(
                ticket=place.ticket,
                ahead=ahead,
                mark=place.mark,
                reason=reason,
                counts_from=place.counts_from,
                not_before=place.not_before,
                overtaken=account.overtaken[index],
                overtaken_at_most=account.limits[index],
            )
        )
    return tuple(placed)
