"""Shortest-path trees over compiled graphs: a graph as one traveller may use it, and its trees.

A tree towards a destination answers every start; a route is a walk along it.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph
from floorplans.sparse_graphs import csr_array, dijkstra
from floorplans.travel_cost import Pace
from floorplans.travel_needs import ClearanceClass

NodeOffset = tuple[int, float]
"""A node, and how far it is from the place or point that it stands for."""


@dataclass(frozen=True, slots=True)
class CanonicalNeeds:
    """All of a traveller's needs that a search depends on.

    `allowed` packs a bit for each of the graph's `distinct_facts`. Needs with other numbers that
    allow the same elements at the same pace are equal, and so share their trees.
    """

    clearance: ClearanceClass
    allowed: bytes
    pace: Pace
    prefers_green: bool = False
    """Whether what lies beside the plan's green channels costs more; never where it has none."""


@dataclass(frozen=True)
class TravelGraph:
    """A compiled graph as it is for canonical needs: forbidden edges gone, seconds on the others.

    `seconds` has a number for each edge of `compiled`, forbidden ones too: what it weighs in
    choosing a way, with the prices of the house's rules. `told` is what it takes to walk. `towards`
    is the reversed graph: row v holds the tails of the allowed edges that lead to v, by `seconds`.
    `closed_key` is equal for graphs of equal needs with the same edges closed for now; empty: none.
    """

    compiled: CompiledGraph
    needs: CanonicalNeeds
    seconds: npt.NDArray[np.float64]
    told: npt.NDArray[np.float64]
    allowed: npt.NDArray[np.bool_]
    towards: csr_array
    closed_key: bytes = b""

    @cached_property
    def told_one_by_one(self) -> "array[float]":
        return array("d", self.told.tobytes())

    @property
    def walk_seconds_per_metre(self) -> float:
        """What a metre on the floor takes, rests included."""
        pace = self.needs.pace
        return 1.0 / pace.walking_metres_per_second + pace.rest_seconds_per_metre

    @property
    def size_bytes(self) -> int:
        matrix = self.towards
        own = 3 * self.seconds.nbytes + self.allowed.nbytes + len(self.needs.allowed)
        return int(own + matrix.data.nbytes + matrix.indices.nbytes + matrix.indptr.nbytes) + 1024


@dataclass(frozen=True, slots=True)
class RouteTree:
    """The quickest ways from every node to one destination.

    `next_nodes[v]` is the node after v, negative at the destination's own nodes and where there is
    no way; `seconds[v]` what is left from v in choosing, infinite where there is no way.
    """

    next_nodes: "array[int]"
    seconds: "array[float]"

    @property
    def size_bytes(self) -> int:
        return 12 * len(self.next_nodes) + 256

    def walk(self, start: int) -> list[int]:
        """The nodes from `start` to the destination, both included; `start` must be in reach."""
        next_nodes = self.next_nodes
        nodes = [start]
        node = next_nodes[start]
        while node >= 0:
            nodes.append(node)
            node = next_nodes[node]
        return nodes


def travel_graph(
    compiled: CompiledGraph,
    needs: CanonicalNeeds,
    seconds: npt.NDArray[np.float64],
    told: npt.NDArray[np.float64],
    allowed: npt.NDArray[np.bool_],
    closed_key: bytes = b"",
) -> TravelGraph:
    """The graph that remains of `compiled` where `allowed`, an array over its edges, is true."""
    order = compiled.by_head
    kept = allowed[order]
    starts = np.concatenate(([0], np.cumsum(kept))).astype(np.int32)[compiled.in_start]
    size = compiled.node_count
    towards = csr_array(
        (seconds[order][kept], compiled.tails[order][kept], starts), shape=(size, size)
    )
    return TravelGraph(compiled, needs, seconds, told, allowed, towards, closed_key)


def without_edges(
    graph: TravelGraph, closed: npt.NDArray[np.bool_], closed_key: bytes
) -> TravelGraph:
    """The graph less its closed edges; itself if none of them is allowed anyway."""
    if not (closed & graph.allowed).any():
        return graph
    allowed = graph.allowed & ~closed
    return travel_graph(graph.compiled, graph.needs, graph.seconds, graph.told, allowed, closed_key)


