"""The sample hospital's outdoors: streets and gates, forecourts, drop-offs, car park, garden.

The main street runs along the south, another one along the east. Metres of the site.
"""

from collections.abc import Iterator, Sequence

import shapely
from shapely import Polygon

from floorplans.facts import UNKNOWN, Access, Fact
from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, EntranceKind, PlaceKind
from floorplans.model import Area, Connector, PathLine, Point, Stop
from floorplans.sample_hospital.cores import ramp
from floorplans.sample_hospital.floor import (
    SITE,
    SURVEY,
    Corners,
    Floor,
    Frame,
    Piece,
    rectangle,
)
from floorplans.sample_hospital.rooms import named

_HALL_FRONT = (35.7, -8.0, 60.3, 0.0)
_AROUND_TERRACE = (38.5, -13.6, 66.5, -7.9)
"""The planted strip that the entrance steps and the ramp lead over."""

_YARDS: tuple[tuple[str, str, str, Corners], ...] = (
    ("pavement-south", "康宁路人行道", "Kangning Road pavement", (-24.0, -62.0, 112.0, -58.0)),
    ("pavement-east", "健民街人行道", "Jianmin Street pavement", (216.0, 30.5, 220.0, 56.0)),
    ("terrace", "门诊入口平台", "Outpatient terrace", (40.0, -12.0, 58.0, -8.0)),
    ("west-yard", "西侧通道", "West lane", (-24.0, 0.0, 0.0, 95.0)),
    ("court-west", "西庭院", "West court", (0.0, 30.0, 8.0, 95.0)),
    ("court-south", "门诊北侧步道", "Walk behind outpatients", (8.0, 30.0, 88.0, 34.0)),
    ("court-north", "医技楼前步道", "Medical building walk", (8.0, 51.0, 88.0, 56.0)),
    ("garden", "康复花园", "Garden", (20.0, 37.0, 76.0, 48.0)),
    ("emergency-yard", "急诊前院", "Emergency forecourt", (96.0, 0.0, 112.0, 30.0)),
    ("east-yard", "东侧通道", "East lane", (88.0, 30.0, 112.0, 95.0)),
    ("ward-forecourt", "住院楼前广场", "Inpatient forecourt", (112.0, 30.0, 216.0, 56.4)),
    ("ward-yard", "住院楼东侧通道", "Ward building east lane", (192.0, 56.4, 216.0, 95.0)),
    ("north-road", "北侧通道", "North lane", (8.0, 87.0, 88.0, 95.0)),
    ("ward-north", "住院楼北侧通道", "Ward building north lane", (112.0, 74.4, 192.0, 95.0)),
)

_PATHS: tuple[tuple[str, float, float | None, tuple[Point, ...]], ...] = (
    ("bus-stop", 3.0, 0.01, ((-66.0, -60.0), (-40.0, -60.0), (-22.0, -60.0))),
    ("street", 3.0, 0.02, ((111.0, -60.0), (160.0, -60.0), (218.0, -60.0), (218.0, 31.0))),
    ("car-park-west", 2.4, 0.02, ((120.0, -22.0), (111.0, -22.0))),
    ("car-park-north", 2.4, 0.03, ((152.0, 16.0), (152.0, 31.0))),
    ("axis", 6.0, 0.01, ((48.0, -57.0), (48.0, -15.0))),
    ("loop", 6.0, 0.01, ((-18.0, -30.0), (48.0, -30.0), (104.0, -30.0))),
    ("emergency", 7.0, 0.02, ((104.0, -57.0), (104.0, -30.0), (104.0, 6.0), (104.0, 28.0))),
    ("west", 4.0, 0.01, ((-12.0, -30.0), (-12.0, 90.0))),
    ("east", 5.0, 0.01, ((104.0, 28.0), (104.0, 45.0), (100.0, 52.0), (100.0, 91.0))),
    ("north", 4.0, 0.01, ((-12.0, 91.0), (100.0, 91.0), (204.0, 91.0))),
    ("wards", 6.0, 0.01, ((104.0, 45.0), (152.0, 45.0), (204.0, 45.0), (215.0, 44.0))),
    ("ward-lane", 4.0, 0.01, ((204.0, 45.0), (204.0, 91.0))),
    ("bays-south", 6.0, 0.01, ((120.0, -34.0), (194.0, -34.0))),
    ("bays-middle", 6.0, 0.01, ((120.0, -13.0), (194.0, -13.0))),
    ("bays-north", 6.0, 0.01, ((120.0, 8.0), (194.0, 8.0))),
    ("bays-west", 6.0, 0.01, ((122.0, -38.0), (122.0, 14.0))),
    ("bays-east", 6.0, 0.01, ((194.0, -38.0), (194.0, 14.0))),
    ("garden-west", 2.0, 0.02, ((30.0, 33.0), (30.0, 38.0))),
    ("garden-middle", 2.4, 0.02, ((64.0, 33.0), (64.0, 38.0))),
    ("garden-north", 2.4, 0.02, ((56.0, 47.0), (56.0, 52.0))),
    ("garden-round", 1.5, None, ((21.0, 42.0), (15.0, 43.0), (13.0, 47.0), (15.0, 52.0))),
)

