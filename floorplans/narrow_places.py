"""Where the drawn floor lets a narrow body through and a wider one not: compares two graphs.

Nodes are matched by the door, stop, place or line joint that they are; corners differ from body to
body and take the nearest such landmark's part.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph
from floorplans.relaxed_search import WayStep
from floorplans.route import LegKind
from floorplans.sparse_graphs import connected_components, csr_array, dijkstra
from floorplans.travel_cost import KIND_CODES
from floorplans.walk_graph import NodeKind

_ANY_PART = -1
"""The part of a door that the wider body does not fit: the door is to blame, not the floor."""
_LANDMARKS = frozenset({NodeKind.DOOR, NodeKind.STOP, NodeKind.PLACE, NodeKind.PATH})

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class NarrowPlaces:
    """For each node of the narrow body's graph the part of the wide body's floor it lies in.

    Two nodes of different parts can be walked between by the narrow body only. `lost_doors` are
    the ids of the doors that only the narrow body fits.
    """

    narrow: CompiledGraph
    parts: Ints
    is_landmark: npt.NDArray[np.bool_]
    lost_doors: frozenset[str]

    def edge_prices(self) -> npt.NDArray[np.float64]:
        """1 for each walking edge of the narrow graph between two parts, else 0."""
        tails, heads = self.parts[self.narrow.tails], self.parts[self.narrow.heads]
        walks = self.narrow.kinds == KIND_CODES[LegKind.WALK]
        lost = walks & (tails != heads) & (tails != _ANY_PART) & (heads != _ANY_PART)
        return np.where(lost, 1.0, 0.0)

    def gaps_on(self, way: Sequence[WayStep]) -> dict[int, str]:
        """The areas too narrow on a way: the index of a step in it → the area's id.

        Judged from landmark to landmark, since in between the parts are only guessed.
        """
        gaps: dict[int, str] = {}
        part = _ANY_PART
        crossing = first = 0
        for index, step in enumerate(way):
            tail, head = self._ends(step)
            if self._kind(step) is not LegKind.WALK:
                part = _ANY_PART
                continue
            if index == 0 or self._kind(way[index - 1]) is not LegKind.WALK:
                part, first = int(self.parts[tail]), index
                crossing = first
            if self.parts[tail] != self.parts[head]:
                crossing = index
            is_last = index + 1 == len(way) or self._kind(way[index + 1]) is not LegKind.WALK
            if self.is_landmark[head] or is_last:
                here = int(self.parts[head])
                if _ANY_PART not in (part, here) and part != here:
                    gaps[crossing] = self._element(way[crossing])
                part = here
        return gaps

    def _kind(self, step: WayStep) -> LegKind:
        return self.narrow.passages[int(self.narrow.edge_passages[step.edge])].kind

    def _element(self, step: WayStep) -> str:
        return self.narrow.passages[int(self.narrow.edge_passages[step.edge])].element_id

    def _ends(self, step: WayStep) -> tuple[int, int]:
        ends = int(self.narrow.tails[step.edge]), int(self.narrow.heads[step.edge])
        return (ends[1], ends[0]) if step.against else ends


def narrow_places(narrow: CompiledGraph, wide: CompiledGraph) -> NarrowPlaces:
    """Compares the graphs of a narrow and a wide body on one plan; near-linear in their edges."""
    doors = [
        {passage.element_id for passage in graph.passages if passage.kind is LegKind.DOOR}
        for graph in (narrow, wide)
    ]
    lost_doors = frozenset(doors[0] - doors[1])
    wide_parts = _parts_of_floor(wide)
    parts = np.full(narrow.node_count, _ANY_PART, dtype=np.int64)
    is_landmark = np.zeros(narrow.node_count, dtype=np.bool_)
    candidates = _landmarks(wide)
    for key, nodes in _landmarks(narrow).items():
        twins = candidates.get(key, [])
        for number, node in enumerate(nodes):
            is_landmark[node] = True
            if key[0] is NodeKind.DOOR and key[1] in lost_doors:
                continue
            twin = _twin(narrow, wide, node, number, twins, are_paired=len(nodes) == len(twins))
            # A landmark that the wide body cannot stand at is a part of its own.
            parts[node] = -2 - node if twin is None else wide_parts[twin]
    landmarks = np.flatnonzero(is_landmark & (parts != _ANY_PART))
    if len(landmarks):
        nearest = _nearest_landmark(narrow, landmarks)
        guessed = ~is_landmark & (nearest >= 0)
        parts[guessed] = parts[nearest[guessed]]
    return NarrowPlaces(narrow, parts, is_landmark, lost_doors)


def _landmarks(graph: CompiledGraph) -> dict[tuple[NodeKind, str, str], list[int]]:
    found: dict[tuple[NodeKind, str, str], list[int]] = defaultdict(list)
    for node, attributes in sorted(graph.walk_graph.graph.nodes.items()):
        if attributes["kind"] in _LANDMARKS:
            key = (attributes["kind"], attributes["element_id"], attributes["level_id"])
            found[key].append(node)
    return found


def _twin(  # two graphs and what is known of both nodes
    narrow: CompiledGraph,
    wide: CompiledGraph,
    node: int,
    number: int,
    twins: Sequence[int],
    *,
    are_paired: bool,
) -> int | None:
    """The same landmark in the wide graph: of as many the same in order, else the nearest."""
    if not twins:
        return None
    if are_paired:
        return twins[number]
    here = narrow.points[node]
    return min(
        twins,
        key=lambda twin: (
            (wide.points[twin].x - here.x) ** 2 + (wide.points[twin].y - here.y) ** 2,
            twin,
        ),
    )


def _walks(graph: CompiledGraph) -> csr_array:
    walks = graph.kinds == KIND_CODES[LegKind.WALK]
    shape = (graph.node_count, graph.node_count)
    metres = np.maximum(graph.metres[walks], 1e-6)
    return csr_array((metres, (graph.tails[walks], graph.heads[walks])), shape=shape)


def _parts_of_floor(graph: CompiledGraph) -> Ints:
    _, labels = connected_components(_walks(graph), directed=True, connection="weak")
    return np.asarray(labels, dtype=np.int64)


def _nearest_landmark(graph: CompiledGraph, landmarks: Ints) -> Ints:
    """For each node the landmark that is the shortest walk away; negative if there is none."""
    _, _, sources = dijkstra(
        _walks(graph), directed=False, indices=landmarks, return_predecessors=True, min_only=True
    )
    return np.asarray(sources, dtype=np.int64)
