"""The closed sets that a plan is written in: what areas, doors, connectors and places can be."""

from enum import Enum


class AreaKind(Enum):
    """What a drawn area is to somebody on foot."""

    ROOM = "room"
    """Walled all round: entered through its doors and openings only."""
    CORRIDOR = "corridor"
    """Walled towards rooms, open towards corridors and open areas it borders."""
    OPEN = "open"
    """A part of a floor without walls of its own: a hall, a waiting zone."""
    OUTDOOR = "outdoor"
    """A square, a yard, a pavement."""
    STAIRWELL = "stairwell"
    """The footprint of a stair on one level; nobody who cannot use stairs crosses it."""
    LIFT_CAR = "lift_car"
    """The footprint of a lift on one level, entered through the lift's doors."""


OPEN_AREA_KINDS = frozenset({AreaKind.CORRIDOR, AreaKind.OPEN, AreaKind.OUTDOOR})
"""Kinds that flow into each other where they share a border and no door or wall says otherwise."""


class Hazard(Enum):
    """What makes an area one that nobody is led into, whoever they are."""

    RADIATION = "radiation"
    MAGNETIC_FIELD = "magnetic_field"
    BIOLOGICAL = "biological"
    OTHER = "other"


class DoorKind(Enum):
    HINGED = "hinged"
    SLIDING = "sliding"
    REVOLVING = "revolving"
    OPENING = "opening"
    """A gap in a wall with no leaf in it."""
    GATE = "gate"


class EntranceKind(Enum):
    MAIN = "main"
    SECONDARY = "secondary"
    SERVICE = "service"
    EMERGENCY = "emergency"


class ConnectorKind(Enum):
    LIFT = "lift"
    STAIRS = "stairs"
    ESCALATOR = "escalator"
    RAMP = "ramp"


class Direction(Enum):
    """Which way something may be travelled along its drawn order of points or stops."""

    BOTH = "both"
    FORWARD = "forward"
    BACKWARD = "backward"


class SignArrow(Enum):
    """Where a line of a sign points to, for somebody who reads it."""

    AHEAD = "ahead"
    AHEAD_LEFT = "ahead_left"
    AHEAD_RIGHT = "ahead_right"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"


class LiftUse(Enum):
    PUBLIC = "public"
    BED = "bed"
    STAFF = "staff"
    EVACUATION = "evacuation"


class ThroughRooms(Enum):
    """Whether visitors may be led through rooms that are neither where they start nor go."""

    ALLOWED = "allowed"
    AVOIDED = "avoided"
    """Only where there is no other way."""


class PlaceKind(Enum):
    """What a visitor goes to; OTHER is a named place of no listed kind, ROOM a numbered room."""

    ROOM = "room"
    OFFICE = "office"
    CONSULTING_ROOM = "consulting_room"
    DEPARTMENT = "department"
    EMERGENCY = "emergency"
    WARD = "ward"
    LABORATORY = "laboratory"
    IMAGING = "imaging"
    OPERATING_THEATRE = "operating_theatre"
    PHARMACY = "pharmacy"
    CASH_DESK = "cash_desk"
    INFORMATION = "information"
    KIOSK = "kiosk"
    WAITING_AREA = "waiting_area"
    TOILET = "toilet"
    ACCESSIBLE_TOILET = "accessible_toilet"
    NURSING_ROOM = "nursing_room"
    WHEELCHAIR_POINT = "wheelchair_point"
    DRINKING_WATER = "drinking_water"
    SEAT = "seat"
    VENDING_MACHINE = "vending_machine"
    CASH_MACHINE = "cash_machine"
    DEFIBRILLATOR = "defibrillator"
    FOOD = "food"
    SHOP = "shop"
    LECTURE_HALL = "lecture_hall"
    LIFT = "lift"
    STAIRS = "stairs"
    ENTRANCE = "entrance"
    EXIT = "exit"
    REFUGE = "refuge"
    ASSEMBLY_POINT = "assembly_point"
    BUS_STOP = "bus_stop"
    PLATFORM = "platform"
    PARKING = "parking"
    ACCESSIBLE_PARKING = "accessible_parking"
    DROP_OFF = "drop_off"
    STORAGE = "storage"
    OTHER = "other"


NEVER_INSTEAD = frozenset(
    {
        PlaceKind.TOILET,
        PlaceKind.ACCESSIBLE_TOILET,
        PlaceKind.NURSING_ROOM,
        PlaceKind.WHEELCHAIR_POINT,
        PlaceKind.DRINKING_WATER,
        PlaceKind.SEAT,
        PlaceKind.VENDING_MACHINE,
        PlaceKind.CASH_MACHINE,
        PlaceKind.DEFIBRILLATOR,
        PlaceKind.LIFT,
        PlaceKind.STAIRS,
        PlaceKind.REFUGE,
        PlaceKind.ASSEMBLY_POINT,
        PlaceKind.BUS_STOP,
        PlaceKind.PLATFORM,
        PlaceKind.PARKING,
        PlaceKind.ACCESSIBLE_PARKING,
        PlaceKind.DROP_OFF,
        PlaceKind.STORAGE,
    }
)
"""What helps nobody who cannot get to where they wanted: nobody is there, or it is no goal."""
