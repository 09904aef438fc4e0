"""Builds the path network: lines cut at the doors they go through, joined where they meet.

Holds for every body; knows the spaces and doorways, not their free space.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import shapely
from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint

from floorplans.doorways import DOOR_REACH_METRES, Doorway
from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Connector, Door, PathLine, Plan, Point
from floorplans.path_pieces import (
    End,
    OutsideLink,
    PathNetwork,
    PathNode,
    PathPiece,
    SideEnd,
    StopEnd,
    enters_hazard,
)
from floorplans.path_places import places_beside_lines
from floorplans.walkable_spaces import Space

ON_LINE_METRES = 0.05
SAME_POINT_METRES = 0.02
PROBE_METRES = 0.3


@dataclass(slots=True)
class _Station:
    at: float
    point: Point
    door: Door | None = None
    stops: list[tuple[str, int]] = field(default_factory=list)
    place_ids: list[str] = field(default_factory=list)


class _NetworkBuilder:
    def __init__(self, plan: Plan, spaces: Sequence[Space], doorways: Sequence[Doorway]) -> None:
        self.plan = plan
        self.spaces = spaces
        self.space_tree = STRtree([space.polygon for space in spaces])
        self.doorways = doorways
        self.doorway_of = {doorway.door.id: i for i, doorway in enumerate(doorways)}
        self.door_tree = STRtree([ShapelyPoint(door.point) for door in plan.doors])
        self.stops = [(c, n) for c in plan.connectors for n in range(len(c.stops))]
        self.stop_tree = STRtree([ShapelyPoint(c.stops[n].point) for c, n in self.stops])
        self.nodes: list[PathNode] = []
        self.by_point: dict[tuple[str, int, int], int] = {}
        self.pieces: list[PathPiece] = []
        self.links: dict[tuple[str, End, int | StopEnd], OutsideLink] = {}
        self.stop_ends: dict[tuple[str, int], list[tuple[End, str]]] = defaultdict(list)
        self.place_ends: dict[str, End] = {}
        self.door_ends: dict[str, list[int]] = defaultdict(list)
        self.projected = places_beside_lines(
            plan, lambda place: self._space_at(place.point, place.level_id) is not None
        )

    def _space_at(self, point: Point, level_id: str, reach: float = 1e-6) -> int | None:
        found = self.space_tree.query(ShapelyPoint(point), predicate="dwithin", distance=reach)
        hits = sorted(int(i) for i in found if self.spaces[int(i)].level_id == level_id)
        return hits[0] if hits else None

    def add(self, line: PathLine) -> None:
        shape = LineString(line.points)
        stations = self._stations(line, shape)
        previous: tuple[End, Point] | None = None
        for number, station in enumerate(stations):
            before = shape.interpolate(max(station.at - PROBE_METRES, 0.0))
            after = shape.interpolate(station.at + PROBE_METRES)
            incoming, outgoing = self._ends(
                line,
                station,
                (before.x, before.y) if number > 0 else None,
                (after.x, after.y) if number < len(stations) - 1 else None,
            )
            if previous is not None:
                start, start_point = previous
                piece = PathPiece(line, start, incoming, start_point, station.point)
                if not enters_hazard(piece, self.plan):
                    self.pieces.append(piece)
            previous = outgoing, station.point
            for stop in station.stops:
                self.stop_ends[stop].extend(
                    (end, line.id) for end in dict.fromkeys((incoming, outgoing))
                )
            for place_id in station.place_ids:
                self.place_ends[place_id] = outgoing

    def add_stops_at_doors(self, connector: Connector) -> None:
        """Puts stops that a connector reaches from outside a door on that door's outer side."""
        if len(connector.stops) != 2:
            return
        shape = LineString(connector.shape or [stop.point for stop in connector.stops])
        for number, stop in enumerate(connector.stops):
            step = PROBE_METRES if number == 0 else shape.length - PROBE_METRES
            probe = shape.interpolate(max(step, 0.0))
            where = ShapelyPoint(stop.point)
            near = self.door_tree.query(where, predicate="dwithin", distance=DOOR_REACH_METRES)
            for index in sorted(near):
                door = self.plan.doors[int(index)]
                doorway = self.doorway_of.get(door.id)
                if (
                    doorway is not None
                    and stop.level_id in door.level_ids
                    and shape.length > PROBE_METRES
                    and self._side(doorway, (probe.x, probe.y), stop.level_id) is None
                ):
                    self._link_to_sides(doorway, StopEnd(connector.id, number))

    def _stations(self, line: PathLine, shape: LineString) -> list[_Station]:
        lengths = [0.0]
        for first, second in pairwise(line.points):
            lengths.append(lengths[-1] + math.dist(first, second))
        stations = [_Station(at, point) for at, point in zip(lengths, line.points, strict=True)]
        for index in self.door_tree.query(shape, predicate="dwithin", distance=DOOR_REACH_METRES):
            door = self.plan.doors[int(index)]
            if line.level_id in door.level_ids:
                near = self._near_or_new(stations, shape, door.point)
                near.door = door
        for index in self.stop_tree.query(shape, predicate="dwithin", distance=DOOR_REACH_METRES):
            connector, number = self.stops[int(index)]
            if connector.stops[number].level_id == line.level_id:
                station = self._near_or_new(stations, shape, connector.stops[number].point)
                station.stops.append((connector.id, number))
        for at in self._crossings(line, shape):
            self._near_or_new(stations, shape, at, reach=ON_LINE_METRES)
        for at_metres, place_id in self.projected.get(line.id, ()):
            there = shape.interpolate(at_metres)
            station = self._near_or_new(stations, shape, (there.x, there.y), reach=ON_LINE_METRES)
            station.place_ids.append(place_id)
        stations.sort(key=lambda station: station.at)
        return stations

    @staticmethod
    def _near_or_new(
        stations: list[_Station], shape: LineString, point: Point, reach: float = DOOR_REACH_METRES
    ) -> _Station:
        nearest = min(stations, key=lambda station: math.dist(station.point, point))
        off = math.dist(nearest.point, point)
        if off <= reach and (nearest.door is None or off <= SAME_POINT_METRES):
            return nearest
        at = shape.project(ShapelyPoint(point))
        foot = shape.interpolate(at)
        station = _Station(at, (round(foot.x, 3), round(foot.y, 3)))
        stations.append(station)
        return station

    def _crossings(self, line: PathLine, shape: LineString) -> list[Point]:
        """Where a line comes onto or leaves an open floor."""
        found: list[Point] = []
        for index in self.space_tree.query(shape, predicate="intersects"):
            space = self.spaces[int(index)]
            if space.level_id == line.level_id and space.lead.kind in OPEN_AREA_KINDS:
                crossing = shapely.get_parts(shape.intersection(space.polygon.boundary))
                found.extend((p.x, p.y) for p in crossing if isinstance(p, ShapelyPoint))
        return found

    def _ends(
        self, line: PathLine, station: _Station, before: Point | None, after: Point | None
    ) -> tuple[End, End]:
        """Where the piece before a station ends and the piece after it starts.

        `before` and `after` are points a step along the line, None at its ends.
        """
        door = station.door
        if door is None:
            node = self._node(line.level_id, station.point)
            return node, node
        off_door = math.dist(station.point, door.point)
        number = self.doorway_of.get(door.id)
        if number is None:
            is_through = before is not None and after is not None
            if off_door <= ON_LINE_METRES and (
                is_through or self._space_at(station.point, line.level_id) is None
            ):
                return self._at_lone_door(line, station, door, 2 if is_through else 1)
            node = self._node(line.level_id, station.point)
            self.door_ends[door.id].append(node)
            return node, node
        came = None if before is None else self._side(number, before, line.level_id)
        goes = None if after is None else self._side(number, after, line.level_id)
        if came is not None and came == goes and off_door > ON_LINE_METRES:
            return self._plain(line, station)
        first: End | None = came
        second: End | None = goes
        is_outside = (before is not None and came is None) or (after is not None and goes is None)
        if is_outside:
            outside = self._node(line.level_id, station.point)
            self._link_to_sides(number, outside)
            first = outside if came is None else came
            second = outside if goes is None else goes
        return self._filled(first, second)

    @staticmethod
    def _filled(first: End | None, second: End | None) -> tuple[End, End]:
        """Both ends, the one that a line's own end lacks taken from the other."""
        if first is None:
            first = second
        if second is None:
            second = first
        if first is None or second is None:
            raise ValueError("a path line of one point")
        return first, second

    def _plain(self, line: PathLine, station: _Station) -> tuple[End, End]:
        node = self._node(line.level_id, station.point)
        return node, node

    def _at_lone_door(
        self, line: PathLine, station: _Station, door: Door, sides: int
    ) -> tuple[End, End]:
        """A door on lines with no floor drawn on either side: each line is cut or ends there, and
        all that meet at the door are joined through it, also over two levels."""
        ends = range(len(self.nodes), len(self.nodes) + sides)
        for end in ends:
            self.nodes.append(PathNode(line.level_id, station.point, door.id))
            for other in self.door_ends[door.id]:
                self.links[door.id, other, end] = OutsideLink(door, None, other, end)
            self.door_ends[door.id].append(end)
        return ends[0], ends[-1]

    def _side(self, doorway: int | None, probe: Point, level_id: str) -> SideEnd | None:
        if doorway is None:
            return None
        point = ShapelyPoint(probe)
        for number, side in enumerate(self.doorways[doorway].sides):
            space = self.spaces[side.space]
            if space.level_id == level_id and space.polygon.distance(point) <= SAME_POINT_METRES:
                return SideEnd(doorway, number)
        return None

    def _link_to_sides(self, doorway: int, outside: int | StopEnd) -> None:
        door = self.doorways[doorway].door
        for number, side in enumerate(self.doorways[doorway].sides):
            if side.gap is not None:
                end = SideEnd(doorway, number)
                self.links[door.id, end, outside] = OutsideLink(door, doorway, end, outside)

    def _node(self, level_id: str, point: Point) -> int:
        key = (level_id, round(point[0] * 50), round(point[1] * 50))
        if key not in self.by_point:
            self.by_point[key] = len(self.nodes)
            self.nodes.append(PathNode(level_id, point))
        return self.by_point[key]

    def network(self) -> PathNetwork:
        joints: list[tuple[int, int]] = []
        if self.nodes:
            points = shapely.points([node.point for node in self.nodes])
            nodes, spaces = self.space_tree.query(
                points, predicate="dwithin", distance=SAME_POINT_METRES
            )
            behind_a_door = {
                (link.outside, side.space)
                for link in self.links.values()
                if link.doorway is not None and isinstance(link.outside, int)
                for side in self.doorways[link.doorway].sides
                if side.gap is not None
            }
            joints = sorted(
                (int(n), int(s))
                for n, s in zip(nodes, spaces, strict=True)
                if self.spaces[int(s)].level_id == self.nodes[int(n)].level_id
                and self.nodes[int(n)].door_id is None
                and (int(n), int(s)) not in behind_a_door
            )
        return PathNetwork(
            tuple(self.nodes),
            tuple(self.pieces),
            tuple(self.links.values()),
            tuple(joints),
            {stop: tuple(ends) for stop, ends in self.stop_ends.items()},
            self.place_ends,
            {door_id: tuple(ends) for door_id, ends in self.door_ends.items()},
        )


def path_network(plan: Plan, spaces: Sequence[Space], doorways: Sequence[Doorway]) -> PathNetwork:
    """The network of all path lines of a plan."""
    builder = _NetworkBuilder(plan, spaces, doorways)
    for line in plan.path_lines:
        builder.add(line)
    for connector in plan.connectors:
        builder.add_stops_at_doors(connector)
    return builder.network()
