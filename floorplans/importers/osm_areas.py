"""Draws the areas of a file: closed ways and multipolygons, with holes and several outers."""

import math
from collections.abc import Iterable, Sequence

from shapely import Polygon

from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnPoint, DrawnWall
from floorplans.importers.osm_findings import NoteCode, UnusedReason
from floorplans.importers.osm_ground import TooIntricateError, assemble_rings, clean_polygons
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_reading import OsmRelation, OsmWay, Tags
from floorplans.importers.osm_roles import AREA_ROLES, CONNECTOR_ROLES, Role, area_role
from floorplans.model import Point

_SAME_SPOT_METRES = 0.10
_WANTS_RING = frozenset({"room", "area", "hall", "lobby", "foyer"})


def draw_areas(drawing: Drawing) -> frozenset[int]:
    """Adds all areas, solid walls and building outlines; the ids of ways that were used up."""
    used: set[int] = set()
    holes: dict[int, list[OsmWay]] = {}
    for relation in drawing.elements.relations.values():
        if relation.tags.get("type") == "multipolygon":
            used.update(_draw_relation(drawing, relation, holes))
    for way in drawing.elements.ways.values():
        if way.id in used or not way.tags:
            continue
        role = area_role(way.tags)
        if role is None:
            continue
        if not _is_ring(drawing, way, role):
            if _wants_ring(way.tags):
                used.add(way.id)
                enough = len(way.node_ids) > 2
                reason = UnusedReason.UNCLOSED_RING if enough else UnusedReason.TOO_FEW_POINTS
                drawing.log.leave_out(f"w{way.id}", reason)
            continue
        used.add(way.id)
        inner = [hole.node_ids for hole in holes.get(way.id, ())]
        _draw_area(drawing, f"w{way.id}", way.tags, role, [way.node_ids], inner)
    return frozenset(used)


def _is_ring(drawing: Drawing, way: OsmWay, role: Role) -> bool:
    """Whether a way closes, or very nearly does, which is noted."""
    if way.is_closed:
        return True
    ends = drawing.ground.points((way.node_ids[0], way.node_ids[-1])) if way.node_ids else []
    gap = math.dist(ends[0], ends[-1]) if ends else math.inf
    if role in AREA_ROLES and len(way.node_ids) > 3 and gap <= _SAME_SPOT_METRES:
        drawing.log.note(f"w{way.id}", NoteCode.RING_CLOSED)
        return True
    return False


def _wants_ring(tags: Tags) -> bool:
    """Whether a way makes no sense as a line."""
    return tags.get("indoor") in _WANTS_RING and "highway" not in tags


def _draw_relation(
    drawing: Drawing, relation: OsmRelation, holes: dict[int, list[OsmWay]]
) -> list[int]:
    """Draws a multipolygon; the ways whose own tags it has taken over."""
    feature_id = f"r{relation.id}"
    ways = drawing.elements.ways
    members = [member for member in relation.members if member.kind == "w"]
    outer = [ways[m.id] for m in members if m.role != "inner" and m.id in ways]
    inner = [ways[m.id] for m in members if m.role == "inner" and m.id in ways]
    role = area_role(relation.tags, is_relation=True)
    tags: Tags = relation.tags
    taken: list[int] = []
    if role is None and outer and not set(relation.tags) - {"type", "source", "note"}:
        # The old way of mapping: the outer ring carries the tags.
        role = area_role(outer[0].tags)
        if len(outer) == 1 and outer[0].is_closed:
            holes.setdefault(outer[0].id, []).extend(way for way in inner if way.is_closed)
            return []
        tags = outer[0].tags
        taken = [way.id for way in outer]
    if role is None:
        return []
    if missing := sum(m.id not in ways for m in members):
        if role not in AREA_ROLES:
            return taken
        drawing.log.leave_out(feature_id, UnusedReason.MISSING_MEMBERS, missing=missing)
        return taken
    same = [way.id for way in outer if dict(way.tags).items() <= dict(relation.tags).items()]
    shells, open_shells = assemble_rings([way.node_ids for way in outer])
    hollows, open_hollows = assemble_rings([way.node_ids for way in inner])
    if open_shells or not shells:
        drawing.log.leave_out(feature_id, UnusedReason.UNCLOSED_RING, rings=len(open_shells))
        return taken + same
    if open_hollows:
        drawing.log.note(feature_id, NoteCode.RING_LEFT_OUT, rings=len(open_hollows))
    _draw_area(drawing, feature_id, tags, role, shells, hollows)
    return taken + same


