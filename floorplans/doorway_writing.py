"""Writes the doorways of one clearance class: their sides, the crossings between them, and where
a body stands before them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from floorplans.doorways import DoorSide, Doorway
from floorplans.free_space import DRAWING_TOLERANCE_METRES
from floorplans.graph_writer import GraphWriter
from floorplans.kinds import Direction
from floorplans.model import Door
from floorplans.route import LegKind
from floorplans.space_joining import INSIDE_METRES, SpaceJoiner, Terminal
from floorplans.straight_walks import has_room
from floorplans.travel_needs import ClearanceClass
from floorplans.walk_graph import NodeKind
from floorplans.walkable_spaces import Space
from floorplans.wall_runs import Gap

LOOSE_SNAP_METRES = 1.0
"""A point where no wall is drawn is joined to free space this near."""
DOOR_SNAP_METRES = 0.12
"""Free space that was simplified may begin this far from where a body stands before a door."""
WIDTH_TOLERANCE_METRES = 0.02
WIDE_GAP_SPARE_METRES = 0.15
"""A gap leaving the body this much room either side of its middle is crossed at its ends too."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A door's side that a body may pass: its node, where the body stands before it, its gap."""

    node: int
    stand: int | None
    gap: Gap | None


class DoorwayWriter:
    """The doorways of a plan in one graph; `side_nodes` are by doorway and side number."""

    def __init__(
        self,
        writer: GraphWriter,
        joiner: SpaceJoiner,
        doorways: Sequence[Doorway],
        spaces: Sequence[Space],
        clearance: ClearanceClass,
    ) -> None:
        self.writer = writer
        self.joiner = joiner
        self.doorways = doorways
        self.spaces = spaces
        self.clearance = clearance
        self.side_nodes: dict[tuple[int, int], int] = {}
        self.door_nodes: dict[str, set[int]] = defaultdict(set)
        self.stands: dict[int, int] = {}
        self.open_nodes: set[int] = set()

    def entries_of(self, space: int) -> list[Entry]:
        """All door sides in a space through which the body fits, each once."""
        sides = [
            (node, self.doorways[number].sides[side_number])
            for (number, side_number), node in self.side_nodes.items()
            if node in self.open_nodes
        ]
        return [
            Entry(node, self.stands.get(node), side.gap)
            for node, side in sides
            if side.space == space
        ]

    def fits(self, drawn_width: float) -> bool:
        """Whether the body goes through a gap of a width in metres."""
        return drawn_width >= self.clearance.width_metres - WIDTH_TOLERANCE_METRES

    def add_all(self) -> None:
        """Writes the sides and crossings of every doorway."""
        for number, doorway in enumerate(self.doorways):
            fitting = [link for link in doorway.links if self.fits(link[2])]
            lone = not doorway.links
            for side_number, side in enumerate(doorway.sides):
                fits = lone or any(side_number in link[:2] for link in fitting)
                node = self._add_side(side, doorway, fits=fits)
                self.side_nodes[number, side_number] = node
                self.door_nodes[doorway.door.id].add(node)
                if fits:
                    self.open_nodes.add(node)
            for first, second, _ in fitting:
                self._add_crossing(number, doorway, first, second)

    def _add_crossing(self, number: int, doorway: Doorway, first: int, second: int) -> None:
        """The ways through a door between two of its sides: one in its middle, and one at either
        end of what is free for the body where the gap is wide."""
        sides = doorway.sides[first], doorway.sides[second]
        crossings = [(self.side_nodes[number, first], self.side_nodes[number, second])]
        gaps = [side.gap for side in sides if side.gap is not None]
        if len(gaps) == len(sides) and not doorway.is_inner:
            spare = min(gap.half_width_metres for gap in gaps) - self.clearance.radius_metres
            if spare > WIDE_GAP_SPARE_METRES:
                crossings += [
                    (
                        self._add_crossing_point(sides[0], doorway.door, off),
                        self._add_crossing_point(sides[1], doorway.door, -off),
                    )
                    for off in (-spare + INSIDE_METRES, spare - INSIDE_METRES)
                ]
        for here, there in (sides, sides[::-1]):
            if here.gap is not None and here.space != there.space:
                self.joiner.borders[here.space].append((there.space, here.gap.line()))
        for one, other in crossings:
            self.add_edge(
                doorway.door,
                one,
                other,
                first_from=self.is_from(doorway.door, sides[0]),
                second_from=self.is_from(doorway.door, sides[1]),
            )

    def _add_crossing_point(self, side: DoorSide, door: Door, off_metres: float) -> int:
        """A node of a door's side off the middle, along the wall with the floor on the left."""
        (x, y), gap = side.point, side.gap
        if gap is not None:
            x, y = x + off_metres * gap.direction[0], y + off_metres * gap.direction[1]
        space = self.spaces[side.space]
        node = self.writer.node(space.level_id, (x, y), NodeKind.DOOR, door.id)
        self.joiner.terminals[side.space].append(Terminal(node, INSIDE_METRES))
        return node

    def _add_side(self, side: DoorSide, doorway: Doorway, *, fits: bool) -> int:
        space = self.spaces[side.space]
        node = self.writer.node(space.level_id, side.point, NodeKind.DOOR, doorway.door.id)
        if side.gap is None:
            self.joiner.terminals[side.space].append(Terminal(node, LOOSE_SNAP_METRES))
        elif fits:
            spare = side.gap.half_width_metres - self.clearance.radius_metres
            if spare > WIDTH_TOLERANCE_METRES and not doorway.is_inner:
                self.joiner.openings[side.space].append(side.gap.line())
                self.joiner.doorways[side.space].append(side.gap.line())
                self.joiner.terminals[side.space].append(Terminal(node, INSIDE_METRES))
            reach = self.clearance.radius_metres - DRAWING_TOLERANCE_METRES / 2
            (x, y), (inward_x, inward_y) = side.point, side.gap.inward
            approach = (x + reach * inward_x, y + reach * inward_y)
            # Before a door that leads nowhere else the body only stands.
            is_passed = self.fits(2 * side.gap.half_width_metres)
            walk = (side.point if is_passed else approach, approach)
            if not has_room(space, side.gap, walk, self.clearance.radius_metres):
                return node
            stand = self.writer.node(space.level_id, approach, NodeKind.PORTAL, space.lead.id)
            self.joiner.terminals[side.space].append(Terminal(stand, DOOR_SNAP_METRES))
            self.writer.both(node, stand, LegKind.WALK, space.lead.id, reach)
            self.stands[node] = stand
        return node

    def is_from(self, door: Door, side: DoorSide) -> bool:
        """Whether a one-way door is one-way from or to this side."""
        return any(area.id == door.from_area_id for area in self.spaces[side.space].areas)

    def add_edge(
        self, door: Door, first: int, second: int, *, first_from: bool, second_from: bool
    ) -> None:
        """The door between two nodes, in the directions it may be passed."""
        metres = self.writer.metres_between(first, second)
        both = door.direction is Direction.BOTH
        out = door.direction is Direction.FORWARD
        if both or (first_from if out else second_from):
            self.writer.edge(first, second, LegKind.DOOR, door.id, metres)
        if both or (second_from if out else first_from):
            self.writer.edge(second, first, LegKind.DOOR, door.id, metres)
