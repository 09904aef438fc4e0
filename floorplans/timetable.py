"""When what of a plan can be passed: the hours of its elements, and closures with their times.

Pure rules over a plan and the clock; knows no graph, and not what the time is.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from zoneinfo import ZoneInfo

from floorplans.closed_parts import ClosedParts, TimedPart, shut_by_hours
from floorplans.facts import Access
from floorplans.model import Area, Connector, Door, Element, PathLine, Plan, Wall
from floorplans.opening_hours import (
    ALWAYS_OPEN,
    WEEK_MINUTES,
    OpenSpan,
    is_open_in,
    open_spans,
    open_state,
    week_minute,
)
from floorplans.travel_needs import TravelNeeds

_MINUTE = timedelta(minutes=1)
_MOST_KEPT = 64
"""Departures, of which many are the same full minute."""


class Keys(Enum):
    """Which hours somebody has to heed."""

    NONE = "none"
    """All of them."""
    STAFF = "staff"
    """Doors, areas and lines are unlocked with a key; a lift that does not run helps nobody."""
    ESCAPE = "escape"
    """As without keys, but ways out of a building and doors for emergencies open from inside."""


def keys_of(needs: TravelNeeds) -> Keys:
    """Which keys a traveller has: who may enter the staff's rooms has the staff's."""
    if Access.EMERGENCY in needs.access:
        return Keys.ESCAPE
    return Keys.STAFF if Access.STAFF in needs.access else Keys.NONE


def heeds_hours(element: Element, keys: Keys) -> bool:
    """Whether an element's hours hold for somebody with these keys."""
    match keys:
        case Keys.NONE:
            return True
        case Keys.STAFF:
            return isinstance(element, Connector)
        case Keys.ESCAPE:
            is_way_out = isinstance(element, Door) and (
                element.entrance is not None or element.access is Access.EMERGENCY
            )
            return not is_way_out


@dataclass(frozen=True, slots=True)
class Period:
    """A time in which nothing opens or shuts: from `starts_at`, aware, to the next one's."""

    starts_at: datetime
    parts: ClosedParts


@dataclass(frozen=True, slots=True)
class _Hours:
    element: Element
    spans: tuple[OpenSpan, ...]


class Timetable:
    """The hours of one plan's elements and the times of closures. Never changed, so threads may
    share it. Hours that cannot be read shut nothing: a check of the plan tells of them."""

    def __init__(self, plan: Plan, closures: Sequence[TimedPart] = ()) -> None:
        self.closures = tuple(closures)
        self._zone = ZoneInfo(plan.time_zone)
        self._time_zone = plan.time_zone
        self._hours = {each.element.id: each for each in _hours_of(plan)}
        self._known_periods = lru_cache(_MOST_KEPT)(self._periods)
        self._changes = frozenset(
            minute % WEEK_MINUTES
            for each in self._hours.values()
            for span in each.spans
            for minute in (span.from_minute, span.until_minute)
        )

    @property
    def is_constant(self) -> bool:
        """Whether nothing ever changes by the clock."""
        return not self._hours and not any(
            each.starts_at is not None or each.ends_at is not None for each in self.closures
        )

    def parts_at(self, moment: datetime, keys: Keys) -> ClosedParts:
        """What cannot be passed at an aware moment."""
        return (*self._closed_at(moment), *self._shut_at(moment, keys))

    def periods(self, start: datetime, end: datetime, keys: Keys) -> tuple[Period, ...]:
        """The times from `start` up to `end` in which nothing changes, at least one.

        Looks at each minute by the clock on the wall, so that hours hold over changes to and from
        summer time too.
        """
        return self._known_periods(start, end, keys)

    def _periods(self, start: datetime, end: datetime, keys: Keys) -> tuple[Period, ...]:
        found: list[Period] = []
        shut: ClosedParts | None = None
        minute = -1
        for moment in self._moments(start, end):
            now = week_minute(moment, self._zone)
            is_next = now == minute or now == (minute + 1) % WEEK_MINUTES
            if shut is None or not is_next or now in self._changes:
                shut = self._shut_at(moment, keys)
            minute = now
            parts = (*self._closed_at(moment), *shut)
            if not found or found[-1].parts != parts:
                found.append(Period(moment, parts))
        return tuple(found)

    def hours_key(self, moment: datetime) -> str:
        """Equal for moments at which the same is shut by its hours for who has no keys; empty where
        nothing is."""
        shut = self._shut_at(moment, Keys.NONE)
        if not shut:
            return ""
        ids = "\n".join(sorted(part.element_id for part in shut))
        return hashlib.blake2b(ids.encode(), digest_size=4).hexdigest()

    def find_opening(self, element_id: str, moment: datetime) -> datetime | None:
        """When an element that is shut by its hours opens next, on the wall's clock; None: never,
        or it is open."""
        hours = self._hours.get(element_id)
        if hours is None:
            return None
        state = open_state(hours.spans, moment, self._time_zone)
        return None if state.is_open else state.changes_at

    def _moments(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """The start and all moments after it at which something may change, before the end."""
        first, last = start.astimezone(UTC), end.astimezone(UTC)
        moments = {
            at.astimezone(UTC)
            for each in self.closures
            for at in (each.starts_at, each.ends_at)
            if at is not None and first < at < last
        }
        if self._hours:
            minute = first.replace(second=0, microsecond=0) + _MINUTE
            while minute < last:
                moments.add(minute)
                minute += _MINUTE
        yield first
        yield from sorted(moments)

    def _closed_at(self, moment: datetime) -> ClosedParts:
        return tuple(each.part for each in self.closures if each.is_closed_at(moment))

    def _shut_at(self, moment: datetime, keys: Keys) -> ClosedParts:
        minute = week_minute(moment, self._zone)
        return tuple(
            shut_by_hours(element_id)
            for element_id, hours in self._hours.items()
            if heeds_hours(hours.element, keys) and not is_open_in(hours.spans, minute)
        )


def readable_hours(element: Element) -> tuple[OpenSpan, ...] | None:
    """The week of an element's hours; None where it states none, or none that can be read."""
    match element:
        case Wall():
            return None
        case Area() | Door() | PathLine() | Connector():
            return open_spans(element.opening_hours)


def _hours_of(plan: Plan) -> Iterator[_Hours]:
    for element in plan.elements():
        spans = readable_hours(element)
        if spans is not None and spans != ALWAYS_OPEN:
            yield _Hours(element, spans)
