"""Builds lifts, stairs and ramps from the groups of areas and nodes that draw them."""

import math
from collections import defaultdict
from dataclasses import dataclass, field, replace

import shapely
from shapely import LineString, STRtree

from floorplans.facts import UNKNOWN, UNKNOWN_COUNT, Access, Fact
from floorplans.importers.osm_connector_groups import ConnectorGroup, group_connectors
from floorplans.importers.osm_drawing import Drawing, DrawnDoor, DrawnLine
from floorplans.importers.osm_facts import (
    access_of,
    incline_of,
    length_of,
    step_count_of,
    wheelchair_of,
    width_of,
)
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.importers.osm_neighbours import Neighbours, union_of
from floorplans.importers.osm_reading import Tags
from floorplans.importers.osm_roles import Role
from floorplans.importers.osm_stops import DoorFinder, car_size_of, stops_of
from floorplans.importers.osm_tags import clean_text, names_of
from floorplans.kinds import ConnectorKind, Direction, LiftUse
from floorplans.model import Connector

_KIND_BY_ROLE = {
    Role.LIFT: ConnectorKind.LIFT,
    Role.STAIRS: ConnectorKind.STAIRS,
    Role.RAMP: ConnectorKind.RAMP,
}
_LINE_SLACK_METRES = 0.3
_RECTANGLE_SHARE = 0.95
_USE_KEYS = ("elevator", "elevator:type", "usage", "lift", "name", "name:en", "name:zh",
             "description", "ref")  # fmt: skip
_BED_WORDS = ("bett", "bed ", "bed-", "病床", "手术")
_EVACUATION_WORDS = ("evacuation", "fire", "feuerwehr", "消防", "疏散")
_STAFF_WORDS = ("staff", "service", "goods", "freight", "personal", "lasten", "职工", "员工",
                "污物", "货", "工作人员")  # fmt: skip


@dataclass(slots=True)
class GroupedConnectors:
    """Connectors drawn as footprints, and what became of their pieces."""

    connectors: list[Connector] = field(default_factory=list)
    groups: list[ConnectorGroup] = field(default_factory=list)
    doors: dict[str, list[DrawnDoor]] = field(default_factory=dict)
    """By the group's feature id."""
    connector_id_by_area: dict[str, str] = field(default_factory=dict)
    node_ids: set[int] = field(default_factory=set)
    """Nodes that are lifts, or of their lines: lines of several levels may meet there."""

    def add(self, group: ConnectorGroup, connector: Connector, doors: list[DrawnDoor]) -> None:
        self.connectors.append(connector)
        self.groups.append(group)
        self.doors[group.feature_id] = doors
        for area in group.areas:
            self.connector_id_by_area[area.feature_id] = connector.id
        self.node_ids.update(p.node_id for p in group.points if p.node_id is not None)
        self.node_ids.update(node_id for line in group.lines for node_id in line.node_ids)


def build_grouped(drawing: Drawing, neighbours: Neighbours) -> GroupedConnectors:
    """Lifts, stairs and ramps from their footprints and nodes.

    Takes the lines of stairs inside stairwells off the drawing, and the footprints of stairs whose
    lines say it better.
    """
    _settle_lift_points(drawing, neighbours)
    built = GroupedConnectors()
    doors_by_place, stair_lines = DoorFinder(drawing), _StairLines(drawing)
    gone: set[str] = set()
    for group in group_connectors(drawing):
        doors = doors_by_place.doors_of(group)
        inside = stair_lines.inside(group)
        if not doors and any(line.role is Role.STEPS_LINE for line in inside):
            for area in group.areas:
                drawing.log.leave_out(area.feature_id, UnusedReason.DRAWN_AS_LINES)
                gone.add(area.feature_id)
        elif len(group.level_ids) < 2:
            _report_one_level(drawing, group)
        else:
            connector = _connector(drawing, neighbours, group, doors)
            steps = _step_count(drawing, connector, inside, group)
            for line in inside:
                gone.add(line.feature_id)
                drawing.log.note(
                    line.feature_id, NoteCode.STAIR_LINE_IN_STAIRWELL, stairs=connector.id
                )
            built.add(group, replace(connector, step_count=steps), doors)
    drawing.areas = [area for area in drawing.areas if area.feature_id not in gone]
    drawing.lines = [
        line for line in drawing.lines if line.role is not Role.LIFT and line.feature_id not in gone
    ]
    return built


def _settle_lift_points(drawing: Drawing, neighbours: Neighbours) -> None:
    """A lift without levels stops at those of the lines that lead to it."""
    for point in drawing.lift_points:
        if not point.level_ids and point.node_id is not None:
            point.level_ids = tuple(sorted(neighbours.levels_at(point.node_id)))


