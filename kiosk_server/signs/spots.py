"""The spots that posters hang at: anchors, or places where a plan has none. Knows no paper."""

from dataclasses import dataclass

from floorplans.facts import Names
from floorplans.model import Level, Place, Plan, Point
from floorplans.route_search import Location, PlaceLocation, PointLocation
from kiosk_server.core.errors import ServerError


@dataclass(frozen=True, slots=True)
class SignSpot:
    """`facing_degrees` is where one looks who reads the sign, clockwise from local +y; None where
    nobody has said."""

    code: str
    level: Level
    point: Point
    location: Location
    facing_degrees: float | None = None
    names: Names = Names()
    place: Place | None = None


def find_spot(plan: Plan, code: str) -> SignSpot:
    """The anchor of a code, else the place of an id.

    Raises ServerError `sign-spot-unknown` where the plan has neither.
    """
    for spot in anchor_spots(plan):
        if spot.code == code:
            return spot
    place = plan.place_by_id.get(code)
    if place is None:
        raise ServerError("sign-spot-unknown", spot=code[:80])
    level = plan.level_by_id[place.level_id]
    return SignSpot(code, level, place.point, PlaceLocation(place.id), place=place)


def anchor_spots(plan: Plan) -> tuple[SignSpot, ...]:
    """All anchors of a plan, by their codes."""
    at_point = {(place.level_id, place.point): place for place in plan.places}
    return tuple(
        SignSpot(
            anchor.code,
            plan.level_by_id[anchor.level_id],
            anchor.point,
            PointLocation(anchor.level_id, *anchor.point),
            None
            if anchor.bearing_degrees is None
            else anchor.bearing_degrees - plan.georeference.bearing_degrees,
            anchor.names,
            at_point.get((anchor.level_id, anchor.point)),
        )
        for anchor in sorted(plan.anchors, key=lambda each: each.code)
    )
