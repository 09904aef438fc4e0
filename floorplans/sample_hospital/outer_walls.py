"""The outer walls of a building's floor, grown around whatever has been drawn on it."""

import shapely
from shapely import Geometry, LineString, Polygon

from floorplans.model import Area, Door, Point, Wall
from floorplans.sample_hospital.floor import Floor, rectangle

THICKNESS_METRES = 0.3
_CLOSED_METRES = 0.29
"""Gaps between areas up to twice this wide are inner walls, not the outside."""


def add_outer_walls(floor: Floor) -> None:
    """Walls of 0.3 m around all areas of a floor, with gaps at the doors that stand in them."""
    areas = [piece.polygon for piece in floor.pieces if isinstance(piece, Area)]
    grown = shapely.union_all(areas).buffer(_CLOSED_METRES, join_style="mitre")
    closed = grown.buffer(-_CLOSED_METRES, join_style="mitre")
    shell = shapely.union_all([Polygon(part.exterior) for part in _polygons(closed)])
    ring = shell.buffer(THICKNESS_METRES, join_style="mitre").difference(shell)
    edge = LineString(_polygons(shell)[0].exterior.coords)
    gaps: list[Polygon] = []
    for piece in floor.pieces:
        if isinstance(piece, Door) and edge.distance(shapely.Point(piece.point)) < 0.4:
            half = (piece.clear_width_metres.value or 0.9) / 2
            x, y = piece.point
            wide, deep = (0.4, half) if _runs_north(edge, piece.point) else (half, 0.4)
            gaps.append(rectangle((x - wide, y - deep, x + wide, y + deep)))
    pieces = ring.difference(shapely.union_all(gaps)) if gaps else ring
    for number, part in enumerate(_polygons(pieces), start=1):
        rounded = shapely.set_precision(part, 0.01)
        if isinstance(rounded, Polygon):
            floor.pieces.append(Wall(f"{floor.id}-outer-wall-{number}", floor.id, rounded))


def _polygons(shape: Geometry) -> list[Polygon]:
    """The polygons of a shape, largest first, in an order that never changes."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    return sorted(parts, key=lambda part: (-round(part.area, 2), part.bounds))


def _runs_north(edge: LineString, point: Point) -> bool:
    """Whether the wall beside a point runs north and south, not east and west."""
    along = edge.project(shapely.Point(point))
    before, after = edge.interpolate(along - 0.2), edge.interpolate(along + 0.2)
    return abs(after.y - before.y) > abs(after.x - before.x)
