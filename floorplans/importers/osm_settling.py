"""Settles the levels that untagged features get from what they meet."""

from collections import defaultdict
from collections.abc import Sequence

import shapely
from shapely import LineString

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor, DrawnLine
from floorplans.importers.osm_entrances import join_entrances
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_neighbours import (
    LINE_ROLES,
    REACH_METRES,
    Neighbours,
    nearest_to_ground,
    union_of,
)
from floorplans.importers.osm_roles import CONNECTOR_ROLES


def settle_levels(drawing: Drawing) -> None:
    """Gives levels to untagged areas, lines and doors, and leaves out those that get none."""
    _settle_areas(drawing)
    _settle_lines(drawing)
    join_entrances(drawing)
    _settle_doors(drawing)


def _settle_areas(drawing: Drawing) -> None:
    by_node: dict[int, set[str]] = defaultdict(set)
    for door in drawing.doors:
        if door.node_id is not None:
            by_node[door.node_id].update(door.level_ids)
    kept: list[DrawnArea] = []
    for area in drawing.areas:
        if not area.level_ids:
            found = {level for node_id in area.node_ids for level in by_node.get(node_id, ())}
            if not found or (len(found) > 1 and area.role not in CONNECTOR_ROLES):
                drawing.log.leave_out(area.feature_id, UnusedReason.NO_LEVEL)
                continue
            area.level_ids = tuple(sorted(found))
            _note_level(drawing, area.feature_id, area.level_ids)
        kept.append(area)
    drawing.areas = kept


def _note_level(drawing: Drawing, feature_id: str, level_ids: Sequence[str]) -> None:
    drawing.log.note(feature_id, NoteCode.LEVEL_FROM_NEIGHBOURS, levels=";".join(sorted(level_ids)))


def _settle_lines(drawing: Drawing) -> None:
    """Untagged lines indoors take the one level of the lines, doors or areas they share nodes with,
    line after line; those in the open stay on the site."""
    inside = union_of([p for building in drawing.buildings for p in building.polygons])
    grown = inside.buffer(REACH_METRES)
    shapely.prepare(grown)
    unsettled = [
        line
        for line in drawing.lines_of(*LINE_ROLES)
        if not line.copies or (line.level_ids == (SITE,) and grown.covers(LineString(line.points)))
    ]
    if unsettled:
        _spread_levels(drawing, unsettled)
    kept: list[DrawnLine] = []
    for line in drawing.lines:
        if line.role in LINE_ROLES and not line.copies:
            drawing.log.leave_out(line.feature_id, UnusedReason.NO_LEVEL)
        else:
            kept.append(line)
    drawing.lines = kept


def _spread_levels(drawing: Drawing, open_lines: list[DrawnLine]) -> None:
    """Passes levels on from node to node: those of lines and doors first, then those of areas."""
    waiting: dict[int, list[DrawnLine]] = defaultdict(list)
    for line in open_lines:
        for node_id in line.node_ids:
            waiting[node_id].append(line)
    unsettled = {id(line) for line in open_lines}
    for levels_at in (_levels_by_line(drawing, unsettled), _levels_by_area(drawing)):
        queue = list(open_lines)
        while queue:
            line = queue.pop()
            found = {level for node in line.node_ids for level in levels_at.get(node, ())}
            if id(line) not in unsettled or len(found) != 1:
                continue
            unsettled.discard(id(line))
            line.copies = (tuple(found),)
            _note_level(drawing, line.feature_id, tuple(found))
            for node_id in line.node_ids:
                levels_at[node_id].update(found)
                queue.extend(waiting[node_id])


def _levels_by_line(drawing: Drawing, unsettled: set[int]) -> dict[int, set[str]]:
    levels_at: dict[int, set[str]] = defaultdict(set)
    for line in drawing.lines_of(*LINE_ROLES):
        if id(line) not in unsettled:
            for node_id in line.node_ids:
                levels_at[node_id].update(set(line.level_ids) - {SITE})
    for door in drawing.doors:
        if door.node_id is not None:
            levels_at[door.node_id].update(door.level_ids)
    return levels_at


def _levels_by_area(drawing: Drawing) -> dict[int, set[str]]:
    levels_at: dict[int, set[str]] = defaultdict(set)
    for area in drawing.areas:
        if area.role not in CONNECTOR_ROLES:
            for node_id in area.node_ids:
                levels_at[node_id].update(set(area.level_ids) - {SITE})
    return levels_at


def _settle_doors(drawing: Drawing) -> None:
    neighbours = Neighbours(drawing)
    kept: list[DrawnDoor] = []
    for door in drawing.doors:
        wanted = door.level_ids or _levels_of_door(drawing, neighbours, door)
        touched = tuple(level for level in wanted if neighbours.touches(level, door.point))
        if not touched:
            drawing.log.leave_out(
                door.feature_id, UnusedReason.DOOR_TOUCHES_NOTHING, levels=";".join(wanted)
            )
            continue
        door.level_ids = touched
        kept.append(door)
    drawing.doors = kept


def _levels_of_door(drawing: Drawing, neighbours: Neighbours, door: DrawnDoor) -> tuple[str, ...]:
    """All levels that a door without one touches; of an entrance only the one nearest to ground."""
    found: set[str] = set()
    if door.node_id is not None:
        found = {
            level for area in neighbours.areas_at.get(door.node_id, ()) for level in area.level_ids
        } | neighbours.levels_at(door.node_id)
    if not found:
        found = neighbours.levels_near(door.point)
    indoors = found - {SITE}
    if len(indoors) > 1:
        drawing.log.note(
            door.feature_id,
            NoteCode.LEVELS_OF_NEIGHBOURS_DIFFER,
            levels=";".join(sorted(indoors)),
        )
        if "entrance" in door.tags or "railway" in door.tags or SITE in found:
            return (nearest_to_ground(drawing, indoors),)
    elif indoors:
        _note_level(drawing, door.feature_id, tuple(indoors))
    return tuple(sorted(indoors or found))
