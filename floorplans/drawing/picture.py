"""A level with a route as a picture: an ordered display list in pixels that every renderer paints.

Pure composition, without words of its own: labels, titles and descriptions come from the caller.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import shapely

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.floor import compose_floor
from floorplans.drawing.labels import Obstacles
from floorplans.drawing.lettering import clean_text
from floorplans.drawing.levels import find_level, shown_levels
from floorplans.drawing.markers import Marker
from floorplans.drawing.route_line import RouteLine, RoutePart, compose_route_line, pieces_of
from floorplans.drawing.scene import Scene, Words
from floorplans.drawing.shapes import Label, Layer, LayerKind
from floorplans.drawing.signs import compose_signs
from floorplans.drawing.step_view import heading_degrees
from floorplans.drawing.stretches import Stretch, stretches_of
from floorplans.drawing.symbols import Emphasis, compose_symbols
from floorplans.drawing.theme import Theme
from floorplans.drawing.view import KIOSK, PictureSize, View, fit_view
from floorplans.model import Plan
from floorplans.route import Leg, Route

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
    plan: Plan | DrawingPlan,
    level_id: str,
    *,
    words: Words,
    view: View | None = None,
    route: Route | RoutePart | None = None,
    markers: Sequence[Marker] = (),
    theme: Theme = Theme.STANDARD,
) -> Picture:
    """The picture of a level, with what lies at the same height, under the route's piece there.

    Without a `view` the whole level is shown, or with a route its piece, at kiosk size.
    Start and goal of the route get their markers; a HERE marker takes the start's place. Without a
    title the level's own sign is used. Raises FloorplanError `level-unknown`.
    """
    drawn = DrawingPlan.of(plan)
    storey = drawn.storey(level_id)
    part = RoutePart.whole(route) if isinstance(route, Route) else route
    if view is None:
        view = (
            route_view(drawn, part.route.legs, level_id, KIOSK)
            if part is not None and pieces_of(part.route.legs, storey.level_ids)
            else level_view(drawn, level_id, KIOSK)
        )
    scene = Scene(drawn.plan, storey, view, words)
    floor = compose_floor(scene)
    line = compose_route_line(part, scene) if part is not None else None
    window = (2.0, 2.0, view.box[2] - 2.0, view.box[3] - 2.0)
    taken = Obstacles(window, line.reach if line is not None else shapely.Polygon())
    signs = compose_signs(scene, part, markers, taken, floor.wall_tree)
    symbols, labels = compose_symbols(scene, floor, taken, Emphasis.of(part))
    layers = (
        *floor.layers,
        *_route_layer(line, words.route),
        symbols,
        labels,
        Layer(LayerKind.MARKERS, signs),
    )
    title = words.title or clean_text(find_level(drawn.plan, level_id).label)
    return Picture(view, theme, layers, replace(words, title=title))


def draw_route(
    plan: Plan | DrawingPlan,
    route: Route,
    *,
    size: PictureSize,
    words_of: Callable[[str], Words],
    theme: Theme = Theme.STANDARD,
) -> list[tuple[str, Picture]]:
    """The whole route by stretch, in the order of travel: for each the id of the level that it
    begins on, and its picture. `words_of` gives the words for a level's id.
    """
    drawn = DrawingPlan.of(plan)
    return [
        (
            stretch.level_id,
            draw_level(
                drawn,
                stretch.level_id,
                words=words_of(stretch.level_id),
                view=stretch_view(drawn, route, stretch, size),
                route=RoutePart.of_stretch(route, stretch),
                theme=theme,
            ),
        )
        for stretch in stretches_of(route, drawn.plan)
    ]


def stretch_view(
    plan: Plan | DrawingPlan, route: Route, stretch: Stretch, size: PictureSize
) -> View:
    """The view that shows a stretch of a route, as `route_view` does."""
    legs = route.legs[stretch.first_leg : stretch.end_leg]
    if legs:
        return route_view(plan, legs, stretch.level_id, size)
    return fit_view(
        [route.legs[-1].end.point],
        size,
        up_degrees=DrawingPlan.of(plan).storey(stretch.level_id).straight_degrees,
        least_metres=LEAST_ROUTE_METRES,
    )


def level_view(
    plan: Plan | DrawingPlan, level_id: str, size: PictureSize, *, up_degrees: float | None = None
) -> View:
    """The view that shows everything drawn on a level. Raises FloorplanError `level-unknown`.

    `up_degrees` None turns the picture by 45° at most, so that most walls run along its edges.
    """
    storey = DrawingPlan.of(plan).storey(level_id)
    if up_degrees is None:
        up_degrees = storey.straight_degrees
    return fit_view(storey.corners, size, up_degrees=up_degrees)


def route_view(
    plan: Plan | DrawingPlan,
    legs: Sequence[Leg],
    level_id: str,
    size: PictureSize,
    *,
    up_degrees: float | None = None,
) -> View:
    """The view that shows the pieces of a route's legs at a level's height, with 24 m around at
    least.

    `up_degrees` None turns the picture so that the piece's first steps go up, as nearly as they can
    while most walls run along its edges. Shows the whole level
    if the route does not touch it. Raises FloorplanError `level-unknown`.
    """
    drawn = DrawingPlan.of(plan)
    level_ids = shown_levels(drawn.plan, level_id)
    pieces = pieces_of(legs, level_ids)
    points = [point for piece in pieces for point in piece]
    if not points:
        points = [leg.start.point for leg in legs if leg.start.level_id in level_ids][:1]
        points += [leg.end.point for leg in legs if leg.end.level_id in level_ids][:1]
    if not points:
        return level_view(drawn, level_id, size, up_degrees=up_degrees)
    if up_degrees is None:
        straight = drawn.storey(level_id).straight_degrees
        up_degrees = _along_walls(heading_degrees(pieces[0]), straight) if pieces else straight
    return fit_view(
        points,
        size,
        up_degrees=up_degrees,
        padding_px=min(64.0 * size.symbol_scale, 0.2 * min(size.width_px, size.height_px)),
        least_metres=LEAST_ROUTE_METRES,
    )


def _along_walls(heading_degrees: float, straight_degrees: float) -> float:
    """The direction of the walls that is nearest to a heading."""
    turns = round((heading_degrees - straight_degrees) / 90.0)
    return straight_degrees + 90.0 * turns


def _route_layer(line: RouteLine | None, name: str) -> tuple[Layer, ...]:
    if line is None or not line.part.shapes:
        return ()
    return (Layer(LayerKind.ROUTE, (line.part,), name=clean_text(name)),)
