"""A room of a simulated day, with who is in it. It must not know lines."""

from datetime import datetime

from kiosk_server.queueing.model import RoomSession
from kiosk_server.queueing.simulation.day_plan import PlannedRoom, StaffedTime


class SimulatedRoom:
    """A planned room, and since when it has been busy; `called_at` None: it is free.

    `last_called_at` is of the one before, until it is known how long that took.
    """

    def __init__(self, plan: PlannedRoom, zone_id: str) -> None:
        self.plan = plan
        self.called_at: datetime | None = None
        self.last_called_at: datetime | None = None
        self.session = RoomSession(
            id=plan.id,
            room_id=plan.id,
            zone_id=zone_id,
            queue_ids=plan.queue_ids,
            clinician_id=f"clinician-of-{plan.id}",
            opened_at=plan.staffed[0].begins_at,
        )

    def is_staffed(self, at: datetime) -> bool:
        """Whether somebody calls there."""
        return any(span.begins_at <= at < span.ends_at for span in self.plan.staffed)

    def is_ever_staffed(self, at: datetime) -> bool:
        """Whether somebody calls there at a moment or after it."""
        return any(at < span.ends_at for span in self.plan.staffed)

    def announced_left(self, at: datetime) -> list[StaffedTime]:
        """The times that are still to come as announced, the present one included."""
        return [span for span in self.plan.announced if span.ends_at > at]

    def away_since(self, at: datetime) -> datetime | None:
        """Since when nobody calls there, in a time when somebody should; None: somebody does."""
        if self.is_staffed(at):
            return None
        due = [span for span in self.plan.announced if span.begins_at <= at < span.ends_at]
        if not due:
            return None
        left = (span.ends_at for span in self.plan.staffed if span.ends_at <= at)
        return max([due[0].begins_at, *left])

    def serves_who_came_before(self, at: datetime) -> datetime | None:
        """The end of the staffed time that is over, if whoever is in it stays for those who wait;
        nobody does who has left before the announced end."""
        if self.is_staffed(at):
            return None
        over = [span.ends_at for span in self.plan.staffed if span.ends_at <= at]
        announced = {span.ends_at for span in self.plan.announced}
        return over[-1] if over and over[-1] in announced else None
