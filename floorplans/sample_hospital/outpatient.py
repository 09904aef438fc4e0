"""The outpatient building put together: its basement, ground floor, clinics, lifts and bridges."""

from collections.abc import Iterator

from floorplans.kinds import AreaKind, PlaceKind
from floorplans.sample_hospital.floor import Floor, Piece
from floorplans.sample_hospital.outer_walls import add_outer_walls
from floorplans.sample_hospital.outpatient_clinics import FLOORS
from floorplans.sample_hospital.outpatient_frame import (
    AISLE,
    BAND,
    EAST,
    HALL,
    NORTH_ROW,
    PASSAGE,
    SOUTH_ROW,
    STREET,
    WEST,
    band,
    connectors,
    empty_floors,
    refuge,
    street,
)
from floorplans.sample_hospital.outpatient_ground import ground_floor
from floorplans.sample_hospital.outpatient_upper import bridge, clinic_floor, passage
from floorplans.sample_hospital.rooms import named, rooms

BRIDGE_END_Y = 56.0
"""The south face of the medical technology building."""
_BRIDGES = {"op-2f": "mt-2f", "op-3f": "mt-3f"}

_FOOD = """
    counter food canteen | 医院食堂 | Canteen | 食堂、员工食堂、吃饭、饭堂、餐厅、cafeteria \
        | hours=Mo-Su_06:30-19:30
    counter food noodles | 风味小吃 | Snack bar | 小吃、面条、快餐 | hours=Mo-Su_07:00-20:00
"""
_SHOPS = """
    counter shop supermarket | 便民超市 | Supermarket | 超市、小卖部、日用品 \
        | hours=Mo-Su_07:00-21:00
    counter shop flowers | 鲜花水果店 | Flowers and fruit | 花店、水果、flowers | hours=daily
"""
_CAR_PARK = """
    counter parking car-park | 地下停车场 | Underground car park \
        | 停车、车库、地库、parking | hours=always
"""
_BAND_WEST = """
    service other lost-property | 保卫科 | Security office | 报警、失物、保安、security \
        | hours=always
    staff storage drug-store | 药库 | Drug store
    staff storage sterile-supply | 消毒供应中心 | Sterile supply
"""
_BAND_EAST = """
    staff office laundry | 洗衣房 | Laundry
    staff storage pumps | 水泵房 | Pump room
    staff storage waste | 医疗废物暂存间 | Medical waste store
"""


def outpatient_building() -> Iterator[Piece]:
    """All pieces of the building; the doors to the site and over the bridges are among them."""
    floors = empty_floors()
    for floor in floors:
        if floor.id == "op-b1":
            _basement(floor)
        elif floor.id == "op-1f":
            ground_floor(floor)
        else:
            clinic_floor(floor, FLOORS[floor.id])
            if floor.id in _BRIDGES:
                bridge(floor, _BRIDGES[floor.id], BRIDGE_END_Y)
            else:
                passage(floor)
    yield from connectors(floors)
    for floor in floors:
        add_outer_walls(floor)
        yield from floor.pieces


def _basement(floor: Floor) -> None:
    street(floor)
    names = named("地下美食广场", "Food court")
    floor.area("hall", AreaKind.OPEN, (HALL[0], 0.3, HALL[2], STREET[0]), names=names)
    for number, x in enumerate((39.0, 56.4), start=1):
        floor.wall(f"pillar-{number}", (x, 5.0, x + 0.6, 5.6))
    floor.spot("food-court", PlaceKind.FOOD, (48.0, 8.0), names, also=("吃饭", "座位", "food"))
    floor.area("aisle-west", AreaKind.CORRIDOR, (WEST, AISLE[0], HALL[0] - 0.2, AISLE[1]))
    floor.door("fire-door-west", (HALL[0] - 0.1, 8.7), 2.4)
    floor.row((WEST, HALL[0] - 0.2), SOUTH_ROW, "north", rooms(_FOOD))
    floor.row((WEST, HALL[0] - 0.2), NORTH_ROW, "south", rooms(_SHOPS))
    _car_park(floor)
    band(floor, _BAND_WEST, _BAND_EAST, "staff storage plant | 制冷机房 | Chiller plant")
    floor.area("passage", AreaKind.CORRIDOR, (PASSAGE[0], STREET[1], PASSAGE[1], BAND[1]))
    refuge(floor)


def _car_park(floor: Floor) -> None:
    """One large room under the east wing, on two rows of pillars."""
    corners = (HALL[2] + 0.2, SOUTH_ROW[0], EAST, NORTH_ROW[1])
    floor.room(rooms(_CAR_PARK)[0], corners, (HALL[2] + 0.1, 8.7))
    for number, x in enumerate((66.0, 74.0, 82.0, 90.0), start=1):
        for row, y in enumerate((5.5, 11.5), start=1):
            floor.wall(f"car-park-pillar-{number}-{row}", (x, y, x + 0.6, y + 0.6))
    bays = named("地下无障碍停车位", "Accessible parking, underground")
    floor.spot("accessible-bays", PlaceKind.ACCESSIBLE_PARKING, (62.0, 3.0), bays)
