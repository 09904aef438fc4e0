"""The outpatient building's bones, the same on every floor: a hall between two wings, the hospital
street behind them, and the band of lifts, stairs, toilets and passages north of the street.

Metres from the building's south-west corner: it is 96 m long and 30 m deep, and the hall stands
8 m out of it to the south.
"""

from collections.abc import Iterator, Sequence

from shapely import Polygon

from floorplans.kinds import AreaKind, LiftUse, PlaceKind
from floorplans.model import Connector
from floorplans.sample_hospital.cores import Lift, escalators, lift, stairs
from floorplans.sample_hospital.floor import Floor, Frame, rectangle
from floorplans.sample_hospital.rooms import named, rooms, toilets

FRAME = Frame("outpatient", "A", (0.0, 0.0))
LABELS = ("B1", "1", "2", "3", "4", "5", "6")

WEST, EAST = 0.3, 95.7
HALL = (36.0, -7.7, 60.0, 17.2)
STREET = (17.2, 21.2)
AISLE = (7.2, 10.2)
"""The inner corridor of each wing, between its two rows of rooms."""
SOUTH_ROW, NORTH_ROW, BAND = (0.3, 7.0), (10.4, 17.0), (21.4, 29.7)
PASSAGE = (62.0, 66.0)
"""West and east side of the passage to the garden, or to the bridge."""
_ATRIUM = (42.0, -1.0, 54.0, 10.0)

