"""Where a poster points to: what people most often look for from its spot, how far and which way.

Knows no words and no paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from floorplans.drawing.levels import shown_levels
from floorplans.drawing.route_line import pieces_of
from floorplans.drawing.step_view import heading_degrees
from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Department, Place, Plan
from floorplans.route import Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from floorplans.walking_times import walking_times
from floorplans.zones import NO_ZONE, zone_at, zones_of_places
from kiosk_server.signs.spots import SignSpot

SERVICE_KINDS: tuple[frozenset[PlaceKind], ...] = (
    frozenset({PlaceKind.EMERGENCY}),
    frozenset({PlaceKind.INFORMATION}),
    frozenset({PlaceKind.LIFT}),
    frozenset({PlaceKind.TOILET}),
    frozenset({PlaceKind.ACCESSIBLE_TOILET}),
    frozenset({PlaceKind.EXIT, PlaceKind.ENTRANCE}),
    frozenset({PlaceKind.CASH_DESK}),
    frozenset({PlaceKind.PHARMACY}),
    frozenset({PlaceKind.LABORATORY}),
    frozenset({PlaceKind.PLATFORM}),
)
"""Of each the nearest, the most wanted first."""
_NAMED_KINDS = frozenset(
    {
        *(PlaceKind.DEPARTMENT, PlaceKind.LECTURE_HALL, PlaceKind.FOOD, PlaceKind.SHOP),
        *(PlaceKind.OFFICE, PlaceKind.ROOM),
    }
)
"""What a house without a directory of departments has to offer."""
NEAR_METRES = 3.0
"""What is nearer than this is where one stands: an arrow would say nothing."""
_NEEDS = needs_of(Profile.WALKING)


@dataclass(frozen=True, slots=True)
class Destination:
    """`place` is where the way leads; `department` is set where it is one of the directory.

    `turn_degrees` is the way that one sets out, clockwise from where one faces; None where nobody
    has said which way one faces, or there is nothing to walk.
    """

    place: Place
    metres: float
    turn_degrees: float | None
    department: Department | None = None


def destinations_from(snapshot: Snapshot, spot: SignSpot, most: int) -> tuple[Destination, ...]:
    """At most so many destinations, the most wanted first; only where a proven way leads."""
    plan = snapshot.plan
    allowed = _open_places(plan, spot)
    seconds = walking_times(snapshot, spot.location, allowed, _NEEDS)
    found: list[Destination] = []
    taken: set[str] = set()
    for place, department in _wanted(plan, allowed, seconds):
        if len(found) == most:
            break
        if place.id in taken or place == spot.place:
            continue
        taken.add(place.id)
        destination = _reached(snapshot, spot, place, department)
        if destination is not None:
            found.append(destination)
    return tuple(found)


def _open_places(plan: Plan, spot: SignSpot) -> Mapping[str, Place]:
    """Public places that are not shut off in a zone which is not the spot's own."""
    zones = zones_of_places(plan)
    own = zone_at(plan, spot.level.id, spot.point)
    return {
        place.id: place
        for place in plan.places
        if place.access is Access.PUBLIC and zones.get(place.id, NO_ZONE) in {NO_ZONE, own}
    }


def _wanted(
    plan: Plan, allowed: Mapping[str, Place], seconds: Mapping[str, float]
) -> Iterator[tuple[Place, Department | None]]:
    """The nearest of each service, then departments, then what else has a name; nearest first."""
    reached = sorted(seconds, key=lambda place_id: (seconds[place_id], place_id))
    for kinds in SERVICE_KINDS:
        place_id = next((each for each in reached if allowed[each].kind in kinds), None)
        if place_id is not None:
            yield allowed[place_id], None
    nearest: list[tuple[float, str, Department]] = []
    for department in plan.departments:
        known = [place_id for place_id in department.place_ids if place_id in seconds]
        if known:
            # The directory names a department's own door first.
            nearest.append((seconds[known[0]], known[0], department))
    for _, place_id, department in sorted(nearest, key=lambda each: each[:2]):
        yield allowed[place_id], department
    for place_id in reached:
        if allowed[place_id].kind in _NAMED_KINDS and allowed[place_id].names:
            yield allowed[place_id], None


def _reached(
    snapshot: Snapshot, spot: SignSpot, place: Place, department: Department | None
) -> Destination | None:
    route = find_route(snapshot, spot.location, PlaceLocation(place.id), _NEEDS)
    if not isinstance(route, Route):
        return None
    turn = None
    if spot.facing_degrees is not None and route.distance_metres >= NEAR_METRES:
        pieces = pieces_of(route.legs, shown_levels(snapshot.plan, spot.level.id))
        if pieces and len(pieces[0]) > 1:
            turn = (heading_degrees(pieces[0]) - spot.facing_degrees) % 360.0
    return Destination(place, route.distance_metres, turn, department)
