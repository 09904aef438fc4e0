"""How often waiting tickets may still be overtaken, and who must be called next for it. Pure.

Overtaken is who came into a line before another that is called before them. Nobody is called while
that would bring somebody beyond their bound, so it holds whatever else the rules say.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from kiosk_server.queueing.lanes import LanePlace
from kiosk_server.queueing.model import LineCall
from kiosk_server.queueing.rules import OvertakingBound, PlacementKind

_Entry = tuple[datetime, int]
_CALLED = 2**30
"""Left to who does not wait any more."""


class OvertakingAccount:
    """Keeps, for the waiting tickets of one line, how often each may still be overtaken.

    Tickets are known by their index in `places`. Complexity: O(n log n) to make; a call costs the
    number of tickets that it overtakes, in one step of numpy.
    """

    def __init__(
        self, places: Sequence[LanePlace], calls: Iterable[LineCall], bound: OvertakingBound
    ) -> None:
        entries = _CalledEntries(calls)
        order = sorted(range(len(places)), key=lambda i: _entry_key(places[i]))
        self._by_entry = order
        self._rank = [0] * len(places)
        for rank, index in enumerate(order):
            self._rank[index] = rank
        self.limits = [_limit(place, bound) for place in places]
        self.overtaken = [entries.later_than(place) for place in places]
        left = [self.limits[i] - self.overtaken[i] for i in order]
        self._left: NDArray[np.int32] = np.array(left, dtype=np.int32)
        self._first_waiting = 0
        self._waits = bytearray(b"\x01" * len(places))
        self._due: int | None = None
        self._look(len(places))

    @property
    def due(self) -> int | None:
        """The first come of those who may not be overtaken any more."""
        return None if self._due is None else self._by_entry[self._due]

    def call(self, index: int, *, is_emergency: bool) -> None:
        """Takes a ticket out of the line, before all who still wait in it."""
        rank = self._rank[index]
        self._waits[rank] = 0
        self.overtaken[index] = self.limits[index] - int(self._left[rank])
        self._left[rank] = _CALLED
        first = self._first_waiting
        if rank == first:
            self._first_waiting = self._waits.find(1, first)
            if self._first_waiting < 0:
                self._first_waiting = len(self._waits)
        elif not is_emergency:
            self._left[first:rank] -= 1
            self._look(rank)
        if self._due == rank:
            self._due = None
            self._look(len(self._waits))

    def _look(self, end: int) -> None:
        """Looks before a rank for the first who has reached the bound; one after it stays."""
        first = self._first_waiting
        reached = self._left[first:end] <= 0
        if reached.size and (at := int(reached.argmax())) >= 0 and reached[at]:
            self._due = first + at


class _CalledEntries:
    """When those who were called had come in: of all rooms, and of each."""

    def __init__(self, calls: Iterable[LineCall]) -> None:
        by_room: dict[str | None, list[_Entry]] = defaultdict(list)
        for call in calls:
            if not call.mark.is_emergency:
                # Who was called before their slot overtook nobody who came after that.
                entry = (min(call.mark.counted_entry, call.at), call.sequence)
                by_room[None].append(entry)
                by_room[call.room_id].append(entry)
        for entries in by_room.values():
            entries.sort()
        self._by_room = by_room

    def later_than(self, place: LanePlace) -> int:
        """How many of those who came later were called by a room that may call this ticket."""
        entries = self._by_room.get(place.ticket.wanted_room_id, ())
        if not entries:
            return 0
        key = (place.mark.counted_entry, place.ticket.sequence)
        return len(entries) - bisect_right(entries, key)


def _entry_key(place: LanePlace) -> tuple[datetime, int, str]:
    return (place.mark.counted_entry, place.ticket.sequence, place.ticket.id)


def _limit(place: LanePlace, bound: OvertakingBound) -> int:
    is_last = place.placement.kind is PlacementKind.LAST
    return bound.limit(place.ticket.waiting_on_entry, is_last=is_last)
