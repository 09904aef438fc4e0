"""The network of path lines as values: nodes, pieces between them, and links through doors."""

from dataclasses import dataclass

from shapely import LineString

from floorplans.model import Door, PathLine, Plan, Point

_GRAZE_METRES = 0.05


@dataclass(frozen=True, slots=True)
class SideEnd:
    """An end of a path piece at a door's side."""

    doorway: int
    side: int


End = int | SideEnd
"""An index into the network's nodes, or a side of a doorway."""


@dataclass(frozen=True, slots=True)
class StopEnd:
    """A connector's stop that lies at a door, on the door's outer side."""

    connector_id: str
    number: int


@dataclass(frozen=True, slots=True)
class PathNode:
    level_id: str
    point: Point
    door_id: str | None = None
    """The door just outside of which this node is."""


@dataclass(frozen=True, slots=True)
class PathPiece:
    line: PathLine
    start: End
    end: End
    start_point: Point
    end_point: Point


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A way through a door to a path or stop: from a side, or the path before it."""

    door: Door
    doorway: int | None
    inside: End
    outside: int | StopEnd


@dataclass(frozen=True)
class PathNetwork:
    nodes: tuple[PathNode, ...]
    pieces: tuple[PathPiece, ...]
    door_links: tuple[OutsideLink, ...]
    joints: tuple[tuple[int, int], ...]
    """(node, space): the node lies on that space's floor."""
    stops: dict[tuple[str, int], tuple[tuple[End, str], ...]]
    """(connector id, stop number) → where lines pass it, with the line's id."""
    places: dict[str, End]
    """Place outside every area → the point of a line nearest to it."""
    doors: dict[str, tuple[int, ...]]
    """Door without a wall beside it → the nodes that lines have at it."""


def enters_hazard(piece: PathPiece, plan: Plan) -> bool:
    """Whether a piece goes through an area that nobody is led into."""
    hazards = [
        area
        for area in plan.areas
        if area.hazard is not None and area.level_id == piece.line.level_id
    ]
    line = LineString([piece.start_point, piece.end_point])
    return any(line.intersection(area.polygon).length > _GRAZE_METRES for area in hazards)
