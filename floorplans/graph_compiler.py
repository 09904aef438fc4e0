"""Compiles a plan into the walk graph of each clearance class.

What holds for every body (spaces, doorways, path network) is worked out once for a plan.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

from shapely import Point as ShapelyPoint
from shapely import STRtree

from floorplans.doorways import DoorSide, Doorway, doorways_of
from floorplans.free_space import DRAWING_TOLERANCE_METRES
from floorplans.graph_writer import GraphWriter
from floorplans.kinds import Direction
from floorplans.model import Door, Place, Plan, Point
from floorplans.path_network import path_network
from floorplans.path_pieces import End, OutsideLink, PathNetwork, SideEnd
from floorplans.route import LegKind
from floorplans.space_joining import INSIDE_METRES, SpaceJoiner, Terminal
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import NodeKind, WalkGraph
from floorplans.walkable_spaces import OpenBorder, Space, spaces_of_level

SNAP_METRES = 0.7
"""A stop or line joint this near to a body's free space is joined to it."""
LOOSE_SNAP_METRES = 1.0
"""…and this near where no wall is drawn between."""
STOP_REACH_METRES = 0.5
WIDTH_TOLERANCE_METRES = 0.02
BORDER_SPACING_METRES = 1.5


def compile_walk_graph(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
    """The walk graph of a plan for one class; for several use one `GraphCompiler`."""
    return GraphCompiler(plan).compile(clearance)


class GraphCompiler:
    """Holds the body-independent part of a plan and compiles a class from it on demand."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        spaces: list[Space] = []
        borders: list[OpenBorder] = []
        for level in plan.levels:
            found = spaces_of_level(plan, level.id)
            offset = len(spaces)
            spaces.extend(found.spaces)
            borders.extend(
                OpenBorder(b.first + offset, b.second + offset, b.line) for b in found.borders
            )
        self.spaces: Sequence[Space] = spaces
        self.borders: Sequence[OpenBorder] = borders
        self.doorways: Sequence[Doorway] = doorways_of(plan, spaces)
        self.network: PathNetwork = path_network(plan, spaces, self.doorways)
        self.space_tree = STRtree([space.polygon for space in spaces])
        self.spaces_of_area: dict[str, list[int]] = defaultdict(list)
        self.spaces_of_connector: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, space in enumerate(spaces):
            for area in space.areas:
                self.spaces_of_area[area.id].append(index)
                if area.connector_id is not None:
                    self.spaces_of_connector[area.connector_id, area.level_id].append(index)

    def compile(self, clearance: ClearanceClass) -> WalkGraph:
        """The walk graph of one class. Near-linear in the size of the plan."""
        return _ClassCompiler(self, clearance).run()

    def spaces_at(self, point: Point, level_id: str, reach: float) -> list[int]:
        """Spaces of a level within reach of a point, nearest first."""
        where = ShapelyPoint(point)
        found = self.space_tree.query(where, predicate="dwithin", distance=reach)
        hits = [int(i) for i in found if self.spaces[int(i)].level_id == level_id]
        return sorted(hits, key=lambda i: (self.spaces[i].polygon.distance(where), i))


class _ClassCompiler:
    def __init__(self, compiler: GraphCompiler, clearance: ClearanceClass) -> None:
        self.base = compiler
        self.plan = compiler.plan
        self.clearance = clearance
        self.writer = GraphWriter()
        self.joiner = SpaceJoiner(self.writer, compiler.spaces, clearance.radius_metres)
        self.side_nodes: dict[tuple[int, int], int] = {}
        self.path_nodes: list[int] = []
        self.door_nodes: dict[str, set[int]] = defaultdict(set)
        self.stop_nodes: dict[str, list[int]] = {}

    def run(self) -> WalkGraph:
        self._add_doorways()
        self._add_paths()
        self._add_connectors()
        place_nodes = self._add_places()
        self._add_borders()
        cells = tuple(self.joiner.join())
        return WalkGraph(self.clearance, self.writer.graph, place_nodes, cells)

    # Doors

    def _fits(self, drawn_width: float) -> bool:
        return drawn_width >= self.clearance.width_metres - WIDTH_TOLERANCE_METRES

    def _add_doorways(self) -> None:
        for number, doorway in enumerate(self.base.doorways):
            fitting = [link for link in doorway.links if self._fits(link[2])]
            lone = not doorway.links
            for side_number, side in enumerate(doorway.sides):
                fits = lone or any(side_number in link[:2] for link in fitting)
                node = self._add_side(side, doorway, fits=fits)
                self.side_nodes[number, side_number] = node
                self.door_nodes[doorway.door.id].add(node)
            for first, second, _ in fitting:
                self._add_door_edge(
                    doorway.door,
                    self.side_nodes[number, first],
                    self.side_nodes[number, second],
                    first_from=self._is_from(doorway.door, doorway.sides[first]),
                    second_from=self._is_from(doorway.door, doorway.sides[second]),
                )

    def _add_side(self, side: DoorSide, doorway: Doorway, *, fits: bool) -> int:
        space = self.base.spaces[side.space]
        node = self.writer.node(space.level_id, side.point, NodeKind.DOOR, doorway.door.id)
        if side.gap is None:
            self.joiner.terminals[side.space].append(Terminal(node, LOOSE_SNAP_METRES))
        elif fits:
            spare = side.gap.half_width_metres - self.clearance.radius_metres
            if spare > WIDTH_TOLERANCE_METRES and not doorway.is_inner:
                self.joiner.openings[side.space].append(side.gap.line())
                self.joiner.terminals[side.space].append(Terminal(node, INSIDE_METRES))
            reach = self.clearance.radius_metres - DRAWING_TOLERANCE_METRES / 2
            (x, y), (inward_x, inward_y) = side.point, side.gap.inward
            approach = (x + reach * inward_x, y + reach * inward_y)
            stand = self.writer.node(space.level_id, approach, NodeKind.PORTAL, space.lead.id)
            self.joiner.terminals[side.space].append(Terminal(stand, INSIDE_METRES))
            self.writer.both(node, stand, LegKind.WALK, space.lead.id, reach)
        return node

    def _is_from(self, door: Door, side: DoorSide) -> bool:
        return any(area.id == door.from_area_id for area in self.base.spaces[side.space].areas)

    def _add_door_edge(
        self, door: Door, first: int, second: int, *, first_from: bool, second_from: bool
    ) -> None:
        metres = self.writer.metres_between(first, second)
        both = door.direction is Direction.BOTH
        out = door.direction is Direction.FORWARD
        if both or (first_from if out else second_from):
            self.writer.edge(first, second, LegKind.DOOR, door.id, metres)
        if both or (second_from if out else first_from):
            self.writer.edge(second, first, LegKind.DOOR, door.id, metres)

    # Path lines

    def _add_paths(self) -> None:
        network = self.base.network
        owner: dict[int, str] = {}
        for piece in network.pieces:
            for end in (piece.start, piece.end):
                if isinstance(end, int):
                    owner.setdefault(end, piece.line.id)
        self.path_nodes = [
            self.writer.node(node.level_id, node.point, NodeKind.PATH, owner.get(number, ""))
            for number, node in enumerate(network.nodes)
        ]
        for piece in network.pieces:
            start, end = self._end(piece.start), self._end(piece.end)
            metres = self.writer.metres_between(start, end)
            if piece.line.direction is not Direction.BACKWARD:
                self.writer.edge(start, end, LegKind.PATH, piece.line.id, metres)
            if piece.line.direction is not Direction.FORWARD:
                self.writer.edge(end, start, LegKind.PATH, piece.line.id, metres)
        for link in network.door_links:
            self._add_outside_link(link)
        for number, space in network.joints:
            self.joiner.terminals[space].append(Terminal(self.path_nodes[number], SNAP_METRES))

    def _add_outside_link(self, link: OutsideLink) -> None:
        """A door between a space and a path, or between two pieces of path."""
        outside = self.path_nodes[link.outside]
        self.door_nodes[link.door.id].add(outside)
        is_from = False
        drawn = link.door.clear_width_metres.value
        if isinstance(link.inside, SideEnd):
            side = self.base.doorways[link.inside.doorway].sides[link.inside.side]
            if drawn is None and side.gap is not None:
                drawn = 2 * side.gap.half_width_metres
            is_from = link.door.from_area_id is None or self._is_from(link.door, side)
        if drawn is None or self._fits(drawn):
            self._add_door_edge(
                link.door,
                self._end(link.inside),
                outside,
                first_from=is_from,
                second_from=not is_from,
            )

    def _end(self, end: End) -> int:
        if isinstance(end, SideEnd):
            return self.side_nodes[end.doorway, end.side]
        return self.path_nodes[end]

    # Connectors

    def _add_connectors(self) -> None:
        for connector in self.plan.connectors:
            nodes: list[int] = []
            for number, stop in enumerate(connector.stops):
                node = self.writer.node(stop.level_id, stop.point, NodeKind.STOP, connector.id)
                nodes.append(node)
                own = self.base.spaces_of_connector.get((connector.id, stop.level_id))
                found = own or self.base.spaces_at(stop.point, stop.level_id, STOP_REACH_METRES)[:1]
                for space in found:
                    snap = math.inf if own else SNAP_METRES
                    self.joiner.terminals[space].append(Terminal(node, snap))
                for path_node in self.base.network.stops.get((connector.id, number), ()):
                    at = self.path_nodes[path_node]
                    line_id = self.writer.graph.nodes[at]["element_id"]
                    metres = self.writer.metres_between(node, at)
                    self.writer.both(node, at, LegKind.PATH, line_id, metres)
            self.stop_nodes[connector.id] = nodes
            self.writer.rides(self.plan, connector, nodes)

    # Places

    def _add_places(self) -> dict[str, tuple[int, ...]]:
        found = {place.id: tuple(self._nodes_of_place(place)) for place in self.plan.places}
        return {place_id: nodes for place_id, nodes in found.items() if nodes}

    def _nodes_of_place(self, place: Place) -> list[int]:
        if place.door_id is not None:
            return sorted(self.door_nodes[place.door_id])
        if place.connector_id is not None:
            return self.stop_nodes.get(place.connector_id, [])
        if place.id in self.base.network.places:
            return [self.path_nodes[self.base.network.places[place.id]]]
        if place.area_id is not None:
            spaces, snap = self.base.spaces_of_area.get(place.area_id, [])[:1], math.inf
        else:
            spaces = self.base.spaces_at(place.point, place.level_id, STOP_REACH_METRES)[:1]
            snap = LOOSE_SNAP_METRES
        node = self.writer.node(place.level_id, place.point, NodeKind.PLACE, place.id)
        for space in spaces:
            self.joiner.terminals[space].append(Terminal(node, snap, moves_node=True))
        return [node]

    # Open borders

    def _add_borders(self) -> None:
        for border in self.base.borders:
            count = max(int(border.line.length / BORDER_SPACING_METRES), 1)
            sides = [(index, self.base.spaces[index]) for index in (border.first, border.second)]
            for index, _ in sides:
                self.joiner.openings[index].append(border.line)
            for number in range(count + 1):
                at = border.line.interpolate((number + 0.5) / (count + 1), normalized=True)
                first, second = (
                    self.writer.node(space.level_id, (at.x, at.y), NodeKind.PORTAL, space.lead.id)
                    for _, space in sides
                )
                for (index, _), node in zip(sides, (first, second), strict=True):
                    self.joiner.terminals[index].append(Terminal(node, INSIDE_METRES))
                self.writer.both(first, second, LegKind.WALK, sides[1][1].lead.id, 0.0)