def _draw_area(
    drawing: Drawing,
    feature_id: str,
    tags: Tags,
    role: Role,
    shells: Sequence[tuple[int, ...]],
    hollows: Sequence[tuple[int, ...]],
) -> None:
    if role is Role.LEVEL:
        drawing.levels.add_outline(feature_id, tags)
        return
    if role in {Role.UNKNOWN, Role.NOT_ON_FOOT}:
        _leave_out_by_role(drawing, feature_id, tags, role)
        return
    level_ids = _levels(drawing, feature_id, tags, role)
    if level_ids is None:
        return
    polygons = _polygons(drawing, feature_id, role, shells, hollows)
    if not polygons:
        return
    node_ids = frozenset(node_id for ring in (*shells, *hollows) for node_id in ring)
    if role is Role.WALL:
        drawing.walls.extend(
            DrawnWall(feature_id if n == 1 else f"{feature_id}.p{n}", level_ids, polygon)
            for n, polygon in enumerate(polygons, 1)
        )
    elif role is Role.POINT_OF_INTEREST:
        middle = polygons[0].representative_point()
        point = (round(middle.x, 2), round(middle.y, 2))
        drawing.points_of_interest.append(DrawnPoint(feature_id, tags, None, point, level_ids))
    else:
        area = DrawnArea(feature_id, tags, role, level_ids, tuple(polygons), node_ids)
        (drawing.buildings if role is Role.BUILDING else drawing.areas).append(area)


def _leave_out_by_role(drawing: Drawing, feature_id: str, tags: Tags, role: Role) -> None:
    key = "indoor" if role is Role.UNKNOWN else "highway"
    reason = UnusedReason.UNKNOWN_VALUE if role is Role.UNKNOWN else UnusedReason.NOT_ON_FOOT
    drawing.log.leave_out(feature_id, reason, field=key, value=tags.get(key, "")[:40])


def _levels(drawing: Drawing, feature_id: str, tags: Tags, role: Role) -> tuple[str, ...] | None:
    """The levels of an area; SITE outdoors, empty if they are still to be found, None if bad."""
    if role is Role.BUILDING:
        return ()
    if role in CONNECTOR_ROLES:
        copies = drawing.levels.find_copies(feature_id, tags)
        if copies is None:
            return None
        return tuple(sorted({level for copy in copies for level in copy}))
    levels = drawing.levels.find_levels(feature_id, tags)
    if levels == () and (role is Role.OUTDOOR or _is_outdoors(tags)):
        return (SITE,)
    return levels


def _is_outdoors(tags: Tags) -> bool:
    return tags.get("indoor", "no") == "no" and "room" not in tags and "shop" not in tags


def _polygons(
    drawing: Drawing,
    feature_id: str,
    role: Role,
    shells: Sequence[tuple[int, ...]],
    hollows: Sequence[tuple[int, ...]],
) -> list[Polygon]:
    ground = drawing.ground
    node_ids: Iterable[int] = (node_id for ring in (*shells, *hollows) for node_id in ring)
    if missing := ground.missing(node_ids):
        if role is not Role.BUILDING:
            _leave_out_for_missing(drawing, feature_id, shells, missing)
        return []
    outlines = [ring for nodes in shells if len(ring := ground.points(nodes)) > 2]
    holes: list[list[Point]] = [ring for nodes in hollows if len(ring := ground.points(nodes)) > 2]
    outlines = [ring for ring in outlines if len(set(ring)) > 2]
    holes = [ring for ring in holes if len(set(ring)) > 2]
    if not outlines:
        drawing.log.leave_out(feature_id, UnusedReason.TOO_FEW_POINTS)
        return []
    try:
        polygons, mended = clean_polygons(outlines, holes)
    except TooIntricateError as error:
        drawing.log.leave_out(feature_id, UnusedReason.TOO_INTRICATE, points=error.args[0])
        return []
    if not polygons:
        drawing.log.leave_out(feature_id, UnusedReason.TOO_SMALL)
    elif mended:
        drawing.log.note(feature_id, NoteCode.SELF_CROSSING_REPAIRED, parts=len(polygons))
    return polygons


def _leave_out_for_missing(
    drawing: Drawing, feature_id: str, shells: Sequence[tuple[int, ...]], missing: int
) -> None:
    """Says whether an area's nodes are absent from the file or only absurdly far away."""
    known = drawing.elements.nodes
    absent = any(node_id not in known for ring in shells for node_id in ring)
    reason = UnusedReason.MISSING_NODES if absent else UnusedReason.TOO_FAR
    drawing.log.leave_out(feature_id, reason, missing=missing)
