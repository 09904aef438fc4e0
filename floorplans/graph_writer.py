"""Writes nodes and edges of a walk graph with the attributes that `WalkGraph` promises."""

from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np

from floorplans.kinds import ConnectorKind, Direction
from floorplans.model import Connector, Plan, Point
from floorplans.route import LegKind, RoutePoint
from floorplans.walk_graph import NodeKind

if TYPE_CHECKING:
    import networkx as nx

RIDE_KIND = {
    ConnectorKind.LIFT: LegKind.LIFT,
    ConnectorKind.STAIRS: LegKind.STAIRS,
    ConnectorKind.ESCALATOR: LegKind.ESCALATOR,
    ConnectorKind.RAMP: LegKind.RAMP,
}


class GraphWriter:
    """A growing graph; of two edges between the same nodes the shorter one stays."""

    def __init__(self) -> None:
        # A start need not wait for what only compiling needs.
        from networkx import DiGraph  # noqa: PLC0415 - see above

        self.graph: nx.DiGraph[int] = DiGraph()

    def node(self, level_id: str, point: Point, kind: NodeKind, element_id: str) -> int:
        """A new node; its number."""
        node = self.graph.number_of_nodes()
        self.graph.add_node(
            node, level_id=level_id, x=point[0], y=point[1], kind=kind, element_id=element_id
        )
        return node

    def at(self, node: int) -> Point:
        """Where a node is."""
        attributes = self.graph.nodes[node]
        return attributes["x"], attributes["y"]

    def level_of(self, node: int) -> str:
        """The level a node is on."""
        return str(self.graph.nodes[node]["level_id"])

    def metres_between(self, first: int, second: int) -> float:
        """Straight distance of two nodes, whatever their levels."""
        return float(np.hypot(*np.subtract(self.at(first), self.at(second))))

    def edge(  # noqa: PLR0913  # an edge has this many attributes
        self,
        start: int,
        end: int,
        kind: LegKind,
        element_id: str,
        metres: float,
        *,
        shape: tuple[RoutePoint, ...] | None = None,
        levels: float = 0.0,
        steps: int | None = None,
        upward: bool = True,
    ) -> None:
        """A one-way edge."""
        if start == end:
            return
        if self.graph.has_edge(start, end) and self.graph[start][end]["metres"] <= metres:
            return
        self.graph.add_edge(
            start,
            end,
            kind=kind,
            element_id=element_id,
            metres=metres,
            shape=shape,
            levels=levels,
            steps=steps,
            upward=upward,
        )

    def both(self, first: int, second: int, kind: LegKind, element_id: str, metres: float) -> None:
        """An edge each way."""
        self.edge(first, second, kind, element_id, metres)
        self.edge(second, first, kind, element_id, metres)

    def rides(self, plan: Plan, connector: Connector, stops: list[list[int]]) -> None:
        """The edges of a connector between the nodes of its stops, in the stops' order."""
        count = len(stops)
        if connector.kind is ConnectorKind.LIFT:
            pairs = [(low, high) for low in range(count) for high in range(low + 1, count)]
        else:
            pairs = list(pairwise(range(count)))
        for low, high in pairs:
            there = _ride_shape(connector, low, high)
            metres = sum(float(np.hypot(b.x - a.x, b.y - a.y)) for a, b in pairwise(there))
            ordinals = [plan.level_by_id[point.level_id].ordinal for point in (there[0], there[-1])]
            for is_forward in (True, False):
                allowed = {Direction.BOTH, Direction.FORWARD if is_forward else Direction.BACKWARD}
                if connector.direction not in allowed:
                    continue
                first, second = (low, high) if is_forward else (high, low)
                for start, end in product(stops[first], stops[second]):
                    self.edge(
                        start,
                        end,
                        RIDE_KIND[connector.kind],
                        connector.id,
                        metres,
                        shape=there if is_forward else there[::-1],
                        levels=abs(ordinals[1] - ordinals[0]),
                        steps=connector.step_count.value,
                        upward=is_forward == connector.lower_first,
                    )


def _ride_shape(connector: Connector, low: int, high: int) -> tuple[RoutePoint, ...]:
    start, end = connector.stops[low], connector.stops[high]
    drawn = connector.shape[1:-1] if connector.stops[2:] == () else ()
    return (
        RoutePoint(start.level_id, *start.point),
        *(RoutePoint(start.level_id, x, y) for x, y in drawn),
        RoutePoint(end.level_id, *end.point),
    )
