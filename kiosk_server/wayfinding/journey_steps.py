"""The steps of a journey over all its stops. Knows no words."""

from collections.abc import Iterator
from dataclasses import replace

from floorplans.guidance import Step
from floorplans.model import Plan
from floorplans.route import RoutePoint
from floorplans.route_search import PointLocation
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.wayfinding.model import (
    AskedLocation,
    Journey,
    RouteQuestion,
    find_location,
    find_looking_degrees,
)


def steps_of_journey(
    journey: Journey, question: RouteQuestion, published: PublishedVenue
) -> Iterator[Step]:
    """The steps of all routes, with their legs counted over the whole journey.

    Who starts at an anchor looks at it, so the first turn is counted from there.
    """
    legs_before = 0
    looking_degrees = find_looking_degrees(published.plan, question.stops[0])
    for route, goal in zip(journey.routes, question.stops[1:], strict=True):
        for step in published.guidance.steps_of(route, looking_degrees):
            yield replace(
                step,
                point=step.point if step.level_id else _point_of(published.plan, goal),
                first_leg=step.first_leg + legs_before,
                end_leg=step.end_leg + legs_before,
            )
        legs_before += len(route.legs)
        looking_degrees = None


def _point_of(plan: Plan, goal: AskedLocation) -> RoutePoint:
    """Where somebody is who has not gone anywhere: guidance knows no point without a walk."""
    location = find_location(plan, goal)
    if not isinstance(location, PointLocation):
        raise TypeError("a place is known to guidance")
    return RoutePoint(location.level_id, location.x, location.y)
