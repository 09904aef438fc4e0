"""The plan of a venue: what staff draw and what every graph, picture and answer is compiled from.

Values only. Coordinates are local metres (x east, y north before the georeference's bearing),
held to 1 cm; a level is named by its id everywhere. Closures are never part of a plan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from shapely import LineString, Polygon

from floorplans.facts import UNKNOWN, UNKNOWN_COUNT, UNKNOWN_FLAG, Access, Fact, Names
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
    ThroughRooms,
)
from floorplans.sign import Sign

Point = tuple[float, float]
"""x, y in local metres."""


@dataclass(frozen=True, slots=True)
class HouseAssumptions:
    """What the venue has written down as true unless stated otherwise. None: nothing is assumed.

    Steps, the incline of a ramp and a lift's size are never assumed.
    """

    door_clear_width_metres: float | None = None
    door_threshold_metres: float | None = None
    door_automatic: bool | None = None
    path_clear_width_metres: float | None = None
    floor_incline: float | None = None
    """Rise over run of floors and paths that are not ramps; 0.0 says they are level."""
    lift_wait_seconds: float | None = None
    """How long one waits for a lift of which nothing is known; None: as in a good service."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """What the venue asks of ways through it. A rule chooses among ways; it never forbids one."""

    through_rooms: ThroughRooms = ThroughRooms.ALLOWED


@dataclass(frozen=True, slots=True)
class Building:
    id: str
    names: Names = Names()


@dataclass(frozen=True, slots=True)
class Level:
    """One floor of a building, or the outdoor site (`building_id` None).

    `ordinal` orders levels and says which ones are the same height: 0 ground, -1 below, 0.5 a
    mezzanine. `label` is what is written on lift buttons ("3", "B1").
    """

    id: str
    ordinal: float
    label: str
    building_id: str | None = None
    names: Names = Names()


@dataclass(frozen=True, slots=True)
class Area:
    """A walkable area of one level: a valid polygon, holes being pillars, atria, islands."""

    id: str
    level_id: str
    kind: AreaKind
    polygon: Polygon
    names: Names = Names()
    ref: str = ""
    access: Access = Access.PUBLIC
    wheelchair: Fact[bool] = UNKNOWN_FLAG
    """False: stated not to be usable with a wheelchair. True: stated to be usable."""
    is_ramp: bool = False
    incline: Fact[float] = UNKNOWN
    """Steepest slope as a positive ratio, rise over run."""
    connector_id: str | None = None
    """The connector whose footprint a STAIRWELL or LIFT_CAR is."""
    zone: str = ""
    """A zone shut off for its own visitors, by a word of the venue's; areas that share it are one
    zone. What lies in it is found by name, and offered to nobody outside as the nearest."""
    hazard: Hazard | None = None
    """Nobody is led into or through it; those who work there know the way."""
    opening_hours: str = ""
    """OpenStreetMap opening_hours syntax: when visitors may come in; empty: at all times. A door
    or path line is open then, and a lift or escalator runs. Staff have keys, not lifts."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall, pillar or railing inside areas: a line, or a polygon nobody can stand in."""

    id: str
    level_id: str
    shape: LineString | Polygon


@dataclass(frozen=True, slots=True)
class Door:
    """A door or opening: a point on a wall (or within 0.5 m of it).

    It joins the areas and path lines that meet it on `level_ids`: one level as a rule; two where
    it joins a building to the site or to another building. `direction` other than BOTH means
    one-way: FORWARD from `from_area_id` outwards, BACKWARD into it.
    """

    id: str
    level_ids: tuple[str, ...]
    point: Point
    kind: DoorKind = DoorKind.HINGED
    names: Names = Names()
    ref: str = ""
    entrance: EntranceKind | None = None
    access: Access = Access.PUBLIC
    direction: Direction = Direction.BOTH
    from_area_id: str | None = None
    clear_width_metres: Fact[float] = UNKNOWN
    threshold_metres: Fact[float] = UNKNOWN
    automatic: Fact[bool] = UNKNOWN_FLAG
    wheelchair: Fact[bool] = UNKNOWN_FLAG
    opening_hours: str = ""


