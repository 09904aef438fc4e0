"""When tickets of a placed line will be called, as a range. Pure.

Each waiting ticket is dealt to the room that is free first, at the rooms' paces and with their
known breaks; the range around that grows with the time there is for things to go otherwise.
"""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk_server.queueing.lanes import APPOINTMENT_LANE
from kiosk_server.queueing.model import LineCall, Ticket
from kiosk_server.queueing.order import PlacedTicket
from kiosk_server.queueing.place_reasons import PlaceReasonCode
from kiosk_server.queueing.service_times import RoomPace

STATED_COVERAGE = 0.80
"""How often, at least, the true call falls within the range."""

# Settled with days of three generators that share nothing but the order of lines: those of
# `simulation/day_kinds.py`, and tests/kiosk_server/queueing/other_days.py and clinic_days.py. On
# days of the last one, by other seeds than those looked at, four in five calls fall within the
# range in each kind of clinic. How wide ranges are there stands in test_estimates_in_clinics.py:
# chance alone, in the lengths of visits, needs more than three fifths of a wait of few calls.
_NOISE = 1.4
"""How many times the variation of the rooms' times; others than those add to it."""
_DRIFT, _DOUBT = 0.115, 0.33
"""Spread of the pace itself from now on, and of what is known of it, as parts of it."""
_AT_DOOR = 0.33
"""Which part of the variation of one room's own times shows at its door."""
_FLOOR_SECONDS = 30.0
_SPREADS: Mapping[PlaceReasonCode, tuple[float, float]] = {
    PlaceReasonCode.EVERY: (1.64, 1.84),
    PlaceReasonCode.SLOT_BEGUN: (1.33, 1.02),
    PlaceReasonCode.SLOT_AHEAD: (0.72, 1.48),
}
"""How many spreads before and after what is expected the range goes, by what places a ticket: who
is lifted by a priority has most to lose, who is called by a slot least."""
_USUAL_SPREADS = (1.43, 1.43)
_GROWTH, _GROWN_SECONDS = 0.86, 600.0
"""Ranges grow by less than the spread does, from this one on: so they are right as often, and
narrower together."""
_STILL_BUSY = 0.35
"""What is left of a service that has lasted longer than the mean, as a part of the mean."""
_BREAK_SECONDS, _SHORTEST_BREAK_SECONDS, _LONGEST_BREAK_SECONDS = 600.0, 240.0, 1500.0
"""How long a room that pauses is taken to pause; at least so long from now; gone after so long."""
_BOOKED_COME = 0.9
"""Which part of those with an appointment come."""
_NEWCOMERS: Mapping[PlaceReasonCode, float] = {
    PlaceReasonCode.BY_TIME: 1.1,
    PlaceReasonCode.EVERY: 0.38,
}
"""How much of the recent share of overtaking calls is still to come to who is placed so,"""
_BOUND_USED = 0.55
"""which part of what the bound leaves is used up by then,"""
_USUAL_SHARE, _SHARE_TRUST = 0.15, 10.0
"""Of calls overtake somebody; that counts as so many observed ones."""
_NEWCOMERS_SPREAD = 0.65
"""and the spread of that, as a part of it."""
_OTHERS_COME = 10.0
"""After so many calls others have mostly come before whose slot has not begun."""


@dataclass(frozen=True, slots=True)
class Break:
    """Rooms call nobody from one moment to another."""

    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """A room that calls from the line, or will.

    `busy_since`: when the one who is there was called; None: it is free. `waiting_at_door` were
    moved there before. `not_before`: it calls nobody until then. `paused_since`: it should call and
    does not; for a while it is taken to come back soon, then not to come back. `queue_ids` are
    those that it calls from; None: all of them.
    """

    room_id: str
    pace: RoomPace
    busy_since: datetime | None = None
    waiting_at_door: int = 0
    not_before: datetime | None = None
    paused_since: datetime | None = None
    breaks: tuple[Break, ...] = ()
    queue_ids: tuple[str, ...] | None = None

    def may_call(self, ticket: Ticket) -> bool:
        """Whether a ticket of the line is one for this room."""
        is_its_queue = self.queue_ids is None or ticket.queue_id in self.queue_ids
        return is_its_queue and ticket.wanted_room_id in (None, self.room_id)


