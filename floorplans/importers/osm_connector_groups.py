"""Puts together the pieces of lifts, stairs and ramps that are drawn as areas, nodes or lines,
once for all levels or once for each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from shapely import LineString, Polygon, STRtree
from shapely import Point as ShapelyPoint

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnLine, DrawnPoint
from floorplans.importers.osm_findings import NoteCode
from floorplans.importers.osm_neighbours import union_of
from floorplans.importers.osm_roles import Role
from floorplans.importers.osm_tags import clean_text

_LEAST_OVERLAP = 0.3
"""Share of the smaller footprint that two drawings of one lift or stair have in common."""
_SAME_SHAFT_OVERLAP = 0.7
"""From this share on, drawings on different levels are one shaft even if their names or numbers
differ: many mappers give each storey's piece the room number of that storey."""
_SAME_REF_METRES = 1.0
_NODE_REACH_METRES = 1.5
_SAME_NODE_METRES = 0.5

Piece: TypeAlias = DrawnArea | DrawnLine | DrawnPoint


@dataclass(slots=True)
class ConnectorGroup:
    """All pieces of one lift, stair or ramp."""

    role: Role
    areas: list[DrawnArea] = field(default_factory=list)
    points: list[DrawnPoint] = field(default_factory=list)
    lines: list[DrawnLine] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        if isinstance(piece, DrawnArea):
            self.areas.append(piece)
        elif isinstance(piece, DrawnPoint):
            self.points.append(piece)
        else:
            self.lines.append(piece)

    @property
    def pieces(self) -> list[Piece]:
        return [*self.points, *self.areas, *self.lines]

    @property
    def feature_id(self) -> str:
        """The feature that gives the connector its id: a node before areas before lines."""
        for pieces in (self.points, self.areas, self.lines):
            if pieces:
                return min((p.feature_id for p in pieces), key=lambda name: (len(name), name))
        raise ValueError("a group holds at least one piece")

    @property
    def level_ids(self) -> set[str]:
        found = {level for area in self.areas for level in area.level_ids}
        found.update(level for point in self.points for level in point.level_ids)
        return found | {level for line in self.lines for copy in line.copies for level in copy}

    def areas_on(self, level_id: str) -> list[DrawnArea]:
        return [area for area in self.areas if level_id in area.level_ids]

    def tags(self) -> dict[str, str]:
        """All tags; where pieces differ the first one in order of feature id counts, but no name
        or number that only some levels' pieces have."""
        merged: dict[str, str] = {}
        for piece in sorted(
            self.pieces, key=lambda piece: (len(piece.feature_id), piece.feature_id), reverse=True
        ):
            merged.update(piece.tags)
        for key in ("ref", "name"):
            if len({tag for p in self.pieces if (tag := clean_text(p.tags.get(key, "")))}) > 1:
                merged = {name: tag for name, tag in merged.items() if name.split(":")[0] != key}
        return merged


def group_connectors(drawing: Drawing) -> list[ConnectorGroup]:
    """The lifts, stairs and ramps drawn as areas or nodes, and lifts drawn as lines."""
    groups: list[ConnectorGroup] = []
    for role in (Role.LIFT, Role.STAIRS, Role.RAMP):
        areas = list(drawing.areas_of(role))
        points = drawing.lift_points if role is Role.LIFT else []
        lines = list(drawing.lines_of(role)) if role is Role.LIFT else []
        groups.extend(_grouped(drawing, role, areas, points, lines))
    return groups


def _grouped(
    drawing: Drawing,
    role: Role,
    areas: Sequence[DrawnArea],
    points: Sequence[DrawnPoint],
    lines: Sequence[DrawnLine],
) -> list[ConnectorGroup]:
    pieces: list[Piece] = [*areas, *points, *lines]
    joined = _Partition(len(pieces))
    if areas:
        _join_areas(drawing, joined, areas)
        _join_to_areas(joined, areas, [*points, *lines])
    _join_points(joined, points, len(areas))
    by_root: dict[int, ConnectorGroup] = defaultdict(lambda: ConnectorGroup(role))
    for index, piece in enumerate(pieces):
        by_root[joined.root(index)].add(piece)
    groups = list(by_root.values())
    for group in groups:
        if len(group.pieces) > 1:
            for piece in group.pieces:
                drawing.log.note(piece.feature_id, NoteCode.MERGED, into=group.feature_id)
    return groups


