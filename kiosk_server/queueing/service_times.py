"""How long rooms need for one ticket, from what was observed. Pure; robust against a clock that was
left running.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

_HALF_LIFE = timedelta(minutes=90)
_ONE_DAY = timedelta(days=1)
_TODAY = timedelta(hours=12)
_SAME_HOUR = timedelta(hours=1)
_EARLIER_DAY_WEIGHT = 0.2
_QUEUE_TRUST = 6.0
"""The assumed service time counts as so many observations of a queue,"""
_ROOM_TRUST = 6.0
"""and the queue's pace as so many of a room."""
_USUAL_VARIATION, _VARIATION_TRUST = 0.6, 10.0
"""What is usual counts as so many observations."""
_MOST_OF_QUEUE = 80
_MOST_OF_ROOM = 25
_SHORTEST, _LONGEST = 0.2, 3.5
"""What lies beyond these times of the median is taken for them,"""
_LONGEST_BREAK = timedelta(minutes=40)
"""and the rest for a break, unless it is longer than this: a room that was left, a mistake."""
_BREAK_TRUST = 15.0
"""That there are none counts as so many observations."""
_NOBODY: Mapping[str, datetime] = {}


@dataclass(frozen=True, slots=True)
class RoomCycle:
    """From a room's call to its next one where somebody waited, else to its end: with who did not
    come, with tidying up. Two of these a minute make two calls a minute."""

    room_id: str
    queue_id: str
    ended_at: datetime
    seconds: float


@dataclass(frozen=True, slots=True)
class RoomPace:
    """Seconds that a room needs for one call, as a mean; `variation` is their standard deviation as
    a part of it. `doubt` is how little was seen of the queue: the less, the more the mean may be
    another one."""

    seconds: float
    variation: float = 0.6
    doubt: float = _QUEUE_TRUST**-0.5


def room_paces(
    cycles: Sequence[RoomCycle],
    room_ids: Sequence[str],
    now: datetime,
    assumed_seconds: float,
    busy_since: Mapping[str, datetime] = _NOBODY,
) -> dict[str, RoomPace]:
    """The pace of each room of a queue; `cycles` are those of the queue, sorted by their ends,
    `busy_since` when the rooms called whom they are busy with.

    Weighted means of winsorised times: today's count half after 90 minutes, those of earlier days a
    fifth within an hour of the same time of day. Few observations are drawn towards the queue's,
    and those towards what is assumed. Time that is not over counts as time without an end (as in
    the mean of exponential times that are cut off): else, while most rooms still have their first
    ones, only the short ones are known.
    """
    last = cycles[-_MOST_OF_QUEUE:]
    middle = median(each.seconds for each in last) if len(last) >= 5 else assumed_seconds
    running = {room: (now - since).total_seconds() for room, since in busy_since.items()}
    queue = _mean(last, running.values(), now, middle, (assumed_seconds, _QUEUE_TRUST))
    breaks = _breaks(last, now, middle)
    variation = _variation(last, queue + breaks, middle)
    doubt = (_QUEUE_TRUST + sum(_weight(now - each.ended_at) for each in last)) ** -0.5
    paces: dict[str, RoomPace] = {}
    for room_id in room_ids:
        own = [each for each in last if each.room_id == room_id][-_MOST_OF_ROOM:]
        own_running = [running[room_id]] if room_id in running else []
        seconds = _mean(own, own_running, now, middle, (queue, _ROOM_TRUST))
        paces[room_id] = RoomPace(seconds + breaks, variation, doubt)
    return paces


def _mean(
    cycles: Sequence[RoomCycle],
    running: Iterable[float],
    now: datetime,
    middle: float,
    prior: tuple[float, float],
) -> float:
    value, total = prior
    weighted = value * total + sum(min(max(each, 0.0), middle * _LONGEST) for each in running)
    for cycle in cycles:
        weight = _weight(now - cycle.ended_at)
        total += weight
        weighted += weight * min(max(cycle.seconds, middle * _SHORTEST), middle * _LONGEST)
    return weighted / total


def _breaks(cycles: Sequence[RoomCycle], now: datetime, middle: float) -> float:
    """Seconds of breaks for each call, of all rooms together: each has too few of them."""
    total, weighted = _BREAK_TRUST, 0.0
    for cycle in cycles:
        beyond = cycle.seconds - middle * _LONGEST
        weight = _weight(now - cycle.ended_at)
        total += weight
        if 0 < beyond <= _LONGEST_BREAK.total_seconds():
            weighted += weight * beyond
    return weighted / total


def _variation(cycles: Sequence[RoomCycle], mean: float, middle: float) -> float:
    """Of a queue's cycles, with breaks; few are drawn towards what is usual."""
    most = middle * _LONGEST + _LONGEST_BREAK.total_seconds()
    squares = sum((each.seconds / mean - 1.0) ** 2 for each in cycles if each.seconds <= most)
    usual = _VARIATION_TRUST * _USUAL_VARIATION**2
    return math.sqrt((squares + usual) / (len(cycles) + _VARIATION_TRUST))


def _weight(age: timedelta) -> float:
    if age < _TODAY:
        return math.exp2(-(max(age, timedelta()) / _HALF_LIFE))
    within = age % _ONE_DAY
    is_same_hour = min(within, _ONE_DAY - within) <= _SAME_HOUR
    return _EARLIER_DAY_WEIGHT if is_same_hour else 0.0
