"""One floor of the sample hospital while it is drawn: rows of rooms, corridors, doors, markers.

A floor is drawn in its building's own metres and collected in those of the whole site.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from shapely import Polygon

from floorplans.facts import UNKNOWN, UNKNOWN_FLAG, Access, Fact, Names
from floorplans.kinds import AreaKind, Direction, DoorKind, EntranceKind, Hazard, PlaceKind
from floorplans.model import Anchor, Area, Connector, Door, PathLine, Place, Point, Wall
from floorplans.sample_hospital.rooms import HOURS, Room, cells_of, named, synonyms_of

Piece = Area | Wall | Door | PathLine | Connector | Place | Anchor
Corners = tuple[float, float, float, float]
"""West, south, east, north."""
Span = tuple[float, float]

SURVEY = "survey:2026-03"
LEVEL = Fact.measured(0.0, SURVEY)
WALL_METRES = 0.2
SITE = "site"
BEARING_DEGREES = 8.0
"""The compass bearing of the site's y axis."""
_MEASURED_THRESHOLD_METRES = 1.2
"""Doors from this width on are on main ways; the survey measured their thresholds as well."""


def rectangle(corners: Corners) -> Polygon:
    """An upright rectangle."""
    west, south, east, north = corners
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a building stands: its id, the letter of its room numbers, its south-west corner."""

    building_id: str
    letter: str
    origin: Point


@dataclass(slots=True)
class Floor:
    """Collects the pieces of one level. `id` is the level's and begins the ids of what is on it."""

    frame: Frame
    id: str
    label: str
    pieces: list[Piece] = field(default_factory=list)
    _rooms: int = 0
    _anchors: int = 0

    def at(self, point: Point) -> Point:
        """A point of the building in the metres of the site, to 1 cm."""
        return round(point[0] + self.frame.origin[0], 2), round(point[1] + self.frame.origin[1], 2)

    def shape(self, corners: Corners) -> Polygon:
        """A rectangle of the building in the metres of the site."""
        west, south, east, north = corners
        return rectangle((*self.at((west, south)), *self.at((east, north))))

    def row(
        self, span: Span, depth: Span, door_side: str, rooms: Iterable[Room], *, zone: str = ""
    ) -> None:
        """Rooms side by side from west to east, with walls between and doors on one side.

        `span` is the row's west and east end, `depth` its south and north one; `door_side` is
        "north" or "south". Numbers are given in order.
        """
        listed = list(rooms)
        free = span[1] - span[0] - WALL_METRES * (len(listed) - 1)
        parts = sum(room.share for room in listed)
        west = span[0]
        for number, room in enumerate(listed):
            is_last = number == len(listed) - 1
            east = span[1] if is_last else round(west + free * room.share / parts, 1)
            corners = (west, depth[0], east, depth[1])
            wall_y = depth[1] + 0.1 if door_side == "north" else depth[0] - 0.1
            self.room(room, corners, (round((west + east) / 2, 2), wall_y), zone=zone)
            west = round(east + WALL_METRES, 2)

    def room(self, room: Room, corners: Corners, door_point: Point, *, zone: str = "") -> None:
        """A room, its place of the same id, and its door."""
        what = room.slug, AreaKind.ROOM, corners
        area_id = self.area(
            *what, names=room.names, access=room.access, zone=zone, hazard=room.hazard
        )
        self._rooms += room.is_numbered
        ref = room.ref
        if room.is_numbered:
            mark = "" if len(self.label) == 1 else "-"
            ref = f"{self.frame.letter}{self.label}{mark}{self._rooms:02d}"
        if room.is_place:
            west, south, east, north = corners
            self.pieces.append(
                Place(
                    id=area_id,
                    level_id=self.id,
                    kind=room.kind,
                    point=self.at(((west + east) / 2, (south + north) / 2)),
                    names=room.names,
                    ref=ref,
                    area_id=area_id,
                    synonyms=room.synonyms,
                    opening_hours=room.opening_hours,
                    access=room.access,
                )
            )
        self.door(
            f"{room.slug}-door",
            door_point,
            room.door_metres,
            kind=room.door_kind,
            access=room.access,
        )

    def area(  # noqa: PLR0913  # an area has this many attributes
        self,
        slug: str,
        kind: AreaKind,
        shape: Corners | Polygon,
        *,
        names: Names | None = None,
        ref: str = "",
        access: Access = Access.PUBLIC,
        connector_id: str | None = None,
        zone: str = "",
        hazard: Hazard | None = None,
    ) -> str:
        """An area by its corners, or by its shape in the metres of the site; returns its id."""
        area_id = f"{self.id}-{slug}"
        polygon = shape if isinstance(shape, Polygon) else self.shape(shape)
        self.pieces.append(
            Area(
                area_id,
                self.id,
                kind,
                polygon,
                names=names or Names(),
                ref=ref,
                access=access,
                connector_id=connector_id,
                zone=zone,
                hazard=hazard,
            )
        )
        return area_id

    def door(  # noqa: PLR0913  # a door has this many attributes
        self,
        slug: str,
        point: Point,
        metres: float | None,
        *,
        kind: DoorKind = DoorKind.HINGED,
        access: Access = Access.PUBLIC,
        to: str | None = None,
        entrance: EntranceKind | None = None,
        names: Names | None = None,
        one_way_from: str | None = None,
        one_way: Direction = Direction.BOTH,
        swings_open: bool = False,
    ) -> str:
        """A door, measured or not; `to` is a second level that it joins. Returns its id.

        One that `swings_open` is moved by a drive, as beds need. Doors of main ways and outer doors
        have measured thresholds; the others' are not stated.
        """
        door_id = f"{self.id}-{slug}"
        is_main = entrance is not None or to is not None
        threshold = UNKNOWN
        if (
            is_main
            or kind is DoorKind.SLIDING
            or (metres is not None and metres >= _MEASURED_THRESHOLD_METRES)
        ):
            threshold = LEVEL
        automatic = UNKNOWN_FLAG
        if kind is DoorKind.OPENING:
            automatic, threshold = Fact.drawn(True, "no leaf"), Fact.drawn(0.0, "no leaf")
        elif is_main or swings_open:
            automatic = Fact.measured(swings_open or kind is DoorKind.SLIDING, SURVEY)
        self.pieces.append(
            Door(
                id=door_id,
                level_ids=(self.id,) if to is None else (self.id, to),
                point=self.at(point),
                kind=kind,
                names=names or Names(),
                entrance=entrance,
                access=access,
                direction=one_way,
                from_area_id=None if one_way_from is None else f"{self.id}-{one_way_from}",
                clear_width_metres=UNKNOWN if metres is None else Fact.measured(metres, SURVEY),
                threshold_metres=threshold,
                automatic=automatic,
            )
        )
        return door_id

    def way_in(
        self,
        slug: str,
        point: Point,
        metres: float,
        names: Names,
        *,
        slides: bool = False,
        inward_to: str | None = None,
        outward_from: str | None = None,
    ) -> None:
        """A measured outer door to the site and its place; one-way if an area is named."""
        one_way = Direction.BOTH
        if inward_to is not None:
            one_way = Direction.BACKWARD
        elif outward_from is not None:
            one_way = Direction.FORWARD
        door_id = self.door(
            slug,
            point,
            metres,
            kind=DoorKind.SLIDING if slides else DoorKind.HINGED,
            to=SITE,
            entrance=EntranceKind.SECONDARY,
            names=names,
            one_way_from=inward_to or outward_from,
            one_way=one_way,
        )
        kind = PlaceKind.EXIT if outward_from is not None else PlaceKind.ENTRANCE
        self.spot(slug, kind, point, names, door_id=door_id)

    def wall(self, slug: str, corners: Corners) -> None:
        """A pillar, counter or balustrade that nobody can stand in."""
        self.pieces.append(Wall(f"{self.id}-{slug}", self.id, self.shape(corners)))

    def spot(  # noqa: PLR0913  # a place has this many attributes
        self,
        slug: str,
        kind: PlaceKind,
        point: Point,
        names: Names,
        *,
        also: tuple[str, ...] = (),
        hours: str = "",
        area: str | None = None,
        access: Access = Access.PUBLIC,
        door_id: str | None = None,
        connector_id: str | None = None,
        ref: str = "",
    ) -> None:
        """A place on the free floor or in an area, or the place that a door or connector is."""
        self.pieces.append(
            Place(
                id=f"{self.id}-{slug}",
                level_id=self.id,
                kind=kind,
                point=self.at(point),
                names=names,
                ref=ref,
                area_id=None if area is None else f"{self.id}-{area}",
                synonyms=also,
                opening_hours=hours,
                access=access,
                door_id=door_id,
                connector_id=connector_id,
            )
        )

    def spots(self, table: str) -> None:
        """Places on the free floor: `kind slug | x, y | Chinese | English | synonyms | hours`."""
        for cells in cells_of(table):
            head, where, chinese, english, also, hours = [*cells, "", ""][:6]
            kind, slug = head.split()
            x, y = (float(number) for number in where.split(","))
            self.spot(
                slug,
                PlaceKind(kind),
                (x, y),
                named(chinese, english),
                also=synonyms_of(also),
                hours=HOURS.get(hours, hours),
            )

    def anchor(self, point: Point, looking_degrees: float, names: Names) -> None:
        """The level's next anchor, such as OP-1F-01; its readers look along `looking_degrees`,
        clockwise from the building's north."""
        self._anchors += 1
        self.pieces.append(
            Anchor(
                f"{self.id.upper()}-{self._anchors:02d}",
                self.id,
                self.at(point),
                bearing_degrees=(looking_degrees + BEARING_DEGREES) % 360.0,
                names=names,
            )
        )
