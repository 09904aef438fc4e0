"""Whether somebody is at a room, as far as can be seen from what is done there. Pure: it must not
know how that is kept, nor who is told of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk_server.queueing.estimates import Break
from kiosk_server.queueing.rules import LunchBreak


class AbsenceKind(Enum):
    """Why a room calls nobody."""

    PAUSED = "paused"
    """Who works there said so."""
    LUNCH = "lunch"
    """By the rules of the zone."""
    AWAY = "away"
    """Nobody said so, and nobody acts though somebody waits."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A room calls nobody since a moment."""

    kind: AbsenceKind
    since: datetime


@dataclass(frozen=True, slots=True)
class RoomTrace:
    """What is seen of a room in which somebody says to work. `free_since`: when the last one left,
    or the room was taken; None: somebody is called or seen there. `wanted_since`: from when on
    somebody has waited whom it may call; None: nobody does."""

    paused_since: datetime | None
    free_since: datetime | None
    wanted_since: datetime | None


def find_absence(
    trace: RoomTrace, at: datetime, away_after: timedelta, lunch: Break | None = None
) -> Absence | None:
    """Why nobody is called there now; None: somebody is there, or nobody knows better.

    A break that was said, and lunch, come before what is only seen; after lunch a room has as long
    again to begin.
    """
    if trace.paused_since is not None:
        return Absence(AbsenceKind.PAUSED, trace.paused_since)
    if trace.free_since is None:
        return None
    if lunch is not None and lunch.begins_at <= at < lunch.ends_at:
        return Absence(AbsenceKind.LUNCH, lunch.begins_at)
    if trace.wanted_since is None:
        return None
    since = max(trace.free_since, trace.wanted_since)
    if lunch is not None and at >= lunch.ends_at:
        since = max(since, lunch.ends_at)
    return Absence(AbsenceKind.AWAY, since) if at - since > away_after else None


def lunch_of_day(lunch: LunchBreak | None, at: datetime, zone: ZoneInfo) -> Break | None:
    """When rooms rest at noon on the day of a moment; None: they do not."""
    if lunch is None:
        return None
    day = at.astimezone(zone).date()
    begins = datetime.combine(day, lunch.begins, zone)
    ends = datetime.combine(day, lunch.ends, zone)
    return Break(begins, max(ends, begins + timedelta(minutes=1)))
