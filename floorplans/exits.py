"""Where one gets out of a building: the far sides of the doors that lead to free floor outside.

Reckoned on a graph as one traveller may use it now, so that a door which is closed, too narrow,
one-way inwards or leads to closed floor is no exit. Knows no way to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import shapely
from shapely import Point as ShapelyPoint
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.kinds import AreaKind, Direction
from floorplans.limits import broken_limits
from floorplans.model import Area, Door, Plan
from floorplans.route import LegKind
from floorplans.route_trees import TravelGraph
from floorplans.snapshot import Snapshot
from floorplans.travel_cost import KIND_CODES
from floorplans.travel_needs import TravelNeeds
from floorplans.walk_graph import NodeKind

_STEP_METRES = 2.0
"""Who is out goes on so far from a door, at least, where something outside is closed."""
_STAND_METRES = 1.0
"""Behind a door one stands this near to it."""
_WALL_METRES = 0.6
"""Between the floors of neighbouring rooms lies at most so much wall, half of it at each."""
_FLOOR_KINDS = (LegKind.WALK, LegKind.PATH)

_MOST_KEPT = 64

_kept_exits: "WeakKeyDictionary[Snapshot, dict[TravelNeeds, Exits]]" = WeakKeyDictionary()
_kept_courts: "WeakKeyDictionary[Snapshot, dict[float, BaseGeometry]]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Exits:
    """`doors` are by the node where somebody is who has passed them, or who stands before one that
    the plan shows nothing behind; `undecided` are entrances of which the plan does not say which
    side is which."""

    doors: Mapping[int, str]
    undecided: frozenset[str]


def exits_of(snapshot: Snapshot, graph: TravelGraph, needs: TravelNeeds) -> Exits:
    """The exits for `needs`, which `graph` was made for. O(nodes + edges), but for courtyards; kept
    with the snapshot."""
    kept = _kept_exits.setdefault(snapshot, {})
    found = kept.get(needs)
    if found is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        found = kept[needs] = _Search(snapshot, graph, needs).exits()
    return found


class _Search:
    def __init__(self, snapshot: Snapshot, graph: TravelGraph, needs: TravelNeeds) -> None:
        self.snapshot, self.plan, self.needs = snapshot, snapshot.plan, needs
        self.graph, self.compiled = graph, graph.compiled

    def exits(self) -> Exits:
        compiled, elements = self.compiled, self.plan.element_by_id
        found: dict[int, str] = {}
        heads: dict[str, list[int]] = {}
        crossed: set[str] = set()
        decided: set[str] = set()
        numbers = np.flatnonzero(compiled.kinds == KIND_CODES[LegKind.DOOR]).tolist()
        for edge in numbers:
            door = elements[compiled.passages[compiled.edge_passages[edge]].element_id]
            crossed.add(door.id)
            head, tail = int(compiled.heads[edge]), int(compiled.tails[edge])
            if not isinstance(door, Door) or not self._may_lead_out(door, head):
                continue
            is_out, was_out = self._is_outside(head), self._is_outside(tail)
            if is_out is not None or was_out is not None:
                decided.add(door.id)
            # Of two sides of a way out of which one is a room the other is outside.
            leads_out = not was_out if is_out else is_out is None and was_out is False
            if leads_out and self.graph.allowed[edge] and self._gets_away(head):
                heads.setdefault(door.id, []).append(head)
        for door_id, nodes in heads.items():
            stands = [stand for node in nodes if (stand := self._find_stand(node)) is not None]
            found |= dict.fromkeys(stands or nodes, door_id)
        lone = {node: door_id for node, door_id in self._lone_doors(crossed) if node not in found}
        ways_out = {door.id for door in self.plan.doors if door.entrance is not None}
        undecided = (ways_out & crossed) - decided
        return Exits({**found, **lone}, frozenset(undecided))

    def _may_lead_out(self, door: Door, head: int) -> bool:
        level = self.plan.level_by_id[self.compiled.points[head].level_id]
        return door.entrance is not None or level.building_id is None

    def _is_outside(self, node: int) -> bool | None:
        """Whether a node is in the open; None where only lines lead on."""
        level = self.plan.level_by_id[self.compiled.points[node].level_id]
        if level.building_id is None:
            return True
        floors = [
            element
            for edge in self._edges_from(node)
            if (element := self._floor_of(edge)) is not None
        ]
        if not floors:
            return None
        return all(area.kind is AreaKind.OUTDOOR for area in floors)

    def _floor_of(self, edge: int) -> Area | None:
        passage = self.compiled.passages[self.compiled.edge_passages[edge]]
        element = self.plan.element_by_id[passage.element_id]
        return element if isinstance(element, Area) else None

    def _edges_from(self, node: int) -> range:
        starts = self.compiled.out_start_one_by_one
        return range(starts[node], starts[node + 1])

    def _steps_from(self, node: int) -> Iterator[tuple[int, float]]:
        """Where one may go from a node without a door or a ride, and how far that is."""
        compiled, graph = self.compiled, self.graph
        floor = {KIND_CODES[kind] for kind in _FLOOR_KINDS}
        for edge in self._edges_from(node):
            if graph.allowed[edge] and int(compiled.kinds[edge]) in floor:
                yield int(compiled.heads[edge]), compiled.metres_one_by_one[edge]

    def _find_stand(self, door_node: int) -> int | None:
        """Where somebody stands beside a door, not in it; None where nothing near is known."""
        near = [
            (metres, node)
            for node, metres in self._steps_from(door_node)
            if 0.0 < metres <= _STAND_METRES and not self._is_in_door(node)
        ]
        return min(near)[1] if near else None

    def _is_in_door(self, node: int) -> bool:
        nodes = self.compiled.walk_graph.graph.nodes
        return node in nodes and nodes[node]["kind"] is NodeKind.DOOR

    def _gets_away(self, head: int) -> bool:
        """Whether one comes from a door to floor that the building does not enclose; and away from
        the door, where floor is closed outside."""
        if not any(True for _ in self._steps_from(head)):
            return False
        start = self.compiled.points[head]
        closures = self.snapshot.closures
        is_closed_near = closures is not None and start.level_id in closures.floors
        seen, waiting = {head}, [head]
        while waiting:
            node = waiting.pop()
            point = self.compiled.points[node]
            away = np.hypot(point.x - start.x, point.y - start.y)
            is_far = not is_closed_near or away >= _STEP_METRES
            if is_far and self._is_outside(node) is not False and not self._is_enclosed(node):
                return True
            for following, _ in self._steps_from(node):
                if following not in seen:
                    seen.add(following)
                    waiting.append(following)
        return False

    def _is_enclosed(self, node: int) -> bool:
        point = self.compiled.points[node]
        ordinal = self.plan.level_by_id[point.level_id].ordinal
        courts = _kept_courts.setdefault(self.snapshot.open_state, {})
        if ordinal not in courts:
            courts[ordinal] = _courts_at(self.plan, ordinal)
        return bool(courts[ordinal].contains(ShapelyPoint(point.point)))

    def _lone_doors(self, crossed: set[str]) -> Iterator[tuple[int, str]]:
        """The doors to the outside that the plan shows nothing behind, by the node before each."""
        doors = {
            door.id: door
            for door in self.plan.doors
            if door.entrance is not None and door.id not in crossed
        }
        passable = {door_id for door_id, door in doors.items() if self._is_passable(door)}
        for node, data in self.compiled.walk_graph.graph.nodes(data=True):
            is_door = data["kind"] is NodeKind.DOOR and data["element_id"] in passable
            if is_door and self._is_outside(node) is not True:
                stand = self._find_stand(node)
                yield node if stand is None else stand, data["element_id"]

    def _is_passable(self, door: Door) -> bool:
        """Whether a door itself lets these needs out; on a way it is not met."""
        return is_way_out(self.snapshot, door, self.needs)


def is_way_out(snapshot: Snapshot, door: Door, needs: TravelNeeds) -> bool:
    """Whether nothing known of a door, and no closure, keeps somebody from going out by it."""
    if door.direction is Direction.BACKWARD or (
        door.direction is Direction.FORWARD and door.from_area_id is None
    ):
        return False
    closures = snapshot.closures
    parts = () if closures is None else closures.parts
    if any(part.element_id == door.id for part in parts):
        return False
    return not broken_limits(door, LegKind.DOOR, needs, snapshot.plan.assumptions)


def _courts_at(plan: Plan, ordinal: float) -> BaseGeometry:
    """What buildings enclose at a height: yards with rooms all round them."""
    of_height = {level.id: level for level in plan.levels if level.ordinal == ordinal}
    indoors = [
        area.polygon.buffer(_WALL_METRES / 2, join_style="mitre")
        for area in plan.areas
        if area.level_id in of_height
        and area.kind is not AreaKind.OUTDOOR
        and of_height[area.level_id].building_id is not None
    ]
    built = shapely.union_all(indoors)
    parts = [part for part in getattr(built, "geoms", [built]) if isinstance(part, Polygon)]
    holes = [
        Polygon(ring).buffer(_WALL_METRES, join_style="mitre")
        for part in parts
        for ring in part.interiors
    ]
    courts = shapely.union_all(holes)
    shapely.prepare(courts)
    return courts
