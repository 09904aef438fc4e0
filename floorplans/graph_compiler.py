"""Compiles a plan into the walk graph of each clearance class.

What holds for every body (spaces, doorways, path network) is worked out once for a plan.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from threading import Lock

from shapely import Point as ShapelyPoint
from shapely import STRtree

from floorplans.doorway_writing import DoorwayWriter, Entry
from floorplans.doorways import Doorway, doorways_of
from floorplans.graph_writer import GraphWriter
from floorplans.kinds import AreaKind, ConnectorKind, Direction
from floorplans.model import Connector, Place, Plan, Point
from floorplans.path_network import path_network
from floorplans.path_pieces import End, OutsideLink, PathNetwork, SideEnd, StopEnd
from floorplans.route import LegKind
from floorplans.space_joining import INSIDE_METRES, SpaceJoiner, Terminal
from floorplans.straight_walks import first_with_room_to_stop
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import NodeKind, WalkGraph
from floorplans.walkable_spaces import OpenBorder, Space, spaces_of_level

CompileGraph = Callable[[Plan, ClearanceClass], WalkGraph]

SNAP_METRES = 0.7
"""A stop or line joint this near to a body's free space is joined to it."""
STOP_REACH_METRES = 0.5
AT_PLACE_METRES = 0.5
"""Somebody whose body is this near to a place's spot is there."""
BORDER_SPACING_METRES = 1.5