_GREEN_CHANNELS = frozenset({"emergency", "east", "wards"})
"""Marked for stretchers: from the ambulance gate to Emergency and on to the wards."""

_SPOTS = """
    bus_stop bus-stop | -66.0, -60.0 | 康宁医院公交站 | Hospital bus stop | 公交、坐车、bus
    bus_stop bus-stop-east | 218.0, 0.0 | 健民街公交站 | Jianmin Street bus stop | 公交、bus
    drop_off drop-off | 20.0, -28.0 | 门诊即停即走落客区 | Outpatient drop-off \
        | 下车、即停即走、落客
    drop_off emergency-drop-off | 102.5, 8.7 | 急诊落客区 | Emergency drop-off \
        | 救护车、120、急诊下车
    drop_off taxi | -12.0, -52.0 | 出租车网约车上客点 | Taxi rank | 打车、滴滴、出租车、taxi
    drop_off ward-drop-off | 140.0, 44.0 | 住院楼落客区 | Inpatient drop-off | 下车、出院接人
    parking car-park | 158.0, -12.0 | 地面停车场 | Car park | 停车、停车场、parking | 24/7
    parking car-park-a | 158.0, -34.0 | 地面停车场A区 | Car park, rows A
    parking car-park-b | 176.0, -13.0 | 地面停车场B区 | Car park, rows B
    parking car-park-c | 158.0, 8.0 | 地面停车场C区 | Car park, rows C
    parking bicycles | -18.0, -40.0 | 非机动车停车棚 | Bicycle shed | 电动车、自行车、电瓶车
    accessible_parking accessible-bays | 124.0, 12.0 | 无障碍停车位 | Accessible parking \
        | 残疾人车位、无障碍车位
    accessible_parking accessible-bays-main | 84.0, -20.0 | 门诊前无障碍停车位 \
        | Accessible parking, outpatients | 残疾人车位
    assembly_point assembly-south | 0.0, -48.0 | 1号应急疏散集合点 | Assembly point 1 | 集合、疏散
    assembly_point assembly-east | 200.0, 38.0 | 2号应急疏散集合点 | Assembly point 2 | 集合、疏散
    assembly_point assembly-north | 60.0, 92.0 | 3号应急疏散集合点 | Assembly point 3 | 集合、疏散
    other garden | 48.0, 42.0 | 康复花园 | Rehabilitation garden | 散步、花园、晒太阳、garden
    seat garden-seats | 40.0, 45.5 | 花园座椅 | Garden seats | 休息
    defibrillator defibrillator | 54.0, -50.0 | 室外自动除颤器AED | Outdoor defibrillator | AED
    other oxygen | 100.0, 82.0 | 高压氧舱等候亭 | Hyperbaric waiting shelter | 高压氧
"""


_FENCES: tuple[Corners, ...] = (
    (-24.0, -58.0, 43.7, -57.7),
    (52.3, -58.0, 100.2, -57.7),
    (107.8, -58.0, 112.0, -57.7),
    (-24.0, -57.7, -23.7, 95.0),
    (-23.7, 94.7, 37.2, 95.0),
    (42.8, 94.7, 216.0, 95.0),
    (215.7, 30.0, 216.0, 40.7),
    (215.7, 47.3, 216.0, 94.7),
    (111.7, -57.7, 112.0, -24.0),
    (111.7, -20.0, 112.0, 30.0),
    (112.0, 30.0, 149.0, 30.3),
    (155.0, 30.0, 215.7, 30.3),
)


def outdoors() -> Iterator[Piece]:
    """The yards, streets, gates and outdoor ways, and the steps and ramp of the entrance."""
    floor = Floor(Frame("", "", (0.0, 0.0)), SITE, "")
    yield _yard("forecourt", "门诊前广场", "Outpatient forecourt", _forecourt())
    for slug, chinese, english, corners in _YARDS:
        yield _yard(slug, chinese, english, rectangle(corners))
    yield _yard("car-park", "地面停车场", "Car park", _car_park())
    for slug, metres, incline, points in _PATHS:
        yield _path(slug, metres, incline, points)
    for number, corners in enumerate(_FENCES, start=1):
        floor.wall(f"fence-{number}", corners)
    _gates(floor)
    floor.spots(_SPOTS)
    _anchors(floor)
    yield from floor.pieces
    yield from _ways_up()


def _yard(slug: str, chinese: str, english: str, polygon: Polygon) -> Area:
    return Area(
        f"site-{slug}",
        SITE,
        AreaKind.OUTDOOR,
        polygon,
        names=named(chinese, english),
        incline=Fact.measured(0.01, SURVEY),
    )