@dataclass(frozen=True, slots=True)
class CallEstimate:
    """When a ticket will be called: between `earliest` and `latest` in about `STATED_COVERAGE` of
    all cases, `expected` in the middle of what is likely."""

    ticket_id: str
    earliest: datetime
    expected: datetime
    latest: datetime


def call_interval(rooms: Sequence[OpenRoom]) -> timedelta | None:
    """How long it is between two calls of a line where all its rooms are busy; None: no rooms."""
    rate = sum(1.0 / max(room.pace.seconds, 1.0) for room in rooms)
    return timedelta(seconds=1.0 / rate) if rate else None


def overtaking_share(calls: Sequence[LineCall]) -> float:
    """Which part of the last calls of a line, at most fifty, overtook one of those before it;
    appointments aside, which are known beforehand."""
    by_time = (call for call in calls if call.mark.lane != APPOINTMENT_LANE)
    last = sorted(by_time, key=lambda call: call.at)[-50:]
    latest_by_time: datetime | None = None
    found = 0
    for call in reversed(last):
        entry = call.mark.counted_entry
        if latest_by_time is not None and entry > latest_by_time:
            found += 1
        else:
            latest_by_time = entry
    return (found + _USUAL_SHARE * _SHARE_TRUST) / (len(last) + _SHARE_TRUST)