def is_tree_of(graph: TravelGraph, tree: RouteTree, other_allowed: npt.NDArray[np.bool_]) -> bool:
    """Whether a tree built where `other_allowed` edges were allowed is the one of this graph.

    Edges that are closed now must not be in it, and those that are open now must not lead anywhere
    quicker, or as quick.
    """
    compiled = graph.compiled
    next_nodes = np.frombuffer(tree.next_nodes, dtype=np.int32)
    seconds = np.frombuffer(tree.seconds, dtype=np.float64)
    closed = np.flatnonzero(other_allowed & ~graph.allowed)
    if (next_nodes[compiled.tails[closed]] == compiled.heads[closed]).any():
        return False
    opened = np.flatnonzero(graph.allowed & ~other_allowed)
    by_it = seconds[compiled.heads[opened]] + graph.seconds[opened]
    return not (np.isfinite(by_it) & (seconds[compiled.tails[opened]] >= by_it)).any()


def tree_to_nodes(graph: TravelGraph, goals: Sequence[int]) -> RouteTree:
    """The tree to the nearest of `goals`, at least one node, by Dijkstra's algorithm.

    O((nodes + edges) log nodes). Equal graphs give equal trees: ties fall by node number.
    """
    return _tree(graph.towards, goals)


def tree_to_point(graph: TravelGraph, attachments: Sequence[NodeOffset]) -> RouteTree:
    """The tree to a point that can be walked to from each attached node, metres away from it.

    The point is one more node, numbered after the graph's own.
    """
    size = graph.compiled.node_count
    nearest = dict(sorted(attachments, key=lambda attachment: -attachment[1]))
    last_metres = np.array(list(nearest.values()), dtype=np.float64)
    seconds = np.maximum(last_metres * graph.walk_seconds_per_metre, 1e-6)
    matrix = graph.towards
    indptr = np.append(matrix.indptr, matrix.indptr[-1] + len(nearest)).astype(np.int32)
    indices = np.concatenate((matrix.indices, np.array(list(nearest), dtype=np.int32)))
    data = np.concatenate((matrix.data, seconds))
    augmented = csr_array((data, indices, indptr), shape=(size + 1, size + 1))
    return _tree(augmented, [size])


def seconds_from(graph: TravelGraph, starts: Sequence[int]) -> npt.NDArray[np.float64]:
    """How long the way to each node takes from the nearest of `starts`; infinite for no way."""
    if not starts:
        return np.full(graph.compiled.node_count, np.inf)
    forwards = graph.towards.T.tocsr()
    found = dijkstra(forwards, directed=True, indices=list(starts), min_only=True)
    return np.asarray(found, dtype=np.float64)


def seconds_to(
    compiled: CompiledGraph, seconds: npt.NDArray[np.float64], goals: Sequence[int]
) -> npt.NDArray[np.float64]:
    """How long the way from each node to the nearest of `goals` takes where all is allowed."""
    order = compiled.by_head
    size = compiled.node_count
    matrix = csr_array(
        (seconds[order], compiled.tails[order], compiled.in_start), shape=(size, size)
    )
    found = dijkstra(matrix, directed=True, indices=list(goals), min_only=True)
    return np.asarray(found, dtype=np.float64)


def _tree(towards: csr_array, goals: Sequence[int]) -> RouteTree:
    """Of equally quick next nodes the farthest, which saves legs on straight lines, then the one of
    the lowest number: the same however the search came there."""
    seconds = dijkstra(towards, directed=True, indices=list(goals), min_only=True)
    heads = np.repeat(np.arange(len(seconds), dtype=np.int32), np.diff(towards.indptr))
    tails = towards.indices
    leads = np.flatnonzero(seconds[tails] == seconds[heads] + towards.data)
    leads = leads[np.isfinite(seconds[heads[leads]])]
    # Of several values for a node the last one stays.
    leads = leads[np.lexsort((-heads[leads], -seconds[heads[leads]]))]
    next_nodes = np.full(len(seconds), -1, dtype=np.int32)
    next_nodes[tails[leads]] = heads[leads]
    return RouteTree(array("i", next_nodes.tobytes()), array("d", seconds.tobytes()))
