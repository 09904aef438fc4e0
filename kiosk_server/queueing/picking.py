"""Who is called next, and next, out of one line: the rules of interleaving, step by step.

It must not know where tickets come from, nor what becomes of those picked.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from kiosk_server.queueing.lanes import LanePlace
from kiosk_server.queueing.model import LineCall
from kiosk_server.queueing.overtaking import OvertakingAccount
from kiosk_server.queueing.place_reasons import PlaceReason, PlaceReasonCode
from kiosk_server.queueing.rules import Placement, PlacementKind, QueueRules
from kiosk_server.queueing.shares import LaneShares

_Found = tuple[int, PlaceReasonCode, Mapping[str, int]]
_BESIDE_TIME = frozenset(
    {PlacementKind.BY_TIME, PlacementKind.EVERY, PlacementKind.WEIGHTED, PlacementKind.SLOT}
)
"""Placements that lift a ticket at times, and never put it after its place by time."""


class _Waiting:
    """Tickets that still wait, in one order; those picked elsewhere are passed over."""

    def __init__(self, order: Iterable[int], waits: bytearray) -> None:
        self._order = list(order)
        self._waits = waits
        self._next = 0

    def find(self) -> int | None:
        """The first of them."""
        while self._next < len(self._order):
            index = self._order[self._next]
            if self._waits[index]:
                return index
            self._next += 1
        return None


class _EveryLane:
    """A lane of one after every so many, with the calls of others since its last one."""

    def __init__(self, waiting: _Waiting, placement: Placement, since: int) -> None:
        self.waiting = waiting
        self.every = placement.every
        self.since = since


class _SlotLane:
    """A lane of so many in each slot of the clock, with those of the present one."""

    def __init__(self, waiting: _Waiting, placement: Placement, taken: Sequence[datetime]) -> None:
        self.waiting = waiting
        self.places = placement.places
        self.minutes = placement.minutes
        self._used: dict[int, int] = {}
        for at in taken:
            self.take(at)

    def is_free(self, at: datetime) -> bool:
        return self._used.get(self._slot(at), 0) < self.places

    def take(self, at: datetime) -> None:
        slot = self._slot(at)
        self._used[slot] = self._used.get(slot, 0) + 1

    def _slot(self, at: datetime) -> int:
        return int(at.timestamp()) // (self.minutes * 60)


class LinePicker:
    """Picks the tickets of a line one by one, as rooms would call them from now on."""

    def __init__(
        self,
        places: Sequence[LanePlace],
        past: Sequence[LineCall],
        account: OvertakingAccount,
        rules: QueueRules,
        now: datetime,
        interval: timedelta,
    ) -> None:
        self._places = places
        self._account = account
        self._now, self._interval = now, interval
        self._step = 0
        self._waits = bytearray(b"\x01" * len(places))
        regular = [call for call in past if not call.mark.is_emergency]
        self._in_order = sorted(range(len(places)), key=lambda i: places[i].order)
        self._make_lists(past)
        self._make_lanes(rules, regular)

    def pick(self) -> tuple[int, PlaceReason]:
        """The next one's index among the places, and why it is the next. Raises ValueError where
        nobody is left."""
        found = self._find()
        if found is None:
            raise ValueError("nobody waits any more")
        index, code, numbers = found
        place = self._places[index]
        self._take(index, place)
        return index, PlaceReason(code, place.source, numbers)

    def _make_lists(self, past: Sequence[LineCall]) -> None:
        """The lists in which order alone decides."""
        emergency, first, last = PlacementKind.EMERGENCY, PlacementKind.FIRST, PlacementKind.LAST
        by_kind: dict[PlacementKind, list[int]] = {kind: [] for kind in PlacementKind}
        slots: list[int] = []
        for index in self._in_order:
            place = self._places[index]
            own = by_kind[place.placement.kind] if place.not_before is None else slots
            own.append(index)
        self._emergencies = self._by_rank(by_kind[emergency])
        self._first = self._by_rank(by_kind[first])
        self._slots = _Waiting(slots, self._waits)
        beside = (i for i in self._in_order if self._places[i].placement.kind in _BESIDE_TIME)
        self._by_time = _Waiting(beside, self._waits)
        self._last = _Waiting(by_kind[last], self._waits)
        self._after = _Waiting(by_kind[PlacementKind.AFTER], self._waits)
        times = [call.at for call in past]
        self._ripe_at = {
            index: self._places[index].placement.every
            - _count_from(times, self._places[index].ticket.entered_at)
            for index in by_kind[PlacementKind.AFTER]
        }
        ripe = sorted(self._ripe_at, key=lambda i: (self._ripe_at[i], self._places[i].order))
        self._ripening = _Waiting(ripe, self._waits)

    def _make_lanes(self, rules: QueueRules, past: Sequence[LineCall]) -> None:
        """The lanes that go by what was called before."""
        members: dict[str, list[int]] = {}
        for index in self._in_order:
            members.setdefault(self._places[index].mark.lane, []).append(index)
        self._every: dict[str, _EveryLane] = {}
        self._slot_lanes: dict[str, _SlotLane] = {}
        weighted: dict[str, _Waiting] = {}
        for lane in sorted(members, key=lambda each: (self._places[members[each][0]].rank, each)):
            placement = self._places[members[lane][0]].placement
            waiting = _Waiting(members[lane], self._waits)
            if placement.kind is PlacementKind.EVERY:
                self._every[lane] = _EveryLane(waiting, placement, _calls_since(lane, past))
            elif placement.kind is PlacementKind.SLOT:
                taken = [call.at for call in past if call.mark.lane == lane]
                self._slot_lanes[lane] = _SlotLane(waiting, placement, taken)
            elif placement.kind is PlacementKind.WEIGHTED:
                weighted[lane] = waiting
        self._weighted = weighted
        self._shares = LaneShares(rules, [call.mark.lane for call in past])

    def _by_rank(self, chosen: Sequence[int]) -> _Waiting:
        """By the rank of their lanes, and in each lane in its order."""
        return _Waiting(sorted(chosen, key=lambda i: self._places[i].rank), self._waits)

    def _find(self) -> _Found | None:
        emergency = self._emergencies.find()
        if emergency is not None:
            return emergency, PlaceReasonCode.EMERGENCY, {}
        due = self._account.due
        if due is not None:
            return due, PlaceReasonCode.BOUND_REACHED, {"most": self._account.limits[due]}
        return self._find_lifted() or self._find_by_time()

    def _find_lifted(self) -> _Found | None:
        """Who is called before those who have waited longer."""
        at = self._now + self._step * self._interval
        index = self._slots.find()
        if index is not None and (self._places[index].not_before or at) <= at:
            return index, PlaceReasonCode.SLOT_BEGUN, {}
        index = self._ripening.find()
        if index is not None and self._ripe_at[index] <= self._step:
            every = self._places[index].placement.every
            return index, PlaceReasonCode.AFTER_CALLS, {"calls": every}
        index = self._first.find()
        if index is not None:
            return index, PlaceReasonCode.FIRST, {}
        for lane in self._every.values():
            if lane.since >= lane.every and (index := lane.waiting.find()) is not None:
                return index, PlaceReasonCode.EVERY, {"every": lane.every}
        for slot in self._slot_lanes.values():
            if slot.is_free(at) and (index := slot.waiting.find()) is not None:
                numbers = {"places": slot.places, "minutes": slot.minutes}
                return index, PlaceReasonCode.SLOT_PLACE, numbers
        return self._find_by_share() if self._weighted else None

    def _find_by_share(self) -> _Found | None:
        heads = {
            lane: index
            for lane, waiting in self._weighted.items()
            if (index := waiting.find()) is not None
        }
        lane = self._shares.find_next(heads)
        if lane is None:
            return None
        numbers = {"weight": self._shares.weights[lane], "of": self._shares.total}
        return heads[lane], PlaceReasonCode.SHARE, numbers

    def _find_by_time(self) -> _Found | None:
        for waiting, code in (
            (self._by_time, PlaceReasonCode.BY_TIME),
            (self._after, PlaceReasonCode.BY_TIME),
            (self._slots, PlaceReasonCode.SLOT_AHEAD),
            (self._last, PlaceReasonCode.LAST),
        ):
            index = waiting.find()
            if index is not None:
                return index, code, {}
        return None

    def _take(self, index: int, place: LanePlace) -> None:
        self._waits[index] = 0
        is_emergency = place.mark.is_emergency
        self._account.call(index, is_emergency=is_emergency)
        if not is_emergency:
            lane = place.mark.lane
            for name, every in self._every.items():
                every.since = 0 if name == lane else every.since + 1
            if lane in self._slot_lanes:
                self._slot_lanes[lane].take(self._now + self._step * self._interval)
            self._shares.take(lane)
        self._step += 1


def _count_from(times: Sequence[datetime], begin: datetime) -> int:
    """How many of sorted times are not before one."""
    return len(times) - bisect_left(times, begin)


def _calls_since(lane: str, past: Sequence[LineCall]) -> int:
    """How many others were called since the last one of a lane; all, where it had none."""
    for since, call in enumerate(reversed(past)):
        if call.mark.lane == lane:
            return since
    return len(past)
