"""What one door, lift, stair or path carries alone: the places that nobody reaches without it.

Reckons for a way in by any public entrance. Knows no closures of its own; those of the snapshot
count as closed.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from floorplans.kinds import PlaceKind
from floorplans.model import Connector, Door, PathLine, Place, Plan
from floorplans.reach import largest_part
from floorplans.route_trees import TravelGraph
from floorplans.snapshot import Snapshot
from floorplans.sparse_graphs import connected_components, csr_array
from floorplans.travel_needs import BodyTooWideError, TravelNeeds

_Arc = tuple[int, int]
"""The piece of floor that an arc leads to, and the number of the element it passes; -1 for none."""


@dataclass(frozen=True, slots=True)
class CriticalElement:
    """A door, connector or path line, and the places that are cut off without it, ids sorted."""

    element_id: str
    place_ids: tuple[str, ...]


def criticality(snapshot: Snapshot, needs: TravelNeeds) -> tuple[CriticalElement, ...]:
    """The elements without which some place is cut off from all entrances, the gravest first.

    Of places that these needs may enter and reach now. A door's or connector's own places are not
    counted as its loss. Empty where nobody so wide gets anywhere. Without an entrance the venue is
    the largest part in which they get from each place to each other, and of the two sides of an
    element the one with fewer of its places is the one that is cut off.

    For each piece of floor the elements are found that every way to it passes: those that all ways
    into it share, each way passing what its last piece's ways share, and its last element. That is
    the greatest solution of M(v) = ∩ (M(u) ∪ {element of (u, v)}), which for sets that only grow
    along a way is exact (Kam and Ullman, Acta Informatica 7 (1977) 305-317); the dominators of
    Lengauer and Tarjan are the case of one edge an element. Near-linear in the graph's edges, on
    which floor that is walked without a door is one vertex. Raises FloorplanError
    `travel-needs-invalid`.
    """
    try:
        graph = snapshot.travel_graph(needs)
    except BodyTooWideError:
        return ()
    starts = _entrances(snapshot, needs, graph)
    if starts:
        return _gravest_first(_losses(snapshot, needs, graph, starts))
    part = tuple(place.id for place in largest_part(snapshot, needs))
    losses = _losses(snapshot, needs, graph, _middle(snapshot, needs, graph))
    for element_id, far_side in _greater_halves(losses, part).items():
        beyond = (snapshot.plan.place_by_id[far_side[0]],)
        losses[element_id] = _losses(snapshot, needs, graph, beyond).get(element_id, ())
    return _gravest_first(losses)


def ways_in(snapshot: Snapshot, needs: TravelNeeds) -> tuple[Place, ...]:
    """The entrances that these needs may use; without any, a place in the middle of the venue.

    That is one of the largest part in which they get from each place to each other, and on the
    side of most of them of every element that parts it. Raises BodyTooWideError and FloorplanError
    `travel-needs-invalid`.
    """
    graph = snapshot.travel_graph(needs)
    return _entrances(snapshot, needs, graph) or _middle(snapshot, needs, graph)


def _entrances(snapshot: Snapshot, needs: TravelNeeds, graph: TravelGraph) -> tuple[Place, ...]:
    nodes_of = graph.compiled.walk_graph.place_nodes
    return tuple(
        place
        for place in snapshot.plan.places
        if place.kind is PlaceKind.ENTRANCE
        and place.access in needs.access
        and nodes_of.get(place.id)
    )


def _middle(snapshot: Snapshot, needs: TravelNeeds, graph: TravelGraph) -> tuple[Place, ...]:
    part = largest_part(snapshot, needs)
    losses = _losses(snapshot, needs, graph, part[:1])
    far_sides = _greater_halves(losses, tuple(place.id for place in part)).values()
    for place_ids in sorted(far_sides, key=len)[:1]:
        return (snapshot.plan.place_by_id[place_ids[0]],)
    return part[:1]


def _greater_halves(
    losses: Mapping[str, tuple[str, ...]], part: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The elements that cut more than half of a part off, each with what it cuts off of it."""
    of_part = {
        element_id: tuple(each for each in lost if each in part)
        for element_id, lost in losses.items()
    }
    return {name: lost for name, lost in of_part.items() if 2 * len(lost) > len(part)}


