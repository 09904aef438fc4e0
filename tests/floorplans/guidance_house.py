"""A house of two storeys to be guided through, and routes through it as a search would find them.

Ground floor, x from 0 to 40: a corridor 3 m wide with a wing north at its east end; north of it
room E01 and the pharmacy, south of it a stairwell and a lift; the yard and main entrance in the
west. Upper floor: the same corridor, room 3096 north of it, toilets south of it.
"""

from dataclasses import replace

from floorplans.facts import Fact, Names
from floorplans.georeference import Georeference
from floorplans.kinds import AreaKind, ConnectorKind, EntranceKind, PlaceKind
from floorplans.model import Area, Building, Connector, Door, Level, Place, Plan, Point, Stop
from floorplans.route import Leg, LegKind, Route
from tests.floorplans.plan_makers import area_of, rectangle
from tests.oracles.hand_routes import door, leg, route, walk


def _door(id_: str, point: Point, *level_ids: str, entrance: EntranceKind | None = None) -> Door:
    return Door(id_, level_ids or ("L0",), point, entrance=entrance)


def _place(
    id_: str, area: Area, kind: PlaceKind, point: Point, ref: str = "", names: Names | None = None
) -> Place:
    return Place(id_, area.level_id, kind, point, names=names or Names(), ref=ref, area_id=area.id)


E01 = area_of("E01", rectangle(0, 3, 8, 9))
PHARMACY = area_of("pharmacy", rectangle(20, 3, 28, 9))
ROOM_3096 = area_of("3096", rectangle(10, 3, 16, 9), level_id="L1")
TOILETS = area_of("toilets", rectangle(20, -4, 24, 0), level_id="L1")


def _shaft(id_: str, connector_id: str, level_id: str, kind: AreaKind) -> Area:
    corners = (33, -2, 35, 0) if kind is AreaKind.LIFT_CAR else (28, -4, 32, 0)
    area = area_of(id_, rectangle(*corners), kind, level_id)
    return replace(area, connector_id=connector_id)


HOUSE = Plan(
    id="house",
    names=Names.of(en="House"),
    locales=("en", "zh-CN"),
    time_zone="Asia/Shanghai",
    georeference=Georeference(114.0, 30.0),
    buildings=(Building("clinic", Names.of(en="the clinic", zh_CN="门诊楼")),),
    levels=(
        Level("L0", 0.0, "1", "clinic"),
        Level("L1", 2.0, "3", "clinic"),
        Level("site", 0.0, ""),
    ),
    areas=(
        E01,
        PHARMACY,
        ROOM_3096,
        TOILETS,
        area_of("c0", rectangle(0, 0, 40, 3), AreaKind.CORRIDOR),
        area_of("wing", rectangle(37, 3, 40, 20), AreaKind.CORRIDOR),
        area_of("c1", rectangle(0, 0, 40, 3), AreaKind.CORRIDOR, "L1"),
        area_of("yard", rectangle(-20, -5, 0, 8), AreaKind.OUTDOOR, "site"),
        _shaft("car0", "lift", "L0", AreaKind.LIFT_CAR),
        _shaft("car1", "lift", "L1", AreaKind.LIFT_CAR),
        _shaft("well0", "stairs", "L0", AreaKind.STAIRWELL),
        _shaft("well1", "stairs", "L1", AreaKind.STAIRWELL),
    ),
    doors=(
        _door("door-3096", (12, 3), "L1"),
        _door("door-E01", (4, 3)),
        _door("door-lift-0", (34, 0)),
        _door("door-lift-1", (34, 0), "L1"),
        _door("door-main", (0, 1.5), "L0", "site", entrance=EntranceKind.MAIN),
        _door("door-pharmacy", (24, 3)),
        _door("door-stairs-0", (30, 0)),
        _door("door-stairs-1", (30, 0), "L1"),
        _door("door-toilets", (22, 0), "L1"),
    ),
    connectors=(
        Connector(
            "lift",
            ConnectorKind.LIFT,
            (Stop("L0", (34, -1)), Stop("L1", (34, -1))),
            ref="1",
        ),
        Connector(
            "stairs",
            ConnectorKind.STAIRS,
            (Stop("L0", (29, -2)), Stop("L1", (31, -2))),
            step_count=Fact.measured(48),
        ),
    ),
    places=(
        _place("place-3096", ROOM_3096, PlaceKind.ROOM, (13, 6), "3096"),
        _place("place-E01", E01, PlaceKind.ROOM, (4, 6), "E01"),
        _place(
            "place-pharmacy",
            PHARMACY,
            PlaceKind.PHARMACY,
            (24, 6),
            names=Names.of(en="Pharmacy", zh_CN="药房"),
        ),
        _place("place-toilets", TOILETS, PlaceKind.TOILET, (22, -2)),
        Place("place-wing", "L0", PlaceKind.CASH_DESK, (38.5, 15)),
        Place("place-yard", "site", PlaceKind.DROP_OFF, (-15, 1.5)),
    ),
)


def ride(kind: LegKind, connector_id: str, start: Point, end: Point, start_level: str) -> Leg:
    """A ride between the two storeys."""
    to = "L1" if start_level == "L0" else "L0"
    return leg(kind, connector_id, start, end, level_id=start_level, end_level_id=to)


def by_lift() -> Route:
    """From room E01 by lift 1 to room 3096."""
    return route(
        *walk("E01", (4, 6), (4, 3)),
        door("door-E01", (4, 3)),
        *walk("c0", (4, 3), (34, 0)),
        door("door-lift-0", (34, 0)),
        *walk("car0", (34, 0), (34, -1)),
        ride(LegKind.LIFT, "lift", (34, -1), (34, -1), "L0"),
        *walk("car1", (34, -1), (34, 0), level_id="L1"),
        door("door-lift-1", (34, 0), "L1"),
        *walk("c1", (34, 0), (12, 3), level_id="L1"),
        door("door-3096", (12, 3), "L1"),
        *walk("3096", (12, 3), (13, 6), level_id="L1"),
        start="place-E01",
        end="place-3096",
    )


def by_stairs() -> Route:
    """From the yard by the main entrance and the stairs to the toilets."""
    return route(
        *walk("yard", (-15, 1.5), (0, 1.5), level_id="site"),
        door("door-main", (0, 1.5)),
        *walk("c0", (0, 1.5), (30, 0)),
        door("door-stairs-0", (30, 0)),
        *walk("well0", (30, 0), (29, -2)),
        ride(LegKind.STAIRS, "stairs", (29, -2), (31, -2), "L0"),
        *walk("well1", (31, -2), (30, 0), level_id="L1"),
        door("door-stairs-1", (30, 0), "L1"),
        *walk("c1", (30, 0), (22, 0), level_id="L1"),
        door("door-toilets", (22, 0), "L1"),
        *walk("toilets", (22, 0), (22, -2), level_id="L1"),
        start="place-yard",
        end="place-toilets",
    )


def into_the_wing() -> Route:
    """From room E01 past the pharmacy and round the corner to the cash desk."""
    return route(
        *walk("E01", (4, 6), (4, 3)),
        door("door-E01", (4, 3)),
        *walk("c0", (4, 3), (20, 2.74), (37.2, 2.8)),
        *walk("wing", (37.2, 2.8), (37.26, 3), (38.5, 15)),
        start="place-E01",
        end="place-wing",
    )
