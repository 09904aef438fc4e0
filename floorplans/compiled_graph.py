"""A walk graph as arrays: the same nodes and edges as the NetworkX one, ready for SciPy.

Owns no traveller: a passage is an element with a kind of leg, and who may use it is decided later.
"""

from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from shapely import STRtree

from floorplans.errors import FloorplanError
from floorplans.kinds import DoorKind
from floorplans.lift_doors import lift_door_ids
from floorplans.model import Area, Connector, Element, Plan
from floorplans.passage_facts import PassageFacts, passage_facts
from floorplans.route import LegKind, RoutePoint
from floorplans.travel_cost import KIND_CODES, LIFT_WAIT_SECONDS, UNKNOWN_STEPS
from floorplans.walk_graph import WalkGraph

if TYPE_CHECKING:
    import networkx as nx

Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Passage:
    """An element as edges of one kind use it; `facts_index` points into `distinct_facts`.

    `part_of` is the stair or lift whose footprint an area is, else the element itself.
    """

    element_id: str
    kind: LegKind
    facts: PassageFacts
    facts_index: int
    part_of: str


@dataclass(frozen=True)
class CompiledGraph:
    """Edges are numbered in the order of (tail, head); each array holds one number an edge.

    Node v's outgoing edges are `out_start[v]` up to `out_start[v + 1]`. `by_head` lists the edges
    in the order of (head, tail), and node v's incoming ones are `in_start[v]` up to
    `in_start[v + 1]` of that list. The `array` fields are for single looks, which they answer
    several times faster than NumPy does.
    """

    walk_graph: WalkGraph
    points: tuple[RoutePoint, ...]
    passages: tuple[Passage, ...]
    distinct_facts: tuple[PassageFacts, ...]
    tails: Integers
    heads: Integers
    out_start: Integers
    by_head: npt.NDArray[np.int64]
    in_start: Integers
    kinds: npt.NDArray[np.int8]
    metres: npt.NDArray[np.float64]
    levels: npt.NDArray[np.float64]
    steps: Integers
    edge_passages: Integers
    opens_freely: npt.NDArray[np.bool_]
    waits: npt.NDArray[np.float64]
    """Seconds that one waits for a lift; 0 for what is no lift."""
    shapes: dict[int, tuple[RoutePoint, ...]]
    """The points of each edge that is not straight, by the edge's number."""

    @property
    def node_count(self) -> int:
        return len(self.points)

    @property
    def edge_count(self) -> int:
        return len(self.heads)

    @cached_property
    def heads_one_by_one(self) -> "array[int]":
        return array("i", self.heads.tobytes())

    @cached_property
    def out_start_one_by_one(self) -> "array[int]":
        return array("i", self.out_start.tobytes())

    @cached_property
    def metres_one_by_one(self) -> "array[float]":
        return array("d", self.metres.tobytes())

    @cached_property
    def edge_passages_one_by_one(self) -> "array[int]":
        return array("i", self.edge_passages.tobytes())

    @cached_property
    def edge_keys(self) -> npt.NDArray[np.int64]:
        """For each edge tail × node count + head: ascending, so that edges are found by search."""
        return self.tails.astype(np.int64) * self.node_count + self.heads

    @cached_property
    def cell_tree(self) -> STRtree:
        """Finds the walk graph's cells by place, by their number."""
        return STRtree([cell.polygon for cell in self.walk_graph.cells])

    @cached_property
    def whole_of_edges(self) -> npt.NDArray[np.int64]:
        """For each edge a number that edges share whose passages are parts of one element."""
        numbers: dict[str, int] = {}
        by_passage = [numbers.setdefault(each.part_of, len(numbers)) for each in self.passages]
        return np.array(by_passage, dtype=np.int64)[self.edge_passages]

    @cached_property
    def facts_of_edges(self) -> Integers:
        """For each edge the index of its facts in `distinct_facts`."""
        by_passage = np.array([passage.facts_index for passage in self.passages], dtype=np.int32)
        return by_passage[self.edge_passages] if len(by_passage) else by_passage


