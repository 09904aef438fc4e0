"""The question "how do I get there": the quickest way a traveller can use, or why there is none."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from floorplans.attachments import straight_metres
from floorplans.closed_parts import find_shut_element
from floorplans.compiled_graph import Passage
from floorplans.locations import (
    Location,
    PlaceLocation,
    PointLocation,
    RouteEnd,
    blockers_at_goal,
    blockers_at_start,
    is_known,
    route_end,
)
from floorplans.no_route import explain_no_route, nearest_reachable_place
from floorplans.provable_ways import (
    FoundWay,
    ProvableWay,
    RouteEnds,
    first_walk_metres,
    narrow_blockers,
    provable_way,
    tell_unproven,
)
from floorplans.route import Leg, NoRoute, NoRouteReason, Route
from floorplans.route_legs import floor_leg, legs_of, route_of
from floorplans.route_proof import ProofFailure
from floorplans.route_trees import NodeOffset, RouteTree, TravelGraph, tree_to_point
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import BodyTooWideError, TravelNeeds

__all__ = ["FindRoute", "Location", "PlaceLocation", "PointLocation", "Prove", "find_route"]

Prove = Callable[[Route, TravelNeeds], Sequence[ProofFailure]]
"""Checks a route anew; empty when it is proven."""

FindRoute = Callable[[Snapshot, Location, Location, TravelNeeds, Prove | None], Route | NoRoute]
"""Answers as `find_route` does."""


def find_route(
    snapshot: Snapshot,
    start: Location,
    goal: Location,
    needs: TravelNeeds,
    prove: Prove | None = None,
) -> Route | NoRoute:
    """The quickest way from `start` to `goal` under `needs`, proven; or why there is none.

    From a place to itself it is a Route of no legs. `prove` is the snapshot's own unless given.
    Raises FloorplanError `travel-needs-invalid` for needs with an impossible number.
    """
    answer = find_way(snapshot, start, goal, needs, prove)
    if isinstance(answer, NoRoute):
        return answer
    avoided = closures_avoided(snapshot, answer, (start, goal), needs)
    return replace(answer, closures_avoided=avoided) if avoided else answer


def find_way(
    snapshot: Snapshot,
    start: Location,
    goal: Location,
    needs: TravelNeeds,
    prove: Prove | None = None,
) -> Route | NoRoute:
    """As `find_route`, but a way does not say which closures it goes round."""
    plan = snapshot.plan
    if not is_known(plan, start):
        return NoRoute(NoRouteReason.UNKNOWN_START, plan_version=snapshot.version)
    if not is_known(plan, goal):
        return NoRoute(NoRouteReason.UNKNOWN_DESTINATION, plan_version=snapshot.version)
    try:
        graph = snapshot.travel_graph(needs)
    except BodyTooWideError:
        return explain_no_route(snapshot, start, goal, needs)
    between = _ends_of(snapshot, graph, start, goal, needs)
    if between is None:
        return explain_no_route(snapshot, start, goal, needs)
    found = provable_way(
        graph,
        between,
        lambda rest, ends: _search(snapshot, rest, ends, needs, is_there=start == goal),
        lambda route: (prove or snapshot.prove)(route, needs),
    )
    if found.failures:
        tell_unproven(snapshot, (start, goal), found.failures)
    return found.way.route if found.way else _no_way(snapshot, (start, goal), needs, found)


def _no_way(
    snapshot: Snapshot, ends: tuple[Location, Location], needs: TravelNeeds, found: ProvableWay
) -> NoRoute:
    """Why none was found: nothing leads there, or no way has room enough by its proof."""
    if not found.failures:
        return explain_no_route(snapshot, *ends, needs)
    if not found.is_narrow:
        return NoRoute(NoRouteReason.PROOF_FAILED, plan_version=snapshot.version)
    return NoRoute(
        NoRouteReason.NEEDS_NOT_MET,
        narrow_blockers(found, needs),
        nearest_reachable_place(snapshot, *ends, needs, found.graph),
        snapshot.version,
    )


def closures_avoided(
    snapshot: Snapshot, route: Route, ends: tuple[Location, Location], needs: TravelNeeds
) -> tuple[str, ...]:
    """The closures on the way that would be taken without any; none if it is the same way."""
    if snapshot.closures is None:
        return ()
    return closures_between(snapshot, unclosed_way(snapshot, ends, needs), route)


def unclosed_way(
    snapshot: Snapshot, ends: tuple[Location, Location], needs: TravelNeeds
) -> Route | None:
    """The way between known ends that would be taken with nothing closed, not proven."""
    unclosed = snapshot.open_state
    graph = unclosed.travel_graph(needs)
    between = _ends_of(unclosed, graph, *ends, needs)
    if between is None:
        return None
    found = _search(unclosed, graph, between, needs, is_there=ends[0] == ends[1])
    return None if found is None else found.route


def closures_between(snapshot: Snapshot, unclosed: Route | None, route: Route) -> tuple[str, ...]:
    """The closures on the way that would be taken without any, which `route` goes round."""
    if snapshot.closures is None or unclosed is None or unclosed.legs == route.legs:
        return ()
    met = snapshot.closures.closures_met(unclosed.legs)
    return tuple(closure_id for closure_id in met if find_shut_element(closure_id) is None)


def _ends_of(
    snapshot: Snapshot, graph: TravelGraph, start: Location, goal: Location, needs: TravelNeeds
) -> RouteEnds | None:
    """How both ends join the graph; None where one is barred to this traveller."""
    begin = route_end(snapshot, graph.compiled, start)
    end = route_end(snapshot, graph.compiled, goal)
    is_barred = blockers_at_start(begin, needs) or blockers_at_goal(snapshot.plan, end, needs)
    return None if is_barred else (begin, end)


def _search(
    snapshot: Snapshot,
    graph: TravelGraph,
    between: RouteEnds,
    needs: TravelNeeds,
    *,
    is_there: bool,
) -> FoundWay | None:
    begin, end = between
    ends = begin.place_id, end.place_id
    if is_there:
        return FoundWay(route_of((), (), needs, ends, snapshot.version))
    straight = _straight_walk(snapshot, graph, begin, end)
    if straight is not None:
        floors = [begin.floor] if begin.floor is not None and straight else []
        standing = None if begin.attachment is None else begin.attachment.point
        route = route_of(straight, floors, needs, ends, snapshot.version, standing=standing)
        return FoundWay(route)
    if not begin.nodes or not end.nodes:
        return None
    if end.attachment is None:
        tree = snapshot.tree(graph, tuple(node for node, _ in end.nodes))
    else:
        tree = tree_to_point(graph, end.nodes)
    first = best_start(graph, tree, begin.nodes)
    if first is None:
        return None
    nodes = tree.walk(first[0])
    if end.attachment is not None:
        nodes.pop()
    return FoundWay(route_along(snapshot, graph, between, nodes, needs), nodes)


def route_along(
    snapshot: Snapshot,
    graph: TravelGraph,
    between: tuple[RouteEnd, RouteEnd],
    nodes: Sequence[int],
    needs: TravelNeeds,
) -> Route:
    """The Route along at least one node, with the walks that join its two ends to them."""
    begin, end = between
    legs, passages = legs_of(graph, nodes)
    points = graph.compiled.points
    first_metres = first_walk_metres(begin, nodes)
    if begin.attachment is not None and begin.floor is not None and first_metres > 0.0:
        legs.insert(
            0, floor_leg(graph, begin.floor, begin.attachment.point, points[nodes[0]], first_metres)
        )
        passages = _with(begin.floor, passages, at_front=True)
    if end.attachment is not None and end.floor is not None:
        metres = dict(end.nodes)[nodes[-1]]
        if metres > 0.0:
            legs.append(
                floor_leg(graph, end.floor, points[nodes[-1]], end.attachment.point, metres)
            )
            passages = _with(end.floor, passages, at_front=False)
    through = _rooms_passed(snapshot, passages, begin, end)
    return route_of(
        legs,
        passages,
        needs,
        (begin.place_id, end.place_id),
        snapshot.version,
        standing=points[nodes[0]],
        through_room_ids=through,
    )


def _rooms_passed(
    snapshot: Snapshot, passages: Sequence[Passage], begin: RouteEnd, end: RouteEnd
) -> tuple[str, ...]:
    """The rooms on the way that it neither starts nor ends in; none where the house allows them.

    Who starts in a door or at a stop starts in the room that is walked first.
    """
    rooms = snapshot.rooms_to_avoid
    passed = tuple(passage.element_id for passage in passages if passage.element_id in rooms)
    if not passed:
        return ()
    own = {_area_of(snapshot, begin) or passages[0].element_id, _area_of(snapshot, end)}
    return tuple(area_id for area_id in passed if area_id not in own)


def _area_of(snapshot: Snapshot, end: RouteEnd) -> str | None:
    """The area that a route starts or ends in; None for a door, a stop, or off every floor."""
    if end.place_id is None:
        return None if end.floor is None else end.floor.element_id
    place = snapshot.plan.place_by_id[end.place_id]
    if place.area_id or place.door_id or place.connector_id:
        return place.area_id
    floor = snapshot.floor_at(place.level_id, place.point)
    return None if floor is None else floor.id


def _straight_walk(
    snapshot: Snapshot, graph: TravelGraph, begin: RouteEnd, end: RouteEnd
) -> tuple[Leg, ...] | None:
    """The one leg between two points that see each other; none if they are the same point."""
    if begin.attachment is None or end.attachment is None or begin.floor is None:
        return None
    metres = straight_metres(graph.compiled, begin.attachment, end.attachment)
    if metres is None:
        return None
    if metres == 0.0:
        return ()
    here, there = begin.attachment.point, end.attachment.point
    closures = snapshot.closures
    if closures is not None and closures.bars_walk(
        graph.compiled, here.level_id, here.point, there.point
    ):
        return None
    return (floor_leg(graph, begin.floor, begin.attachment.point, end.attachment.point, metres),)


def best_start(
    graph: TravelGraph, tree: RouteTree, starts: Sequence[NodeOffset]
) -> NodeOffset | None:
    """The node to set out by, with its metres; None if none is in reach.

    Of equally quick ones it is the farthest, which saves a leg on a straight line.
    """
    price = graph.walk_seconds_per_metre
    seconds = tree.seconds
    best = min(
        starts,
        key=lambda start: (round(seconds[start[0]] + start[1] * price, 6), -start[1], start[0]),
    )
    return best if seconds[best[0]] < math.inf else None


def _with(floor: Passage, passages: list[Passage], *, at_front: bool) -> list[Passage]:
    """The passages with a floor that is walked in before or after them, named once."""
    if any(passage.element_id == floor.element_id for passage in passages):
        return passages
    return [floor, *passages] if at_front else [*passages, floor]
