"""The inpatient building put together: admissions, intensive care and wards on eleven levels.

80 m long and 18 m deep, one corridor between the patients' rooms in the south and the service
rooms in the north. Like many hospitals it has no fourth floor.
"""

from collections.abc import Iterator, Sequence

from floorplans.kinds import AreaKind, LiftUse, PlaceKind
from floorplans.model import Connector
from floorplans.sample_hospital.cores import Lift, lift, stairs
from floorplans.sample_hospital.fittings import defibrillator, fire_exit, kiosk
from floorplans.sample_hospital.floor import Floor, Frame, Piece
from floorplans.sample_hospital.inpatient_wards import (
    BASEMENT,
    GROUND,
    NORTH_EAST,
    NORTH_WEST,
    WARD_FLOORS,
    CommonFloor,
    Ward,
)
from floorplans.sample_hospital.outer_walls import add_outer_walls
from floorplans.sample_hospital.rooms import Room, named, rooms, toilets

FRAME = Frame("inpatient", "C", (112.0, 56.4))
LABELS = ("B1", "1", "2", "3", "5", "6", "7", "8", "9", "10", "11")
WEST, EAST = 0.3, 79.7
SOUTH_ROW, CORRIDOR, NORTH_ROW = (0.3, 7.5), (7.7, 10.5), (10.7, 17.7)
_LOBBY = (30.0, 50.0)
"""The west and east side of the lift lobby with its day room."""