def compile_graph_arrays(plan: Plan, walk_graph: WalkGraph) -> CompiledGraph:
    """The arrays of a walk graph of `plan`, in time near-linear in its edges.

    Raises FloorplanError `graph-edge-unusable` for an edge whose length is not a finite number of
    at least 0, and `graph-element-unknown` for one that names no element of the plan.
    """
    graph = walk_graph.graph
    points = _node_points(graph)
    edges = sorted(graph.edges(data=True), key=lambda edge: edge[:2])
    passages, edge_passages = _passages(plan, edges)
    tails = np.array([tail for tail, _, _ in edges], dtype=np.int32)
    heads = np.array([head for _, head, _ in edges], dtype=np.int32)
    opens_freely = np.array([_opens_freely(passage.facts) for passage in passages], dtype=np.bool_)
    waits = np.array([_wait_seconds(plan, passage) for passage in passages], dtype=np.float64)
    edge_passage_array = np.array(edge_passages, dtype=np.int32)
    return CompiledGraph(
        walk_graph=walk_graph,
        points=points,
        passages=passages,
        distinct_facts=tuple(dict.fromkeys(passage.facts for passage in passages)),
        tails=tails,
        heads=heads,
        out_start=_starts(tails, len(points)),
        by_head=np.lexsort((tails, heads)),
        in_start=_starts(heads, len(points)),
        kinds=np.array([KIND_CODES[data["kind"]] for _, _, data in edges], dtype=np.int8),
        metres=np.array([_metres(edge) for edge in edges], dtype=np.float64),
        levels=np.array([data["levels"] for _, _, data in edges], dtype=np.float64),
        steps=np.array([_steps(data) for _, _, data in edges], dtype=np.int32),
        edge_passages=edge_passage_array,
        opens_freely=opens_freely[edge_passage_array] if edges else opens_freely,
        waits=waits[edge_passage_array] if edges else waits,
        shapes={
            number: tuple(data["shape"])
            for number, (_, _, data) in enumerate(edges)
            if data["shape"] is not None
        },
    )


def _node_points(graph: "nx.DiGraph[int]") -> tuple[RoutePoint, ...]:
    nodes = graph.nodes
    return tuple(
        RoutePoint(nodes[node]["level_id"], float(nodes[node]["x"]), float(nodes[node]["y"]))
        for node in range(graph.number_of_nodes())
    )


def _passages(
    plan: Plan, edges: list[tuple[int, int, dict[str, Any]]]
) -> tuple[tuple[Passage, ...], list[int]]:
    passages: list[Passage] = []
    number_of: dict[tuple[str, LegKind], int] = {}
    index_of_facts: dict[PassageFacts, int] = {}
    edge_passages: list[int] = []
    lift_doors = lift_door_ids(plan)
    for _, _, data in edges:
        element_id, kind = data["element_id"], data["kind"]
        number = number_of.get((element_id, kind))
        if number is None:
            element = plan.element_by_id.get(element_id)
            if element is None:
                raise FloorplanError("graph-element-unknown", element_id=element_id)
            facts = passage_facts(
                element, kind, plan.assumptions, is_lift_door=element_id in lift_doors
            )
            index = index_of_facts.setdefault(facts, len(index_of_facts))
            number = number_of[element_id, kind] = len(passages)
            passages.append(Passage(element_id, kind, facts, index, _part_of(element)))
        edge_passages.append(number)
    return tuple(passages), edge_passages


def _part_of(element: Element) -> str:
    if isinstance(element, Area) and element.connector_id is not None:
        return element.connector_id
    return element.id


def _opens_freely(facts: PassageFacts) -> bool:
    return facts.door_kind is DoorKind.OPENING or facts.automatic.value is True


def _wait_seconds(plan: Plan, passage: Passage) -> float:
    """The wait for a lift: its own, else as the house assumes, else as in a good service."""
    lift = plan.element_by_id[passage.element_id]
    if passage.kind is not LegKind.LIFT or not isinstance(lift, Connector):
        return 0.0
    known = (lift.wait_seconds.value, plan.assumptions.lift_wait_seconds)
    return next((seconds for seconds in known if seconds is not None), LIFT_WAIT_SECONDS)


def _metres(edge: tuple[int, int, dict[str, Any]]) -> float:
    metres = float(edge[2]["metres"])
    if not 0.0 <= metres < float("inf"):
        raise FloorplanError("graph-edge-unusable", element_id=edge[2]["element_id"], metres=metres)
    return metres


def _steps(data: dict[str, Any]) -> int:
    return UNKNOWN_STEPS if data["steps"] is None else int(data["steps"])


def _starts(sorted_or_not: Integers, node_count: int) -> Integers:
    counts = np.bincount(sorted_or_not, minlength=node_count)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
