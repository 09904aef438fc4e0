"""Puts together the units that are one lift, stair, escalator or ramp on its several levels."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import shapely
from shapely import Polygon, STRtree

from floorplans.importers.imdf_drawing import DrawnUnit, ImdfDrawing
from floorplans.importers.imdf_kinds import CONNECTOR_KIND_BY_ROLE, UnitRole
from floorplans.importers.imdf_relations import Relation
from floorplans.importers.osm_findings import NoteCode

_LEAST_OVERLAP = 0.3
"""Share of the smaller outline that a lift or stair keeps from level to level."""
_LEAST_SHARED_BORDER_METRES = 0.6
_TOUCH_METRES = 0.02
_NEIGHBOURING_LEVELS = 1.0


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The units of one connector, by id."""

    role: UnitRole
    units: tuple[DrawnUnit, ...]

    @property
    def id(self) -> str:
        return min(unit.id for unit in self.units)

    @property
    def level_ids(self) -> frozenset[str]:
        return frozenset(unit.level_id for unit in self.units)

    def outline_on(self, level_id: str) -> Polygon | None:
        """The biggest polygon on a level."""
        here = [unit.polygons[0] for unit in self.units if unit.level_id == level_id]
        return max(here, key=lambda polygon: polygon.area, default=None)


def group_units(drawing: ImdfDrawing, relations: Sequence[Relation]) -> list[UnitGroup]:
    """The lifts, stairs, escalators and ramps: units are one where they lie on each other, or an
    amenity or relationship says so; two stairs drawn beside each other on neighbouring levels too,
    where neither lies on another, as long flights are drawn."""
    groups: list[UnitGroup] = []
    for role in CONNECTOR_KIND_BY_ROLE:
        units = [unit for unit in drawing.units if unit.role is role]
        parent = {unit.id: unit.id for unit in units}
        pairs = [*_overlapping(drawing, units), *_named_together(drawing, relations, parent)]
        _join(parent, pairs)
        if role is UnitRole.STAIRS:
            beside = _beside(drawing, units, parent)
            for pair in beside:
                for unit_id in pair:
                    drawing.log.note(unit_id, NoteCode.MERGED, into=min(pair))
            _join(parent, beside)
        by_root: dict[str, list[DrawnUnit]] = defaultdict(list)
        for unit in units:
            by_root[_root(parent, unit.id)].append(unit)
        groups.extend(UnitGroup(role, tuple(members)) for members in by_root.values())
    return sorted(groups, key=lambda group: group.id)


def _overlapping(drawing: ImdfDrawing, units: Sequence[DrawnUnit]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if not units:
        return found
    shapes = [unit.polygons[0] for unit in units]
    pairs = STRtree(shapes).query(shapes, predicate="intersects")
    for one, other in zip(*pairs.tolist(), strict=True):
        first, second = units[one], units[other]
        if one >= other or first.level_id == second.level_id:
            continue
        if first.role is not UnitRole.LIFT and not _are_neighbours(drawing, first, second):
            continue
        least = min(shapes[one].area, shapes[other].area)
        if shapes[one].intersection(shapes[other]).area >= _LEAST_OVERLAP * least:
            found.append((first.id, second.id))
    return found


def _are_neighbours(drawing: ImdfDrawing, one: DrawnUnit, other: DrawnUnit) -> bool:
    gap = drawing.levels.ordinal(one.level_id) - drawing.levels.ordinal(other.level_id)
    return abs(gap) <= _NEIGHBOURING_LEVELS


def _named_together(
    drawing: ImdfDrawing, relations: Sequence[Relation], known: dict[str, str]
) -> list[tuple[str, str]]:
    lists = [feature.ids("unit_ids") for feature in drawing.features.of("amenity")]
    lists += [relation.members for relation in relations]
    found: list[tuple[str, str]] = []
    for members in lists:
        inside = [drawing.unit_by_id[each] for each in dict.fromkeys(members) if each in known]
        found.extend(
            (one.id, other.id)
            for one, other in combinations(inside, 2)
            if one.level_id != other.level_id
        )
    return found


def _beside(
    drawing: ImdfDrawing, units: Sequence[DrawnUnit], parent: dict[str, str]
) -> list[tuple[str, str]]:
    sizes: dict[str, int] = defaultdict(int)
    for unit in units:
        sizes[_root(parent, unit.id)] += 1
    lone = [unit for unit in units if sizes[_root(parent, unit.id)] == 1]
    found: list[tuple[str, str]] = []
    if not lone:
        return found
    shapes = [unit.polygons[0] for unit in lone]
    pairs = STRtree(shapes).query(shapes, predicate="dwithin", distance=_TOUCH_METRES)
    for first, second in sorted(zip(*pairs.tolist(), strict=True)):
        if first >= second:
            continue
        one, other = lone[first], lone[second]
        if one.level_id == other.level_id or not _are_neighbours(drawing, one, other):
            continue
        if _building(drawing, one) != _building(drawing, other):
            continue
        border = shapely.intersection(
            one.polygons[0].buffer(_TOUCH_METRES), other.polygons[0].boundary
        )
        if border.length >= _LEAST_SHARED_BORDER_METRES:
            found.append((one.id, other.id))
    return found


def _building(drawing: ImdfDrawing, unit: DrawnUnit) -> str | None:
    return drawing.levels.by_id[unit.level_id].building_id


def _join(parent: dict[str, str], pairs: Sequence[tuple[str, str]]) -> None:
    for one, other in pairs:
        parent[_root(parent, one)] = _root(parent, other)


def _root(parent: dict[str, str], member: str) -> str:
    while parent[member] != member:
        parent[member] = parent[parent[member]]
        member = parent[member]
    return member
