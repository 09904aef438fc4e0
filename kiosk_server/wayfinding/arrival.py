"""What the clock says of a way: whether its end is open then, and times as they stand on the wall.

Knows no words.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from floorplans.model import Plan
from floorplans.opening_hours import open_on_arrival
from floorplans.route import Route
from kiosk_server.wayfinding.model import RouteQuestion


def by_the_wall(moment: datetime, plan: Plan) -> datetime:
    """An aware moment in the house's own time zone."""
    return moment.astimezone(ZoneInfo(plan.time_zone))


def is_open_on_arrival(whole: Route, question: RouteQuestion, plan: Plan) -> bool | None:
    """Whether the destination is open when somebody gets there; None without a stated departure,
    and where its hours are not known."""
    place_id = whole.end_place_id
    if question.departs_at is None or place_id is None:
        return None
    arrivals = {place_id: whole.duration_seconds}
    return open_on_arrival(plan, arrivals, question.departs_at).get(place_id)
