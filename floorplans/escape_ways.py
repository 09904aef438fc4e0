"""The quickest proven way to one of several goals out of danger, which one tree serves.

What counts as a goal, and which limits hold in an emergency, it is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from floorplans.locations import (
    Location,
    PointLocation,
    RouteEnd,
    blockers_at_start,
    route_end,
)
from floorplans.model import Plan
from floorplans.provable_ways import FoundWay, RouteEnds, provable_way, tell_unproven
from floorplans.route import NoRoute, Route
from floorplans.route_search import best_start, closures_avoided, route_along
from floorplans.route_trees import TravelGraph
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds


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
    """`target` is None where there is no way. `door_id` is the door that one goes out by: behind it
    the way ends, a step outside, or before it where `is_before_door`, since the plan shows nothing
    beyond. `place_id` is the place that it leads to, or that the door is. Who is outdoors already
    has a route of no legs to where they are, and neither."""

    target: EvacuationTarget | None
    place_id: str | None
    answer: Route | NoRoute
    door_id: str | None = None
    is_before_door: bool = False
    passes_unknown: bool = False
    """It leads by what nobody knows to be wide or level enough, since there is no other way."""

    @property
    def is_outdoors(self) -> bool:
        """Whether there is nothing to get out of."""
        return self.target is EvacuationTarget.EXIT and not (self.place_id or self.door_id)


@dataclass(frozen=True, slots=True)
class EscapeGoal:
    """What a node of the graph stands for."""

    target: EvacuationTarget
    place_id: str | None
    door_id: str | None = None


def nearest_way_out(
    snapshot: Snapshot,
    graph: TravelGraph,
    start: Location,
    goals: Mapping[int, EscapeGoal],
    needs: TravelNeeds,
) -> Evacuation | None:
    """The quickest proven way to one of the goals; one whose ways all fail their proof is passed
    over."""
    begin = _inside(snapshot.plan, graph, route_end(snapshot, graph.compiled, start))
    if blockers_at_start(begin, needs):
        return None
    left = dict(goals)
    while left and begin.nodes:
        # One tree for all exits: it is kept, and a thousand who ask at once share it.
        end = RouteEnd(None, tuple((node, 0.0) for node in sorted(left)))
        found = provable_way(
            graph,
            (begin, end),
            lambda rest, ends: _way_out(snapshot, rest, ends, goals, needs),
            lambda route: snapshot.prove(route, needs),
        )
        if found.failed is not None:
            ends = start, _spot_of(graph, found.failed)
            tell_unproven(snapshot, ends, found.failures)
        if found.way is not None:
            goal = goals[found.way.nodes[-1]]
            ends = start, _spot_of(graph, found.way)
            return _evacuation(snapshot, found.way.route, ends, goal, needs)
        if found.failed is None or found.is_narrow:
            return None
        failed_goal = goals[found.failed.nodes[-1]]
        left = {node: other for node, other in left.items() if other != failed_goal}
    return None


def _way_out(
    snapshot: Snapshot,
    graph: TravelGraph,
    between: RouteEnds,
    goals: Mapping[int, EscapeGoal],
    needs: TravelNeeds,
) -> FoundWay | None:
    """The quickest way to the nearest of the goals."""
    begin, end = between
    if not begin.nodes:
        return None
    tree = snapshot.tree(graph, tuple(node for node, _ in end.nodes))
    first = best_start(graph, tree, begin.nodes)
    if first is None:
        return None
    nodes = tree.walk(first[0])
    goal = goals[nodes[-1]]
    ends_at_place = goal.target is not EvacuationTarget.EXIT or goal.door_id is None
    own_end = RouteEnd(goal.place_id if ends_at_place else None, ((nodes[-1], 0.0),))
    return FoundWay(route_along(snapshot, graph, (begin, own_end), nodes, needs), nodes)


def _evacuation(
    snapshot: Snapshot,
    route: Route,
    ends: tuple[Location, Location],
    goal: EscapeGoal,
    needs: TravelNeeds,
) -> Evacuation:
    avoided = closures_avoided(snapshot, route, ends, needs)
    passed = any(leg.element_id == goal.door_id for leg in route.legs)
    return Evacuation(
        goal.target,
        goal.place_id,
        replace(route, closures_avoided=avoided),
        goal.door_id,
        is_before_door=goal.door_id is not None and not passed,
    )


def _spot_of(graph: TravelGraph, way: FoundWay) -> PointLocation:
    there = graph.compiled.points[way.nodes[-1]]
    return PointLocation(there.level_id, *there.point)


def _inside(plan: Plan, graph: TravelGraph, begin: RouteEnd) -> RouteEnd:
    """Who starts at a door of the building stands inside before it: that it opens is not known."""
    levels, points = plan.level_by_id, graph.compiled.points
    inside = tuple(
        offset for offset in begin.nodes if levels[points[offset[0]].level_id].building_id
    )
    return replace(begin, nodes=inside or begin.nodes)
