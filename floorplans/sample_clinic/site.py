"""The sample clinic's outdoors, and its connectors: lift, stairs, the steps and ramp outside."""

from collections.abc import Iterator

from shapely import Polygon

from floorplans.facts import Fact
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, LiftUse, PlaceKind
from floorplans.model import Anchor, Area, Connector, PathLine, Stop
from floorplans.sample_clinic.pieces import LEVEL_FLOOR, SURVEY, Piece, door, named, rectangle, spot

SITE = "site"


def outdoors() -> Iterator[Piece]:
    """The forecourt, the raised terrace before the main entrance, and the ways to the street."""
    forecourt = Polygon(
        [
            (-6.0, -14.0),
            (56.0, -14.0),
            (56.0, 20.0),
            (50.0, 20.0),
            (50.0, 0.0),
            (37.8, 0.0),
            (37.8, -5.5),
            (12.0, -5.5),
            (12.0, 0.0),
            (0.0, 0.0),
            (0.0, 8.0),
            (-6.0, 8.0),
        ]
    )
    yield Area(
        "forecourt",
        SITE,
        AreaKind.OUTDOOR,
        forecourt,
        names=named("院前广场", "Forecourt"),
        incline=Fact.measured(0.01, SURVEY),
    )
    yield Area(
        "terrace",
        SITE,
        AreaKind.OUTDOOR,
        rectangle((18.0, -4.0, 32.0, 0.0)),
        names=named("正门平台", "Entrance terrace"),
        incline=LEVEL_FLOOR,
    )
    yield Area(
        "car-park",
        SITE,
        AreaKind.OUTDOOR,
        rectangle((66.0, -26.0, 86.0, -10.0)),
        names=named("停车场", "Car park"),
    )
    yield PathLine(
        "path-bus-stop",
        SITE,
        ((-30.0, -31.0), (-30.0, -28.0), (-12.0, -16.0), (-4.0, -12.0)),
        clear_width_metres=Fact.measured(1.8, SURVEY),
        incline=Fact.measured(0.02, SURVEY),
    )
    yield PathLine(
        "path-car-park",
        SITE,
        ((67.0, -18.0), (60.0, -14.0), (54.0, -10.0)),
        clear_width_metres=Fact.measured(2.0, SURVEY),
    )
    yield spot(
        "bus-stop", SITE, PlaceKind.BUS_STOP, (-30.0, -31.0), named("医院站", "Clinic bus stop")
    )
    yield spot("car-park", SITE, PlaceKind.PARKING, (76.0, -18.0), named("停车场", "Car park"))
    yield spot(
        "parking-accessible",
        SITE,
        PlaceKind.ACCESSIBLE_PARKING,
        (52.0, -2.0),
        named("无障碍车位", "Accessible parking"),
    )
    yield spot("drop-off", SITE, PlaceKind.DROP_OFF, (40.0, -9.0), named("落客区", "Drop-off"))
    yield spot(
        "assembly-point",
        SITE,
        PlaceKind.ASSEMBLY_POINT,
        (8.0, -11.0),
        named("疏散集合点", "Assembly point"),
    )
    yield Anchor(
        "S1",
        SITE,
        (28.0, -1.0),
        bearing_degrees=0.0,
        names=named("正门外", "Outside the main entrance"),
    )
    yield Anchor(
        "S2", SITE, (-30.0, -31.0), bearing_degrees=45.0, names=named("公交站", "Bus stop")
    )


def connectors() -> Iterator[Piece]:
    """The lift and the stairs with their cars and wells, and the way up to the terrace."""
    yield from _lift()
    yield from _stairs()
    yield Connector(
        id="terrace-steps",
        kind=ConnectorKind.STAIRS,
        stops=(Stop(SITE, (25.0, -5.6)), Stop(SITE, (25.0, -3.9))),
        names=named("正门台阶", "Entrance steps"),
        shape=((25.0, -5.6), (25.0, -3.9)),
        step_count=Fact.measured(3, SURVEY),
        clear_width_metres=Fact.measured(4.0, SURVEY),
    )
    yield Connector(
        id="terrace-ramp",
        kind=ConnectorKind.RAMP,
        stops=(Stop(SITE, (38.0, -3.0)), Stop(SITE, (31.8, -3.0))),
        names=named("正门坡道", "Entrance ramp"),
        shape=((38.0, -3.0), (31.8, -3.0)),
        clear_width_metres=Fact.measured(1.5, SURVEY),
        incline=Fact.measured(0.08, SURVEY),
        wheelchair=Fact.measured(True, SURVEY),
    )


def _lift() -> Iterator[Piece]:
    names = named("1号电梯", "Lift 1")
    yield Connector(
        id="lift-1",
        kind=ConnectorKind.LIFT,
        stops=(Stop("f1", (24.9, 18.5)), Stop("f2", (24.9, 18.5))),
        names=names,
        ref="1",
        lift_use=LiftUse.PUBLIC,
        clear_width_metres=Fact.measured(1.2, SURVEY),
        car_width_metres=Fact.measured(1.6, SURVEY),
        car_depth_metres=Fact.measured(2.4, SURVEY),
        wheelchair=Fact.measured(True, SURVEY),
    )
    for level_id in ("f1", "f2"):
        yield Area(
            f"lift-1-{level_id}",
            level_id,
            AreaKind.LIFT_CAR,
            rectangle((24.0, 17.2, 25.8, 19.8)),
            connector_id="lift-1",
        )
        yield door(f"lift-1-door-{level_id}", level_id, (24.9, 17.1), 1.2, kind=DoorKind.SLIDING)
        yield spot(
            f"lift-1-{level_id}",
            level_id,
            PlaceKind.LIFT,
            (24.9, 16.6),
            names,
            connector_id="lift-1",
        )


def _stairs() -> Iterator[Piece]:
    names = named("中央楼梯", "Central stairs")
    yield Connector(
        id="stairs-1",
        kind=ConnectorKind.STAIRS,
        stops=(Stop("f1", (28.8, 18.4)), Stop("f2", (30.2, 18.4))),
        names=names,
        step_count=Fact.measured(26, SURVEY),
        clear_width_metres=Fact.measured(1.4, SURVEY),
    )
    for level_id in ("f1", "f2"):
        yield Area(
            f"stairs-1-{level_id}",
            level_id,
            AreaKind.STAIRWELL,
            rectangle((28.0, 17.2, 31.0, 23.0)),
            connector_id="stairs-1",
        )
        yield door(f"stairs-1-door-{level_id}", level_id, (29.5, 17.1), 1.4)
        yield spot(
            f"stairs-1-{level_id}",
            level_id,
            PlaceKind.STAIRS,
            (29.5, 16.6),
            names,
            connector_id="stairs-1",
        )
