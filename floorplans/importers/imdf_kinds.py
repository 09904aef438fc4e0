"""What IMDF's categories (OGC 20-094, Categories) mean for a plan: of units, doors and places."""

from enum import Enum

from floorplans.kinds import AreaKind, ConnectorKind, DoorKind, EntranceKind, PlaceKind


class UnitRole(Enum):
    """What a unit is to somebody on foot."""

    ROOM = "room"
    CORRIDOR = "corridor"
    OPEN = "open"
    SOLID = "solid"
    """Nobody can stand there: masonry, planting, a void."""
    NOT_ON_FOOT = "not_on_foot"
    LIFT = "lift"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    RAMP = "ramp"


AREA_KIND_BY_ROLE = {
    UnitRole.ROOM: AreaKind.ROOM,
    UnitRole.CORRIDOR: AreaKind.CORRIDOR,
    UnitRole.OPEN: AreaKind.OPEN,
    UnitRole.LIFT: AreaKind.LIFT_CAR,
    UnitRole.STAIRS: AreaKind.STAIRWELL,
    UnitRole.ESCALATOR: AreaKind.STAIRWELL,
    UnitRole.RAMP: AreaKind.CORRIDOR,
}
CONNECTOR_KIND_BY_ROLE = {
    UnitRole.LIFT: ConnectorKind.LIFT,
    UnitRole.STAIRS: ConnectorKind.STAIRS,
    UnitRole.ESCALATOR: ConnectorKind.ESCALATOR,
    UnitRole.RAMP: ConnectorKind.RAMP,
}

_ROLES: dict[str, UnitRole] = {
    **dict.fromkeys(
        ("walkway", "walkway.island", "footbridge", "movingwalkway", "platform"),
        UnitRole.CORRIDOR,
    ),
    **dict.fromkeys(
        ("lobby", "unenclosedarea", "waitingarea", "terrace", "parking", "recreation",
         "fieldofplay"),
        UnitRole.OPEN,
    ),
    **dict.fromkeys(
        ("brick", "column", "concrete", "drywall", "glass", "wood", "structure", "opentobelow",
         "vegetation"),
        UnitRole.SOLID,
    ),
    "road": UnitRole.NOT_ON_FOOT,
    "elevator": UnitRole.LIFT,
    "stairs": UnitRole.STAIRS,
    "steps": UnitRole.STAIRS,
    "escalator": UnitRole.ESCALATOR,
    "ramp": UnitRole.RAMP,
}  # fmt: skip
_ROOMS = frozenset(
    {"auditorium", "classroom", "conferenceroom", "firstaid", "fitnessroom", "foodservice",
     "huddleroom", "kitchen", "laboratory", "library", "lounge", "mailroom", "mothersroom",
     "movietheater", "nonpublic", "office", "phoneroom", "privatelounge", "restroom",
     "restroom.family", "restroom.female", "restroom.female.wheelchair", "restroom.male",
     "restroom.male.wheelchair", "restroom.transgender", "restroom.transgender.wheelchair",
     "restroom.unisex", "restroom.unisex.wheelchair", "restroom.wheelchair", "room", "serverroom",
     "shower", "smokingarea", "storage", "theater", "unspecified"}
)  # fmt: skip


def role_of(category: str) -> UnitRole:
    """The role of a unit; one of an unknown category is a room, entered by its openings only."""
    return _ROLES.get(category, UnitRole.ROOM)


def is_unit_category(category: str) -> bool:
    """Whether the standard has this category of units."""
    return category in _ROLES or category in _ROOMS


DOOR_KINDS: dict[str, DoorKind] = {
    "movablepartition": DoorKind.SLIDING,
    "open": DoorKind.OPENING,
    "revolving": DoorKind.REVOLVING,
    "shutter": DoorKind.SLIDING,
    "sliding": DoorKind.SLIDING,
    "swinging": DoorKind.HINGED,
    "turnstile": DoorKind.GATE,
    "turnstile.fullheight": DoorKind.GATE,
    "turnstile.waistheight": DoorKind.GATE,
}
ENTRANCE_KINDS: dict[str, EntranceKind] = {
    "pedestrian.principal": EntranceKind.MAIN,
    "service": EntranceKind.SERVICE,
}
"""Of openings that lead outdoors; others are secondary."""
EMERGENCY_EXIT = "emergencyexit"