def _forecourt() -> Polygon:
    whole = rectangle((-24.0, -58.0, 112.0, 0.0))
    cut = Polygon(
        shapely.get_coordinates(
            whole.difference(rectangle(_HALL_FRONT)).difference(rectangle(_AROUND_TERRACE))
        )
    )
    beds = [(-6.0, -46.0, 34.0, -42.0), (62.0, -46.0, 100.0, -42.0)]
    return Polygon(cut.exterior.coords, [rectangle(bed).exterior.coords for bed in beds])


def _car_park() -> Polygon:
    """Lanes around two islands of trees."""
    islands = [(126.0, -26.0, 190.0, -23.0), (126.0, -4.0, 190.0, -1.0)]
    outer = rectangle((118.0, -44.0, 198.0, 18.0))
    return Polygon(outer.exterior.coords, [rectangle(each).exterior.coords for each in islands])


def _path(slug: str, metres: float, incline: float | None, points: Sequence[Point]) -> PathLine:
    return PathLine(
        f"site-path-{slug}",
        SITE,
        tuple(points),
        clear_width_metres=Fact.measured(metres, SURVEY),
        # Without a measurement it is only known to slope.
        incline=UNKNOWN if incline is None else Fact.measured(incline, SURVEY),
        is_green_channel=slug in _GREEN_CHANNELS,
    )


def _gates(floor: Floor) -> None:
    for slug, point, metres, chinese, english, entrance in (
        ("south-gate", (48.0, -58.0), 8.0, "南门（正门）", "South gate (main)", EntranceKind.MAIN),
        (
            "ambulance-gate",
            (104.0, -58.0),
            7.0,
            "急诊车辆入口",
            "Emergency vehicle gate",
            EntranceKind.SECONDARY,
        ),
        ("east-gate", (216.0, 44.0), 6.0, "东门", "East gate", EntranceKind.SECONDARY),
    ):
        names = named(chinese, english)
        door_id = floor.door(
            slug, point, metres, kind=DoorKind.GATE, names=names, entrance=entrance
        )
        floor.spot(
            slug, PlaceKind.ENTRANCE, point, names, also=("大门", "医院门口"), door_id=door_id
        )
    names = named("北侧污物出口", "North service gate")
    door_id = floor.door(
        "service-gate",
        (40.0, 95.0),
        5.0,
        kind=DoorKind.GATE,
        names=names,
        entrance=EntranceKind.SERVICE,
        access=Access.STAFF,
    )
    floor.spot(
        "service-gate",
        PlaceKind.ENTRANCE,
        (40.0, 95.0),
        names,
        access=Access.STAFF,
        door_id=door_id,
    )


def _anchors(floor: Floor) -> None:
    for point, bearing, chinese, english in (
        ((51.5, -56.5), 0.0, "南门内", "Inside the south gate"),
        ((-66.0, -60.0), 90.0, "公交站", "Bus stop"),
        ((50.0, -10.0), 0.0, "门诊正门外", "Outside the main entrance"),
        ((98.0, 6.0), 270.0, "急诊入口外", "Outside the emergency entrance"),
        ((-2.0, 7.0), 90.0, "发热门诊入口外", "Outside the fever clinic"),
        ((152.0, 15.0), 0.0, "停车场北口", "Car park, north end"),
        ((154.0, 54.0), 0.0, "住院楼正门外", "Outside the inpatient entrance"),
        ((214.0, 45.0), 270.0, "东门内", "Inside the east gate"),
        ((62.0, 54.0), 0.0, "医技楼南门外", "Outside the medical building"),
        ((158.0, -34.0), 0.0, "停车场A区", "Car park, rows A"),
        ((176.0, -13.0), 0.0, "停车场B区", "Car park, rows B"),
        ((158.0, 8.0), 0.0, "停车场C区", "Car park, rows C"),
    ):
        floor.anchor(point, bearing, named(chinese, english))


def _ways_up() -> Iterator[Connector]:
    yield Connector(
        id="site-terrace-steps",
        kind=ConnectorKind.STAIRS,
        stops=(Stop(SITE, (48.0, -13.8)), Stop(SITE, (48.0, -11.8))),
        names=named("正门台阶", "Entrance steps"),
        shape=((48.0, -13.8), (48.0, -11.8)),
        step_count=Fact.measured(3, SURVEY),
        clear_width_metres=Fact.measured(6.0, SURVEY),
    )
    yield ramp(
        "site-terrace-ramp",
        Stop(SITE, (66.8, -10.0)),
        Stop(SITE, (57.8, -10.0)),
        "正门无障碍坡道",
        "Entrance ramp",
    )
    yield Connector(
        id="site-garden-steps",
        kind=ConnectorKind.STAIRS,
        stops=(Stop(SITE, (46.0, 33.8)), Stop(SITE, (46.0, 37.2))),
        names=named("花园台阶", "Garden steps"),
        shape=((46.0, 33.8), (46.0, 37.2)),
        step_count=Fact.measured(2, SURVEY),
        clear_width_metres=Fact.measured(2.5, SURVEY),
    )