@dataclass(frozen=True, slots=True)
class PathLine:
    """A line along which people walk: outdoors, over bridges, through halls drawn as lines.

    It joins other lines at equal points, doors and connectors at (or within 0.5 m of) its points,
    and every area that one of its points lies in. `direction` follows the order of `points`.
    """

    id: str
    level_id: str
    points: tuple[Point, ...]
    names: Names = Names()
    access: Access = Access.PUBLIC
    direction: Direction = Direction.BOTH
    clear_width_metres: Fact[float] = UNKNOWN
    is_ramp: bool = False
    incline: Fact[float] = UNKNOWN
    wheelchair: Fact[bool] = UNKNOWN_FLAG
    is_green_channel: bool = False
    """Marked for stretchers, who are led along it where that is not much farther."""
    opening_hours: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a connector can be entered or left. A lift stops at a level; a stair ends there."""

    level_id: str
    point: Point


@dataclass(frozen=True, slots=True)
class Connector:
    """A lift, stair, escalator or ramp between its stops, ordered from the lowest to the highest.

    Both stops of an outdoor stair may lie on one level; then they are in drawn order and
    `lower_first` is False if the drawn order goes down. A lift rides between any two stops; the
    others go from each stop to the next. `direction` is FORWARD for up (from first stop to last).
    `step_count` is that of each flight between consecutive stops.
    `shape` is the drawn line of a two-stop connector, in the order of the stops.
    """

    id: str
    kind: ConnectorKind
    stops: tuple[Stop, ...]
    names: Names = Names()
    ref: str = ""
    access: Access = Access.PUBLIC
    direction: Direction = Direction.BOTH
    shape: tuple[Point, ...] = ()
    lower_first: bool = True
    lift_use: LiftUse | None = None
    step_count: Fact[int] = UNKNOWN_COUNT
    clear_width_metres: Fact[float] = UNKNOWN
    """Of a stair or ramp; of a lift, its door's."""
    incline: Fact[float] = UNKNOWN
    car_width_metres: Fact[float] = UNKNOWN
    car_depth_metres: Fact[float] = UNKNOWN
    wait_seconds: Fact[float] = UNKNOWN
    """How long one waits for this lift."""
    wheelchair: Fact[bool] = UNKNOWN_FLAG
    is_green_channel: bool = False
    """Part of a way marked for stretchers."""
    opening_hours: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Something a visitor asks for. It is in `area_id` (and entered through its doors), or at
    `point` on a level's free floor; `point` is where its label and marker stand."""

    id: str
    level_id: str
    kind: PlaceKind
    point: Point
    names: Names = Names()
    ref: str = ""
    area_id: str | None = None
    synonyms: tuple[str, ...] = ()
    opening_hours: str = ""
    """OpenStreetMap opening_hours syntax; empty when not stated."""
    access: Access = Access.PUBLIC
    door_id: str | None = None
    """The door that an ENTRANCE or EXIT is."""
    connector_id: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point with a printed QR code or a kiosk. `code` is never reused."""

    code: str
    level_id: str
    point: Point
    bearing_degrees: float | None = None
    """Which way a person reading the code looks, clockwise from north."""
    names: Names = Names()


@dataclass(frozen=True, slots=True)
class Department:
    """An entry of the directory; it may be spread over several places."""

    id: str
    names: Names
    place_ids: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    opening_hours: str = ""
    position: int = 0
    """Where lists name it: the lower first, equal ones by name; 0 behind all that are numbered."""


Element = Area | Wall | Door | PathLine | Connector
"""What a closure, a blocker or a leg of a route can name by id."""


@dataclass(frozen=True)
class Plan:
    """A whole venue. Ids are unique over all elements of all kinds; tuples are sorted by id."""

    id: str
    names: Names
    locales: tuple[str, ...]
    time_zone: str
    georeference: Georeference
    assumptions: HouseAssumptions = field(default_factory=HouseAssumptions)
    house_rules: HouseRules = field(default_factory=HouseRules)
    attribution: str = ""
    buildings: tuple[Building, ...] = ()
    levels: tuple[Level, ...] = ()
    areas: tuple[Area, ...] = ()
    walls: tuple[Wall, ...] = ()
    doors: tuple[Door, ...] = ()
    path_lines: tuple[PathLine, ...] = ()
    connectors: tuple[Connector, ...] = ()
    places: tuple[Place, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    departments: tuple[Department, ...] = ()
    signs: tuple[Sign, ...] = ()

    @cached_property
    def level_by_id(self) -> Mapping[str, Level]:
        return {level.id: level for level in self.levels}

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def element_by_id(self) -> Mapping[str, Element]:
        return {element.id: element for element in self.elements()}

    def elements(self) -> Iterator[Element]:
        """Every area, wall, door, path line and connector."""
        yield from self.areas
        yield from self.walls
        yield from self.doors
        yield from self.path_lines
        yield from self.connectors
