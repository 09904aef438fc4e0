"""Floors where a body only just gets through, made at random: wide openings beside a post, pillars
before doors, lifts whose doors are off their middle."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from shapely import LineString

from floorplans.facts import Fact
from floorplans.kinds import AreaKind, DoorKind, PlaceKind
from floorplans.model import HouseAssumptions, Place, Plan, Point, Wall
from tests.floorplans.plan_makers import Part, area_of, door_at, lift, plan_of, rectangle

HOUSE = HouseAssumptions(
    door_clear_width_metres=1.2,
    door_threshold_metres=0.0,
    door_automatic=True,
    path_clear_width_metres=1.2,
    floor_incline=0.0,
)
_FLOORS = (AreaKind.CORRIDOR, AreaKind.OPEN, AreaKind.ROOM)
_DOORS = (DoorKind.OPENING, DoorKind.HINGED)


def rooms_beside_a_post(random: Random) -> Plan:
    """Two rooms side by side, each open to one hall south of them, with a post between."""
    thick = random.choice((0.0, 0.1, 0.2))
    post, left, right = _up_to(random, 0.04, 0.8), _up_to(random, 0.8, 3), _up_to(random, 0.8, 3)
    first = _up_to(random, 0.05, 1.5)
    middle = round(first + left + post / 2, 2)
    east = round(middle + post / 2 + right + _up_to(random, 0.05, 1.5), 2)
    parts: list[Part] = [
        area_of("hall", rectangle(0.0, -3.0, east, 0.0), random.choice(_FLOORS)),
        area_of("west", rectangle(0.0, thick, middle, 4.0)),
        area_of("east", rectangle(middle, thick, east, 4.0)),
        _opening(random, "to-west", (round(first + left / 2, 2), thick / 2), left),
        _opening(random, "to-east", (round(middle + (post + right) / 2, 2), thick / 2), right),
    ]
    if random.random() < 0.5:
        at = middle, _up_to(random, thick + 0.6, 3.0)
        parts.append(_opening(random, "between", at, _up_to(random, 0.8, 1.6)))
    if random.random() < 0.4:
        pillar = rectangle(round(middle - 0.3, 2), -1.2, round(middle + 0.3, 2), -0.7)
        parts.append(Wall("pillar", "L0", pillar))
    for name, west, east_end, south, north in (
        ("west", 0.05, middle - 0.05, thick + 0.05, 3.95),
        ("east", middle + 0.05, east - 0.05, thick + 0.05, 3.95),
        ("hall", 0.05, east - 0.05, -2.95, -0.05),
    ):
        for number in (1, 2):
            spot = _up_to(random, west, east_end), _up_to(random, south, north)
            parts.append(Place(f"in-{name}-{number}", "L0", PlaceKind.OTHER, spot))
    return replace(plan_of(*parts), assumptions=HOUSE)


def lift_with_its_door_anywhere(random: Random) -> Plan:
    """A lift between two corridors, its door and its stop anywhere in the car."""
    width, depth = _up_to(random, 1.0, 2.4), _up_to(random, 1.2, 2.8)
    gap = _up_to(random, 0.7, min(1.4, width))
    door_x = _up_to(random, gap / 2, width - gap / 2)
    stop = _up_to(random, 0.2, width - 0.2), _up_to(random, 0.2, depth - 0.2)
    return off_centre_lift(width, depth, gap, door_x, stop, thick=random.choice((0.0, 0.2)))


def off_centre_lift(
    width: float, depth: float, gap: float, door_x: float, stop: Point, *, thick: float = 0.2
) -> Plan:
    """Cars (0..width, 0..depth) on L0 and L1 with a door in their south walls, and corridors."""
    connector = lift("lift", ("L0", stop), ("L1", stop))
    known = Fact.measured(width), Fact.measured(depth)
    parts: list[Part] = [
        replace(connector, car_width_metres=known[0], car_depth_metres=known[1]),
        Place("lift-place", "L1", PlaceKind.LIFT, stop, connector_id="lift"),
    ]
    for level_id in ("L0", "L1"):
        car = area_of(f"car-{level_id}", rectangle(0, 0, width, depth), AreaKind.LIFT_CAR, level_id)
        floor = rectangle(-4.0, -3.0 - thick, 6.0, -thick)
        door = door_at(f"door-{level_id}", (door_x, -thick / 2), gap, level_ids=(level_id,))
        parts += [
            replace(car, connector_id="lift"),
            area_of(f"corridor-{level_id}", floor, AreaKind.CORRIDOR, level_id),
            replace(door, kind=DoorKind.SLIDING),
            Place(f"in-{level_id}", level_id, PlaceKind.OTHER, (-2.0, -2.0)),
        ]
    return replace(plan_of(*parts), assumptions=HOUSE)


def _opening(random: Random, door_id: str, point: Point, width: float) -> Part:
    return replace(door_at(door_id, point, width), kind=random.choice(_DOORS))


def _up_to(random: Random, least: float, most: float) -> float:
    return round(random.uniform(least, most), 2)


GRID_METRES = 3.0


def grid_of_mixed_floors(random: Random, columns: int = 3, rows: int = 3) -> Plan:
    """Squares of rooms, corridors, halls and yards; doors and walls on some of their borders, many
    of which end in a corner where four of them meet, and a wall or two within."""
    parts: list[Part] = []
    for column in range(columns):
        for row in range(rows):
            west, south = column * GRID_METRES, row * GRID_METRES
            name, kind = f"a{column}{row}", random.choice((*_FLOORS, *_FLOORS, AreaKind.OUTDOOR))
            polygon = rectangle(west, south, west + GRID_METRES, south + GRID_METRES)
            parts.append(area_of(name, polygon, kind))
            at = _up_to(random, west, west + GRID_METRES), _up_to(random, south, south + 3.0)
            parts.append(Place(f"in-{name}", "L0", PlaceKind.OTHER, at))
    borders = [(x, y, True) for x in range(1, columns) for y in range(rows)]
    borders += [(x, y, False) for x in range(columns) for y in range(1, rows)]
    for x, y, is_upright in borders:
        parts += _on_border(random, x * GRID_METRES, y * GRID_METRES, is_upright=is_upright)
    return replace(plan_of(*parts), assumptions=HOUSE)


def _on_border(random: Random, x: float, y: float, *, is_upright: bool) -> Iterator[Part]:
    """Nothing, a wall, a door or both on the border that begins at a corner."""

    def at(along: float, aside: float = 0.0) -> Point:
        return (
            (round(x + aside, 2), round(y + along, 2))
            if is_upright
            else (round(x + along, 2), round(y + aside, 2))
        )

    name, chance = f"{x:g}-{y:g}-{is_upright:d}", random.random()
    if chance < 0.4:
        width = random.choice((0.8, 0.9, 1.2, 2.0))
        along = random.choice((width / 2, GRID_METRES - width / 2, _up_to(random, 1.0, 2.0)))
        yield _opening(random, f"d{name}", at(along), width)
    elif chance < 0.7:
        ends = random.choice(((0.0, 3.0), (0.0, 1.5), (1.5, 3.0), (_up_to(random, 0, 2), 3.0)))
        yield Wall(f"w{name}", "L0", LineString([at(ends[0]), at(ends[1])]))