_WATER = """
    room drinking_water water | 开水间 | Drinking water | 饮水、热水、接水、打水、water
    store storage cleaning | 清洁间 | Cleaner's room
"""
_LIFTS = (
    Lift(1, (39.6, 21.4, 42.0, 24.0), "south", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(2, (42.2, 21.4, 44.6, 24.0), "south", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(3, (44.8, 21.4, 47.2, 24.0), "south", LiftUse.PUBLIC, (1.6, 1.5)),
    Lift(4, (47.4, 21.4, 50.2, 24.0), "south", LiftUse.BED, (1.6, 2.5), 1.3),
    Lift(5, (50.4, 21.4, 52.8, 24.0), "south", LiftUse.STAFF, None, 1.0),
    Lift(6, (53.0, 21.4, 55.4, 24.0), "south", LiftUse.EVACUATION, (1.6, 1.6)),
)

_BANKS = {2: "1–3", 4: "4", 6: "6"}
"""The lifts that are places: one for the three public lifts side by side."""


def level_ids() -> tuple[str, ...]:
    """The levels' ids from the lowest."""
    return tuple(f"op-{label.lower()}{'' if label == 'B1' else 'f'}" for label in LABELS)


def empty_floors() -> tuple[Floor, ...]:
    """A floor for each level, from the lowest, with nothing on it."""
    return tuple(
        Floor(FRAME, level_id, label) for level_id, label in zip(level_ids(), LABELS, strict=True)
    )


def connectors(floors: Sequence[Floor]) -> Iterator[Connector]:
    """Six lifts, three stairs and the escalators of the hall, drawn on all these floors."""
    for shape in _LIFTS:
        yield lift(shape, floors, _BANKS.get(shape.number))
    yield stairs("A", (0.3, 21.4, 3.3, 29.7), "south", floors, 26)
    yield stairs("B", (36.2, 21.4, 39.4, 29.7), "south", floors, 26)
    yield stairs("C", (92.7, 21.4, 95.7, 29.7), "south", floors, None)
    yield from escalators(floors[1:6], (45.5, -2.0), (45.5, 11.0), 4.0)


def street(floor: Floor) -> None:
    """The hospital street through the whole building."""
    floor.area(
        "street",
        AreaKind.CORRIDOR,
        (WEST, STREET[0], EAST, STREET[1]),
        names=named(f"{floor.label}层医疗街", f"Hospital street, level {floor.label}"),
    )


def hall(floor: Floor) -> None:
    """The hall on an upper floor: galleries around the atrium, with its balustrade."""
    west, south, east, north = HALL
    outer = rectangle((west, south, east, north))
    names = named(f"{floor.label}层中庭候诊区", f"Atrium gallery, level {floor.label}")
    floor.area(
        "hall",
        AreaKind.OPEN,
        Polygon(outer.exterior.coords, [rectangle(_ATRIUM).exterior.coords]),
        names=names,
    )
    for number, x in enumerate((38.0, 57.4), start=1):
        for row, y in enumerate((-5.0, 12.5), start=1):
            floor.wall(f"pillar-{number}-{row}", (x, y, x + 0.6, y + 0.6))
    floor.wall("nurse-counter", (46.0, 14.0, 50.0, 14.8))
    floor.spot(
        "triage",
        PlaceKind.INFORMATION,
        (48.0, 15.4),
        named(f"{floor.label}层分诊台", f"Triage desk, level {floor.label}"),
        also=("护士站", "导诊", "报到", "量血压", "check-in"),
    )
    floor.spot("seats", PlaceKind.SEAT, (39.0, 2.0), named("候诊座椅", "Seats"))


def wings(floor: Floor) -> None:
    """The wings' aisles and the cross corridors at their far ends, behind fire doors."""
    west, east = HALL[0] - 0.2, HALL[2] + 0.2
    floor.area("aisle-west", AreaKind.CORRIDOR, (WEST, AISLE[0], west, AISLE[1]))
    floor.area("cross-west", AreaKind.CORRIDOR, (WEST, AISLE[1], 3.3, NORTH_ROW[1]))
    floor.area("aisle-east", AreaKind.CORRIDOR, (east, AISLE[0], EAST, AISLE[1]))
    floor.area("cross-east", AreaKind.CORRIDOR, (92.7, AISLE[1], EAST, NORTH_ROW[1]))
    floor.door("fire-door-west", (west + 0.1, 8.7), 2.4)
    floor.door("fire-door-cross-west", (1.8, 17.1), 1.8)
    floor.door("fire-door-east", (east - 0.1, 8.7), 2.4)
    floor.door("fire-door-cross-east", (94.2, 17.1), 1.8)


def waiting(floor: Floor, side: str, chinese: str, english: str) -> None:
    """A waiting zone at the beginning of a wing's aisle, open to it, with seats in it."""
    west, east = (30.2, HALL[0] - 0.2) if side == "west" else (HALL[2] + 0.2, 65.8)
    slug, names = f"waiting-{side}", named(chinese, english)
    floor.area(slug, AreaKind.OPEN, (west, AISLE[1], east, NORTH_ROW[1]), names=names)
    floor.spot(
        slug,
        PlaceKind.WAITING_AREA,
        ((west + east) / 2, 13.8),
        names,
        also=("候诊", "等候"),
        area=slug,
    )


def band(floor: Floor, west: str, east: str, plant: str) -> None:
    """The rooms north of the street: tables of those `west` and `east` of the cores, and of the
    plant room behind the lifts."""
    floor.row((3.5, 24.0), BAND, "south", rooms(west))
    floor.row((24.2, 36.0), BAND, "south", toilets())
    floor.row((66.2, 82.0), BAND, "south", rooms(east))
    floor.row((82.2, 92.5), BAND, "south", toilets("-east"))
    floor.row((55.6, 61.8), (21.4, 24.0), "south", rooms(_WATER))
    floor.room(rooms(plant)[0], (39.6, 24.2, 61.8, 29.7), (61.9, 27.0))
    names = named(f"门诊楼{floor.label}层电梯厅", f"Lift lobby, outpatients level {floor.label}")
    floor.anchor((45.8, 20.6), 0.0, names)


def refuge(floor: Floor) -> None:
    """Where people who cannot use stairs wait for the evacuation lift."""
    floor.spot(
        "refuge",
        PlaceKind.REFUGE,
        (54.2, 20.0),
        named("避难等候点", "Refuge point"),
        also=("疏散", "无障碍避难"),
    )
