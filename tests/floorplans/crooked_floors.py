"""Floors that nobody should draw, made at random: slanted and thick walls, narrow rooms, doors near
corners, walls drawn across door gaps, pillars and benches that touch borders."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, product
from random import Random

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.kinds import AreaKind, DoorKind, PlaceKind
from floorplans.model import Place, Plan, Point, Wall
from tests.floorplans.plan_makers import Part, area_of, door_at, plan_of
from tests.floorplans.tight_floors import HOUSE

_KINDS = (AreaKind.CORRIDOR, AreaKind.OPEN, AreaKind.ROOM, AreaKind.ROOM, AreaKind.OUTDOOR)
_DOORS = (DoorKind.OPENING, DoorKind.HINGED, DoorKind.SLIDING)
_WIDTHS = (0.7, 0.9, 1.2, 2.0)


def crooked_floor(random: Random, columns: int = 3, rows: int = 3) -> Plan:
    """Quarters of a grid with moved corners; borders, pillars and wall lines at random."""
    xs, ys = _lines(random, columns), _lines(random, rows)
    slant = random.choice((0.0, 0.1, 0.3))
    corners = {
        (i, j): _moved(random, (xs[i], ys[j]), slant)
        for i, j in product(range(columns + 1), range(rows + 1))
    }
    parts: list[Part] = []
    thick = random.choice((0.0, 0.0, 0.1, 0.2))
    for i, j in product(range(columns), range(rows)):
        ring = [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]]
        floor = _shrunk(Polygon(ring), thick / 2)
        name = f"a{i}{j}"
        parts.append(area_of(name, floor, random.choice(_KINDS)))
        parts.append(Place(f"in-{name}", "L0", PlaceKind.OTHER, _point_in(random, floor)))
    upright = [((i, j), (i, j + 1)) for i, j in product(range(1, columns), range(rows))]
    level = [((i, j), (i + 1, j)) for i, j in product(range(columns), range(1, rows))]
    for number, (first, last) in enumerate((*upright, *level)):
        parts += _on_border(random, f"{number}", corners[first], corners[last])
    every = list(corners.values())
    for number in range(random.randint(0, 3)):
        parts.append(Wall(f"pillar-{number}", "L0", _pillar(random, every)))
    for number in range(random.randint(0, 3)):
        parts.append(Wall(f"line-{number}", "L0", LineString(_line(random, every))))
    return replace(plan_of(*parts), assumptions=HOUSE)


def _lines(random: Random, count: int) -> list[float]:
    """Where the lines of a grid lie; some of its rows are hardly as wide as a body."""
    widths = [
        random.choice((random.uniform(0.8, 1.4), random.uniform(1.5, 4))) for _ in range(count)
    ]
    return [round(at, 2) for at in accumulate(widths, initial=0.0)]


def _moved(random: Random, point: Point, most: float) -> Point:
    return tuple(round(each + random.uniform(-most, most), 2) for each in point)  # type: ignore[return-value]


def _shrunk(floor: Polygon, metres: float) -> Polygon:
    if metres == 0.0:
        return floor
    inner: BaseGeometry = floor.buffer(-metres, join_style="mitre")
    rounded: BaseGeometry = shapely.set_precision(inner, 0.01)
    return rounded if isinstance(rounded, Polygon) and rounded.area > 0.0 else floor


def _point_in(random: Random, floor: Polygon) -> Point:
    west, south, east, north = floor.bounds
    return round(random.uniform(west, east), 2), round(random.uniform(south, north), 2)


def _on_border(random: Random, name: str, first: Point, last: Point) -> Iterator[Part]:
    """Nothing, a wall or up to two doors on a border, and at times a wall across a door's gap."""
    length, chance = math.dist(first, last), random.random()

    def at(metres: float, aside: float = 0.0) -> Point:
        (ax, ay), (bx, by) = first, last
        dx, dy = (bx - ax) / length, (by - ay) / length
        return round(ax + metres * dx - aside * dy, 2), round(ay + metres * dy + aside * dx, 2)

    if chance < 0.15:
        return
    if chance < 0.35:
        low, high = sorted((random.uniform(0, length), random.choice((0.0, length))))
        if high - low > 0.05:
            yield Wall(f"w{name}", "L0", LineString([at(low), at(high)]))
        return
    for number in range(random.choice((1, 1, 2))):
        width = random.choice(_WIDTHS)
        where = random.choice((width / 2, length - width / 2, random.uniform(0, length)))
        door = door_at(f"d{name}-{number}", at(min(max(where, 0.0), length)), width)
        yield replace(door, kind=random.choice(_DOORS))
        if random.random() < 0.25:
            ends = [
                at(where + off, random.uniform(-0.4, 0.4))
                for off in (-width, random.uniform(-0.3, 1))
            ]
            if math.dist(*ends) > 0.05:
                yield Wall(f"x{name}-{number}", "L0", LineString(ends))


def _pillar(random: Random, corners: list[Point]) -> Polygon:
    """A small turned rectangle on a corner or on the line between two of them."""
    (ax, ay), (bx, by) = random.sample(corners, 2)
    share = random.choice((0.0, random.random()))
    middle = ax + share * (bx - ax), ay + share * (by - ay)
    half_width, half_depth = random.uniform(0.1, 0.5), random.uniform(0.1, 0.5)
    turn = random.choice((0.0, random.uniform(0, math.pi)))
    along, aside = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    return Polygon(
        [
            tuple(
                round(middle[axis] + u * half_width * along[axis] + v * half_depth * aside[axis], 2)
                for axis in (0, 1)
            )
            for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
    )


def _line(random: Random, corners: list[Point]) -> list[Point]:
    """A straight wall from a corner, or from anywhere, to anywhere near."""
    start = random.choice(corners)
    if random.random() < 0.5:
        start = _moved(random, start, 1.0)
    end = _moved(random, start, 2.0)
    return [start, end] if math.dist(start, end) > 0.05 else [start, (end[0] + 0.5, end[1])]
