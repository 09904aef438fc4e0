"""The medical technology building put together: imaging, laboratories, endoscopy, theatres.

80 m long and 31 m deep. On each floor a patients' corridor in the south and another one in the
north, which is for staff where there is radiation or an operation; between them the big rooms.
"""

from collections.abc import Iterator, Sequence

from floorplans.facts import Access
from floorplans.kinds import AreaKind, LiftUse, PlaceKind
from floorplans.model import Connector
from floorplans.sample_hospital.cores import Lift, lift, stairs
from floorplans.sample_hospital.fittings import defibrillator, fire_exit, kiosk
from floorplans.sample_hospital.floor import Floor, Frame, Piece
from floorplans.sample_hospital.medical_technology_rooms import FLOORS, TechnologyFloor
from floorplans.sample_hospital.outer_walls import add_outer_walls
from floorplans.sample_hospital.rooms import named, rooms, toilets

FRAME = Frame("medical-technology", "B", (8.0, 56.0))
LABELS = ("B1", "1", "2", "3", "4")
WEST, EAST = 0.3, 79.7
SOUTH_ROW, MIDDLE_ROW, NORTH_ROW = (0.3, 7.8), (11.6, 19.6), (22.6, 30.7)
PATIENTS, STAFF_SIDE = (8.0, 11.4), (19.8, 22.4)
"""The two corridors, south and north."""
PASSAGE = (54.0, 58.0)
"""Where the bridges from the outpatient building come in."""
CROSS = (38.2, 41.8)
"""The passage between the two corridors."""

