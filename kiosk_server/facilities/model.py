"""The values of facilities: elements of the plan, where they are drawn, what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from floorplans.drawing.levels import shown_levels
from floorplans.kinds import AreaKind, ConnectorKind, PlaceKind
from floorplans.model import Area, Connector, Door, Element, PathLine, Plan, Point
from kiosk_server.venue.views import PlaceView


class PlanElementKind(Enum):
    """What can be closed by itself."""

    DOOR = "door"
    LIFT = "lift"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    RAMP = "ramp"
    PATH = "path"
    ROOM = "room"
    CORRIDOR = "corridor"
    AREA = "area"


class ElementShape(Enum):
    """What the coordinates of an element are."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class PlanElementView:
    id: str
    kind: PlanElementKind
    name: str


@dataclass(frozen=True, slots=True)
class DrawnElementView:
    element: PlanElementView
    level_id: str
    shape: ElementShape
    coordinates: tuple[float, ...]
    place_kinds: tuple[PlaceKind, ...]


@dataclass(frozen=True, slots=True)
class CriticalElementView:
    element: PlanElementView
    places_cut_off: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class ClosureEffectView:
    without_way: tuple[PlaceView, ...]
    without_step_free: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class DrawnElement:
    """An element where it is on a level, in metres."""

    element: Element
    level_id: str
    shape: ElementShape
    points: tuple[Point, ...]


_KIND_OF_CONNECTOR = {
    ConnectorKind.LIFT: PlanElementKind.LIFT,
    ConnectorKind.STAIRS: PlanElementKind.STAIRS,
    ConnectorKind.ESCALATOR: PlanElementKind.ESCALATOR,
    ConnectorKind.RAMP: PlanElementKind.RAMP,
}
_KIND_OF_AREA = {
    AreaKind.ROOM: PlanElementKind.ROOM,
    AreaKind.CORRIDOR: PlanElementKind.CORRIDOR,
}
_FOOTPRINTS = frozenset({AreaKind.LIFT_CAR, AreaKind.STAIRWELL})


def kind_of_element(element: Element) -> PlanElementKind:
    """What an element is to whoever closes it. Raises TypeError for walls."""
    match element:
        case Door():
            return PlanElementKind.DOOR
        case PathLine():
            return PlanElementKind.PATH
        case Connector():
            return _KIND_OF_CONNECTOR[element.kind]
        case Area():
            return _KIND_OF_AREA.get(element.kind, PlanElementKind.AREA)
    raise TypeError("a wall is not closed")


def place_kinds_by_element(plan: Plan) -> dict[str, tuple[PlaceKind, ...]]:
    """For each element that is a place of the directory, or several, their kinds, each once."""
    found: dict[str, dict[PlaceKind, None]] = {}
    for place in plan.places:
        for element_id in (place.area_id, place.door_id, place.connector_id):
            if element_id is not None:
                found.setdefault(element_id, {})[place.kind] = None
    return {element_id: tuple(kinds) for element_id, kinds in found.items()}


def drawn_elements(plan: Plan, level_id: str) -> Iterator[DrawnElement]:
    """What can be closed at a level's height, each once; areas first, so that what lies in them is
    above. The footprint of a lift or stair is where that is. Raises FloorplanError `level-unknown`.
    """
    levels = frozenset(shown_levels(plan, level_id))
    footprints: dict[str, DrawnElement] = {}
    for area in plan.areas:
        if area.level_id not in levels:
            continue
        outline = tuple((x, y) for x, y in area.polygon.exterior.coords[:-1])
        drawn = DrawnElement(area, area.level_id, ElementShape.AREA, outline)
        if area.kind not in _FOOTPRINTS:
            yield drawn
        elif area.connector_id is not None:
            footprints.setdefault(area.connector_id, drawn)
    for line in plan.path_lines:
        if line.level_id in levels:
            yield DrawnElement(line, line.level_id, ElementShape.LINE, line.points)
    for connector in plan.connectors:
        yield from _drawn_connector(connector, levels, footprints.get(connector.id))
    for door in plan.doors:
        here = next((each for each in door.level_ids if each in levels), None)
        if here is not None:
            yield DrawnElement(door, here, ElementShape.POINT, (door.point,))


def _drawn_connector(
    connector: Connector, levels: frozenset[str], footprint: DrawnElement | None
) -> Iterator[DrawnElement]:
    stops = [stop for stop in connector.stops if stop.level_id in levels]
    if footprint is not None:
        yield DrawnElement(connector, footprint.level_id, footprint.shape, footprint.points)
    elif len(stops) > 1:
        points = connector.shape or tuple(stop.point for stop in stops)
        yield DrawnElement(connector, stops[0].level_id, ElementShape.LINE, points)
    elif stops:
        yield DrawnElement(connector, stops[0].level_id, ElementShape.POINT, (stops[0].point,))