def _join_areas(drawing: Drawing, joined: "_Partition", areas: Sequence[DrawnArea]) -> None:
    footprints = [union_of(area.polygons) for area in areas]
    tree = STRtree(footprints)
    pairs = tree.query(footprints, predicate="dwithin", distance=_SAME_REF_METRES)
    for one, other in zip(*pairs, strict=True):
        if one < other and _is_same_footprint(drawing, areas[one], areas[other]):
            joined.join(int(one), int(other))


def _join_to_areas(
    joined: "_Partition", areas: Sequence[DrawnArea], pieces: Sequence[DrawnPoint | DrawnLine]
) -> None:
    """Joins each node or line to the outlines that it lies in, or else to the nearest ones."""
    tree = STRtree([union_of(area.polygons) for area in areas])
    for offset, piece in enumerate(pieces, len(areas)):
        near = tree.query_nearest(_shape_of(piece), max_distance=_NODE_REACH_METRES)
        for index in near:
            if not _differ(piece, areas[int(index)]):
                joined.join(offset, int(index))


def _shape_of(piece: DrawnPoint | DrawnLine) -> ShapelyPoint | LineString:
    return ShapelyPoint(piece.point) if isinstance(piece, DrawnPoint) else LineString(piece.points)


def _join_points(joined: "_Partition", points: Sequence[DrawnPoint], offset: int) -> None:
    """Joins nodes of a lift that is drawn once for each level, on top of each other."""
    if len(points) < 2:
        return
    shapes = [ShapelyPoint(point.point) for point in points]
    pairs = STRtree(shapes).query(shapes, predicate="dwithin", distance=_SAME_NODE_METRES)
    for one, other in zip(*pairs, strict=True):
        first, second = points[one], points[other]
        apart = not set(first.level_ids) & set(second.level_ids)
        if one < other and apart and not _differ(first, second):
            joined.join(offset + int(one), offset + int(other))


def _differ(one: Piece, other: Piece) -> bool:
    """Whether two pieces carry different numbers or names and so are two lifts or stairs."""
    for key in ("ref", "name"):
        first, second = clean_text(one.tags.get(key, "")), clean_text(other.tags.get(key, ""))
        if first and second and first != second:
            return True
    return False


def _is_same_footprint(drawing: Drawing, one: DrawnArea, other: DrawnArea) -> bool:
    first, second = union_of(one.polygons), union_of(other.polygons)
    share = first.intersection(second).area / min(first.area, second.area)
    apart = not set(one.level_ids) & set(other.level_ids)
    if _differ(one, other):
        is_same = apart and share >= _SAME_SHAFT_OVERLAP
    else:
        ref = clean_text(one.tags.get("ref", ""))
        has_same_ref = bool(ref) and ref == clean_text(other.tags.get("ref", ""))
        is_same = share >= _LEAST_OVERLAP or (apart and has_same_ref)
    if not is_same or one.role is Role.LIFT:
        return is_same
    ordinals = drawing.levels.ordinal
    gaps = (abs(ordinals(a) - ordinals(b)) for a in one.level_ids for b in other.level_ids)
    return min(gaps, default=9.0) <= 1.0


def footprint_on(group: ConnectorGroup, level_id: str) -> list[Polygon]:
    """The polygons of a group on a level, as drawn."""
    return [polygon for area in group.areas_on(level_id) for polygon in area.polygons]


class _Partition:
    """Disjoint sets of 0 … n-1 with path halving."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        self._parent[self.root(one)] = self.root(other)
