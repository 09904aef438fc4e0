"""The sample clinic's ground floor: lobby, cash desk, pharmacy, emergency, consulting rooms."""

from collections.abc import Iterator
from dataclasses import replace

from shapely import Polygon

from floorplans.facts import Access
from floorplans.kinds import AreaKind, Direction, DoorKind, EntranceKind, PlaceKind
from floorplans.model import Anchor, Area, Wall
from floorplans.sample_clinic.pieces import Piece, Room, door, named, outer_door, rectangle, spot

F1 = "f1"
WEEKDAYS = "Mo-Fr 08:00-11:30,13:30-17:00"

ROOMS = (
    Room(
        "cash-desk",
        (8.0, 0.3, 17.8, 8.0),
        PlaceKind.CASH_DESK,
        named("挂号收费处", "Registration and cash desk"),
        ref="106",
        synonyms=("挂号", "收费", "缴费", "registration", "payment"),
        opening_hours="Mo-Su 07:30-17:30",
    ),
    Room(
        "pharmacy",
        (32.2, 0.3, 42.0, 8.0),
        PlaceKind.PHARMACY,
        named("药房", "Pharmacy"),
        ref="107",
        synonyms=("取药", "药店", "medicine"),
        opening_hours="Mo-Su 08:00-18:00",
    ),
    Room(
        "emergency",
        (42.2, 0.3, 49.7, 13.8),
        PlaceKind.EMERGENCY,
        named("急诊室", "Emergency"),
        ref="108",
        synonyms=("急诊", "抢救", "A&E"),
        opening_hours="24/7",
    ),
    Room(
        "treatment",
        (32.2, 8.2, 42.0, 13.8),
        PlaceKind.OTHER,
        named("治疗室", "Treatment room"),
        ref="109",
        synonyms=("换药", "打针"),
    ),
    Room(
        "fever-clinic",
        (0.3, 0.3, 7.8, 8.0),
        PlaceKind.DEPARTMENT,
        named("发热门诊", "Fever clinic"),
        ref="105",
        synonyms=("发烧", "fever"),
        opening_hours="24/7",
    ),
    Room(
        "consulting-1",
        (0.3, 8.2, 4.5, 13.8),
        PlaceKind.CONSULTING_ROOM,
        named("第一诊室", "Consulting room 1"),
        ref="101",
        opening_hours=WEEKDAYS,
    ),
    Room(
        "consulting-2",
        (4.7, 8.2, 8.9, 13.8),
        PlaceKind.CONSULTING_ROOM,
        named("第二诊室", "Consulting room 2"),
        ref="102",
        opening_hours=WEEKDAYS,
    ),
    Room(
        "consulting-3",
        (9.1, 8.2, 13.3, 13.8),
        PlaceKind.CONSULTING_ROOM,
        named("第三诊室", "Consulting room 3"),
        ref="103",
        opening_hours=WEEKDAYS,
    ),
    Room(
        "consulting-4",
        (13.5, 8.2, 17.8, 13.8),
        PlaceKind.CONSULTING_ROOM,
        named("第四诊室", "Consulting room 4"),
        ref="104",
        opening_hours=WEEKDAYS,
    ),
    Room("toilet-men", (0.3, 17.2, 4.5, 22.0), PlaceKind.TOILET, named("男卫生间", "Men's toilet")),
    Room(
        "toilet-women",
        (4.7, 17.2, 8.9, 22.0),
        PlaceKind.TOILET,
        named("女卫生间", "Women's toilet"),
    ),
    Room(
        "toilet-accessible",
        (9.1, 17.2, 11.9, 20.0),
        PlaceKind.ACCESSIBLE_TOILET,
        named("无障碍卫生间", "Accessible toilet"),
    ),
    Room(
        "paediatrics",
        (0.3, 22.2, 11.9, 29.7),
        PlaceKind.DEPARTMENT,
        named("儿科", "Paediatrics"),
        ref="110",
        synonyms=("小儿科", "children"),
        opening_hours=WEEKDAYS,
    ),
    Room(
        "internal-medicine",
        (14.8, 23.2, 22.0, 29.7),
        PlaceKind.DEPARTMENT,
        named("内科", "Internal medicine"),
        ref="112",
        opening_hours=WEEKDAYS,
    ),
    Room(
        "surgery",
        (14.8, 17.2, 22.0, 23.0),
        PlaceKind.DEPARTMENT,
        named("外科", "Surgery"),
        ref="111",
        opening_hours=WEEKDAYS,
    ),
    Room(
        "infusion",
        (33.0, 17.2, 41.0, 26.0),
        PlaceKind.OTHER,
        named("输液室", "Infusion room"),
        ref="113",
        synonyms=("吊针", "打点滴", "drip"),
    ),
    Room(
        "nursing-room",
        (41.2, 17.2, 45.0, 21.0),
        PlaceKind.NURSING_ROOM,
        named("母婴室", "Baby care room"),
    ),
)


def ground_floor() -> Iterator[Piece]:
    """Everything on the ground floor but the lift and the stairs."""
    for room in ROOMS:
        yield from room.on(F1)
    yield from _open_floor()
    yield from _inner_doors()
    yield from _outer_doors()
    yield from _spots()


