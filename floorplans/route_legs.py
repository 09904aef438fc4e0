"""From the nodes of a walk to a Route: its legs, sums, and what the answer rests on."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from floorplans.compiled_graph import CompiledGraph, Passage
from floorplans.limits import unverified_of
from floorplans.passage_facts import PassageFacts, facts_of_step_freedom, has_step, is_certain
from floorplans.route import Leg, Route, RoutePoint, StepFree, Unverified
from floorplans.route_trees import TravelGraph
from floorplans.travel_needs import TravelNeeds


def edge_of(compiled: CompiledGraph, tail: int, head: int) -> int:
    """The number of the edge from `tail` to `head`, which the graph must hold."""
    starts = compiled.out_start_one_by_one
    return bisect_left(compiled.heads_one_by_one, head, starts[tail], starts[tail + 1])


def legs_of(graph: TravelGraph, nodes: Sequence[int]) -> tuple[list[Leg], list[Passage]]:
    """The legs along `nodes`, one an edge, and the passages used, each once, in walking order."""
    compiled = graph.compiled
    points, shapes, passages = compiled.points, compiled.shapes, compiled.passages
    starts, heads = compiled.out_start_one_by_one, compiled.heads_one_by_one
    metres, seconds = compiled.metres_one_by_one, graph.told_one_by_one
    edge_passages = compiled.edge_passages_one_by_one
    legs: list[Leg] = []
    used: dict[int, None] = {}
    for tail, head in pairwise(nodes):
        edge = bisect_left(heads, head, starts[tail], starts[tail + 1])
        number = edge_passages[edge]
        used[number] = None
        passage = passages[number]
        start, end = points[tail], points[head]
        shape = shapes.get(edge) or (start, end)
        legs.append(
            Leg(passage.kind, passage.element_id, start, end, metres[edge], seconds[edge], shape)
        )
    return legs, [passages[number] for number in used]


def floor_leg(
    graph: TravelGraph, floor: Passage, start: RoutePoint, end: RoutePoint, metres: float
) -> Leg:
    """A straight walk between a node and a point that is attached to it."""
    seconds = metres * graph.walk_seconds_per_metre
    return Leg(floor.kind, floor.element_id, start, end, metres, seconds, (start, end))


def route_of(
    legs: Sequence[Leg],
    passages: Sequence[Passage],
    needs: TravelNeeds,
    ends: tuple[str | None, str | None],
    version: str,
    *,
    standing: RoutePoint | None = None,
    through_room_ids: tuple[str, ...] = (),
) -> Route:
    """The Route of these legs over `passages`, each named once in walking order.

    `ends` are the ids of its first and last place, where there are. `standing` is where a route of
    no legs is, `through_room_ids` the rooms on the way that the house would rather keep out of it.
    """
    unverified: list[Unverified] = []
    for passage in passages:
        unverified += unverified_of(passage.element_id, passage.facts, needs)
    return Route(
        tuple(legs),
        sum(leg.distance_metres for leg in legs),
        sum(leg.duration_seconds for leg in legs),
        step_freedom([passage.facts for passage in passages]),
        tuple(unverified),
        *ends,
        version,
        standing=None if legs else standing,
        through_room_ids=through_room_ids,
    )


def step_freedom(passages: Sequence[PassageFacts]) -> StepFree:
    """Whether a way over these passages has no step, and what that rests on.

    NO if one of them is known to have one; MEASURED only if every threshold of a door and every
    incline of a path or ramp is measured or drawn.
    """
    if any(has_step(facts) for facts in passages):
        return StepFree.NO
    for facts in passages:
        for fact in facts_of_step_freedom(facts):
            if not is_certain(fact):
                return StepFree.ASSUMED
    return StepFree.MEASURED
