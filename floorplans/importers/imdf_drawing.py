"""What an IMDF archive draws, before it becomes a plan: units and solid things with their shapes,
openings with their lines, all in local metres."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import shapely
from shapely import LineString, Polygon, STRtree
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from floorplans.importers.imdf_borders import with_common_points
from floorplans.importers.imdf_ground import ImdfGround
from floorplans.importers.imdf_kinds import UnitRole, is_unit_category, role_of
from floorplans.importers.imdf_levels import ImdfLevels
from floorplans.importers.imdf_reading import ImdfFeature, ImdfFeatures
from floorplans.importers.osm_findings import ImportLog, NoteCode, UnusedReason
from floorplans.model import Point

FLOOR_ROLES = frozenset({UnitRole.CORRIDOR, UnitRole.OPEN, UnitRole.RAMP})
"""Roles of units that flow into each other where they share a border."""
OPENING_REACH_METRES = 0.5
"""An opening joins the units whose outline is this near to it."""
_ON_OUTLINE_METRES = 0.05
_LEAST_WIDTH_METRES = 0.3
_WIDE_METRES = 2.0
_JAMB_METRES = 0.2
"""What a wide opening, often drawn from corner to corner of a hall, leaves for the walls at its
ends: outlines have no thickness."""
_SOLID_TYPES = ("fixture", "kiosk")


@dataclass(frozen=True, slots=True)
class DrawnUnit:
    feature: ImdfFeature
    role: UnitRole
    level_id: str
    polygons: tuple[Polygon, ...]

    @property
    def id(self) -> str:
        return self.feature.id

    @property
    def category(self) -> str:
        return self.feature.text("category")


@dataclass(frozen=True, slots=True)
class DrawnSolid:
    """Something nobody can stand in: masonry, a void, furniture, a stall."""

    feature: ImdfFeature
    level_id: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class DrawnOpening:
    """An opening: the straight piece of its line that lies on the outlines of what it joins."""

    feature: ImdfFeature
    level_id: str
    point: Point
    """The middle of the piece."""
    width_metres: float


class UnitFinder:
    """Units of one level by where they are."""

    def __init__(self, units: Sequence[DrawnUnit]) -> None:
        self._units = [(unit, polygon) for unit in units for polygon in unit.polygons]
        self._tree = STRtree([polygon for _, polygon in self._units])

    def near_edge(self, point: Point, reach_metres: float) -> list[tuple[float, DrawnUnit]]:
        """The units whose outline is near a point, the nearest first, with the distance."""
        spot = ShapelyPoint(point)
        found: dict[str, tuple[float, DrawnUnit]] = {}
        for index in self._tree.query(spot, predicate="dwithin", distance=reach_metres):
            unit, polygon = self._units[int(index)]
            distance = float(polygon.boundary.distance(spot))
            if distance <= reach_metres and distance < found.get(unit.id, (9.0, unit))[0]:
                found[unit.id] = (distance, unit)
        return sorted(found.values(), key=lambda entry: (entry[0], entry[1].id))

    def at(self, point: Point, reach_metres: float = 0.02) -> list[DrawnUnit]:
        """The units that a point lies in or very near to, by id."""
        spot = ShapelyPoint(point)
        hits = self._tree.query(spot, predicate="dwithin", distance=reach_metres)
        found = {self._units[int(index)][0].id: self._units[int(index)][0] for index in hits}
        return [found[unit_id] for unit_id in sorted(found)]


class LevelSpots:
    """Points on levels, by their number."""

    def __init__(self, spots: Sequence[tuple[Point, Sequence[str]]]) -> None:
        self._level_ids = [level_ids for _, level_ids in spots]
        self._tree = STRtree([ShapelyPoint(point) for point, _ in spots])

    def near(self, shape: BaseGeometry, level_id: str, reach_metres: float) -> list[int]:
        """The points of a level that are near a shape, ascending."""
        found = self._tree.query(shape, predicate="dwithin", distance=reach_metres)
        return sorted(int(each) for each in found if level_id in self._level_ids[int(each)])


@dataclass
class ImdfDrawing:
    features: ImdfFeatures
    ground: ImdfGround
    levels: ImdfLevels
    log: ImportLog
    units: list[DrawnUnit] = field(default_factory=list)
    solids: list[DrawnSolid] = field(default_factory=list)
    openings: list[DrawnOpening] = field(default_factory=list)

    @cached_property
    def unit_by_id(self) -> dict[str, DrawnUnit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def finders(self) -> dict[str, UnitFinder]:
        """Of each level that has units."""
        by_level: dict[str, list[DrawnUnit]] = defaultdict(list)
        for unit in self.units:
            by_level[unit.level_id].append(unit)
        return {level_id: UnitFinder(units) for level_id, units in by_level.items()}

    @cached_property
    def opening_by_id(self) -> dict[str, DrawnOpening]:
        return {opening.feature.id: opening for opening in self.openings}

    @cached_property
    def opening_spots(self) -> "LevelSpots":
        """Where the openings are, by their number."""
        return LevelSpots([(opening.point, (opening.level_id,)) for opening in self.openings])

    @cached_property
    def _solid_tree(self) -> tuple[STRtree, list[str]]:
        shapes = [(shape, each.level_id) for each in self.solids for shape in each.polygons]
        return STRtree([shape for shape, _ in shapes]), [level_id for _, level_id in shapes]

    def solids_near(self, level_id: str, point: Point, reach_metres: float) -> bool:
        """Whether something solid on a level is as near to a point as this."""
        tree, level_ids = self._solid_tree
        found = tree.query(ShapelyPoint(point), predicate="dwithin", distance=reach_metres)
        return any(level_ids[int(each)] == level_id for each in found)

    def units_at(self, level_id: str, point: Point, reach_metres: float = 0.02) -> list[DrawnUnit]:
        """The units of a level that a point lies in or near to."""
        finder = self.finders.get(level_id)
        return finder.at(point, reach_metres) if finder else []


def draw(
    features: ImdfFeatures, ground: ImdfGround, levels: ImdfLevels, log: ImportLog
) -> ImdfDrawing:
    """Everything in the archive that has a shape and stands on a level."""
    drawing = ImdfDrawing(features, ground, levels, log)
    for feature in features.of("unit"):
        _draw_unit(drawing, feature)
    _align(drawing)
    for feature_type in _SOLID_TYPES:
        for feature in features.of(feature_type):
            level = levels.find(feature)
            polygons = ground.find_polygons(feature) if level else []
            if level and polygons:
                drawing.solids.append(DrawnSolid(feature, level.id, tuple(polygons)))
    for feature in features.of("opening"):
        level = levels.find(feature)
        line = ground.find_line(feature) if level else None
        if level and line is not None:
            drawing.openings.append(_opening(drawing, feature, level.id, line))
    return drawing


def _align(drawing: ImdfDrawing) -> None:
    """Gives units of a level that share a wall the same points on it."""
    by_level: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, unit in enumerate(drawing.units):
        by_level[unit.level_id].extend((number, part) for part in range(len(unit.polygons)))
    for spots in by_level.values():
        given = [drawing.units[number].polygons[part] for number, part in spots]
        aligned = with_common_points(given)
        parts: dict[int, list[Polygon]] = defaultdict(list)
        for (number, _), polygon in zip(spots, aligned, strict=True):
            parts[number].append(polygon)
        for number, polygons in parts.items():
            drawing.units[number] = replace(drawing.units[number], polygons=tuple(polygons))


def _draw_unit(drawing: ImdfDrawing, feature: ImdfFeature) -> None:
    level = drawing.levels.find(feature)
    if level is None:
        return
    category = feature.text("category")
    role = role_of(category)
    if role is UnitRole.NOT_ON_FOOT:
        drawing.log.leave_out(feature.id, UnusedReason.NOT_ON_FOOT, value=category)
        return
    polygons = tuple(drawing.ground.find_polygons(feature))
    if not polygons:
        return
    if role is UnitRole.SOLID:
        drawing.solids.append(DrawnSolid(feature, level.id, polygons))
        return
    if not is_unit_category(category):
        value = category[:40]
        drawing.log.note(feature.id, NoteCode.UNREADABLE_VALUE, field="category", value=value)
    drawing.units.append(DrawnUnit(feature, role, level.id, polygons))


def _opening(
    drawing: ImdfDrawing, feature: ImdfFeature, level_id: str, line: LineString
) -> DrawnOpening:
    middle = line.interpolate(0.5, normalized=True)
    finder = drawing.finders.get(level_id)
    near = finder.near_edge((middle.x, middle.y), OPENING_REACH_METRES) if finder else []
    piece = _clear_piece(line, [unit for _, unit in near[:2]])
    if piece.length > _WIDE_METRES:
        inner = substring(piece, _JAMB_METRES, piece.length - _JAMB_METRES)
        piece = inner if isinstance(inner, LineString) else piece
    middle = piece.interpolate(0.5, normalized=True)
    ends = ShapelyPoint(piece.coords[0]), ShapelyPoint(piece.coords[-1])
    point = (round(middle.x, 2) + 0.0, round(middle.y, 2) + 0.0)
    return DrawnOpening(feature, level_id, point, round(float(ends[0].distance(ends[1])), 2))


def _clear_piece(line: LineString, units: Sequence[DrawnUnit]) -> LineString:
    """The part of an opening that is open on both sides: some are drawn past the corner of a room,
    where the next wall stands in them. The whole line where it lies apart from the outlines."""
    clear: BaseGeometry = line
    for unit in units:
        for polygon in unit.polygons:
            on_outline = clear.intersection(polygon.boundary.buffer(_ON_OUTLINE_METRES))
            if on_outline.length > _LEAST_WIDTH_METRES:
                clear = on_outline
    pieces = [piece for piece in shapely.get_parts(clear) if isinstance(piece, LineString)]
    return max(pieces, key=lambda piece: piece.length, default=line)
