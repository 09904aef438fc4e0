"""Small plans to test with: makers of single elements and of a few whole floors. Random plans are
in tests/floorplans/plan_strategies.py."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from shapely import LineString, Polygon

from floorplans.facts import Fact, Names
from floorplans.georeference import Georeference
from floorplans.kinds import AreaKind, ConnectorKind, EntranceKind, PlaceKind
from floorplans.model import (
    Anchor,
    Area,
    Building,
    Connector,
    Department,
    Door,
    Level,
    PathLine,
    Place,
    Plan,
    Point,
    Stop,
    Wall,
)
from floorplans.sign import Sign

MAIN = Building(id="main", names=Names.of(en="Main building"))
GROUND = Level(id="L0", ordinal=0.0, label="1", building_id="main")
UPPER = Level(id="L1", ordinal=1.0, label="2", building_id="main")
SITE = Level(id="site", ordinal=0.0, label="")

Part = Area | Wall | Door | PathLine | Connector | Place | Anchor | Department | Sign
Kind = TypeVar("Kind")


def rectangle(west: float, south: float, east: float, north: float) -> Polygon:
    """An upright rectangle, its ring counter-clockwise from the south-west corner."""
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


def area_of(
    area_id: str, polygon: Polygon, kind: AreaKind = AreaKind.ROOM, level_id: str = "L0"
) -> Area:
    """An area of any shape."""
    return Area(id=area_id, level_id=level_id, kind=kind, polygon=polygon)


def square_room(
    area_id: str, west: float = 0.0, south: float = 0.0, side: float = 5.0, level_id: str = "L0"
) -> Area:
    """A square room with its south-west corner at (west, south); sides in metres."""
    return area_of(area_id, rectangle(west, south, west + side, south + side), level_id=level_id)


def door_at(
    door_id: str, point: Point, width: float | None = None, *, level_ids: tuple[str, ...] = ("L0",)
) -> Door:
    """A hinged door, with a measured clear width in metres if one is given."""
    door = Door(id=door_id, level_ids=level_ids, point=point)
    return door if width is None else replace(door, clear_width_metres=Fact.measured(width))


def place_in(area: Area, name: str = "", kind: PlaceKind = PlaceKind.ROOM) -> Place:
    """The place that an area is, with the area's id and its marker on the area's inner point."""
    inner = area.polygon.representative_point()
    return Place(
        id=area.id,
        level_id=area.level_id,
        kind=kind,
        point=(round(inner.x, 2), round(inner.y, 2)),
        names=Names.of(en=name) if name else Names(),
        area_id=area.id,
    )


def wall_line(wall_id: str, *points: Point, level_id: str = "L0") -> Wall:
    """A wall drawn as a line."""
    return Wall(id=wall_id, level_id=level_id, shape=LineString(points))


def path_line(line_id: str, *points: Point, level_id: str = "L0") -> PathLine:
    """A line to walk along."""
    return PathLine(id=line_id, level_id=level_id, points=points)


def lift(lift_id: str, *stops: tuple[str, Point]) -> Connector:
    """A lift with a measured car of 1.40 x 1.60 m; stops as (level id, point), lowest first."""
    return Connector(
        id=lift_id,
        kind=ConnectorKind.LIFT,
        stops=tuple(Stop(level_id, point) for level_id, point in stops),
        clear_width_metres=Fact.measured(0.9),
        car_width_metres=Fact.measured(1.4),
        car_depth_metres=Fact.measured(1.6),
    )


def stairs(stairs_id: str, *stops: tuple[str, Point], step_count: int = 20) -> Connector:
    """Stairs with a measured number of steps in each flight; stops as for `lift`."""
    return Connector(
        id=stairs_id,
        kind=ConnectorKind.STAIRS,
        stops=tuple(Stop(level_id, point) for level_id, point in stops),
        step_count=Fact.measured(step_count),
    )


def _id_of(part: Part) -> str:
    return part.code if isinstance(part, Anchor) else part.id


def _sorted_of(parts: Iterable[Part], kind: type[Kind]) -> tuple[Kind, ...]:
    in_order = sorted(parts, key=_id_of)
    return tuple(part for part in in_order if isinstance(part, kind))


def plan_of(*parts: Part, levels: tuple[Level, ...] = (GROUND, UPPER, SITE)) -> Plan:
    """A plan of one building and its site that holds the given parts, each kind sorted by id."""
    return Plan(
        id="test-plan",
        names=Names.of(en="Test plan"),
        locales=("en",),
        time_zone="Asia/Shanghai",
        georeference=Georeference(longitude=116.4, latitude=39.9),
        buildings=(MAIN,) if any(level.building_id for level in levels) else (),
        levels=tuple(sorted(levels, key=lambda level: level.id)),
        areas=_sorted_of(parts, Area),
        walls=_sorted_of(parts, Wall),
        doors=_sorted_of(parts, Door),
        path_lines=_sorted_of(parts, PathLine),
        connectors=_sorted_of(parts, Connector),
        places=_sorted_of(parts, Place),
        anchors=_sorted_of(parts, Anchor),
        departments=_sorted_of(parts, Department),
        signs=_sorted_of(parts, Sign),
    )


def two_rooms_and_a_corridor() -> Plan:
    """Two rooms of 5 x 5 m north of a corridor of 12 x 2 m, whose west end is the main entrance.

    Rooms r1 (0..5) and r2 (7..12) with doors d1, d2 of 0.90 m onto corridor c; entrance e at
    (0, -1) of 1.20 m; places r1, r2 and e.
    """
    first, second = square_room("r1"), square_room("r2", west=7.0)
    entrance = replace(door_at("e", (0.0, -1.0), 1.2), entrance=EntranceKind.MAIN)
    return plan_of(
        first,
        second,
        area_of("c", rectangle(0.0, -2.0, 12.0, 0.0), AreaKind.CORRIDOR),
        door_at("d1", (2.5, 0.0), 0.9),
        door_at("d2", (9.5, 0.0), 0.9),
        entrance,
        place_in(first, "Room one"),
        place_in(second, "Room two"),
        Place(id="e", level_id="L0", kind=PlaceKind.ENTRANCE, point=entrance.point, door_id="e"),
    )


def two_storeys() -> Plan:
    """The floor of `two_rooms_and_a_corridor` with a second one above it, a lift and stairs.

    The lift's car is lift.L0 and lift.L1 (12..14, -2..0), entered from the corridors' east end
    through doors dl0 and dl1; the stairs, at the west end, end on the floor of both corridors.
    """
    floor = two_rooms_and_a_corridor()
    car = rectangle(12.0, -2.0, 14.0, 0.0)
    upper_room = square_room("r3", level_id="L1")
    cars = (
        replace(area_of(f"lift.{level_id}", car, AreaKind.LIFT_CAR, level_id), connector_id="lift")
        for level_id in ("L0", "L1")
    )
    return plan_of(
        *floor.areas,
        *floor.doors,
        *floor.places,
        *cars,
        upper_room,
        area_of("c1", rectangle(0.0, -2.0, 12.0, 0.0), AreaKind.CORRIDOR, "L1"),
        door_at("d3", (2.5, 0.0), 0.9, level_ids=("L1",)),
        door_at("dl0", (12.0, -1.0), 0.9),
        door_at("dl1", (12.0, -1.0), 0.9, level_ids=("L1",)),
        place_in(upper_room, "Room three"),
        lift("lift", ("L0", (13.0, -1.0)), ("L1", (13.0, -1.0))),
        stairs("stairs", ("L0", (1.0, -1.5)), ("L1", (5.0, -1.5))),
    )
