"""Short ways to draw the sample clinic: rooms with their places, doors, anchors, in metres."""

from dataclasses import dataclass

from shapely import Polygon

from floorplans.facts import UNKNOWN, UNKNOWN_FLAG, Access, Fact, Names
from floorplans.kinds import AreaKind, DoorKind, EntranceKind, PlaceKind
from floorplans.model import Anchor, Area, Connector, Door, PathLine, Place, Point, Wall

Piece = Area | Wall | Door | PathLine | Connector | Place | Anchor
Corners = tuple[float, float, float, float]
"""West, south, east, north."""

SURVEY = "survey:2026-03"
LEVEL_FLOOR = Fact.measured(0.0, SURVEY)


def named(chinese: str, english: str) -> Names:
    """A name in the clinic's two languages."""
    return Names.of(zh_CN=chinese, en=english)


def rectangle(corners: Corners) -> Polygon:
    """An upright rectangle."""
    west, south, east, north = corners
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


@dataclass(frozen=True, slots=True)
class Room:
    """A room and the place of the same id that it is."""

    id: str
    corners: Corners
    kind: PlaceKind
    names: Names
    ref: str = ""
    synonyms: tuple[str, ...] = ()
    opening_hours: str = ""
    access: Access = Access.PUBLIC

    def on(self, level_id: str) -> tuple[Area, Place]:
        """The area and its place on a level."""
        polygon = rectangle(self.corners)
        west, south, east, north = self.corners
        area = Area(
            id=self.id,
            level_id=level_id,
            kind=AreaKind.ROOM,
            polygon=polygon,
            names=self.names,
            ref=self.ref,
            access=self.access,
        )
        place = Place(
            id=self.id,
            level_id=level_id,
            kind=self.kind,
            point=(round((west + east) / 2, 2), round((south + north) / 2, 2)),
            names=self.names,
            ref=self.ref,
            area_id=self.id,
            synonyms=self.synonyms,
            opening_hours=self.opening_hours,
            access=self.access,
        )
        return area, place


def door(
    door_id: str,
    level_id: str,
    point: Point,
    width: float | None = None,
    *,
    kind: DoorKind = DoorKind.HINGED,
    access: Access = Access.PUBLIC,
) -> Door:
    """An inner door by hand, its clear width measured or unknown; its threshold is not stated."""
    return Door(
        id=door_id,
        level_ids=(level_id,),
        point=point,
        kind=kind,
        access=access,
        clear_width_metres=UNKNOWN if width is None else Fact.measured(width, SURVEY),
        automatic=(Fact.drawn(True, "no leaf") if kind is DoorKind.OPENING else UNKNOWN_FLAG),
    )


def outer_door(
    door_id: str,
    point: Point,
    width: float,
    entrance: EntranceKind,
    names: Names,
    *,
    automatic: bool = False,
) -> Door:
    """A door between the ground floor and the site, measured, without a threshold."""
    return Door(
        id=door_id,
        level_ids=("f1", "site"),
        point=point,
        kind=DoorKind.SLIDING if automatic else DoorKind.HINGED,
        names=names,
        entrance=entrance,
        clear_width_metres=Fact.measured(width, SURVEY),
        threshold_metres=LEVEL_FLOOR,
        automatic=Fact.measured(automatic, SURVEY),
    )


def spot(
    place_id: str,
    level_id: str,
    kind: PlaceKind,
    point: Point,
    names: Names,
    *,
    door_id: str | None = None,
    connector_id: str | None = None,
) -> Place:
    """A place on the free floor, or the place that a door or connector is."""
    return Place(
        id=place_id,
        level_id=level_id,
        kind=kind,
        point=point,
        names=names,
        door_id=door_id,
        connector_id=connector_id,
    )
