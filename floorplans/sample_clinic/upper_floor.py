"""The sample clinic's upper floor: radiology, laboratory, ultrasound and the wards."""

from collections.abc import Iterator

from floorplans.facts import Access
from floorplans.kinds import AreaKind, DoorKind, PlaceKind
from floorplans.model import Anchor, Area, Wall
from floorplans.sample_clinic.ground_floor import WEEKDAYS
from floorplans.sample_clinic.pieces import Piece, Room, door, named, rectangle, spot

F2 = "f2"

ROOMS = (
    Room(
        "radiology",
        (0.3, 8.2, 17.8, 13.8),
        PlaceKind.IMAGING,
        named("放射科", "Radiology"),
        ref="201",
        synonyms=("拍片", "影像科", "imaging"),
        opening_hours=WEEKDAYS,
    ),
    Room(
        "x-ray",
        (0.3, 0.3, 8.0, 8.0),
        PlaceKind.IMAGING,
        named("X光室", "X-ray room"),
        ref="202",
        synonyms=("DR", "胸片"),
    ),
    Room("ct", (8.2, 0.3, 17.8, 8.0), PlaceKind.IMAGING, named("CT室", "CT room"), ref="203"),
    Room(
        "laboratory",
        (32.2, 5.0, 41.0, 13.8),
        PlaceKind.LABORATORY,
        named("检验科", "Laboratory"),
        ref="204",
        synonyms=("抽血", "验血", "化验", "blood test"),
        opening_hours="Mo-Sa 07:00-11:00",
    ),
    Room(
        "ultrasound",
        (41.2, 5.0, 49.7, 13.8),
        PlaceKind.IMAGING,
        named("超声科", "Ultrasound"),
        ref="205",
        synonyms=("B超", "彩超"),
        opening_hours=WEEKDAYS,
    ),
    Room("ward-1", (0.3, 17.2, 5.8, 24.0), PlaceKind.WARD, named("一病房", "Ward 1"), ref="211"),
    Room("ward-2", (6.0, 17.2, 11.5, 24.0), PlaceKind.WARD, named("二病房", "Ward 2"), ref="212"),
    Room("ward-3", (11.7, 17.2, 17.2, 24.0), PlaceKind.WARD, named("三病房", "Ward 3"), ref="213"),
    Room("ward-4", (38.4, 17.2, 43.9, 24.0), PlaceKind.WARD, named("四病房", "Ward 4"), ref="214"),
    Room("ward-5", (44.1, 17.2, 49.7, 24.0), PlaceKind.WARD, named("五病房", "Ward 5"), ref="215"),
    Room(
        "toilet-2",
        (17.4, 17.2, 20.9, 21.0),
        PlaceKind.TOILET,
        named("二层卫生间", "Upper floor toilet"),
    ),
    Room(
        "staff-room",
        (32.6, 17.2, 38.2, 22.0),
        PlaceKind.OFFICE,
        named("医护值班室", "Staff room"),
        ref="216",
        access=Access.STAFF,
    ),
)


def upper_floor() -> Iterator[Piece]:
    """Everything on the upper floor but the lift and the stairs."""
    for room in ROOMS:
        yield from room.on(F2)
    yield Area(
        "corridor-2",
        F2,
        AreaKind.CORRIDOR,
        rectangle((0.3, 14.0, 49.7, 17.0)),
        names=named("二层走廊", "Upper floor corridor"),
    )
    # A gallery: south of it the lobby is open up to the roof.
    yield Area(
        "gallery",
        F2,
        AreaKind.OPEN,
        rectangle((18.0, 7.0, 32.0, 14.0)),
        names=named("二层候诊区", "Upper waiting area"),
    )
    yield Wall("nurse-counter", F2, rectangle((23.0, 9.0, 27.0, 9.8)))
    yield from _doors()
    yield from _spots()


def _doors() -> Iterator[Piece]:
    yield door("radiology-opening", F2, (9.0, 13.9), 1.8, kind=DoorKind.OPENING)
    yield door("x-ray-door", F2, (4.0, 8.1), 1.3, kind=DoorKind.SLIDING)
    yield door("ct-door", F2, (13.0, 8.1), 1.3, kind=DoorKind.SLIDING)
    yield door("laboratory-door", F2, (36.6, 13.9), 1.2)
    yield door("ultrasound-door", F2, (45.4, 13.9))
    yield door("ward-1-door", F2, (3.0, 17.1), 1.2)
    yield door("ward-2-door", F2, (8.7, 17.1), 1.2)
    yield door("ward-3-door", F2, (14.4, 17.1), 1.2)
    yield door("ward-4-door", F2, (41.1, 17.1), 1.2)
    yield door("ward-5-door", F2, (46.9, 17.1))
    yield door("toilet-2-door", F2, (19.1, 17.1), 0.9)
    yield door("staff-room-door", F2, (35.4, 17.1), 0.9, access=Access.STAFF)


def _spots() -> Iterator[Piece]:
    yield spot(
        "nurse-station", F2, PlaceKind.INFORMATION, (25.0, 10.4), named("护士站", "Nurse station")
    )
    yield spot(
        "waiting-2", F2, PlaceKind.WAITING_AREA, (29.5, 11.0), named("候诊区", "Waiting area")
    )
    yield spot("seats-gallery", F2, PlaceKind.SEAT, (20.0, 11.0), named("候诊座椅", "Seats"))
    yield Anchor(
        "T2", F2, (26.6, 16.4), bearing_degrees=0.0, names=named("二层电梯口", "Lift, upper floor")
    )