_PLACES: dict[str, PlaceKind] = {
    "atm": PlaceKind.CASH_MACHINE,
    "auditorium": PlaceKind.LECTURE_HALL,
    "babychanging": PlaceKind.NURSING_ROOM,
    "boardinggate": PlaceKind.PLATFORM,
    "bus": PlaceKind.BUS_STOP,
    "cashier": PlaceKind.CASH_DESK,
    "checkin": PlaceKind.INFORMATION,
    "conferenceroom": PlaceKind.ROOM,
    "defibrillator": PlaceKind.DEFIBRILLATOR,
    "drinkingfountain": PlaceKind.DRINKING_WATER,
    "eatingdrinking": PlaceKind.FOOD,
    "elevator": PlaceKind.LIFT,
    "entry": PlaceKind.ENTRANCE,
    "firstaid": PlaceKind.CONSULTING_ROOM,
    "foodservice": PlaceKind.FOOD,
    "groundtransportation": PlaceKind.DROP_OFF,
    "information": PlaceKind.INFORMATION,
    "laboratory": PlaceKind.LABORATORY,
    "lounge": PlaceKind.WAITING_AREA,
    "mothersroom": PlaceKind.NURSING_ROOM,
    "office": PlaceKind.OFFICE,
    "parking": PlaceKind.PARKING,
    "pharmacy": PlaceKind.PHARMACY,
    "platform": PlaceKind.PLATFORM,
    "restroom": PlaceKind.TOILET,
    "retail": PlaceKind.SHOP,
    "seating": PlaceKind.SEAT,
    "serverroom": PlaceKind.STORAGE,
    "shopping": PlaceKind.SHOP,
    "stairs": PlaceKind.STAIRS,
    "storage": PlaceKind.STORAGE,
    "theater": PlaceKind.LECTURE_HALL,
    "movietheater": PlaceKind.LECTURE_HALL,
    "ticketing": PlaceKind.CASH_DESK,
    "ticket": PlaceKind.CASH_DESK,
    "valet": PlaceKind.DROP_OFF,
    "vending": PlaceKind.VENDING_MACHINE,
    "waitingarea": PlaceKind.WAITING_AREA,
    "wheelchairassist": PlaceKind.WHEELCHAIR_POINT,
    "wheelchairrental": PlaceKind.WHEELCHAIR_POINT,
    # Of occupants, whose list is the longest.
    "bakery": PlaceKind.FOOD,
    "bank": PlaceKind.CASH_DESK,
    "bookstore": PlaceKind.SHOP,
    "coffee": PlaceKind.FOOD,
    "restaurant": PlaceKind.FOOD,
    "store": PlaceKind.SHOP,
    "hospital": PlaceKind.DEPARTMENT,
    "doctor": PlaceKind.CONSULTING_ROOM,
    "dentist": PlaceKind.CONSULTING_ROOM,
    "emergencyroom": PlaceKind.EMERGENCY,
    "radiology": PlaceKind.IMAGING,
}


def place_kind_of(category: str, *, wheelchair: bool = False) -> PlaceKind | None:
    """What a unit, amenity or occupant is to a visitor, by its category or the wider one before
    its dots (`restroom.male`); None for a category that says nothing to visitors."""
    parts = category.split(".")
    if parts[0] == "restroom" and (wheelchair or parts[-1] == "wheelchair"):
        return PlaceKind.ACCESSIBLE_TOILET
    if parts[0] == "parking" and wheelchair:
        return PlaceKind.ACCESSIBLE_PARKING
    for length in range(len(parts), 0, -1):
        if kind := _PLACES.get(".".join(parts[:length])):
            return kind
    return None