def estimate_calls(
    placed: Sequence[PlacedTicket],
    rooms: Sequence[OpenRoom],
    now: datetime,
    *,
    newcomers_share: float = 0.0,
    booked: Sequence[datetime] = (),
) -> tuple[CallEstimate, ...]:
    """The estimate for each ticket of a placed line, in its order; none where no room is open that
    may call it. The line may be several that rooms call from, merged into one.

    `newcomers_share` is `overtaking_share` of the line's calls. `booked` are when the slots begin
    of those who have not checked in yet and are called at their slot, sorted. Complexity: O(n r).
    """
    rooms = [room for room in rooms if not _is_gone(room, now)]
    interval = call_interval(rooms)
    if interval is None:
        return ()
    line = _Line(
        step=interval.total_seconds(),
        pace=sum(room.pace.seconds for room in rooms) / len(rooms),
        variation=sum(room.pace.variation for room in rooms) / len(rooms),
        doubt=sum(room.pace.doubt for room in rooms) / len(rooms),
        door=max((room.waiting_at_door + 1 for room in rooms if room.waiting_at_door), default=0),
        newcomers_share=newcomers_share,
        booked=[(moment - now).total_seconds() for moment in booked if moment > now],
    )
    free = {room.room_id: _free_seconds(room, now, room.waiting_at_door) for room in rooms}
    ahead_of_doors = {room.room_id: _free_seconds(room, now, 0) for room in rooms}
    by_id = {room.room_id: room for room in rooms}
    estimates: list[CallEstimate] = []
    for each in placed:
        times = ahead_of_doors if each.mark.is_emergency else free
        room_ids = [room.room_id for room in rooms if room.may_call(each.ticket)]
        if not room_ids:
            continue
        room_id = min(room_ids, key=times.__getitem__)
        room = by_id[room_id]
        slot = _seconds_until(each.not_before, now) if _waits_for(each) else 0.0
        start = _after_breaks(max(times[room_id], slot), room, now)
        free[room_id] = max(free[room_id], start) + room.pace.seconds
        ahead_of_doors[room_id] += room.pace.seconds
        estimates.append(_estimate(each, start, line, now))
    return tuple(estimates)


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line's estimates share.

    Seconds between two calls, those of one service, their variation and doubt; how many are at the
    fullest door, with its own room (0: rooms call from the zone); `overtaking_share`; and in how
    many seconds the slots of those begin who have not come yet.
    """

    step: float
    pace: float
    variation: float
    doubt: float
    door: int
    newcomers_share: float
    booked: Sequence[float]

    def newcomers(self, each: PlacedTicket, start: float, slot: float) -> float:
        """How many of those who are not there yet will be called before a ticket."""
        others = _NEWCOMERS.get(each.reason.code, 0.0) * self.newcomers_share * start / self.step
        until = start if each.not_before is None else min(start, slot)
        booked = _BOOKED_COME * bisect_left(self.booked, until)
        left = max(each.overtaken_at_most - each.overtaken, 0)
        return min(others + booked, _BOUND_USED * left)


def _estimate(each: PlacedTicket, start: float, line: _Line, now: datetime) -> CallEstimate:
    slot = _seconds_until(each.not_before, now)
    newcomers = 0.0 if each.mark.is_emergency else line.newcomers(each, start, slot) * line.step
    expected = start + newcomers
    before = after = 0.0
    if each.reason.code is PlaceReasonCode.SLOT_AHEAD and slot > start:
        # Soon if hardly anybody else comes until then, when the slot begins if others do.
        kept = 1.0 - math.exp(-start / (_OTHERS_COME * line.step))
        expected = start + kept * (slot - start)
        before, after = expected - start, min(1.0, 2.0 * kept) * (slot - start) - (expected - start)
    at_door = _AT_DOOR * line.pace * min(start, line.door * line.pace)
    by_chance = math.hypot(
        _NOISE * line.variation * math.sqrt(line.step * start + at_door),
        _NEWCOMERS_SPREAD * newcomers,
        _FLOOR_SECONDS,
    )
    spread = math.hypot(by_chance, math.hypot(_DRIFT, _DOUBT * line.doubt) * (start + newcomers))
    reach = _GROWN_SECONDS * (spread / _GROWN_SECONDS) ** _GROWTH
    early, late = _SPREADS.get(each.reason.code, _USUAL_SPREADS)
    earliest = max(expected - before - early * reach, 0.0)
    latest = expected + after + late * reach
    return CallEstimate(
        each.ticket.id,
        *(now + timedelta(seconds=seconds) for seconds in (earliest, expected, latest)),
    )


def _waits_for(each: PlacedTicket) -> bool:
    """Whether a ticket is called by its slot and not by who is before it."""
    return each.not_before is not None and each.reason.code is PlaceReasonCode.SLOT_BEGUN


def _is_gone(room: OpenRoom, now: datetime) -> bool:
    since = room.paused_since
    return since is not None and (now - since).total_seconds() > _LONGEST_BREAK_SECONDS


def _free_seconds(room: OpenRoom, now: datetime, at_door: int) -> float:
    """In how many seconds a room calls the next one after so many at its door."""
    pace = room.pace.seconds
    left = 0.0
    if room.busy_since is not None:
        busy = (now - room.busy_since).total_seconds()
        left = max(pace - busy, _STILL_BUSY * pace)
    if room.paused_since is not None:
        paused = (now - room.paused_since).total_seconds()
        left = max(left, _BREAK_SECONDS - paused, _SHORTEST_BREAK_SECONDS)
    left = max(left, _seconds_until(room.not_before, now))
    for _ in range(at_door):
        left = _after_breaks(left, room, now) + pace
    return _after_breaks(left, room, now)


def _seconds_until(moment: datetime | None, now: datetime) -> float:
    return 0.0 if moment is None else max((moment - now).total_seconds(), 0.0)


def _after_breaks(seconds: float, room: OpenRoom, now: datetime) -> float:
    """The first time not before `seconds` at which a room is not at rest."""
    for each in room.breaks:
        begins = (each.begins_at - now).total_seconds()
        if begins <= seconds < (ends := (each.ends_at - now).total_seconds()):
            return ends
    return seconds
