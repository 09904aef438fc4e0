"""Where a kiosk in the lobby would stand, for whoever opens a plan without naming a spot.

Reads the plan alone, so that it answers before any graph is compiled; which parts of a venue hang
together is judged from what touches what, without widths, walls or needs.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from shapely import LineString, STRtree
from shapely import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry

from floorplans.facts import Access
from floorplans.kinds import OPEN_AREA_KINDS, EntranceKind, PlaceKind
from floorplans.model import Anchor, Area, Door, PathLine, Place, Plan, Point

_AT_KIOSK_METRES = 1.5
_NEAR_ENTRANCE_METRES = 50.0
_TOUCH_METRES = 0.5
_ENTRANCE_RANKS: dict[EntranceKind | None, int] = {
    EntranceKind.MAIN: 0,
    EntranceKind.SECONDARY: 1,
    None: 1,
}
_INFORMATION_RANK = 2
_ANY_PLACE_RANK = 3
_LAST_RANK = 4
"""Nobody is welcomed at exits, or at service and emergency entrances."""

_Floor = Area | PathLine


def first_spot(plan: Plan) -> str | None:
    """The code of an anchor, or the id of a place where no anchor is near; None in an empty plan.

    The anchor of a kiosk near the main entrance, else the anchor nearest to that entrance on its
    storey, else the entrance itself; an information desk, then any public place on the ground
    stands in for an entrance that the plan does not have.
    """
    middle = _welcoming_place(plan)
    if middle is None:
        lowest = min(plan.anchors, key=lambda anchor: _storey(plan, anchor), default=None)
        return None if lowest is None else lowest.code
    height = plan.level_by_id[middle.level_id].ordinal
    anchors = [
        anchor for anchor in plan.anchors if plan.level_by_id[anchor.level_id].ordinal == height
    ]
    at_kiosks = [
        anchor
        for anchor in anchors
        if _metres(anchor, middle) <= _NEAR_ENTRANCE_METRES
        and any(_is_kiosk(place, anchor) for place in plan.places)
    ]
    nearest = min(at_kiosks or anchors, key=lambda anchor: _nearness(anchor, middle), default=None)
    return middle.id if nearest is None else nearest.code


def _welcoming_place(plan: Plan) -> Place | None:
    """The best public place by its kind, then on the ground, then from where most is reached."""
    public = [place for place in plan.places if place.access is Access.PUBLIC]
    reached = _reached_with(plan, public)

    def preference(place: Place) -> tuple[int, float, int, bool, str]:
        height, is_outdoors, name = _storey(plan, place)
        return _rank(plan, place), height, -reached[place.id], is_outdoors, name

    return min(public, key=preference, default=None)


def _rank(plan: Plan, place: Place) -> int:
    if place.kind is PlaceKind.ENTRANCE:
        door = plan.element_by_id.get(place.door_id or "")
        kind = door.entrance if isinstance(door, Door) else None
        return _ENTRANCE_RANKS.get(kind, _LAST_RANK)
    if place.kind is PlaceKind.INFORMATION:
        return _INFORMATION_RANK
    return _LAST_RANK if place.kind is PlaceKind.EXIT else _ANY_PLACE_RANK


def _storey(plan: Plan, there: Place | Anchor) -> tuple[float, bool, str]:
    """Sorts the ground before other storeys, indoors before outdoors, then by id."""
    level = plan.level_by_id[there.level_id]
    name = there.id if isinstance(there, Place) else there.code
    return abs(level.ordinal), level.building_id is None, name


def _nearness(anchor: Anchor, middle: Place) -> tuple[bool, float, str]:
    return anchor.level_id != middle.level_id, _metres(anchor, middle), anchor.code


def _metres(anchor: Anchor, place: Place) -> float:
    return math.dist(anchor.point, place.point)


def _is_kiosk(place: Place, anchor: Anchor) -> bool:
    return (
        place.kind is PlaceKind.KIOSK
        and place.level_id == anchor.level_id
        and _metres(anchor, place) <= _AT_KIOSK_METRES
    )


def _reached_with(plan: Plan, places: Sequence[Place]) -> dict[str, int]:
    """For the id of each place how many of `places` its part of the venue holds."""
    touching = _touching(plan)
    ids = {place.id for place in places}
    reached: dict[str, int] = {}
    for place in places:
        if place.id not in reached:
            part = ids & _part_of(touching, place.id)
            reached |= dict.fromkeys(part, len(part))
    return reached


def _part_of(touching: Mapping[str, set[str]], first: str) -> set[str]:
    """All that hangs together with `first`, itself too."""
    part, found = {first}, [first]
    while found:
        news = touching.get(found.pop(), set()) - part
        part |= news
        found += news
    return part


def _touching(plan: Plan) -> Mapping[str, set[str]]:
    """Which floors, doors, connectors and places touch each other, by id."""
    floors: list[_Floor] = [*plan.areas, *plan.path_lines]
    shapes = [_shape(floor) for floor in floors]
    tree = STRtree(shapes)
    touching: dict[str, set[str]] = defaultdict(set)

    def join(one: str, other: str) -> None:
        touching[one].add(other)
        touching[other].add(one)

    pairs = tree.query(shapes, predicate="intersects").T if shapes else ()
    for one, other in pairs:
        if _flow(floors[int(one)], floors[int(other)]):
            join(floors[int(one)].id, floors[int(other)].id)
    for element_id, level_id, point in _spots(plan):
        near = tree.query(ShapelyPoint(point), predicate="dwithin", distance=_TOUCH_METRES)
        for index in near:
            if floors[int(index)].level_id == level_id:
                join(element_id, floors[int(index)].id)
    for place in plan.places:
        if inside := place.area_id or place.door_id or place.connector_id:
            join(place.id, inside)
    return touching


def _spots(plan: Plan) -> Iterator[tuple[str, str, Point]]:
    """Where doors, connectors and places on free floor meet what is around them."""
    for door in plan.doors:
        yield from ((door.id, level_id, door.point) for level_id in door.level_ids)
    for connector in plan.connectors:
        yield from ((connector.id, stop.level_id, stop.point) for stop in connector.stops)
    for place in plan.places:
        if not (place.area_id or place.door_id or place.connector_id):
            yield place.id, place.level_id, place.point


def _shape(floor: _Floor) -> BaseGeometry:
    return floor.polygon if isinstance(floor, Area) else LineString(floor.points)


def _flow(one: _Floor, other: _Floor) -> bool:
    """Whether people get from one floor to another that it touches without a door."""
    return one.level_id == other.level_id and all(
        isinstance(floor, PathLine) or floor.kind in OPEN_AREA_KINDS for floor in (one, other)
    )
