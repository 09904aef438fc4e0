"""Findings about whole pieces of a venue that nobody gets to from its entrances.

Compiles the plan, so it is for sound plans only; `check_plan` takes any.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import networkx as nx
import shapely
from shapely import STRtree

from floorplans.model import Place, Point
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.reach import starting_places
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import GraphCell, WalkGraph

_MOST_LISTED = 5
_TOUCHING_METRES = 0.05
_SAYS_IT_ALREADY = frozenset(
    {
        FindingCode.ROOM_WITHOUT_DOOR,
        FindingCode.STAIRWELL_WITHOUT_DOOR,
        FindingCode.LIFT_WITHOUT_DOOR,
        FindingCode.PLACE_OFF_FLOOR,
    }
)


def check_reach(snapshot: Snapshot, known: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """One finding for each piece with places that no drawn way joins to where visitors come in.

    Looks at the drawing alone: at no limits, hours or directions. Tells nothing of a room that
    `known` says has no door. The finding stands at the first place of the piece, its point where
    the floors of both come nearest to each other, if any are on one level.
    """
    closed = {finding.element_id for finding in known if finding.code in _SAYS_IT_ALREADY}
    graph = snapshot.graph(ClearanceClass.PERSON).walk_graph
    pieces = list(nx.weakly_connected_components(graph.graph))
    piece_of = {node: number for number, piece in enumerate(pieces) for node in piece}
    joined = {
        piece_of[node]
        for place in starting_places(snapshot)
        for node in graph.place_nodes.get(place.id, ())
    }
    cut_off: dict[int, list[Place]] = defaultdict(list)
    for place in snapshot.plan.places:
        numbers = {piece_of[node] for node in graph.place_nodes.get(place.id, ())}
        is_told = place.id in closed or place.area_id in closed
        if numbers and not numbers & joined and not is_told:
            cut_off[min(numbers)].append(place)
    if not cut_off:
        return ()
    gaps = _Gaps(graph, {node for number in joined for node in pieces[number]})
    return tuple(
        _finding(places, gaps.nearest(pieces[number]))
        for number, places in sorted(cut_off.items(), key=lambda item: item[1][0].id)
    )


def _finding(places: list[Place], gap: tuple[float, Point, str] | None) -> Finding:
    first, *others = places
    shown = ", ".join(place.id for place in others[:_MOST_LISTED])
    fields: dict[str, str | int | float] = {
        "more": len(others),
        "others": shown if len(others) <= _MOST_LISTED else f"{shown}, …",
    }
    if gap is None:
        code = FindingCode.LEVEL_CUT_OFF
        return Finding(code, first.id, first.level_id, first.point, fields)
    metres, point, level_id = gap
    fields["gap"] = "touching" if metres < _TOUCHING_METRES else "apart"
    fields["metres"] = f"{metres:.1f}"
    return Finding(FindingCode.PLACES_CUT_OFF, first.id, level_id, point, fields)


class _Gaps:
    """How near pieces of floor come to the floor that is joined to the entrances."""

    def __init__(self, graph: WalkGraph, joined: set[int]) -> None:
        self._graph = graph
        self._radius = graph.clearance.radius_metres
        by_level: dict[str, list[GraphCell]] = defaultdict(list)
        for cell in graph.cells:
            if not joined.isdisjoint(cell.nodes):
                by_level[cell.level_id].append(cell)
        self._joined = by_level
        self._trees = {
            level: STRtree([cell.polygon for cell in cells]) for level, cells in by_level.items()
        }

    def nearest(self, piece: set[int]) -> tuple[float, Point, str] | None:
        """Metres between the walls, the point half-way and the level; None without one level."""
        return min(self._on_each_level(piece), default=None)

    def _on_each_level(self, piece: set[int]) -> Iterator[tuple[float, Point, str]]:
        for cell in self._graph.cells:
            tree = self._trees.get(cell.level_id)
            if tree is None or piece.isdisjoint(cell.nodes):
                continue
            other = self._joined[cell.level_id][int(tree.nearest(cell.polygon))]
            gap = shapely.shortest_line(cell.polygon, other.polygon)
            middle = gap.interpolate(0.5, normalized=True)
            metres = max(0.0, gap.length - 2 * self._radius)
            yield metres, (round(middle.x, 2), round(middle.y, 2)), cell.level_id