_LIFTS = (
    Lift(7, (37.4, 5.2, 39.8, 7.8), "north", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(8, (40.0, 5.2, 42.4, 7.8), "north", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(9, (42.6, 5.2, 45.4, 7.8), "north", LiftUse.BED, (1.6, 2.5), 1.3, is_green_channel=True),
    Lift(10, (45.6, 5.2, 48.0, 7.8), "north", LiftUse.EVACUATION, (1.6, 1.6)),
)
_BANKS = {7: "7–8", 9: "9", 10: "10"}
_EAST_BRIDGES = {"mt-2f": "ip-2f", "mt-4f": "ip-5f"}
"""The ward building has no fourth floor: what is its fifth is level with the fourth here."""
_BRIDGE_END_X = 104.0
"""The west face of the ward building, in this building's metres."""


def empty_floors() -> tuple[Floor, ...]:
    """A floor for each level, from the lowest, with nothing on it."""
    ids = [f"mt-{label.lower()}{'' if label == 'B1' else 'f'}" for label in LABELS]
    return tuple(Floor(FRAME, each, label) for each, label in zip(ids, LABELS, strict=True))


def medical_technology_building() -> Iterator[Piece]:
    """All pieces of the building but the bridges from the outpatient building."""
    floors = empty_floors()
    for floor in floors:
        _floor(floor, FLOORS[floor.id])
    yield from _connectors(floors)
    for floor in floors:
        add_outer_walls(floor)
        yield from floor.pieces


def _connectors(floors: Sequence[Floor]) -> Iterator[Connector]:
    for shape in _LIFTS:
        yield lift(shape, floors, _BANKS.get(shape.number))
    yield stairs("D", (0.3, 11.6, 3.3, 19.6), "south", floors, 26)
    yield stairs("E", (34.0, 0.3, 37.2, 7.8), "north", floors, 26)
    yield stairs("F", (76.7, 11.6, 79.7, 19.6), "south", floors, 26)


def _floor(floor: Floor, contents: TechnologyFloor) -> None:
    names = named(f"医技楼{floor.label}层走廊", f"Corridor, level {floor.label}")
    floor.area("corridor", AreaKind.CORRIDOR, (WEST, PATIENTS[0], EAST, PATIENTS[1]), names=names)
    access = Access.PUBLIC if contents.north_is_public else Access.STAFF
    floor.area(
        "north-corridor",
        AreaKind.CORRIDOR,
        (WEST, STAFF_SIDE[0], EAST, STAFF_SIDE[1]),
        access=access,
    )
    cross = (CROSS[0], PATIENTS[1], CROSS[1], STAFF_SIDE[0])
    floor.area("cross-corridor", AreaKind.CORRIDOR, cross, access=access)
    if not contents.north_is_public:
        floor.door("staff-door", (40.0, PATIENTS[1]), 1.5, access=Access.STAFF)
    floor.area(
        "waiting",
        AreaKind.OPEN,
        (28.0, SOUTH_ROW[0], 33.8, PATIENTS[0]),
        names=named(contents.waiting_chinese, contents.waiting_english),
    )
    floor.spot(
        "waiting",
        PlaceKind.WAITING_AREA,
        (30.9, 3.0),
        named(contents.waiting_chinese, contents.waiting_english),
        also=("候诊", "等候", "报到"),
        area="waiting",
    )
    floor.row((WEST, 27.8), SOUTH_ROW, "north", rooms(contents.south_west))
    floor.row((50.4, 53.8), SOUTH_ROW, "north", toilets()[2:])
    floor.row((58.2, 68.0), SOUTH_ROW, "north", toilets()[:2])
    floor.row((68.2, EAST), SOUTH_ROW, "north", rooms(contents.south_east))
    floor.row((3.5, 38.0), MIDDLE_ROW, contents.middle_doors, rooms(contents.middle_west))
    floor.row((42.0, 76.5), MIDDLE_ROW, contents.middle_doors, rooms(contents.middle_east))
    floor.row((WEST, EAST), NORTH_ROW, "south", rooms(contents.north))
    floor.room(rooms(contents.plant)[0], (37.4, 0.3, 48.0, 5.0), (48.1, 2.6))
    cleaner = rooms("store storage cleaning | 清洁间 | Cleaner's room")[0]
    floor.room(cleaner, (48.2, 0.3, 50.2, 7.8), (49.2, 7.9))
    _passage(floor)
    names = named(f"医技楼{floor.label}层电梯厅", f"Lift lobby, medical level {floor.label}")
    floor.anchor((41.0, 8.8), 180.0, names)
    if floor.label != "1":
        names = named("避难等候点", "Refuge point")
        floor.spot("refuge", PlaceKind.REFUGE, (50.4, 8.6), names, also=("疏散", "无障碍避难"))


def _passage(floor: Floor) -> None:
    floor.area("passage", AreaKind.CORRIDOR, (PASSAGE[0], 0.3, PASSAGE[1], PATIENTS[0]))
    if floor.label in ("B1", "4"):
        floor.spot("seats", PlaceKind.SEAT, (56.0, 2.0), named("休息座椅", "Seats"))
    if floor.id == "mt-1f":
        names = named("医技楼南门", "Medical building south entrance")
        floor.way_in("south-entrance", (56.0, 0.15), 2.0, names, slides=True)
        floor.anchor((57.2, 1.6), 0.0, named("医技楼南门内", "Inside the south entrance"))
        fire_exit(floor, "fire-exit-e", (35.6, 0.15), "E")
        kiosk(floor, 1, (33.0, 8.3), 180.0)
        defibrillator(floor, (54.4, 8.4))
        west_names = named("医技楼西门", "Medical building west entrance")
        floor.way_in("west-entrance", (0.15, 9.7), 1.6, west_names)
    if floor.id in _EAST_BRIDGES:
        names = named(f"医技楼{floor.label}层连廊", f"Bridge to the wards, level {floor.label}")
        floor.area(
            "bridge",
            AreaKind.CORRIDOR,
            (EAST, PATIENTS[0], _BRIDGE_END_X - 0.3, PATIENTS[1] - 0.4),
            names=names,
        )
        floor.door("bridge-door", (_BRIDGE_END_X, 9.5), 2.4, to=_EAST_BRIDGES[floor.id])
        floor.anchor((82.0, 9.5), 90.0, names)
        kiosk(floor, 1, (33.0, 8.3), 180.0)