def _gravest_first(losses: Mapping[str, tuple[str, ...]]) -> tuple[CriticalElement, ...]:
    report = [CriticalElement(element_id, lost) for element_id, lost in losses.items() if lost]
    return tuple(sorted(report, key=lambda each: (-len(each.place_ids), each.element_id)))


def _losses(
    snapshot: Snapshot, needs: TravelNeeds, graph: TravelGraph, starts: Sequence[Place]
) -> dict[str, tuple[str, ...]]:
    """The places, ids sorted, that are cut off from all of `starts` without an element, by it."""
    elements = _elements(snapshot.plan, graph)
    pieces, arcs = _pieces(graph, elements)
    needed = _needed(arcs, _ways_in(graph, starts, pieces, elements), len(elements))
    lost: dict[int, list[str]] = defaultdict(list)
    nodes_of = graph.compiled.walk_graph.place_nodes
    names = list(elements)
    for place in snapshot.plan.places:
        if place.access not in needs.access:
            continue
        found = [needed[pieces[node]] for node in nodes_of.get(place.id, ())]
        shared = [each for each in found if each is not None]
        if not shared:
            continue
        both = shared[0]
        for each in shared[1:]:
            both &= each
        for number in _bits(both):
            if names[number] not in (place.door_id, place.connector_id):
                lost[number].append(place.id)
    return {names[number]: tuple(sorted(ids)) for number, ids in lost.items()}


def _elements(plan: Plan, graph: TravelGraph) -> dict[str, int]:
    """The elements that can be closed by themselves, numbered in the order of the passages."""
    numbers: dict[str, int] = {}
    for passage in graph.compiled.passages:
        if isinstance(plan.element_by_id[passage.element_id], Connector | Door | PathLine):
            numbers.setdefault(passage.element_id, len(numbers))
    return numbers


def _pieces(
    graph: TravelGraph, elements: Mapping[str, int]
) -> tuple[list[int], dict[int, set[_Arc]]]:
    """For each node its piece of floor, walked to and fro without any element; and their arcs."""
    compiled = graph.compiled
    of_passage = [elements.get(passage.element_id, -1) for passage in compiled.passages]
    of_edge = np.array(of_passage, dtype=np.int64)[compiled.edge_passages]
    free = graph.allowed & (of_edge < 0)
    size = compiled.node_count
    ones = np.ones(int(free.sum()), dtype=np.int8)
    floor = csr_array((ones, (compiled.tails[free], compiled.heads[free])), shape=(size, size))
    _, labels = connected_components(floor, directed=True, connection="strong")
    arcs: dict[int, set[_Arc]] = defaultdict(set)
    tails, heads = labels[compiled.tails], labels[compiled.heads]
    crossing = graph.allowed & (tails != heads)
    for tail, head, element in zip(
        tails[crossing].tolist(), heads[crossing].tolist(), of_edge[crossing].tolist(), strict=True
    ):
        arcs[tail].add((head, element))
    return labels.tolist(), arcs


def _ways_in(
    graph: TravelGraph,
    starts: Sequence[Place],
    pieces: Sequence[int],
    elements: Mapping[str, int],
) -> set[_Arc]:
    """The arcs by which people come in; who comes in by a door has passed it."""
    nodes_of = graph.compiled.walk_graph.place_nodes
    return {
        (pieces[node], elements.get(place.door_id or "", -1))
        for place in starts
        for node in nodes_of.get(place.id, ())
    }


def _needed(
    arcs: Mapping[int, Iterable[_Arc]], starts: Iterable[_Arc], count: int
) -> defaultdict[int, int | None]:
    """For each piece that is reached the elements that every way to it passes, as bits."""
    needed: defaultdict[int, int | None] = defaultdict(lambda: None)
    everything = (1 << count) - 1
    waiting: deque[int] = deque()
    queued: set[int] = set()

    def reach(before: int, ahead: Iterable[_Arc]) -> None:
        for piece, element in ahead:
            passed = before if element < 0 else before | (1 << element)
            known = needed[piece]
            now = (everything if known is None else known) & passed
            if now != known:
                needed[piece] = now
                if piece not in queued:
                    queued.add(piece)
                    waiting.append(piece)

    reach(0, starts)
    while waiting:
        piece = waiting.popleft()
        queued.discard(piece)
        reach(needed[piece] or 0, arcs.get(piece, ()))
    return needed


def _bits(number: int) -> Iterable[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
