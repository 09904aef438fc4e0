"""A level with a route as a picture: an ordered display list in pixels that every renderer paints.

Pure composition, without words of its own: labels, titles and descriptions come from the caller.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import shapely

from floorplans.drawing.floor import compose_floor
from floorplans.drawing.labels import Obstacles
from floorplans.drawing.lettering import clean_text
from floorplans.drawing.markers import Marker
from floorplans.drawing.route_line import RouteLine, compose_route_line, levels_of, pieces_of
from floorplans.drawing.scene import Scene, Words, find_level, shown_levels
from floorplans.drawing.shapes import Label, Layer, LayerKind
from floorplans.drawing.signs import compose_signs
from floorplans.drawing.symbols import Emphasis, compose_symbols
from floorplans.drawing.theme import Theme
from floorplans.drawing.view import KIOSK, PictureSize, View, fit_view
from floorplans.kinds import AreaKind
from floorplans.model import Plan, Point
from floorplans.route import Route

LEAST_ROUTE_METRES = 24.0


@dataclass(frozen=True)
class Picture:
    """Layers from the bottom to the top, in pixels of `view`."""

    view: View
    theme: Theme
    layers: tuple[Layer, ...]
    words: Words

    def labels(self) -> tuple[Label, ...]:
        """Every label, from the bottom to the top."""
        return tuple(
            shape
            for layer in self.layers
            for part in layer.parts
            for shape in part.shapes
            if isinstance(shape, Label)
        )


def draw_level(
    plan: Plan,
    level_id: str,
    *,
    words: Words,
    view: View | None = None,
    route: Route | None = None,
    markers: Sequence[Marker] = (),
    theme: Theme = Theme.STANDARD,
) -> Picture:
    """The picture of a level, with what lies at the same height, under the route's piece there.

    Without a `view` the whole level is shown, or with a route its piece, at kiosk size.
    Start and goal of the route get their markers; a HERE marker takes the start's place. Without a
    title the level's own sign is used. Raises FloorplanError `level-unknown`.
    """
    level = find_level(plan, level_id)
    level_ids = shown_levels(plan, level_id)
    if view is None:
        on_level = route is not None and bool(pieces_of(route, level_ids))
        view = (
            route_view(plan, route, level_id, KIOSK)
            if route is not None and on_level
            else level_view(plan, level_id, KIOSK)
        )
    scene = Scene(plan, level_ids, view, words)
    floor = compose_floor(scene)
    line = compose_route_line(route, scene) if route is not None else None
    window = (2.0, 2.0, view.box[2] - 2.0, view.box[3] - 2.0)
    taken = Obstacles(window, line.reach if line is not None else shapely.Polygon())
    signs = compose_signs(scene, route, markers, taken)
    symbols, labels = compose_symbols(scene, floor, taken, Emphasis.of(route))
    layers = (
        *floor.layers,
        *_route_layer(line, words.route),
        symbols,
        labels,
        Layer(LayerKind.MARKERS, signs),
    )
    title = words.title or clean_text(level.label)
    return Picture(view, theme, layers, replace(words, title=title))


def draw_route(
    plan: Plan,
    route: Route,
    *,
    size: PictureSize,
    words_of: Callable[[str], Words],
    theme: Theme = Theme.STANDARD,
) -> list[tuple[str, Picture]]:
    """The whole route by level, in the order of travel: for each level id a picture of the piece.

    Levels of one height share a picture, under the id of the one that comes first. `words_of`
    gives the words for a level's id.
    """
    pictures: list[tuple[str, Picture]] = []
    seen: set[str] = set()
    for level_id in levels_of(route):
        if level_id in seen:
            continue
        seen.update(shown_levels(plan, level_id))
        picture = draw_level(
            plan,
            level_id,
            words=words_of(level_id),
            view=route_view(plan, route, level_id, size),
            route=route,
            theme=theme,
        )
        pictures.append((level_id, picture))
    return pictures


def level_view(
    plan: Plan, level_id: str, size: PictureSize, *, up_degrees: float | None = None
) -> View:
    """The view that shows everything drawn on a level. Raises FloorplanError `level-unknown`.

    `up_degrees` None turns the picture by 45° at most, so that most walls run along its edges.
    """
    find_level(plan, level_id)
    if up_degrees is None:
        up_degrees = straight_degrees(plan, level_id)
    return fit_view(_extent(plan, level_id), size, up_degrees=up_degrees)


def straight_degrees(plan: Plan, level_id: str) -> float:
    """The bearing, between -45° and 45°, along which most edges of a level's areas run.

    The mean direction of all edges modulo 90°, weighted by length: angles are quadrupled, so that
    perpendicular edges agree (Mardia and Jupp, Directional Statistics, 2000, section 1.4).
    """
    level_ids = shown_levels(plan, level_id)
    rings = [
        area.polygon.exterior.coords
        for area in plan.areas
        if area.level_id in level_ids and area.kind is not AreaKind.OUTDOOR
    ]
    east = north = 0.0
    for ring in rings:
        for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
            length = math.hypot(x2 - x1, y2 - y1)
            angle = 4 * math.atan2(x2 - x1, y2 - y1)
            east += length * math.sin(angle)
            north += length * math.cos(angle)
    if math.hypot(east, north) < 1e-9:
        return 0.0
    return round(math.degrees(math.atan2(east, north)) / 4, 1)


def route_view(
    plan: Plan,
    route: Route,
    level_id: str,
    size: PictureSize,
    *,
    up_degrees: float | None = None,
) -> View:
    """The view that shows the route's pieces at a level's height, with 24 m around at least.

    `up_degrees` None turns the picture so that the piece's first steps go up, as nearly as they can
    while most walls run along its edges. Shows the whole level
    if the route does not touch it. Raises FloorplanError `level-unknown`.
    """
    level_ids = shown_levels(plan, level_id)
    pieces = pieces_of(route, level_ids)
    points = [point for piece in pieces for point in piece]
    if not points:
        points = [leg.start.point for leg in route.legs if leg.start.level_id in level_ids][:1]
        points += [leg.end.point for leg in route.legs if leg.end.level_id in level_ids][:1]
    if not points:
        return level_view(plan, level_id, size, up_degrees=up_degrees)
    if up_degrees is None:
        straight = straight_degrees(plan, level_id)
        up_degrees = _along_walls(_heading_degrees(pieces[0]), straight) if pieces else straight
    return fit_view(
        points,
        size,
        up_degrees=up_degrees,
        padding_px=min(64.0 * size.symbol_scale, 0.2 * min(size.width_px, size.height_px)),
        least_metres=LEAST_ROUTE_METRES,
    )


def _heading_degrees(piece: Sequence[Point], look_ahead_metres: float = 10.0) -> float:
    """The bearing, clockwise from local +y, of a walk's first metres as a whole."""
    line = shapely.LineString(piece)
    start, ahead = line.coords[0], line.interpolate(min(look_ahead_metres, line.length))
    return math.degrees(math.atan2(ahead.x - start[0], ahead.y - start[1]))


def _along_walls(heading_degrees: float, straight_degrees: float) -> float:
    """The direction of the walls that is nearest to a heading."""
    turns = round((heading_degrees - straight_degrees) / 90.0)
    return straight_degrees + 90.0 * turns


def _extent(plan: Plan, level_id: str) -> Iterable[Point]:
    """Corners of what is drawn on a level."""
    for area in plan.areas:
        if area.level_id == level_id and not area.polygon.is_empty:
            yield from ((x, y) for x, y, *_ in area.polygon.exterior.coords)
    for wall in plan.walls:
        if wall.level_id == level_id:
            west, south, east, north = wall.shape.bounds
            yield from ((west, south), (east, north))
    for line in plan.path_lines:
        if line.level_id == level_id:
            yield from line.points
    for place in plan.places:
        if place.level_id == level_id:
            yield place.point
    for connector in plan.connectors:
        yield from (stop.point for stop in connector.stops if stop.level_id == level_id)


def _route_layer(line: RouteLine | None, name: str) -> tuple[Layer, ...]:
    if line is None or not line.part.shapes:
        return ()
    return (Layer(LayerKind.ROUTE, (line.part,), name=clean_text(name)),)
