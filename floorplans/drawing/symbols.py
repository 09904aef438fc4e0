"""The upper layers of a picture: plates of lifts and stairs, icons and labels of places."""

from dataclasses import dataclass

from floorplans.drawing.floor import Floor
from floorplans.drawing.glyphs import Icon
from floorplans.drawing.icons import glyph_shapes, icon_of_connector, icon_of_place
from floorplans.drawing.labels import Box, Obstacles, Placed, fit_beside, fit_in_area
from floorplans.drawing.lettering import clean_text
from floorplans.drawing.levels import importance_of
from floorplans.drawing.plates import PLATE_PX, USED_PLATE_PX, plate_shapes
from floorplans.drawing.route_line import RoutePart
from floorplans.drawing.scene import Scene
from floorplans.drawing.shapes import Disc, Layer, LayerKind, Part, Pixel, Shape
from floorplans.drawing.theme import Paint, tint_of
from floorplans.model import Connector, Place

IMPORTANT_SIZES = (15.0, 13.0, 11.5, 10.0)
ORDINARY_SIZES = (12.5, 11.0, 10.0, 9.0)
HUGE_AREA_SHARE = 0.04
ICON_EMS = 1.35
_LEAST_HAZARD_PX = 9.0


@dataclass(frozen=True)
class Emphasis:
    """What a route makes important: the elements it uses and the place it leads to, whose name
    stands beside the goal already."""

    element_ids: frozenset[str] = frozenset()
    level_changes: frozenset[tuple[str, str]] = frozenset()
    """Connectors with the levels at which the route enters or leaves them to change level."""
    goal_place_id: str | None = None

    @staticmethod
    def of(part: RoutePart | None) -> "Emphasis":
        if part is None:
            return Emphasis()
        route = part.route
        changes = [
            (leg.element_id, point.level_id)
            for leg in part.legs_of_changes()
            if leg.start.level_id != leg.end.level_id
            for point in (leg.start, leg.end)
        ]
        return Emphasis(
            frozenset(leg.element_id for leg in route.legs),
            frozenset(changes),
            route.end_place_id if part.holds_goal() else None,
        )


def compose_symbols(
    scene: Scene, floor: Floor, taken: Obstacles, emphasis: Emphasis
) -> tuple[Layer, Layer]:
    """Symbols and labels, the most important first; each takes its box from those after it.

    Every place of the levels shown is a named part, in this layer or as an area of the floor.
    """
    symbols: list[Part] = []
    labels: list[Part] = []
    drawn_as_area = {
        part.place_id for layer in floor.layers for part in layer.parts if part.place_id
    }
    symbols.extend(_hazards(scene, floor, taken))
    symbols.extend(_plates(scene, floor, taken, emphasis))
    for place in scene.places:
        icon, label = _place_parts(scene, floor, taken, place)
        if place.id in drawn_as_area:
            is_marked = place.id == emphasis.goal_place_id
            symbols.extend([Part(icon)] if icon and not is_marked else [])
        else:
            spot = scene.view.to_px(place.point)
            name = scene.name(place)
            if _is_inside(spot, scene) and (icon or name):
                symbols.append(Part(icon, name=name, place_id=place.id, spot=spot))
        if label is not None and place.id != emphasis.goal_place_id:
            labels.append(label)
    return Layer(LayerKind.SYMBOLS, tuple(symbols)), Layer(LayerKind.LABELS, tuple(labels))


def _hazards(scene: Scene, floor: Floor, taken: Obstacles) -> list[Part]:
    """A triangle in each area that nobody is led into, with words where they fit, before anything
    else takes its place; in one that is too small for any it stands over what is there."""
    parts: list[Part] = []
    sizes = tuple(size * 1.4 * scene.symbol_scale for size in IMPORTANT_SIZES)
    text = clean_text(scene.words.no_entry)
    for area in scene.storey.areas:
        shape = floor.area_shapes.get(area.id)
        if area.hazard is None or shape is None or shape.is_empty:
            continue
        middle = shape.representative_point()
        spot = (middle.x, middle.y)
        attempts = [(text, sizes[-1:])] if text else []
        placed = None
        for words, chosen in (*attempts, ("", sizes), ("", (_LEAST_HAZARD_PX,))):
            placed = placed or fit_in_area(shape, spot, words, chosen, ICON_EMS, taken)
        if placed is not None:
            taken.take(placed.box)
            at, size = placed.icon_centre, placed.icon_px
        elif _is_inside(spot, scene):
            at, size = spot, _LEAST_HAZARD_PX * ICON_EMS * scene.symbol_scale
        else:
            continue
        label = (placed.label,) if placed is not None and placed.label is not None else ()
        shapes = (*glyph_shapes(Icon.HAZARD, at, size, Paint.INK), *label)
        parts.append(Part(shapes, name=clean_text(scene.words.hazard)))
    return parts


def _is_inside(spot: Pixel, scene: Scene) -> bool:
    left, top, right, bottom = scene.view.box
    return left <= spot[0] <= right and top <= spot[1] <= bottom


