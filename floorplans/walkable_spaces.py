"""From drawn areas to spaces: what one can walk in without passing a door or a border.

Areas that flow into each other become one space; rooms are carved out of the halls they stand in.
Knows nothing of bodies, needs or graphs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import (
    LineString,
    MultiLineString,
    MultiPoint,
    Polygon,
    STRtree,
)
from shapely.geometry.base import BaseGeometry

from floorplans.kinds import OPEN_AREA_KINDS, AreaKind
from floorplans.model import Area, Plan

MIN_SHARED_BORDER_METRES = 0.3
"""Shorter common borders are drawing accidents, not openings."""
MIN_OVERLAP_SQUARE_METRES = 0.02
MOSTLY = 0.8
"""An area lies in another if at least this share of it does."""
DOOR_ON_BORDER_METRES = 0.3
"""A door this near to a common border says that the border is a wall."""
MIN_SPACE_SQUARE_METRES = 0.05
ALONG_EDGE_METRES = 0.03


@dataclass(frozen=True)
class Space:
    """One connected piece of floor on one level.

    `polygon` is oriented (shell counter-clockwise), so that floor is always left of its rings.
    `inner_walls` are wall lines within it; together with the rings they bound a walk.
    """

    id: str
    level_id: str
    areas: tuple[Area, ...]
    polygon: Polygon
    inner_walls: MultiLineString

    @property
    def lead(self) -> Area:
        """The area whose attributes all members share."""
        return self.areas[0]


@dataclass(frozen=True)
class OpenBorder:
    """A border between two spaces that one can walk across; `first` and `second` are indexes."""

    first: int
    second: int
    line: LineString


@dataclass(frozen=True)
class LevelSpaces:
    """All spaces of one level and the open borders between them."""

    level_id: str
    spaces: tuple[Space, ...]
    borders: tuple[OpenBorder, ...]


def spaces_of_level(plan: Plan, level_id: str) -> LevelSpaces:
    """The spaces of a level. Near-linear in the number of areas and vertices."""
    areas = [area for area in plan.areas if area.level_id == level_id]
    polygons, zone_of = _carved(areas)
    door_points = MultiPoint([door.point for door in plan.doors if level_id in door.level_ids])
    merged, borders = _flow(areas, polygons, door_points)
    wall_lines, solids = _drawn_walls(plan, level_id)
    spaces: list[Space] = []
    index_of_area: dict[int, list[int]] = defaultdict(list)
    for members, walls in merged:
        members_with_zones = [*members, *(z for m in members for z in zone_of.get(m, ()))]
        floor = shapely.union_all([polygons[m] for m in members])
        if solids is not None:
            floor = floor.difference(solids)
        lead = max(members, key=lambda m: (areas[m].polygon.area, areas[m].id))
        ordered = [lead, *(m for m in members_with_zones if m != lead)]
        for part_number, part in enumerate(_polygons_in(floor)):
            suffix = "" if part_number == 0 else f"/{part_number + 1}"
            for member in members:
                index_of_area[member].append(len(spaces))
            spaces.append(
                Space(
                    id=areas[lead].id + suffix,
                    level_id=level_id,
                    areas=tuple(areas[m] for m in ordered),
                    polygon=shapely.orient_polygons(part),
                    inner_walls=_lines_in([_within(line, part) for line in (*walls, wall_lines)]),
                )
            )
    open_borders = tuple(_open_borders(borders, index_of_area, spaces))
    return LevelSpaces(level_id, tuple(spaces), open_borders)


def _carved(areas: Sequence[Area]) -> tuple[list[Polygon], dict[int, list[int]]]:
    """Polygons less what stands in them, and for each area the zones drawn inside it."""
    polygons: list[BaseGeometry] = [area.polygon for area in areas]
    zones: dict[int, list[int]] = defaultdict(list)
    swallowed: set[int] = set()
    if not areas:
        return [], {}
    tree = STRtree(polygons)
    cuts: dict[int, list[int]] = defaultdict(list)
    for first, second in zip(*tree.query(polygons, predicate="intersects"), strict=True):
        if first >= second:
            continue
        overlap = areas[first].polygon.intersection(areas[second].polygon).area
        if overlap < MIN_OVERLAP_SQUARE_METRES:
            continue
        small, large = sorted((int(first), int(second)), key=lambda i: (polygons[i].area, i))
        if _flows(areas[small], areas[large]):
            continue
        open_one, enclosed = (
            (small, large) if areas[small].kind in OPEN_AREA_KINDS else (large, small)
        )
        mixed = (areas[small].kind in OPEN_AREA_KINDS) != (areas[large].kind in OPEN_AREA_KINDS)
        if mixed and areas[enclosed].kind is AreaKind.ROOM and open_one == small:
            if areas[small].hazard is not areas[large].hazard:
                cuts[large].append(small)
                continue
            if overlap >= MOSTLY * polygons[small].area:
                zones[large].append(small)
                swallowed.add(small)
                continue
            cuts[small].append(large)
        elif mixed:
            cuts[open_one].append(enclosed)
        else:
            cuts[large].append(small)
    for index, cutters in cuts.items():
        cutting = shapely.union_all([areas[c].polygon for c in cutters if c not in swallowed])
        polygons[index] = polygons[index].difference(cutting)
    for index in swallowed:
        polygons[index] = Polygon()
    return polygons, zones  # type: ignore[return-value]  # difference may leave several parts


def _flows(first: Area, second: Area) -> bool:
    """Whether two areas are one floor where they meet."""
    return (
        first.kind in OPEN_AREA_KINDS
        and second.kind in OPEN_AREA_KINDS
        and first.access is second.access
        and first.hazard is second.hazard
        and first.is_ramp == second.is_ramp
        and first.wheelchair.value == second.wheelchair.value
        and first.incline == second.incline
    )


_Border = tuple[int, int, LineString]


def _flow(
    areas: Sequence[Area], polygons: Sequence[Polygon], doors: MultiPoint
) -> tuple[list[tuple[list[int], list[LineString]]], list[_Border]]:
    """Groups of areas that are one floor, with walls inside each; and borders between groups."""
    # A start need not wait for what only compiling needs.
    import networkx as nx  # noqa: PLC0415 - see above

    flow_graph: nx.Graph[int] = nx.Graph()
    flow_graph.add_nodes_from(i for i, polygon in enumerate(polygons) if not polygon.is_empty)
    open_ones = [i for i in flow_graph if areas[i].kind in OPEN_AREA_KINDS]
    borders: list[_Border] = []
    walled: list[_Border] = []
    shapes = np.array([polygons[i] for i in open_ones], dtype=object)
    pairs = zip(*STRtree(shapes).query(shapes, predicate="intersects"), strict=True)
    for first, second in ((open_ones[a], open_ones[b]) for a, b in pairs if a < b):
        flows = _flows(areas[first], areas[second])
        overlap = polygons[first].intersection(polygons[second])
        if flows and overlap.area >= MIN_OVERLAP_SQUARE_METRES:
            flow_graph.add_edge(first, second)
        reach = polygons[second].boundary.buffer(ALONG_EDGE_METRES)
        for line in _lines_in([polygons[first].boundary.intersection(reach)]).geoms:
            if line.length < MIN_SHARED_BORDER_METRES:
                continue
            if line.distance(doors) <= DOOR_ON_BORDER_METRES:
                walled.append((first, second, line))
            elif flows:
                flow_graph.add_edge(first, second)
            else:
                borders.append((first, second, line))
    groups = [sorted(group) for group in nx.connected_components(flow_graph)]
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    walls: dict[int, list[LineString]] = defaultdict(list)
    for first, second, line in walled:
        if group_of[first] == group_of[second]:
            walls[group_of[first]].append(line)
    merged = [(group, walls[number]) for number, group in enumerate(groups)]
    return merged, borders


def _open_borders(
    borders: Iterable[_Border], index_of_area: dict[int, list[int]], spaces: Sequence[Space]
) -> Iterator[OpenBorder]:
    for first, second, line in borders:
        for a in index_of_area[first]:
            for b in index_of_area[second]:
                if a == b:
                    continue
                shared = line.intersection(spaces[a].polygon.boundary).intersection(
                    spaces[b].polygon.boundary
                )
                for part in _lines_in([shared]).geoms:
                    if part.length >= MIN_SHARED_BORDER_METRES:
                        yield OpenBorder(a, b, part)


def _drawn_walls(plan: Plan, level_id: str) -> tuple[BaseGeometry | None, BaseGeometry | None]:
    """Wall lines and solid walls of a level, each as one geometry."""
    shapes = [wall.shape for wall in plan.walls if wall.level_id == level_id]
    lines = [shape for shape in shapes if isinstance(shape, LineString)]
    solids = [shape for shape in shapes if isinstance(shape, Polygon)]
    return (
        shapely.union_all(lines) if lines else None,
        shapely.union_all(solids) if solids else None,
    )


def _within(wall_lines: BaseGeometry | None, part: Polygon) -> BaseGeometry | None:
    """Wall lines inside a piece of floor; those along its edge are its edge already."""
    if wall_lines is None:
        return None
    return wall_lines.intersection(part).difference(part.boundary.buffer(ALONG_EDGE_METRES))


def _polygons_in(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a geometry worth standing in, largest first."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
    kept = [part for part in parts if part.area >= MIN_SPACE_SQUARE_METRES]
    return sorted(kept, key=lambda part: -part.area)


def _lines_in(shapes: Iterable[BaseGeometry | None]) -> MultiLineString:
    """Every line of some geometries, joined end to end where they meet."""
    parts = shapely.get_parts([shape for shape in shapes if shape is not None])
    lines = [
        piece
        for piece in shapely.get_parts(parts)
        if isinstance(piece, LineString) and not piece.is_empty
    ]
    if not lines:
        return MultiLineString()
    joined = shapely.line_merge(MultiLineString(lines))
    return MultiLineString(list(shapely.get_parts(joined)))
