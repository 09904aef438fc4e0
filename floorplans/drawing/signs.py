"""The top layer of a picture: start, goal with its name, "you are here", changes of level."""

from collections.abc import Sequence

from floorplans.drawing.labels import Box, Obstacles, fit_beside
from floorplans.drawing.markers import Marker, MarkerKind, arrival_part, badge_of, marker_part
from floorplans.drawing.plates import USED_PLATE_PX
from floorplans.drawing.route_line import level_changes_of
from floorplans.drawing.scene import Scene
from floorplans.drawing.shapes import Label, Part
from floorplans.drawing.theme import Paint
from floorplans.model import Point
from floorplans.route import Route

GOAL_LABEL_PX = 16.0
SAME_SPOT_PX = 12.0


def compose_signs(
    scene: Scene, route: Route | None, markers: Sequence[Marker], taken: Obstacles
) -> tuple[Part, ...]:
    """Signs from the bottom to the top; each takes its box, so that labels go elsewhere."""
    parts: list[Part] = []
    if route is not None:
        parts.extend(_level_changes(scene, route, taken))
    shown = [marker for marker in markers if marker.level_id in scene.level_ids]
    shown = [*_ends_of(scene, route, shown), *shown]
    in_sight = [marker for marker in shown if _is_inside(scene, marker.point)]
    in_sight.sort(key=lambda marker: marker.kind is MarkerKind.GOAL)
    for marker in in_sight:
        taken.take(_marker_box(scene, marker))
    parts.extend(marker_part(marker, scene) for marker in in_sight)
    goal = next((marker for marker in in_sight if marker.kind is MarkerKind.GOAL), None)
    if goal is not None and goal.name:
        parts.append(Part((_goal_label(scene, goal, taken),)))
    return tuple(parts)


def _level_changes(scene: Scene, route: Route, taken: Obstacles) -> list[Part]:
    away, arrivals = level_changes_of(route, scene.level_ids, scene.plan)
    parts: list[Part] = []
    for change in arrivals:
        if _is_inside(scene, change.point):
            x, y = scene.view.to_px(change.point)
            half = USED_PLATE_PX * scene.symbol_scale / 2
            taken.take((x - half, y - half, x + half, y + half))
            parts.append(arrival_part(change, scene))
    for change in away:
        if _is_inside(scene, change.point):
            part, box = badge_of(change, scene)
            taken.take(box)
            parts.append(part)
    return parts


def _ends_of(scene: Scene, route: Route | None, markers: Sequence[Marker]) -> list[Marker]:
    """Markers for a route's own start and goal where these are shown and not marked already."""
    if route is None or not route.legs:
        return []
    found: list[Marker] = []
    start, end = route.legs[0].start, route.legs[-1].end
    is_taken = {marker.kind for marker in markers}
    near = [
        marker
        for marker in markers
        if marker.kind is MarkerKind.HERE
        and _distance_px(scene, marker.point, start.point) < SAME_SPOT_PX
    ]
    if start.level_id in scene.level_ids and MarkerKind.START not in is_taken and not near:
        found.append(Marker(MarkerKind.START, start.level_id, start.point))
    if end.level_id in scene.level_ids and MarkerKind.GOAL not in is_taken:
        place = scene.plan.place_by_id.get(route.end_place_id or "")
        name = scene.label(place) if place is not None else ""
        found.append(Marker(MarkerKind.GOAL, end.level_id, end.point, name=name))
    return found


def _goal_label(scene: Scene, goal: Marker, taken: Obstacles) -> Label:
    """The goal's name beside its pin: always there, free of everything else where possible."""
    scale = scene.symbol_scale
    x, y = scene.view.to_px(goal.point)
    middle = (x, y - 17.0 * scale)
    size = GOAL_LABEL_PX * scale
    placed = fit_beside(middle, 22.0 * scale, goal.name, size, taken, None)
    if placed is not None and placed.label is not None:
        taken.take(placed.box)
        label = placed.label
    else:
        label = Label(Paint.INK, (goal.name,), (x, y + 16.0 * scale), size)
    return Label(
        Paint.INK, label.lines, label.centre, label.size_px, halo_px=0.22 * size, is_bold=True
    )


def _marker_box(scene: Scene, marker: Marker) -> Box:
    x, y = scene.view.to_px(marker.point)
    reach = 12.0 * scene.symbol_scale
    top = 39.0 * scene.symbol_scale if marker.kind is MarkerKind.GOAL else reach
    return x - reach, y - top, x + reach, y + reach * 0.4


def _distance_px(scene: Scene, first: Point, second: Point) -> float:
    (x1, y1), (x2, y2) = scene.view.to_px(first), scene.view.to_px(second)
    return float(((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5)


def _is_inside(scene: Scene, point: Point) -> bool:
    x, y = scene.view.to_px(point)
    left, top, right, bottom = scene.view.box
    return left <= x <= right and top <= y <= bottom
