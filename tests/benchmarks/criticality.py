"""How long it takes to find what every door and lift carries alone, beside other ways to do it."""

from collections.abc import Callable
from functools import partial

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from floorplans.criticality import criticality, ways_in
from floorplans.evacuation import find_evacuation
from floorplans.model import Area
from floorplans.route_search import PlaceLocation
from floorplans.route_trees import TravelGraph
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.benchmarks.timing import median_milliseconds, print_table, shown

_SAMPLED_CLOSURES = 40
_EVACUATIONS = 60


def measure_criticality() -> None:
    """Prints the criticality of the whole sample hospital, and the way out from its places."""
    snapshot = Snapshot(sample_hospital_plan())
    rows: list[list[str]] = []
    for profile in (Profile.WALKING, Profile.WHEELCHAIR, Profile.BED):
        needs = needs_of(profile)
        graph = snapshot.travel_graph(needs)
        elements = _elements(snapshot, graph)
        found = criticality(snapshot, needs)
        ours = _milliseconds(partial(criticality, snapshot, needs))
        split = _split_graph(snapshot, needs, graph)
        dominators = _milliseconds(partial(nx.immediate_dominators, split, "outside"))
        sample = elements[:: max(1, len(elements) // _SAMPLED_CLOSURES)]
        starts = _start_nodes(snapshot, needs, graph)
        closing = median_milliseconds(
            [partial(_reached_without, graph, each, starts) for each in sample]
        )
        rows.append(
            [
                profile.value,
                f"{graph.compiled.edge_count:,}",
                f"{len(elements):,}",
                str(len(found)),
                shown(ours),
                shown(dominators),
                shown(closing * len(elements)),
            ]
        )
    print_table(
        "Criticality of the sample hospital (dominators: NetworkX, each edge its own element; "
        "closing: one SciPy search an element, from a sample)",
        ("needs", "edges", "elements", "critical", "ours", "dominators", "closing"),
        rows,
    )
    _measure_evacuation(snapshot)


def _measure_evacuation(snapshot: Snapshot) -> None:
    places = snapshot.plan.places
    chosen = places[:: max(1, len(places) // _EVACUATIONS)]
    rows = []
    for profile in (Profile.WALKING, Profile.WHEELCHAIR):
        needs = needs_of(profile)
        calls = [
            partial(find_evacuation, snapshot, PlaceLocation(place.id), needs) for place in chosen
        ]
        first, again = median_milliseconds(calls), median_milliseconds(calls)
        rows.append([profile.value, str(len(calls)), shown(first), shown(again)])
    print_table(
        "The way out from places of the sample hospital",
        ("needs", "places", "first", "again"),
        rows,
    )


def _milliseconds(call: Callable[[], object]) -> float:
    return median_milliseconds([call] * 5)


def _elements(snapshot: Snapshot, graph: TravelGraph) -> list[str]:
    plan = snapshot.plan
    ids = dict.fromkeys(passage.element_id for passage in graph.compiled.passages)
    return [each for each in ids if not isinstance(plan.element_by_id[each], Area)]


def _start_nodes(snapshot: Snapshot, needs: TravelNeeds, graph: TravelGraph) -> list[int]:
    nodes_of = graph.compiled.walk_graph.place_nodes
    return [node for place in ways_in(snapshot, needs) for node in nodes_of.get(place.id, ())]


def _split_graph(
    snapshot: Snapshot, needs: TravelNeeds, graph: TravelGraph
) -> "nx.DiGraph[object]":
    """The usable graph with a vertex in the middle of each edge that passes an element."""
    compiled, plan = graph.compiled, snapshot.plan
    split: nx.DiGraph[object] = nx.DiGraph()
    for node in _start_nodes(snapshot, needs, graph):
        split.add_edge("outside", node)
    for edge in np.flatnonzero(graph.allowed).tolist():
        tail, head = int(compiled.tails[edge]), int(compiled.heads[edge])
        element_id = compiled.passages[int(compiled.edge_passages[edge])].element_id
        if isinstance(plan.element_by_id[element_id], Area):
            split.add_edge(tail, head)
        else:
            split.add_edge(tail, (element_id, edge))
            split.add_edge((element_id, edge), head)
    return split


def _reached_without(graph: TravelGraph, element_id: str, starts: list[int]) -> int:
    compiled = graph.compiled
    closed = np.array([passage.element_id == element_id for passage in compiled.passages])
    kept = graph.allowed & ~closed[compiled.edge_passages]
    size = compiled.node_count
    tails = np.concatenate((compiled.tails[kept], np.full(len(starts), size)))
    heads = np.concatenate((compiled.heads[kept], np.array(starts)))
    matrix = csr_array((np.ones(len(tails), dtype=np.int8), (tails, heads)), shape=(size + 1,) * 2)
    order = breadth_first_order(matrix, size, directed=True, return_predecessors=False)
    return len(order)