def _open_floor() -> Iterator[Piece]:
    lobby = Polygon(
        rectangle((18.0, 0.3, 32.0, 14.0)).exterior.coords,
        [rectangle((21.2, 6.7, 21.8, 7.3)).exterior.coords],  # a pillar cast into the floor
    )
    yield Area("lobby", F1, AreaKind.OPEN, lobby, names=named("门诊大厅", "Lobby"))
    yield Area(
        "corridor-1",
        F1,
        AreaKind.CORRIDOR,
        rectangle((0.3, 14.0, 49.7, 17.0)),
        names=named("一层走廊", "Ground floor corridor"),
    )
    yield Area("corridor-1-north", F1, AreaKind.CORRIDOR, rectangle((12.1, 17.0, 14.6, 29.7)))
    yield Wall("pillar-east", F1, rectangle((28.2, 6.7, 28.8, 7.3)))
    yield Wall("information-counter", F1, rectangle((23.5, 10.5, 26.5, 11.3)))


def _inner_doors() -> Iterator[Piece]:
    yield door("cash-desk-opening", F1, (17.9, 4.0), 3.0, kind=DoorKind.OPENING)
    yield door("pharmacy-opening", F1, (32.1, 4.0), 2.4, kind=DoorKind.OPENING)
    yield door("emergency-door", F1, (46.0, 13.9), 1.4, kind=DoorKind.SLIDING)
    yield door("treatment-door", F1, (37.0, 13.9), 1.2)
    yield door("consulting-1-door", F1, (2.4, 13.9), 0.95)
    yield door("consulting-2-door", F1, (6.8, 13.9), 0.95)
    yield door("consulting-3-door", F1, (11.2, 13.9))  # nobody has measured it yet
    yield door("consulting-4-door", F1, (15.6, 13.9), 0.7)  # too narrow for a wheelchair
    yield door("toilet-men-door", F1, (2.4, 17.1), 0.8)
    yield door("toilet-women-door", F1, (6.8, 17.1), 0.8)
    yield door("toilet-accessible-door", F1, (10.5, 17.1), 1.0, kind=DoorKind.SLIDING)
    yield door("paediatrics-door", F1, (12.0, 26.0), 1.0)
    yield door("internal-medicine-door", F1, (14.7, 26.0), 1.0)
    yield door("surgery-door", F1, (14.7, 20.0), 1.0)
    yield door("infusion-door", F1, (37.0, 17.1), 1.2)
    yield door("nursing-room-door", F1, (43.1, 17.1), 0.9)
    yield door("pharmacy-staff-door", F1, (37.0, 8.1), 0.9, access=Access.STAFF)
    yield door("emergency-staff-door", F1, (42.1, 11.0), 1.2, access=Access.STAFF)


def _outer_doors() -> Iterator[Piece]:
    main_names = named("正门", "Main entrance")
    yield outer_door(
        "main-entrance", (25.0, 0.15), 1.8, EntranceKind.MAIN, main_names, automatic=True
    )
    yield spot(
        "main-entrance", F1, PlaceKind.ENTRANCE, (25.0, 0.15), main_names, door_id="main-entrance"
    )
    emergency_names = named("急诊入口", "Emergency entrance")
    yield outer_door(
        "emergency-entrance",
        (46.0, 0.15),
        2.0,
        EntranceKind.SECONDARY,
        emergency_names,
        automatic=True,
    )
    yield spot(
        "emergency-entrance",
        F1,
        PlaceKind.ENTRANCE,
        (46.0, 0.15),
        emergency_names,
        door_id="emergency-entrance",
    )
    yield outer_door(
        "fever-entrance",
        (4.0, 0.15),
        1.2,
        EntranceKind.SECONDARY,
        named("发热门诊入口", "Fever clinic entrance"),
    )
    fever_exit = outer_door(
        "fever-exit",
        (0.15, 4.0),
        1.1,
        EntranceKind.SECONDARY,
        named("发热门诊出口", "Fever clinic exit"),
    )
    # Patients leave on the far side, so that they do not meet those who come in.
    yield replace(fever_exit, direction=Direction.FORWARD, from_area_id="fever-clinic")
    east_exit = outer_door(
        "east-fire-exit",
        (49.85, 15.5),
        1.2,
        EntranceKind.EMERGENCY,
        named("东侧安全出口", "East fire exit"),
    )
    yield replace(east_exit, access=Access.EMERGENCY)


def _spots() -> Iterator[Piece]:
    yield spot(
        "information", F1, PlaceKind.INFORMATION, (25.0, 9.8), named("导诊台", "Information desk")
    )
    kiosk = named("自助导诊机", "Self-service kiosk")
    yield spot("kiosk-1", F1, PlaceKind.KIOSK, (22.0, 3.0), kiosk)
    yield Anchor("K1", F1, (22.0, 3.0), bearing_degrees=270.0, names=kiosk)
    yield Anchor(
        "E1",
        F1,
        (25.0, 1.5),
        bearing_degrees=0.0,
        names=named("正门内", "Inside the main entrance"),
    )
    yield Anchor(
        "T1", F1, (26.6, 16.4), bearing_degrees=0.0, names=named("一层电梯口", "Lift, ground floor")
    )
    yield spot(
        "water-1", F1, PlaceKind.DRINKING_WATER, (20.0, 16.6), named("饮水处", "Drinking water")
    )
    yield spot(
        "aed-1", F1, PlaceKind.DEFIBRILLATOR, (31.0, 12.5), named("自动除颤仪", "Defibrillator")
    )
    yield spot(
        "wheelchairs",
        F1,
        PlaceKind.WHEELCHAIR_POINT,
        (30.5, 2.0),
        named("轮椅借用处", "Wheelchairs to borrow"),
    )
    yield spot("seats-lobby", F1, PlaceKind.SEAT, (20.0, 11.5), named("候诊座椅", "Seats"))
    yield spot(
        "seats-corridor", F1, PlaceKind.SEAT, (8.0, 16.4), named("走廊座椅", "Corridor seats")
    )
