"""Draws the lines, walls, doors, lifts and points of interest of a file, and finds levels that
untagged ones share with their neighbours."""

from shapely import LineString

from floorplans.importers.osm_drawing import (
    Drawing,
    DrawnDoor,
    DrawnLine,
    DrawnPoint,
    DrawnWall,
)
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.importers.osm_ground import square_around
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_reading import OsmNode, OsmWay, Tags
from floorplans.importers.osm_roles import Role, is_door, is_lift, is_pillar, line_role
from floorplans.model import Point

PILLAR_SIDE_METRES = 0.3
_LONGEST_DOOR_METRES = 8.0
_POINT_KEYS = (
    "amenity", "shop", "healthcare", "office", "tourism", "emergency", "information", "room",
    "highway", "public_transport", "vending", "leisure", "medical_equipment", "man_made",
)  # fmt: skip


def draw_lines(drawing: Drawing, used: frozenset[int]) -> None:
    """Adds the ways that are no areas."""
    for way in drawing.elements.ways.values():
        if way.id not in used and way.tags and (role := line_role(way.tags)):
            _draw_line(drawing, way, role)


def _draw_line(drawing: Drawing, way: OsmWay, role: Role) -> None:
    feature_id = f"w{way.id}"
    if role in {Role.UNKNOWN, Role.NOT_ON_FOOT}:
        key = "indoor" if role is Role.UNKNOWN else "highway"
        reason = UnusedReason.UNKNOWN_VALUE if role is Role.UNKNOWN else UnusedReason.NOT_ON_FOOT
        drawing.log.leave_out(feature_id, reason, field=key, value=way.tags.get(key, "")[:40])
        return
    node_ids = _longest_run(drawing, way)
    points = drawing.ground.points(node_ids)
    if len(points) < 2:
        absent = any(node_id not in drawing.elements.nodes for node_id in way.node_ids)
        far = way.node_ids and drawing.ground.missing(way.node_ids) and not absent
        reason = UnusedReason.MISSING_NODES if absent else UnusedReason.TOO_FEW_POINTS
        drawing.log.leave_out(feature_id, UnusedReason.TOO_FAR if far else reason)
        return
    copies = drawing.levels.find_copies(feature_id, way.tags)
    if copies is None:
        return
    if role is Role.DOOR_LINE:
        _draw_door_line(drawing, way, points)
    elif role is Role.WALL:
        _draw_wall(drawing, way, points)
    else:
        if role in {Role.PATH_LINE, Role.LIFT} and not copies and _is_outdoors(way.tags):
            copies = ((SITE,),) if role is Role.PATH_LINE else ()
        drawing.lines.append(DrawnLine(feature_id, way.tags, role, copies, node_ids, tuple(points)))


def _longest_run(drawing: Drawing, way: OsmWay) -> tuple[int, ...]:
    """The longest piece of a line of which every node is there."""
    runs: list[list[int]] = [[]]
    for node_id in way.node_ids:
        if drawing.ground.point(node_id) is None:
            runs.append([])
        else:
            runs[-1].append(node_id)
    longest = max(runs, key=len)
    if 1 < len(longest) < len(way.node_ids):
        missing = len(way.node_ids) - len(longest)
        drawing.log.note(f"w{way.id}", NoteCode.POINTS_LEFT_OUT, missing=missing)
    return tuple(longest)


def _is_outdoors(tags: Tags) -> bool:
    """Whether nothing puts an untagged line indoors; `layer` alone does not."""
    return tags.get("indoor", "no") == "no" and tags.get("highway") != "corridor"


def _draw_door_line(drawing: Drawing, way: OsmWay, points: list[Point]) -> None:
    feature_id = f"w{way.id}"
    length = LineString(points).length
    levels = drawing.levels.find_levels(feature_id, way.tags)
    if levels is None:
        return
    if length > _LONGEST_DOOR_METRES:
        drawing.log.leave_out(feature_id, UnusedReason.UNKNOWN_VALUE, field="door")
        return
    middle = LineString(points).interpolate(0.5, normalized=True)
    width = None if way.is_closed else round(length, 2)
    point = (round(middle.x, 2), round(middle.y, 2))
    drawing.doors.append(DrawnDoor(feature_id, way.tags, None, point, levels, width))


def _draw_wall(drawing: Drawing, way: OsmWay, points: list[Point]) -> None:
    feature_id = f"w{way.id}"
    levels = drawing.levels.find_levels(feature_id, way.tags)
    if levels == () and "barrier" in way.tags and _is_outdoors(way.tags):
        levels = (SITE,)
    if levels == ():
        drawing.log.leave_out(feature_id, UnusedReason.NO_LEVEL)
    elif levels:
        drawing.walls.append(DrawnWall(feature_id, levels, LineString(points)))


def draw_nodes(drawing: Drawing) -> None:
    """Adds doors, pillars, lifts and points of interest drawn as nodes."""
    for node in drawing.elements.nodes.values():
        if not node.tags:
            continue
        if is_lift(node.tags):
            _draw_point(drawing, node, drawing.lift_points)
        elif is_door(node.tags):
            _draw_door(drawing, node)
        elif is_pillar(node.tags):
            _draw_pillar(drawing, node)
        elif any(key in node.tags for key in _POINT_KEYS):
            _draw_point(drawing, node, drawing.points_of_interest)


def _place(drawing: Drawing, node: OsmNode) -> Point | None:
    point = drawing.ground.point(node.id)
    if point is None:
        drawing.log.leave_out(f"n{node.id}", UnusedReason.TOO_FAR)
    return point


def _draw_point(drawing: Drawing, node: OsmNode, into: list[DrawnPoint]) -> None:
    point = _place(drawing, node)
    levels = drawing.levels.find_levels(f"n{node.id}", node.tags)
    if point is not None and levels is not None:
        into.append(DrawnPoint(f"n{node.id}", node.tags, node.id, point, levels))


def _draw_door(drawing: Drawing, node: OsmNode) -> None:
    point = _place(drawing, node)
    levels = drawing.levels.find_levels(f"n{node.id}", node.tags)
    if point is not None and levels is not None:
        drawing.doors.append(DrawnDoor(f"n{node.id}", node.tags, node.id, point, levels))


def _draw_pillar(drawing: Drawing, node: OsmNode) -> None:
    point = _place(drawing, node)
    levels = drawing.levels.find_levels(f"n{node.id}", node.tags)
    if point is None or levels is None:
        return
    if not levels:
        drawing.log.leave_out(f"n{node.id}", UnusedReason.NO_LEVEL)
        return
    side = PILLAR_SIDE_METRES
    for key in ("diameter", "width"):
        stated = node.tags.get(key, "")
        if stated.replace(".", "", 1).isdecimal() and 0.05 <= float(stated) <= 3.0:
            side = float(stated)
            break
    drawing.walls.append(DrawnWall(f"n{node.id}", levels, square_around(point, side)))
