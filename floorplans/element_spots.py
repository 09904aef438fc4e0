"""Where on the plan an element stands, as one point to show. Knows no traveller and no picture."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shapely import LineString

from floorplans.model import Area, Connector, Door, PathLine, Plan, Point


@dataclass(frozen=True, slots=True)
class ElementSpot:
    """A point in local metres on a level."""

    level_id: str
    point: Point


def find_element_spot(
    plan: Plan, element_id: str, preferred_levels: Collection[str] = ()
) -> ElementSpot | None:
    """The middle of an element, of a lift or stairs the stop on a preferred level, else the lowest.

    None for an id that the plan does not have.
    """
    element = plan.element_by_id.get(element_id)
    match element:
        case None:
            return None
        case Door():
            level_id = _preferred(element.level_ids, preferred_levels)
            return ElementSpot(level_id, element.point)
        case Connector():
            stopped_at = [stop.level_id for stop in element.stops]
            level_id = _preferred(stopped_at, preferred_levels)
            stop = next(stop for stop in element.stops if stop.level_id == level_id)
            return ElementSpot(level_id, stop.point)
        case PathLine():
            return ElementSpot(element.level_id, _middle_of_line(element.points))
        case _:
            shape = element.polygon if isinstance(element, Area) else element.shape
            inside = shape.representative_point()
            return ElementSpot(element.level_id, (inside.x, inside.y))


def _preferred(level_ids: Sequence[str], preferred: Collection[str]) -> str:
    return next((level_id for level_id in level_ids if level_id in preferred), level_ids[0])


def _middle_of_line(points: Sequence[Point]) -> Point:
    middle = LineString(points).interpolate(0.5, normalized=True)
    return middle.x, middle.y