def _plates(scene: Scene, floor: Floor, taken: Obstacles, emphasis: Emphasis) -> list[Part]:
    """Dark plates with a glyph for each connector; those that the route uses come first.

    Where the route changes level its own signs stand instead.
    """
    parts: list[Part] = []
    wells = {
        (area.connector_id, area.level_id): floor.area_shapes[area.id]
        for area in scene.storey.areas
        if area.connector_id is not None and area.id in floor.area_shapes
    }
    stops = sorted(
        scene.storey.stops,
        key=lambda each: (
            each[0].id not in emphasis.element_ids,
            each[0].kind.value,
            each[0].id,
        ),
    )
    for connector, stop, point in stops:
        if (connector.id, stop.level_id) in emphasis.level_changes:
            continue
        spot = scene.view.to_px(point)
        shape = wells.get((connector.id, stop.level_id))
        if shape is not None and not shape.is_empty:
            spot = (shape.centroid.x, shape.centroid.y)
        plate = _plate(scene, taken, connector, spot, emphasis)
        if plate is not None:
            parts.append(plate)
    return parts


def _plate(
    scene: Scene, taken: Obstacles, connector: Connector, spot: Pixel, emphasis: Emphasis
) -> Part | None:
    """A plate at a spot; one that the route uses stands beside the route. None if none fits."""
    is_used = connector.id in emphasis.element_ids
    size = (USED_PLATE_PX if is_used else PLATE_PX) * scene.symbol_scale
    ground = Paint.INK if is_used or not emphasis.element_ids else Paint.WALL
    away = size * 1.1
    beside = [(0.0, -away), (away, 0.0), (-away, 0.0), (0.0, away)] if is_used else []
    for dx, dy in [(0.0, 0.0), *beside]:
        centre = (spot[0] + dx, spot[1] + dy)
        box = _box_around(centre, size / 2)
        if taken.is_free(box):
            taken.take(box)
            return Part(plate_shapes(icon_of_connector(connector.kind), centre, size, ground))
    return None


def _place_parts(
    scene: Scene, floor: Floor, taken: Obstacles, place: Place
) -> tuple[tuple[Shape, ...], Part | None]:
    """A place's icon (empty: none fits) and label (None: none fits)."""
    if place.connector_id is not None:
        return (), None
    icon = icon_of_place(place.kind)
    text = scene.label(place)
    spot = scene.view.to_px(place.point)
    shape = floor.area_shapes.get(place.area_id) if place.area_id is not None else None
    if shape is None:
        return _at_a_point(scene, floor, taken, place, text)
    if shape.is_empty:
        return (), None
    sizes = _sizes(scene, place)
    attempts = [(text, sizes, ICON_EMS)] if icon is not None else []
    if icon is not None and tint_of(place.kind) is Paint.COMFORT:
        attempts = [("", sizes[1:], ICON_EMS), ("", sizes[-1:], ICON_EMS * 0.8)]
    else:
        attempts += [(text, sizes, 0.0)] if text else []
        attempts += [("", sizes, ICON_EMS)] if icon is not None else []
    for words, chosen, icon_ems in attempts:
        placed = fit_in_area(shape, spot, words, chosen, icon_ems, taken)
        if placed is not None:
            taken.take(placed.box)
            return _shapes_of(placed, icon)
    return (), None


def _shapes_of(placed: Placed, icon: Icon | None) -> tuple[tuple[Shape, ...], Part | None]:
    shapes: tuple[Shape, ...] = ()
    if icon is not None and placed.icon_px:
        shapes = glyph_shapes(icon, placed.icon_centre, placed.icon_px, Paint.INK)
    return shapes, Part((placed.label,)) if placed.label is not None else None


def _sizes(scene: Scene, place: Place) -> tuple[float, ...]:
    base = IMPORTANT_SIZES if importance_of(place) <= 3 else ORDINARY_SIZES
    return tuple(size * scene.symbol_scale for size in base)


def _at_a_point(
    scene: Scene, floor: Floor, taken: Obstacles, place: Place, text: str
) -> tuple[tuple[Shape, ...], Part | None]:
    """A place on free floor: a disc in its tint with an icon, and its label beside it."""
    icon = icon_of_place(place.kind)
    spot = scene.view.to_px(place.point)
    scale = scene.symbol_scale
    radius = 8.5 * scale if icon is not None else 3.0 * scale
    box = _box_around(spot, radius)
    if not taken.is_free(box):
        return (), None
    tint = tint_of(place.kind) or Paint.FLOOR
    shapes: tuple[Shape, ...]
    if icon is not None:
        taken.take(box)
        shapes = (
            Disc(Paint.WALL, spot, radius + 0.8 * scale),
            Disc(tint, spot, radius),
            *glyph_shapes(icon, spot, radius * 1.3, Paint.INK),
        )
    else:
        shapes = ()
    placed = (
        fit_beside(spot, radius if icon else 0.0, text, 10.0 * scale, taken, floor.wall_tree)
        if text
        else None
    )
    if placed is None or placed.label is None:
        return shapes, None
    taken.take(placed.box)
    return shapes, Part((placed.label,))


def _box_around(spot: Pixel, half: float) -> Box:
    return spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half
