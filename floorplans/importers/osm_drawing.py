"""What an OpenStreetMap file draws, in local metres and with levels, before it becomes a plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shapely import LineString, Polygon

from floorplans.importers.osm_findings import ImportLog
from floorplans.importers.osm_ground import Ground
from floorplans.importers.osm_levels import LevelBook
from floorplans.importers.osm_reading import OsmElements, Tags
from floorplans.importers.osm_roles import Role
from floorplans.model import Point


@dataclass(slots=True)
class DrawnArea:
    """An area, its polygons biggest first; `level_ids` may still be found from neighbours."""

    feature_id: str
    tags: Tags
    role: Role
    level_ids: tuple[str, ...]
    polygons: tuple[Polygon, ...]
    node_ids: frozenset[int]


@dataclass(slots=True)
class DrawnLine:
    """A line; `copies` holds its own level set and its repeats', empty where none is tagged."""

    feature_id: str
    tags: Tags
    role: Role
    copies: tuple[tuple[str, ...], ...]
    node_ids: tuple[int, ...]
    points: tuple[Point, ...]

    @property
    def level_ids(self) -> tuple[str, ...]:
        """The levels of all copies that lie on one level."""
        return tuple(copy[0] for copy in self.copies if len(copy) == 1)

    @property
    def is_level(self) -> bool:
        """Whether it lies on one level at a time."""
        return bool(self.copies) and all(len(copy) == 1 for copy in self.copies)


@dataclass(slots=True)
class DrawnDoor:
    """A door as drawn; `level_ids` are all of its levels, one Door being made of each."""

    feature_id: str
    tags: Tags
    node_id: int | None
    point: Point
    level_ids: tuple[str, ...]
    width_metres: float | None = None
    """The drawn length of a door that is a line."""


@dataclass(slots=True)
class DrawnWall:
    feature_id: str
    level_ids: tuple[str, ...]
    shape: LineString | Polygon


@dataclass(slots=True)
class DrawnPoint:
    """A lift or a point of interest at a node, or at the middle of a shape."""

    feature_id: str
    tags: Tags
    node_id: int | None
    point: Point
    level_ids: tuple[str, ...]


@dataclass(slots=True)
class Drawing:
    """Everything drawn, with what is needed to look further into it."""

    elements: OsmElements
    ground: Ground
    levels: LevelBook
    log: ImportLog
    areas: list[DrawnArea] = field(default_factory=list)
    lines: list[DrawnLine] = field(default_factory=list)
    doors: list[DrawnDoor] = field(default_factory=list)
    walls: list[DrawnWall] = field(default_factory=list)
    lift_points: list[DrawnPoint] = field(default_factory=list)
    points_of_interest: list[DrawnPoint] = field(default_factory=list)
    buildings: list[DrawnArea] = field(default_factory=list)

    def areas_of(self, *roles: Role) -> Iterator[DrawnArea]:
        return (area for area in self.areas if area.role in roles)

    def lines_of(self, *roles: Role) -> Iterator[DrawnLine]:
        return (line for line in self.lines if line.role in roles)
