"""The top layer of a picture: start, goal with its name, "you are here", changes of level."""

import math
from collections.abc import Sequence

from shapely import STRtree

from floorplans.drawing.labels import Box, Obstacles, fit_beside
from floorplans.drawing.markers import (
    LOOK_PX,
    Marker,
    MarkerKind,
    arrival_part,
    badge_of,
    marker_part,
)
from floorplans.drawing.plates import USED_PLATE_PX
from floorplans.drawing.route_line import RoutePart, level_changes_of
from floorplans.drawing.scene import Scene
from floorplans.drawing.shapes import Label, Part
from floorplans.drawing.theme import Paint
from floorplans.model import Point

GOAL_LABEL_PX = 16.0
HERE_LABEL_PX = 14.0
SAME_SPOT_PX = 12.0


def compose_signs(
    scene: Scene,
    part: RoutePart | None,
    markers: Sequence[Marker],
    taken: Obstacles,
    walls: STRtree | None = None,
) -> tuple[Part, ...]:
    """Signs from the bottom to the top; each takes its box, so that labels go elsewhere."""
    shown = [marker for marker in markers if marker.level_id in scene.level_ids]
    shown = [*_ends_of(scene, part, shown), *shown]
    in_sight = [marker for marker in shown if scene.view.shows(marker.point)]
    in_sight.sort(key=lambda marker: marker.kind is MarkerKind.GOAL)
    goal = next((marker for marker in in_sight if marker.kind is MarkerKind.GOAL), None)
    if goal is not None:
        in_sight = [
            marker
            for marker in in_sight
            if marker.kind is not MarkerKind.HERE
            or _distance_px(scene, marker.point, goal.point) >= SAME_SPOT_PX
        ]
    for marker in in_sight:
        taken.take(_marker_box(scene, marker))
    parts: list[Part] = []
    if part is not None:
        parts.extend(_level_changes(scene, part, in_sight, taken))
    parts.extend(marker_part(marker, scene) for marker in in_sight)
    parts.extend(
        Part((_marker_label(scene, marker, taken, walls),))
        for marker in reversed(in_sight)
        if marker.name
    )
    return tuple(parts)


def _level_changes(
    scene: Scene, part: RoutePart, markers: Sequence[Marker], taken: Obstacles
) -> list[Part]:
    """Where one comes out of a ride, and where one takes the next; both keep clear of markers."""
    away, arrivals = level_changes_of(part.legs_of_changes(), scene.level_ids, scene.plan)
    parts: list[Part] = []
    half = USED_PLATE_PX * scene.symbol_scale / 2
    for change in arrivals:
        if not scene.view.shows(change.point):
            continue
        x, y = scene.view.to_px(change.point)
        near = [_distance_px(scene, marker.point, change.point) for marker in markers]
        if min(near, default=half * 2) >= half * 2:
            taken.take((x - half, y - half, x + half, y + half))
            parts.append(arrival_part(change, scene))
    for change in away:
        if scene.view.shows(change.point):
            covered = [_marker_box(scene, marker) for marker in markers]
            badge, box = badge_of(change, scene, covered)
            taken.take(box)
            parts.append(badge)
    return parts


def _ends_of(scene: Scene, part: RoutePart | None, markers: Sequence[Marker]) -> list[Marker]:
    """Markers for a route's own start and goal where these are shown and not marked already."""
    if part is None or not part.route.legs:
        return []
    route = part.route
    found: list[Marker] = []
    start, end = route.legs[0].start, route.legs[-1].end
    is_taken = {marker.kind for marker in markers}
    near = [
        marker
        for marker in markers
        if marker.kind is MarkerKind.HERE
        and _distance_px(scene, marker.point, start.point) < SAME_SPOT_PX
    ]
    starts_here = part.holds_start() and start.level_id in scene.level_ids
    if starts_here and MarkerKind.START not in is_taken and not near:
        found.append(Marker(MarkerKind.START, start.level_id, start.point))
    ends_here = part.holds_goal() and end.level_id in scene.level_ids
    if ends_here and MarkerKind.GOAL not in is_taken:
        place = scene.plan.place_by_id.get(route.end_place_id or "")
        name = scene.label(place) if place is not None else ""
        found.append(Marker(MarkerKind.GOAL, end.level_id, end.point, name=name))
    return found


def _marker_label(scene: Scene, marker: Marker, taken: Obstacles, walls: STRtree | None) -> Label:
    """A marker's name beside it: always there, free of everything else where possible."""
    scale = scene.symbol_scale
    left, top, right, bottom = _marker_box(scene, marker)
    x, _ = scene.view.to_px(marker.point)
    middle, clear = ((left + right) / 2, (top + bottom) / 2), (bottom - top) / 2
    size = (GOAL_LABEL_PX if marker.kind is MarkerKind.GOAL else HERE_LABEL_PX) * scale
    placed = fit_beside(middle, clear, marker.name, size, taken, walls) or fit_beside(
        middle, clear, marker.name, size, taken, None
    )
    if placed is not None and placed.label is not None:
        taken.take(placed.box)
        label = placed.label
    else:
        label = Label(Paint.INK, (marker.name,), (x, bottom + size), size)
    return Label(
        Paint.INK, label.lines, label.centre, label.size_px, halo_px=0.22 * size, is_bold=True
    )


def _marker_box(scene: Scene, marker: Marker) -> Box:
    """What a marker covers: a pin stands above its point, the way one looks reaches out."""
    x, y = scene.view.to_px(marker.point)
    reach = 12.0 * scene.symbol_scale
    if marker.kind is MarkerKind.GOAL:
        return x - reach, y - 39.0 * scene.symbol_scale, x + reach, y + reach * 0.4
    if marker.bearing_degrees is None:
        return x - reach, y - reach, x + reach, y + reach
    angle = math.radians(marker.bearing_degrees - scene.view.up_degrees)
    tip_x = x + LOOK_PX * scene.symbol_scale * math.sin(angle)
    tip_y = y - LOOK_PX * scene.symbol_scale * math.cos(angle)
    return (
        min(x - reach, tip_x),
        min(y - reach, tip_y),
        max(x + reach, tip_x),
        max(y + reach, tip_y),
    )


def _distance_px(scene: Scene, first: Point, second: Point) -> float:
    return math.dist(scene.view.to_px(first), scene.view.to_px(second))
