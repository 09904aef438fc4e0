"""What the venue has to tell to others when it changes, and the port that takes it. Who is told,
and how, is not known here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection

from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.model import Closure, VenueState


class VenueEvent(Enum):
    """What happened; other systems rely on the values."""

    PLAN_CHANGED = "plan.changed"
    CLOSURE_ADDED = "closure.added"
    CLOSURE_ENDED = "closure.ended"
    ALARM_STARTED = "alarm.started"
    ALARM_CHANGED = "alarm.changed"
    ALARM_ENDED = "alarm.ended"


@dataclass(frozen=True, slots=True)
class VenueNotice:
    """Something that happened at `at` (aware), and the state that is in force by it."""

    event: VenueEvent
    at: datetime
    state: VenueState
    closure: Closure | None = None
    alarm: Alarm | None = None


TellOthers = Callable[[Connection, VenueNotice], None]
"""Keeps a notice in the unit of work that makes the change: both happen or neither."""


def tell_nobody(connection: Connection, notice: VenueNotice) -> None:
    """For a venue that is on its own."""