_LIFTS = (
    Lift(11, (33.4, 10.7, 35.8, 13.3), "south", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(12, (36.0, 10.7, 38.4, 13.3), "south", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(13, (38.6, 10.7, 41.0, 13.3), "south", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(
        14, (41.2, 10.7, 44.0, 13.3), "south", LiftUse.BED, (1.6, 2.5), 1.3, is_green_channel=True
    ),
    Lift(15, (44.2, 10.7, 47.0, 13.3), "south", LiftUse.BED, (1.6, 2.5), 1.3),
    Lift(16, (47.2, 10.7, 49.8, 13.3), "south", LiftUse.EVACUATION, (1.6, 1.6)),
)
_BANKS = {12: "11–13", 14: "14–15", 16: "16"}


def empty_floors() -> tuple[Floor, ...]:
    """A floor for each level, from the lowest, with nothing on it."""
    ids = [f"ip-{label.lower()}{'' if label == 'B1' else 'f'}" for label in LABELS]
    return tuple(Floor(FRAME, each, label) for each, label in zip(ids, LABELS, strict=True))


def inpatient_building() -> Iterator[Piece]:
    """All pieces of the building but the bridges from the medical technology building."""
    floors = empty_floors()
    for floor in floors:
        _lobby(floor)
        if floor.id == "ip-b1":
            _common_floor(floor, BASEMENT)
        elif floor.id == "ip-1f":
            _common_floor(floor, GROUND)
            _ground_doors(floor)
        else:
            _ward_floor(floor, *WARD_FLOORS[floor.id])
    yield from _connectors(floors)
    for floor in floors:
        add_outer_walls(floor)
        yield from floor.pieces


def _connectors(floors: Sequence[Floor]) -> Iterator[Connector]:
    for shape in _LIFTS:
        yield lift(shape, floors, _BANKS.get(shape.number))
    yield stairs("G", (0.3, 10.7, 3.3, 17.7), "south", floors, 24)
    yield stairs("H", (30.2, 10.7, 33.2, 17.7), "south", floors, 24)
    yield stairs("J", (76.7, 10.7, 79.7, 17.7), "south", floors, 24)


def _lobby(floor: Floor) -> None:
    """The day room south of the lifts, and the plant room behind them."""
    is_ground = floor.label == "1"
    names = named("住院大厅", "Inpatient lobby")
    if not is_ground:
        names = named(f"住院楼{floor.label}层活动厅", f"Day room, ward level {floor.label}")
    floor.area(
        "lobby", AreaKind.OPEN, (_LOBBY[0], SOUTH_ROW[0], _LOBBY[1], CORRIDOR[0]), names=names
    )
    for number, x in enumerate((34.0, 45.4), start=1):
        floor.wall(f"pillar-{number}", (x, 3.5, x + 0.6, 4.1))
    plant = rooms("store storage plant | 设备间 | Plant room")[0]
    floor.room(plant, (33.4, 13.5, 49.8, 17.7), (49.9, 15.6))
    names = named(f"住院楼{floor.label}层电梯厅", f"Lift lobby, ward level {floor.label}")
    floor.anchor((37.2, 9.8), 0.0, names)
    if not is_ground:
        floor.spot("seats", PlaceKind.SEAT, (42.0, 2.0), named("休息座椅", "Seats"))
        names = named("避难等候点", "Refuge point")
        floor.spot("refuge", PlaceKind.REFUGE, (48.5, 9.9), names, also=("疏散", "无障碍避难"))


def _common_floor(floor: Floor, contents: CommonFloor) -> None:
    """A floor without wards: one corridor from end to end."""
    names = named(f"住院楼{floor.label}层走廊", f"Corridor, ward level {floor.label}")
    floor.area("corridor", AreaKind.CORRIDOR, (WEST, CORRIDOR[0], EAST, CORRIDOR[1]), names=names)
    floor.row((WEST, 29.8), SOUTH_ROW, "north", rooms(contents.south_west))
    floor.row((50.2, EAST), SOUTH_ROW, "north", rooms(contents.south_east))
    floor.row((3.5, 30.0), NORTH_ROW, "south", rooms(contents.north_west))
    floor.row((50.0, 76.5), NORTH_ROW, "south", (*rooms(contents.north_east), *toilets()))


def _ground_doors(floor: Floor) -> None:
    names = named("住院楼正门", "Inpatient main entrance")
    floor.way_in("main-entrance", (40.0, 0.15), 2.4, names, slides=True)
    floor.anchor((41.6, 1.2), 0.0, named("住院楼正门内", "Inside the inpatient entrance"))
    names = named("住院楼东门", "Inpatient east entrance")
    floor.way_in("east-entrance", (79.85, 9.1), 1.6, names)
    for letter, x in (("g", 1.8), ("h", 31.7), ("j", 78.2)):
        fire_exit(floor, f"fire-exit-{letter}", (x, 17.85), letter.upper())
    floor.wall("counter", (37.0, 5.2, 43.0, 6.0))
    floor.spots("""
    information information | 40.0, 6.6 | 住院咨询台 | Inpatient information \
        | 探视登记、问讯、visitors | daily
    wheelchair_point wheelchairs | 30.8, 1.2 | 轮椅平车租借处 | Wheelchairs and trolleys \
        | 轮椅、平车、陪护床 | daily
    vending_machine vending | 49.4, 3.0 | 自动售货机 | Vending machine | 饮料、零食 | always
    cash_machine cash-machine | 49.4, 5.6 | 自动取款机 | Cash machine | ATM、取钱 | always
    """)
    defibrillator(floor, (30.6, 6.5))
    kiosk(floor, 1, (46.0, 0.8), 180.0)
    kiosk(floor, 2, (33.0, 0.8), 180.0)


def _ward_floor(floor: Floor, west: Ward, east: Ward) -> None:
    """Two wards with a door each, and the lift lobby between them."""
    floor.area("lobby-corridor", AreaKind.CORRIDOR, (30.1, CORRIDOR[0], 50.0, CORRIDOR[1]))
    for side, ward, span, door_x in (
        ("west", west, (WEST, 29.9), 30.0),
        ("east", east, (50.2, EAST), 50.1),
    ):
        floor.area(
            f"ward-{side}",
            AreaKind.CORRIDOR,
            (span[0], CORRIDOR[0], span[1], CORRIDOR[1]),
            names=ward.names,
        )
        floor.door(f"ward-{side}-door", (door_x, 9.1), 1.8, swings_open=True)
    floor.row((WEST, 29.8), SOUTH_ROW, "north", west.rooms or _beds(floor, 1, 4))
    floor.row((50.2, EAST), SOUTH_ROW, "north", east.rooms or _beds(floor, 5, 8))
    floor.row((3.5, 20.0), NORTH_ROW, "south", rooms(NORTH_WEST))
    _nurse_station(floor, "west", (20.2, 29.8), west)
    floor.row((50.0, 53.6), NORTH_ROW, "south", rooms("store storage sluice | 污洗间 | Sluice"))
    _nurse_station(floor, "east", (53.8, 62.0), east)
    floor.row((62.2, 76.5), NORTH_ROW, "south", (*rooms(NORTH_EAST), *toilets()[2:]))


def _nurse_station(floor: Floor, side: str, span: tuple[float, float], ward: Ward) -> None:
    """The alcove with the ward's counter; it is what somebody looking for the ward goes to."""
    slug = f"station-{side}"
    floor.area(slug, AreaKind.OPEN, (span[0], CORRIDOR[1], span[1], NORTH_ROW[1]), names=ward.names)
    floor.wall(f"{slug}-counter", (span[0] + 1.5, 12.8, span[1] - 1.5, 13.5))
    middle = round((span[0] + span[1]) / 2, 2)
    floor.spot(
        ward.slug,
        PlaceKind.WARD,
        (middle, 11.8),
        ward.names,
        also=(*ward.also, "病房", "病区", "护士站", "探视"),
        hours=ward.hours,
        area=slug,
        ref=f"{floor.label}{'A' if side == 'west' else 'B'}",
    )


def _beds(floor: Floor, first: int, last: int) -> tuple[Room, ...]:
    """Patients' rooms such as 901 to 904."""
    return tuple(
        Room(
            f"room-{number:02d}",
            PlaceKind.WARD,
            named(f"{floor.label}{number:02d}病房", f"Room {floor.label}{number:02d}"),
            opening_hours="Mo-Su 15:00-20:00",
            door_metres=1.2,
            ref=f"{floor.label}{number:02d}",
        )
        for number in range(first, last + 1)
    )
