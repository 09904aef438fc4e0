"""The way out of danger: to the nearest exit without lifts, else to where help comes first.

Gives codes and ways, never words; and knows of smoke and crowds as little as the plan does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from floorplans.escape_ways import EscapeGoal, Evacuation, EvacuationTarget, nearest_way_out
from floorplans.exits import Exits, exits_of, is_way_out
from floorplans.facts import Access, Evidence
from floorplans.kinds import LiftUse, PlaceKind
from floorplans.limits import broken_limits
from floorplans.locations import (
    Location,
    PlaceLocation,
    PointLocation,
    blockers_at_goal,
    is_known,
    route_end,
)
from floorplans.model import Connector, Door, Place, Plan
from floorplans.route import LegKind, NoRoute, NoRouteReason
from floorplans.route_search import (
    find_route,
)
from floorplans.route_trees import TravelGraph
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import BodyTooWideError, TravelNeeds

__all__ = ["Evacuation", "EvacuationTarget", "find_evacuation"]

_NO_LIFTS: frozenset[LiftUse] = frozenset()
_EVACUATION_LIFTS = frozenset({LiftUse.EVACUATION})
_MOST_REFUSALS = 12
"""So many exits are looked at for one that is out of reach."""
_OUTWARD = frozenset({PlaceKind.EXIT, PlaceKind.ENTRANCE})


def find_evacuation(snapshot: Snapshot, start: Location, needs: TravelNeeds) -> Evacuation:
    """The quickest way that these needs allow out of the building, by no lift and no escalator: the
    door is tried, from inside to free floor outside, whether it is a place of the directory or not.

    Where none is reached, which is so for most who cannot use stairs, the quickest way to a refuge
    or an evacuation lift; on it nothing but an evacuation lift is ridden. Doors that are opened
    for escape only may be passed; doors of the staff only where there is no way without them, such
    as from a staff room; and what nobody has measured only where there is no way by what is known.
    Raises FloorplanError `travel-needs-invalid`.
    """
    plan = snapshot.plan
    if not is_known(plan, start):
        answer = NoRoute(NoRouteReason.UNKNOWN_START, plan_version=snapshot.version)
        return Evacuation(None, None, answer)
    escaping = _escaping(needs, frozenset())
    if _is_outdoors(plan, start):
        return Evacuation(EvacuationTarget.EXIT, None, find_route(snapshot, start, start, escaping))
    havens = {place.id: haven for place in plan.places if (haven := _haven(plan, place))}
    for limits, is_exit in _tries(needs, leaves_hazards=_is_in_hazard(snapshot, start)):
        try:
            graph = snapshot.travel_graph(limits)
        except BodyTooWideError:
            break
        if is_exit:
            goals = _exits(snapshot, graph, limits)
        else:
            goals = _places(snapshot, graph, havens, limits)
        found = nearest_way_out(snapshot, graph, start, goals, limits)
        if found is not None:
            return replace(found, passes_unknown=limits.evidence is Evidence.UNKNOWN)
    exits = [place.id for place in plan.places if _leads_out(plan, place)]
    return Evacuation(None, None, _refusal(snapshot, start, [*exits, *havens], escaping))


def _tries(needs: TravelNeeds, *, leaves_hazards: bool) -> Iterator[tuple[TravelNeeds, bool]]:
    """The limits to try, one after the other, and whether to an exit or else to a haven: by what is
    known before what is not, by public doors before those of the staff."""
    for evidence in (needs.evidence, Evidence.UNKNOWN):
        for access in (Access.PUBLIC, Access.STAFF):
            for is_exit, lift_uses in ((True, _NO_LIFTS), (False, _EVACUATION_LIFTS)):
                limits = _escaping(needs, lift_uses)
                allowed = limits.access | {access}
                yield (
                    replace(
                        limits, access=allowed, leaves_hazards=leaves_hazards, evidence=evidence
                    ),
                    is_exit,
                )


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


def _exits(snapshot: Snapshot, graph: TravelGraph, needs: TravelNeeds) -> dict[int, EscapeGoal]:
    """The nodes where somebody is out: behind the doors that lead out, at places outside, and at
    ways out of which the plan does not show the door, or which side of it is outside."""
    plan = snapshot.plan
    exits = exits_of(snapshot, graph, needs)
    place_of = {place.door_id: place.id for place in reversed(plan.places) if place.door_id}
    open_places = {
        place.id: EvacuationTarget.EXIT
        for place in plan.places
        if _leads_out(plan, place) and _is_undecided(snapshot, place, exits, needs)
    }
    by_door = {
        node: EscapeGoal(EvacuationTarget.EXIT, place_of.get(door_id), door_id)
        for node, door_id in exits.doors.items()
    }
    return {**_places(snapshot, graph, open_places, needs), **by_door}


def _is_undecided(snapshot: Snapshot, place: Place, exits: Exits, needs: TravelNeeds) -> bool:
    """Whether a way out is reached where its place is: no door of it is drawn that could be tried,
    or its door may be passed and nobody knows to which side."""
    door = snapshot.plan.element_by_id.get(place.door_id or "")
    if not isinstance(door, Door):
        return True
    return door.id in exits.undecided and is_way_out(snapshot, door, needs)


def _places(
    snapshot: Snapshot,
    graph: TravelGraph,
    targets: Mapping[str, EvacuationTarget],
    needs: TravelNeeds,
) -> dict[int, EscapeGoal]:
    goals: dict[int, EscapeGoal] = {}
    for place_id, target in targets.items():
        end = route_end(snapshot, graph.compiled, PlaceLocation(place_id))
        if not blockers_at_goal(snapshot.plan, end, needs):
            door_id = snapshot.plan.place_by_id[place_id].door_id
            goals |= {node: EscapeGoal(target, place_id, door_id) for node, _ in end.nodes}
    return goals


def _refusal(
    snapshot: Snapshot, start: Location, targets: Sequence[str], needs: TravelNeeds
) -> NoRoute:
    """Why the exit that is nearest as the crow flies, on the same level if one is, is not reached.

    Of one that is reached its own door stands in the way, or else it leads nowhere out; and of one
    that nobody reaches nothing can be told: then it is the next one. A plan without exits has no
    destination.
    """
    plan = snapshot.plan
    refusals: list[NoRoute] = []
    level_id, (x, y) = _spot(plan, start)

    def distance(place_id: str) -> tuple[bool, float, str]:
        place = plan.place_by_id[place_id]
        away = (place.point[0] - x) ** 2 + (place.point[1] - y) ** 2
        return place.level_id != level_id, away, place_id

    for place_id in sorted(targets, key=distance)[:_MOST_REFUSALS]:
        found = find_route(snapshot, start, PlaceLocation(place_id), needs)
        refusal = found if isinstance(found, NoRoute) else _refusal_of_door(plan, place_id, needs)
        if refusal.blockers:
            return replace(refusal, plan_version=snapshot.version)
        if isinstance(found, NoRoute):
            refusals.append(found)
    if refusals:
        return refusals[0]
    return NoRoute(NoRouteReason.UNKNOWN_DESTINATION, plan_version=snapshot.version)


def _refusal_of_door(plan: Plan, place_id: str, needs: TravelNeeds) -> NoRoute:
    """What keeps somebody from going out by the door of a place that they are at, if anything."""
    door = plan.element_by_id.get(plan.place_by_id[place_id].door_id or "")
    limits = broken_limits(door, LegKind.DOOR, needs, plan.assumptions) if door else ()
    return NoRoute(NoRouteReason.NEEDS_NOT_MET, tuple(limits))


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
