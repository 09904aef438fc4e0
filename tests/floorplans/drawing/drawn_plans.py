"""What the tests of drawing share: a small floor, words for it, and routes by hand."""

from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

from floorplans.drawing.scene import Words, label_in, name_in
from floorplans.drawing.view import PictureSize
from floorplans.facts import Names
from floorplans.kinds import AreaKind, PlaceKind
from floorplans.model import Place, Plan, Point
from floorplans.route import Leg, LegKind, Route, RoutePoint, StepFree
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    lift,
    place_in,
    plan_of,
    rectangle,
    square_room,
)

SMALL = PictureSize(320, 240, 1.0)
WORDS = Words(label_in("en"), name_in("en"), title="Level 1", description="Rooms and lift")


def small_floor(name: str = "X-ray") -> Plan:
    """Two rooms north of a corridor, a lift at its east end, a drinking fountain in it."""
    first, second = square_room("r1"), square_room("r2", west=7.0)
    fountain = Place(id="water", level_id="L0", kind=PlaceKind.DRINKING_WATER, point=(5.0, -1.0))
    numbered = Place(
        id="r2", level_id="L0", kind=PlaceKind.ROOM, point=(9.5, 2.5), ref="102", area_id="r2"
    )
    return plan_of(
        first,
        second,
        area_of("c", rectangle(0.0, -2.0, 12.0, 0.0), AreaKind.CORRIDOR),
        door_at("d1", (2.5, 0.0), 0.9),
        door_at("d2", (9.5, 0.0), 1.2),
        place_in(first, name, PlaceKind.IMAGING),
        numbered,
        fountain,
        lift("lift", ("L0", (11.0, -1.0)), ("L1", (11.0, -1.0))),
    )


def parsed(svg: str) -> ET.Element:
    """The root element; raises ParseError for what is not well-formed."""
    return ET.fromstring(svg.encode("utf-8"))  # noqa: S314 - our own drawing, not a stranger's


def named_place(text: str) -> Place:
    return Place(
        id="p", level_id="L0", kind=PlaceKind.OTHER, point=(0.0, 0.0), names=Names.of(en=text)
    )


def leg_of(kind: LegKind, element_id: str, *points: tuple[str, Point]) -> Leg:
    """A leg through (level id, point)s."""
    shape = tuple(RoutePoint(level_id, x, y) for level_id, (x, y) in points)
    return Leg(kind, element_id, shape[0], shape[-1], 1.0, 1.0, shape)


def walk(level_id: str, *points: Point) -> list[Leg]:
    """Straight walking legs from point to point."""
    return [
        leg_of(LegKind.WALK, "c", (level_id, start), (level_id, end))
        for start, end in pairwise(points)
    ]


def route_of(legs: Sequence[Leg], end_place_id: str | None = None) -> Route:
    return Route(tuple(legs), 1.0, 1.0, StepFree.MEASURED, (), None, end_place_id, "version")


def route_to_lift_and_up() -> Route:
    """From room r1 through its door along the corridor, by lift to L1 and a few metres on."""
    return route_of(
        [
            *walk("L0", (2.5, 2.5), (2.5, -1.0), (11.0, -1.0)),
            leg_of(LegKind.LIFT, "lift", ("L0", (11.0, -1.0)), ("L1", (11.0, -1.0))),
            *walk("L1", (11.0, -1.0), (4.0, -1.0)),
        ]
    )
