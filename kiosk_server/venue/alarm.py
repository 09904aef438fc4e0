"""The values of an alarm, and the rules of what follows from one that is started. Pure: it must not
know who is told, or by what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from floorplans.model import Plan
from kiosk_server.core.plain_text import is_plain
from kiosk_server.venue.model import Refused, VenueRefusal

MOST_REASON_CHARACTERS = 200
MOST_REASONS = 10
MOST_SIGNAL_CHARACTERS = 100
EVENT_KEPT = timedelta(hours=24)
"""How long after its end an alarm is not started again by the event that started it."""


@dataclass(frozen=True, slots=True)
class AlarmOrder:
    """What somebody wants to be left: a building, None being the whole venue.

    `signal` names the line of the fire system that asks for it; None: a person does.
    """

    building_id: str | None = None
    is_drill: bool = False
    reason: str = ""
    signal: str | None = None

    def plain_reason(self) -> str:
        """The reason in one line, without what nobody sees."""
        return " ".join(self.reason.split())


@dataclass(frozen=True, slots=True)
class Alarm:
    """A venue, or one of its buildings, that is to be left, in earnest or to practise it.

    `reasons` are what staff wrote for everybody to read, the latest first. `request_id` names the
    request, or the event of the fire system, that started it; None once the line of that event has
    gone off: then the same number names another event. Times are aware, UTC.
    """

    id: str
    building_id: str | None
    is_drill: bool
    reasons: tuple[str, ...]
    signal: str | None
    started_at: datetime
    started_by: str
    ended_at: datetime | None = None
    ended_by: str | None = None
    request_id: str | None = None

    @property
    def reason(self) -> str:
        """All reasons, one a line; empty if nobody wrote any."""
        return "\n".join(self.reasons)

    def answers(self, order: AlarmOrder) -> bool:
        """Whether what an order asks for is so already. A line of the fire system has an alarm of
        its own, so that its end ends nothing that somebody else started."""
        return (self.building_id, self.is_drill, self.signal) == (
            order.building_id,
            order.is_drill,
            order.signal,
        )

    def was_started_by(self, order: AlarmOrder, event: str, now: datetime) -> bool:
        """Whether an event of a line has started this alarm, and so is not to start it again. An
        event that asks for more than this (all of the venue, or in earnest) is another one."""
        is_recent = self.ended_at is None or now - self.ended_at < EVENT_KEPT
        return is_recent and self.request_id == event and self.answers(order)

    def level_ids(self, plan: Plan) -> tuple[str, ...]:
        """The levels that are to be left; all of them also where the plan does not have the
        building any more: nobody is left in the dark because a plan has changed."""
        of_building = tuple(
            level.id
            for level in plan.levels
            if self.building_id is not None and level.building_id == self.building_id
        )
        return of_building or tuple(level.id for level in plan.levels)


def find_alarm_fault(order: AlarmOrder, plan: Plan) -> Refused | None:
    """What is wrong with an order of a person; None if nothing is."""
    reason = order.plain_reason()
    if len(reason) > MOST_REASON_CHARACTERS or not is_plain(reason):
        return Refused(VenueRefusal.ALARM_REASON_UNFIT, {"most": str(MOST_REASON_CHARACTERS)})
    if order.building_id is not None and not has_building(plan, order.building_id):
        return Refused(VenueRefusal.ALARM_BUILDING_UNKNOWN)
    return None


def has_building(plan: Plan, building_id: str) -> bool:
    """Whether one of the plan's levels belongs to a building."""
    return any(level.building_id == building_id for level in plan.levels)


def is_hidden_by_earnest(order: AlarmOrder, in_force: Sequence[Alarm]) -> bool:
    """Whether a drill is asked for while an alarm in earnest is in force."""
    return order.is_drill and any(not alarm.is_drill for alarm in in_force)


def ended_by_earnest(order: AlarmOrder, in_force: Sequence[Alarm]) -> tuple[Alarm, ...]:
    """The drills that an alarm in earnest ends: nobody is to take it for one of them."""
    return () if order.is_drill else tuple(alarm for alarm in in_force if alarm.is_drill)