def _report_one_level(drawing: Drawing, group: ConnectorGroup) -> None:
    if group.role is Role.RAMP:
        return
    for area in group.areas:
        drawing.log.note(area.feature_id, NoteCode.ONE_LEVEL)
    lone = [point.feature_id for point in group.points]
    for feature_id in (*lone, *(line.feature_id for line in group.lines)):
        drawing.log.leave_out(feature_id, UnusedReason.ONE_LEVEL)


class _StairLines:
    """Lines of steps, but not escalators, by where they are."""

    def __init__(self, drawing: Drawing) -> None:
        self._lines = [
            line
            for line in drawing.lines_of(Role.STAIR_WALK, Role.STEPS_LINE)
            if line.tags.get("conveying", "no") == "no"
        ]
        self._tree = STRtree([LineString(line.points) for line in self._lines])

    def inside(self, group: ConnectorGroup) -> list[DrawnLine]:
        """The lines that lie inside a stairwell, on its levels."""
        if group.role is not Role.STAIRS or not self._lines:
            return []
        footprint = union_of([polygon for area in group.areas for polygon in area.polygons])
        levels = group.level_ids
        found = self._tree.query(footprint.buffer(_LINE_SLACK_METRES), predicate="covers")
        return [
            line
            for line in (self._lines[index] for index in sorted(found))
            if any(level in levels for copy in line.copies for level in copy)
        ]


def _connector(
    drawing: Drawing, neighbours: Neighbours, group: ConnectorGroup, doors: list[DrawnDoor]
) -> Connector:
    tags, feature_id = group.tags(), group.feature_id
    kind = _KIND_BY_ROLE[group.role]
    if group.role is Role.STAIRS and tags.get("conveying", "no") != "no":
        kind = ConnectorKind.ESCALATOR
        drawing.log.note(feature_id, NoteCode.DIRECTION_NOT_STATED)
    connector = Connector(
        id=f"{kind.value}-{feature_id}",
        kind=kind,
        stops=stops_of(drawing, neighbours, group, doors),
        names=names_of(tags),
        ref=clean_text(tags.get("ref", "")),
        access=access_of(tags),
        direction=Direction.BOTH,
        wheelchair=wheelchair_of(tags),
    )
    if kind is ConnectorKind.LIFT:
        width, depth = car_size_of(drawing, group, doors)
        clear = length_of(tags, ("door:width", "elevator:door:width"), feature_id, drawing.log)
        return replace(
            connector,
            lift_use=lift_use_of(tags),
            car_width_metres=width,
            car_depth_metres=depth,
            clear_width_metres=clear,
        )
    width = width_of(tags, feature_id, drawing.log)
    return replace(
        connector,
        clear_width_metres=_drawn_width(group) if width.value is None else width,
        incline=incline_of(tags, feature_id, drawing.log),
    )


def _drawn_width(group: ConnectorGroup) -> Fact[float]:
    """Of a ramp drawn as a rectangle, its narrow side; of anything else unknown."""
    widths: list[float] = []
    for polygon in (polygon for area in group.areas for polygon in area.polygons):
        box = shapely.minimum_rotated_rectangle(polygon)
        if group.role is not Role.RAMP or polygon.area < _RECTANGLE_SHARE * box.area:
            return UNKNOWN
        corners = shapely.get_coordinates(box).tolist()
        widths.append(min(math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2])))
    return Fact.drawn(round(min(widths), 2), "osm:outline") if widths else UNKNOWN


def lift_use_of(tags: Tags) -> LiftUse:
    """Whom a lift is for: by `elevator` and access, else by words in its name."""
    said = " ".join([*(tags.get(key, "") for key in _USE_KEYS), ""]).lower()
    if any(word in said for word in _BED_WORDS):
        return LiftUse.BED
    if any(word in said for word in _EVACUATION_WORDS):
        return LiftUse.EVACUATION
    if any(word in said for word in _STAFF_WORDS) or access_of(tags) is Access.STAFF:
        return LiftUse.STAFF
    return LiftUse.PUBLIC


def _step_count(
    drawing: Drawing, connector: Connector, inside: list[DrawnLine], group: ConnectorGroup
) -> Fact[int]:
    """The steps of each flight if all have as many: from the lines inside, else from the tag."""
    if group.role is not Role.STAIRS:
        return UNKNOWN_COUNT
    by_pair: dict[tuple[str, str], int] = defaultdict(int)
    complete = True
    for line in inside:
        if line.role is not Role.STEPS_LINE:
            continue
        count = step_count_of(line.tags, line.feature_id, drawing.log).value
        complete = complete and count is not None
        for copy in line.copies:
            by_pair[copy[0], copy[-1]] += count or 0
    pairs = [
        (low.level_id, high.level_id)
        for low, high in zip(connector.stops, connector.stops[1:], strict=False)
    ]
    counts = {by_pair.get(pair, 0) for pair in pairs}
    if complete and len(counts) == 1 and (count := counts.pop()):
        return Fact.measured(count, "osm:step_count")
    if len(pairs) == 1:
        return step_count_of(group.tags(), group.feature_id, drawing.log)
    return UNKNOWN_COUNT