def compile_walk_graph(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
    """The walk graph of a plan for one class; for several use one `GraphCompiler`."""
    return GraphCompiler(plan).compile(clearance)


def shared_compiler() -> CompileGraph:
    """Compiles each class of a plan from one preparation of it, made when first needed."""
    lock = Lock()
    prepared: list[GraphCompiler] = []

    def compile_graph(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
        with lock:
            if not prepared:
                prepared.append(GraphCompiler(plan))
        return prepared[0].compile(clearance)

    return compile_graph


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
        self.path_nodes_on_floor = {node for node, _ in self.network.joints}
        self.space_tree = STRtree([space.polygon for space in spaces])
        self.spaces_of_area: dict[str, list[int]] = defaultdict(list)
        self.spaces_of_connector: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.area_of_connector: dict[tuple[str, str], str] = {}
        for index, space in enumerate(spaces):
            for area in space.areas:
                self.spaces_of_area[area.id].append(index)
                if area.connector_id is not None:
                    self.spaces_of_connector[area.connector_id, area.level_id].append(index)
                    self.area_of_connector[area.connector_id, area.level_id] = area.id

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
        self.doors = DoorwayWriter(
            self.writer, self.joiner, compiler.doorways, compiler.spaces, clearance
        )
        self.path_nodes: list[int] = []
        self.stop_nodes: dict[str, list[list[int]]] = {}

    def run(self) -> WalkGraph:
        self.doors.add_all()
        self._add_connectors()
        self._add_paths()
        self._join_connectors()
        place_nodes = self._add_places()
        self._add_borders()
        cells = tuple(self.joiner.join())
        return WalkGraph(self.clearance, self.writer.graph, place_nodes, cells)

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
        outside = self._end(link.outside)
        self.doors.door_nodes[link.door.id].add(outside)
        is_from = False
        drawn = link.door.clear_width_metres.value
        if isinstance(link.inside, SideEnd):
            side = self.base.doorways[link.inside.doorway].sides[link.inside.side]
            if drawn is None and side.gap is not None:
                drawn = 2 * side.gap.half_width_metres
            is_from = link.door.from_area_id is None or self.doors.is_from(link.door, side)
        if drawn is None or self.doors.fits(drawn):
            self.doors.add_edge(
                link.door,
                self._end(link.inside),
                outside,
                first_from=is_from,
                second_from=not is_from,
            )

    def _end(self, end: End | StopEnd) -> int:
        if isinstance(end, StopEnd):
            return self.stop_nodes[end.connector_id][end.number][0]
        if isinstance(end, SideEnd):
            return self.doors.side_nodes[end.doorway, end.side]
        return self.path_nodes[end]

    # Connectors

    def _add_connectors(self) -> None:
        for connector in self.plan.connectors:
            stops = [self._stop_nodes(connector, number) for number in range(len(connector.stops))]
            self.stop_nodes[connector.id] = stops
            self.writer.rides(self.plan, connector, stops)

    def _stop_nodes(self, connector: Connector, number: int) -> list[int]:
        """The nodes of a stop: one for each door of a drawn lift car, so that nobody walks in at
        one door and out at another without a ride; else one. And one for path lines that reach the
        floor by themselves: who does not ride may lack the room to pass where the stop is."""
        stop = connector.stops[number]
        is_beside_floor = any(
            self._is_on_floor(end)
            for end, _ in self.base.network.stops.get((connector.id, number), ())
        )
        entries: list[tuple[Space, Entry]] = []
        if connector.kind is ConnectorKind.LIFT:
            for space in self.base.spaces_of_connector.get((connector.id, stop.level_id), ()):
                car = self.base.spaces[space]
                entries += [(car, entry) for entry in self.doors.entries_of(space)]
        nodes = [
            self.writer.node(stop.level_id, stop.point, NodeKind.STOP, connector.id)
            for _ in range(max(len(entries), 1) + is_beside_floor)
        ]
        area_id = self.base.area_of_connector.get((connector.id, stop.level_id), "")
        for (car, entry), node in zip(entries, nodes, strict=False):
            self._add_walk_in_car(car, entry, node, area_id)
        return nodes

    def _add_walk_in_car(self, car: Space, entry: Entry, stop: int, area_id: str) -> None:
        """From a door's gap straight to the stop, or else from where a body is that came through
        it straight."""
        nodes = [entry.node] if entry.stand is None else [entry.node, entry.stand]
        points, radius = [self.writer.at(node) for node in nodes], self.clearance.radius_metres
        first = first_with_room_to_stop(car, entry.gap, points, self.writer.at(stop), radius)
        if first is not None:
            metres = self.writer.metres_between(nodes[first], stop)
            self.writer.both(nodes[first], stop, LegKind.WALK, area_id, metres)

    def _join_connectors(self) -> None:
        """Joins stops to the floors they lie on and the path lines that pass them."""
        outside_of: dict[StopEnd, set[int]] = defaultdict(set)
        for link in self.base.network.door_links:
            if isinstance(link.outside, StopEnd) and link.doorway is not None:
                sides = self.base.doorways[link.doorway].sides
                outside_of[link.outside].update(side.space for side in sides if side.gap)
        for connector in self.plan.connectors:
            for number, stop in enumerate(connector.stops):
                node = self.stop_nodes[connector.id][number][0]
                behind_a_door = outside_of.get(StopEnd(connector.id, number), set())
                own = self.base.spaces_of_connector.get((connector.id, stop.level_id))
                near = self.base.spaces_at(stop.point, stop.level_id, STOP_REACH_METRES)
                for space in own or [s for s in near if s not in behind_a_door][:1]:
                    snap = math.inf if own else SNAP_METRES
                    if self.base.spaces[space].lead.kind is not AreaKind.LIFT_CAR:
                        self.joiner.terminals[space].append(Terminal(node, snap))
                beside = self.stop_nodes[connector.id][number][-1]
                for end, line_id in self.base.network.stops.get((connector.id, number), ()):
                    own_node, at = beside if self._is_on_floor(end) else node, self._end(end)
                    metres = self.writer.metres_between(own_node, at)
                    self.writer.both(own_node, at, LegKind.PATH, line_id, metres)

    def _is_on_floor(self, end: End) -> bool:
        """Whether a path line reaches a floor there without anything else."""
        return isinstance(end, SideEnd) or end in self.base.path_nodes_on_floor

    # Places

    def _add_places(self) -> dict[str, tuple[int, ...]]:
        found = {place.id: tuple(self._nodes_of_place(place)) for place in self.plan.places}
        return {place_id: nodes for place_id, nodes in found.items() if nodes}

    def _nodes_of_place(self, place: Place) -> list[int]:
        if place.door_id is not None:
            beside = self.base.network.doors.get(place.door_id, ())
            at_door = self.doors.door_nodes[place.door_id]
            if at_door and not beside:
                return sorted(at_door)
            # Who starts at the entrance of a building drawn as lines starts on its own level.
            nodes = [self._end(end) for end in beside]
            here = [node for node in nodes if self.writer.level_of(node) == place.level_id]
            return here or nodes
        if place.connector_id is not None:
            nodes = [node for stop in self.stop_nodes.get(place.connector_id, []) for node in stop]
            here = [node for node in nodes if self.writer.level_of(node) == place.level_id]
            return here or nodes
        if place.id in self.base.network.places:
            return [self._end(self.base.network.places[place.id])]
        if place.area_id is not None:
            spaces, snap = self.base.spaces_of_area.get(place.area_id, [])[:1], math.inf
        else:
            spaces = self.base.spaces_at(place.point, place.level_id, STOP_REACH_METRES)[:1]
            snap = AT_PLACE_METRES + self.clearance.least_radius_metres
        node = self.writer.node(place.level_id, place.point, NodeKind.PLACE, place.id)
        for space in spaces:
            self.joiner.terminals[space].append(Terminal(node, snap, moves_node=True))
        return [node]

    # Open borders

    def _add_borders(self) -> None:
        for border in self.base.borders:
            count = max(int(border.line.length / BORDER_SPACING_METRES), 1)
            sides = [(index, self.base.spaces[index]) for index in (border.first, border.second)]
            for index, other in ((border.first, border.second), (border.second, border.first)):
                self.joiner.openings[index].append(border.line)
                self.joiner.borders[index].append((other, border.line))
            for number in range(count + 1):
                at = border.line.interpolate((number + 0.5) / (count + 1), normalized=True)
                first, second = (
                    self.writer.node(space.level_id, (at.x, at.y), NodeKind.PORTAL, space.lead.id)
                    for _, space in sides
                )
                for (index, _), node in zip(sides, (first, second), strict=True):
                    self.joiner.terminals[index].append(Terminal(node, INSIDE_METRES))
                self.writer.both(first, second, LegKind.WALK, sides[1][1].lead.id, 0.0)
