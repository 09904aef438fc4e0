"""The fields that each value of the model has in a plan file, with their readers and defaults.

One table serves reading and writing: what is not in it is an extra field, and what equals its
default is left out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from floorplans.facts import UNKNOWN, UNKNOWN_COUNT, UNKNOWN_FLAG, Access, Names
from floorplans.georeference import Georeference
from floorplans.kinds import (
    AreaKind,
    ConnectorKind,
    Direction,
    DoorKind,
    EntranceKind,
    Hazard,
    LiftUse,
    PlaceKind,
    SignArrow,
    ThroughRooms,
)
from floorplans.model import (
    Anchor,
    Area,
    Building,
    Connector,
    Department,
    Door,
    HouseAssumptions,
    HouseRules,
    Level,
    PathLine,
    Place,
    Stop,
    Wall,
)
from floorplans.plan_files.shapes import point, points
from floorplans.plan_files.spot import Spot, shown
from floorplans.plan_files.values import (
    Reader,
    count,
    fact,
    flag,
    identifier,
    mapping,
    names,
    number,
    paragraph,
    several,
    text,
    word,
)
from floorplans.sign import Sign, SignLine

Value_co = TypeVar("Value_co", covariant=True)


class _Required:
    """Stands for the default of a field that must be written."""


REQUIRED = _Required()


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    read: Reader[object]
    default: object = REQUIRED


@dataclass(frozen=True, slots=True)
class Record(Generic[Value_co]):
    """How one dataclass of the model stands in a file: `fields` there, the rest given by it."""

    make: Callable[..., Value_co]
    fields: tuple[Field, ...]

    def read(self, value: object, spot: Spot, **given: object) -> Value_co:
        """The value of a JSON object; `given` are the fields that stand elsewhere in the file."""
        entries = mapping(value, spot)
        values = read_fields(entries, spot, self.fields)
        return self.make(**values, **given)


def read_fields(
    entries: Mapping[str, object], spot: Spot, fields: Iterable[Field]
) -> dict[str, object]:
    """The named fields of a JSON object, read; raises PlanReadError for missing or extra ones."""
    known = {field.name: field for field in fields}
    for name in entries:
        if name not in known:
            raise spot.at(shown(name)).error("plan-file-extra-field")
    values: dict[str, object] = {}
    for name, field in known.items():
        if name in entries:
            values[name] = field.read(entries[name], spot.at(name))
        elif field.default is REQUIRED:
            raise spot.at(name).error("plan-file-missing-field")
        else:
            values[name] = field.default
    return values


_width = fact(number(0.0, 1_000.0))
_height = fact(number(0.0, 100.0))
_slope = fact(number(0.0, 100.0))
_wait = fact(number(0.0, 3_600.0))
_yes_or_no = fact(flag)
_ids = several(identifier, different=True)
_texts = several(text)

_NAMES = Field("names", names, Names())
_REF = Field("ref", text, "")
_ACCESS = Field("access", word(Access), Access.PUBLIC)
_DIRECTION = Field("direction", word(Direction), Direction.BOTH)
_WHEELCHAIR = Field("wheelchair", _yes_or_no, UNKNOWN_FLAG)
_CLEAR_WIDTH = Field("clear_width_metres", _width, UNKNOWN)
_INCLINE = Field("incline", _slope, UNKNOWN)
_IS_RAMP = Field("is_ramp", flag, False)
_CONNECTOR = Field("connector_id", identifier, None)
_IS_GREEN = Field("is_green_channel", flag, False)
_HOURS = Field("opening_hours", paragraph, "")
_SYNONYMS = Field("synonyms", _texts, ())

AREA = Record(
    Area,
    (
        Field("kind", word(AreaKind)),
        _NAMES,
        _REF,
        _ACCESS,
        _WHEELCHAIR,
        _IS_RAMP,
        _INCLINE,
        _CONNECTOR,
        Field("zone", text, ""),
        Field("hazard", word(Hazard), None),
        _HOURS,
    ),
)
WALL = Record(Wall, ())
DOOR = Record(
    Door,
    (
        Field("kind", word(DoorKind), DoorKind.HINGED),
        _NAMES,
        _REF,
        Field("entrance", word(EntranceKind), None),
        _ACCESS,
        _DIRECTION,
        Field("from_area_id", identifier, None),
        _CLEAR_WIDTH,
        Field("threshold_metres", _height, UNKNOWN),
        Field("automatic", _yes_or_no, UNKNOWN_FLAG),
        _WHEELCHAIR,
        _HOURS,
    ),
)
PATH_LINE = Record(
    PathLine,
    (
        *(_NAMES, _ACCESS, _DIRECTION, _CLEAR_WIDTH, _IS_RAMP, _INCLINE, _WHEELCHAIR, _IS_GREEN),
        _HOURS,
    ),
)
PLACE = Record(
    Place,
    (
        Field("kind", word(PlaceKind)),
        _NAMES,
        _REF,
        Field("area_id", identifier, None),
        _SYNONYMS,
        _HOURS,
        _ACCESS,
        Field("door_id", identifier, None),
        _CONNECTOR,
    ),
)
_BEARING = Field("bearing_degrees", number(0.0, 360.0), None)

ANCHOR = Record(Anchor, (_BEARING, _NAMES))
SIGN_LINE = Record(SignLine, (Field("text", names), Field("arrow", word(SignArrow), None)))
SIGN = Record(Sign, (Field("lines", several(SIGN_LINE.read)), _BEARING))
STOP = Record(Stop, (Field("level_id", identifier), Field("point", point)))
CONNECTOR = Record(
    Connector,
    (
        Field("id", identifier),
        Field("kind", word(ConnectorKind)),
        Field("stops", several(STOP.read)),
        _NAMES,
        _REF,
        _ACCESS,
        _DIRECTION,
        Field("shape", points, ()),
        Field("lower_first", flag, True),
        Field("lift_use", word(LiftUse), None),
        Field("step_count", fact(count(10_000)), UNKNOWN_COUNT),
        _CLEAR_WIDTH,
        _INCLINE,
        Field("car_width_metres", _width, UNKNOWN),
        Field("car_depth_metres", _width, UNKNOWN),
        Field("wait_seconds", _wait, UNKNOWN),
        _WHEELCHAIR,
        _IS_GREEN,
        _HOURS,
    ),
)
DEPARTMENT = Record(
    Department,
    (
        Field("id", identifier),
        Field("names", names),
        Field("place_ids", _ids),
        _SYNONYMS,
        _HOURS,
        Field("position", count(1_000_000), 0),
    ),
)
LEVEL = Record(
    Level,
    (
        Field("id", identifier),
        Field("ordinal", number(-1_000.0, 1_000.0)),
        Field("label", text),
        _NAMES,
    ),
)
BUILDING = Record(Building, (Field("id", identifier), _NAMES))
GEOREFERENCE = Record(
    Georeference,
    (
        Field("longitude", number(-180.0, 180.0)),
        Field("latitude", number(-89.0, 89.0)),
        Field("bearing_degrees", number(-360.0, 360.0), 0.0),
    ),
)
ASSUMPTIONS = Record(
    HouseAssumptions,
    (
        Field("door_clear_width_metres", number(0.0, 1_000.0), None),
        Field("door_threshold_metres", number(0.0, 100.0), None),
        Field("door_automatic", flag, None),
        Field("path_clear_width_metres", number(0.0, 1_000.0), None),
        Field("floor_incline", number(0.0, 100.0), None),
        Field("lift_wait_seconds", number(0.0, 3_600.0), None),
    ),
)
HOUSE_RULES = Record(
    HouseRules,
    (Field("through_rooms", word(ThroughRooms), ThroughRooms.ALLOWED),),
)
