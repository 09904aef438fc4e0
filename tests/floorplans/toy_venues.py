"""Venues drawn as graphs: tests of the search say themselves what is joined to what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import networkx as nx
from shapely import box

from floorplans.facts import Names
from floorplans.georeference import Georeference
from floorplans.kinds import AreaKind, PlaceKind
from floorplans.model import (
    Area,
    Connector,
    Door,
    HouseAssumptions,
    Level,
    PathLine,
    Place,
    Plan,
    Stop,
)
from floorplans.route import LegKind, Route, RoutePoint
from floorplans.route_proof import ProofFailure
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass, TravelNeeds
from floorplans.walk_graph import NodeKind, WalkGraph

ANYWHERE = box(-1000.0, -1000.0, 1000.0, 1000.0)
LEVELS = tuple(Level(f"L{number}", float(number), str(number)) for number in range(10))
KIND_OF_ELEMENT = {Area: LegKind.WALK, PathLine: LegKind.PATH, Door: LegKind.DOOR}

TravelledElement = Area | Door | PathLine | Connector


def believe(route: Route, needs: TravelNeeds) -> tuple[ProofFailure, ...]:
    """A proof that finds nothing wrong."""
    return ()


def hall(area_id: str = "hall", level_id: str = "L0") -> Area:
    return Area(area_id, level_id, AreaKind.OPEN, ANYWHERE)


def stops(*level_ids: str) -> tuple[Stop, ...]:
    return tuple(Stop(level_id, (0.0, 0.0)) for level_id in level_ids)


@dataclass(frozen=True)
class ToyEdge:
    tail: int
    head: int
    element: TravelledElement
    metres: float
    levels: float
    steps: int | None
    widest_body_metres: float


@dataclass
class ToyVenue:
    """Nodes and edges are added by hand; `plan` and `snapshot` are what they make."""

    assumptions: HouseAssumptions = HouseAssumptions(
        door_clear_width_metres=0.9,
        door_threshold_metres=0.0,
        path_clear_width_metres=1.2,
        floor_incline=0.0,
    )
    nodes: list[tuple[str, float, float, NodeKind, str]] = field(default_factory=list)
    edges: list[ToyEdge] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    place_nodes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    elements: dict[str, TravelledElement] = field(default_factory=dict)

    def node(
        self,
        x: float = 0.0,
        level_id: str = "L0",
        kind: NodeKind = NodeKind.CORNER,
        element_id: str = "",
    ) -> int:
        self.nodes.append((level_id, x, 0.0, kind, element_id))
        return len(self.nodes) - 1

    def place(
        self, place_id: str, x: float = 0.0, level_id: str = "L0", count: int = 1
    ) -> tuple[int, ...]:
        nodes = tuple(
            self.node(x + number, level_id, NodeKind.PLACE, place_id) for number in range(count)
        )
        names = Names.of(en=place_id)
        self.places[place_id] = Place(place_id, level_id, PlaceKind.ROOM, (x, 0.0), names)
        self.place_nodes[place_id] = nodes
        return nodes

    def one_way(
        self,
        tail: int,
        head: int,
        element: TravelledElement,
        metres: float = 1.0,
        *,
        levels: float = 0.0,
        steps: int | None = None,
        widest_body_metres: float = 9.0,
    ) -> None:
        known = self.elements.setdefault(element.id, element)
        assert known == element, "two different elements of one id"
        self.edges.append(ToyEdge(tail, head, element, metres, levels, steps, widest_body_metres))

    def join(
        self,
        first: int,
        second: int,
        element: TravelledElement,
        metres: float = 1.0,
        *,
        levels: float = 0.0,
        steps: int | None = None,
        widest_body_metres: float = 9.0,
    ) -> None:
        for tail, head in ((first, second), (second, first)):
            self.one_way(
                tail,
                head,
                element,
                metres,
                levels=levels,
                steps=steps,
                widest_body_metres=widest_body_metres,
            )

    def chain(self, nodes: Sequence[int], *elements: TravelledElement) -> None:
        """Joins nodes in a row, one metre each, by one element after the other."""
        for (first, second), element in zip(pairwise(nodes), elements, strict=True):
            self.join(first, second, element)

    def plan(self) -> Plan:
        ordered = [self.elements[element_id] for element_id in sorted(self.elements)]
        return Plan(
            "toy",
            Names.of(en="Toy"),
            ("en",),
            "UTC",
            Georeference(0.0, 0.0),
            assumptions=self.assumptions,
            levels=LEVELS,
            areas=tuple(item for item in ordered if isinstance(item, Area)),
            doors=tuple(item for item in ordered if isinstance(item, Door)),
            path_lines=tuple(item for item in ordered if isinstance(item, PathLine)),
            connectors=tuple(item for item in ordered if isinstance(item, Connector)),
            places=tuple(self.places[place_id] for place_id in sorted(self.places)),
        )

    def walk_graph(self, _plan: Plan, clearance: ClearanceClass) -> WalkGraph:
        graph: nx.DiGraph[int] = nx.DiGraph()
        for number, (level_id, x, y, kind, element_id) in enumerate(self.nodes):
            graph.add_node(number, level_id=level_id, x=x, y=y, kind=kind, element_id=element_id)
        for edge in self.edges:
            if edge.widest_body_metres >= clearance.width_metres:
                graph.add_edge(edge.tail, edge.head, **self._attributes(edge))
        return WalkGraph(clearance, graph, dict(self.place_nodes))

    def snapshot(self) -> Snapshot:
        return Snapshot(self.plan(), self.walk_graph)

    def _attributes(self, edge: ToyEdge) -> dict[str, object]:
        element = edge.element
        shape = None
        if isinstance(element, Connector):
            kind = LegKind(element.kind.value)
            ends = (self.nodes[edge.tail], self.nodes[edge.head])
            shape = tuple(RoutePoint(level_id, x, y) for level_id, x, y, _, _ in ends)
        else:
            kind = KIND_OF_ELEMENT[type(element)]
        return {
            "kind": kind,
            "element_id": element.id,
            "metres": edge.metres,
            "shape": shape,
            "levels": edge.levels,
            "steps": edge.steps,
            "upward": True,
        }
