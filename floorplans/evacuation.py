"""The way out of danger: to the nearest exit without lifts, else to where help comes first.

Gives codes and ways, never words; and knows of smoke and crowds as little as the plan does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from floorplans.facts import Access
from floorplans.kinds import LiftUse, PlaceKind
from floorplans.locations import Location, PlaceLocation, PointLocation, is_known
from floorplans.model import Connector, Door, Place, Plan
from floorplans.route import NoRoute, NoRouteReason, Route
from floorplans.route_search import find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds
from floorplans.walking_times import walking_times

_NO_LIFTS: frozenset[LiftUse] = frozenset()
_EVACUATION_LIFTS = frozenset({LiftUse.EVACUATION})
_OUTWARD = frozenset({PlaceKind.EXIT, PlaceKind.ENTRANCE})


class EvacuationTarget(Enum):
    """What a way leads to."""

    EXIT = "exit"
    """Out of the building, or to an assembly point."""
    REFUGE = "refuge"
    """A place where one is safe for a while and is fetched from."""
    EVACUATION_LIFT = "evacuation_lift"
    """A lift that is kept for escape; who may ride it then is told on the spot."""


@dataclass(frozen=True, slots=True)
class Evacuation:
    """`target` and `place_id` are None where there is no way. Who is outdoors already has a route
    of no legs to where they are, and no place."""

    target: EvacuationTarget | None
    place_id: str | None
    answer: Route | NoRoute


def find_evacuation(snapshot: Snapshot, start: Location, needs: TravelNeeds) -> Evacuation:
    """The quickest way that these needs allow to an exit, by no lift and no escalator.

    Where none is reached, which is so for most who cannot use stairs, the quickest way to a refuge
    or an evacuation lift; on it nothing but an evacuation lift is ridden. Doors that are opened
    for escape only may be passed; doors of the staff only where there is no way without them, such
    as from a staff room. Raises FloorplanError `travel-needs-invalid`.
    """
    plan = snapshot.plan
    if not is_known(plan, start):
        answer = NoRoute(NoRouteReason.UNKNOWN_START, plan_version=snapshot.version)
        return Evacuation(None, None, answer)
    escaping = _escaping(needs, frozenset())
    if _is_outdoors(plan, start):
        return Evacuation(EvacuationTarget.EXIT, None, find_route(snapshot, start, start, escaping))
    exits = {place.id: EvacuationTarget.EXIT for place in plan.places if _leads_out(plan, place)}
    havens = {place.id: haven for place in plan.places if (haven := _haven(plan, place))}
    for access in (Access.PUBLIC, Access.STAFF):
        for targets, lift_uses in ((exits, _NO_LIFTS), (havens, _EVACUATION_LIFTS)):
            limits = _escaping(needs, lift_uses)
            limits = replace(
                limits,
                access=limits.access | {access},
                leaves_hazards=_is_in_hazard(snapshot, start),
            )
            found = _nearest(snapshot, start, targets, limits)
            if found is not None:
                return found
    return Evacuation(None, None, _refusal(snapshot, start, [*exits, *havens], escaping))


def _escaping(needs: TravelNeeds, lift_uses: frozenset[LiftUse]) -> TravelNeeds:
    """The same body and limits in an emergency. The floor of a lift's car may be stepped on, so
    that who stands in it gets out of it; only lifts of these uses are ridden."""
    return replace(
        needs,
        may_use_lifts=needs.may_use_lifts or not lift_uses,
        lift_uses=lift_uses,
        may_use_escalators=False,
        access=needs.access | {Access.EMERGENCY},
    )


def _nearest(
    snapshot: Snapshot,
    start: Location,
    targets: Mapping[str, EvacuationTarget],
    needs: TravelNeeds,
) -> Evacuation | None:
    """The quickest proven way to one of the targets; one that fails its proof is passed over."""
    seconds = walking_times(snapshot, start, targets, needs)
    for place_id in sorted(seconds, key=lambda place_id: (seconds[place_id], place_id)):
        answer = find_route(snapshot, start, PlaceLocation(place_id), needs)
        if isinstance(answer, Route):
            return Evacuation(targets[place_id], place_id, answer)
    return None


def _refusal(
    snapshot: Snapshot, start: Location, targets: Sequence[str], needs: TravelNeeds
) -> NoRoute:
    """Why the exit that is nearest as the crow flies, on the same level if one is, is not reached;
    a plan without exits has no destination."""
    plan = snapshot.plan
    level_id, (x, y) = _spot(plan, start)

    def distance(place_id: str) -> tuple[bool, float, str]:
        place = plan.place_by_id[place_id]
        away = (place.point[0] - x) ** 2 + (place.point[1] - y) ** 2
        return place.level_id != level_id, away, place_id

    for place_id in sorted(targets, key=distance)[:1]:
        answer = find_route(snapshot, start, PlaceLocation(place_id), needs)
        if isinstance(answer, NoRoute):
            return answer
    return NoRoute(NoRouteReason.UNKNOWN_DESTINATION, plan_version=snapshot.version)


def _leads_out(plan: Plan, place: Place) -> bool:
    """Whether a place is a way out of a building, or where people gather outside."""
    if place.kind is PlaceKind.ASSEMBLY_POINT:
        return True
    if place.kind not in _OUTWARD or place.access is Access.CLOSED:
        return False
    door = plan.element_by_id.get(place.door_id or "")
    return not isinstance(door, Door) or door.entrance is not None


def _haven(plan: Plan, place: Place) -> EvacuationTarget | None:
    if place.kind is PlaceKind.REFUGE:
        return EvacuationTarget.REFUGE
    lift = plan.element_by_id.get(place.connector_id or "")
    if isinstance(lift, Connector) and lift.lift_use is LiftUse.EVACUATION:
        return EvacuationTarget.EVACUATION_LIFT
    return None


def _is_in_hazard(snapshot: Snapshot, start: Location) -> bool:
    """Whether somebody stands where nobody is led to: they are led out."""
    floor = snapshot.floor_at(*_spot(snapshot.plan, start))
    return floor is not None and floor.hazard is not None


def _is_outdoors(plan: Plan, start: Location) -> bool:
    level_id, _ = _spot(plan, start)
    return plan.level_by_id[level_id].building_id is None


def _spot(plan: Plan, location: Location) -> tuple[str, tuple[float, float]]:
    if isinstance(location, PointLocation):
        return location.level_id, location.point
    place = plan.place_by_id[location.place_id]
    return place.level_id, place.point
