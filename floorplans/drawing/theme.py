"""The colours of a plan picture, as data: what each paint looks like in each theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from floorplans.kinds import PlaceKind


class Theme(Enum):
    STANDARD = "standard"
    CONTRAST = "contrast"
    """Text at 7:1 and everything else that carries meaning at 4.5:1 or better."""
    PRINT = "print"
    """Black and white only, for thermal paper; fills are told apart by pattern."""


class Paint(Enum):
    """What a shape is painted as; `--plan-<value>` is its CSS custom property."""

    PAPER = "paper"
    GROUND = "ground"
    PATH = "path"
    PATH_EDGE = "path-edge"
    FLOOR = "floor"
    ROOM = "room"
    PRIVATE_ROOM = "private-room"
    CARE = "care"
    URGENT = "urgent"
    SERVICE = "service"
    COMFORT = "comfort"
    TRADE = "trade"
    MOVEMENT = "movement"
    WALL = "wall"
    TREAD = "tread"
    INK = "ink"
    """Labels, glyphs and the plates of lifts and stairs."""
    HALO = "halo"
    """What keeps labels apart from what lies under them; also glyphs on plates of ink."""
    ROUTE = "route"
    """The route, its badges, its start and goal: used for nothing else."""
    WALKED = "walked"
    """What of the route lies behind the step that is shown."""
    AHEAD = "ahead"
    """What of the route comes after it."""
    CASING = "casing"
    """Both sides of the route, and the arrows and letters on it."""
    HERE = "here"
    CHANNEL = "channel"
    """Ways marked for stretchers."""
    BARRED = "barred"
    """What stands in a way that there is not: used for nothing else."""


class Pattern(Enum):
    """How a fill is told apart on paper without colours."""

    BLANK = "blank"
    SPARSE_DOTS = "sparse_dots"
    DOTS = "dots"
    STRIPES = "stripes"
    SOLID = "solid"


@dataclass(frozen=True, slots=True)
class Palette:
    """`colours` holds #rrggbb for every paint; patterns are used by 1-bit pictures only."""

    colours: Mapping[Paint, str]

    def colour(self, paint: Paint) -> str:
        return self.colours[paint]


_STANDARD: dict[Paint, str] = {
    Paint.PAPER: "#eaeeee",
    Paint.GROUND: "#e0e9da",
    Paint.PATH: "#ffffff",
    Paint.PATH_EDGE: "#cdd4d2",
    Paint.FLOOR: "#ffffff",
    Paint.ROOM: "#dfe4eb",
    Paint.PRIVATE_ROOM: "#d2d7dd",
    Paint.CARE: "#d9e8f6",
    Paint.URGENT: "#f9dcd7",
    Paint.SERVICE: "#faedc4",
    Paint.COMFORT: "#d6ecea",
    Paint.TRADE: "#f6e2cd",
    Paint.MOVEMENT: "#cdd4dd",
    Paint.WALL: "#747e8b",
    Paint.TREAD: "#98a2ae",
    Paint.INK: "#1d2733",
    Paint.HALO: "#ffffff",
    Paint.ROUTE: "#a80088",
    Paint.WALKED: "#b9a9b6",
    Paint.AHEAD: "#d277c0",
    Paint.CASING: "#ffffff",
    Paint.HERE: "#1d2733",
    Paint.CHANNEL: "#2f8f5b",
    Paint.BARRED: "#b3261e",
}

_CONTRAST: dict[Paint, str] = {
    **_STANDARD,
    Paint.PAPER: "#ffffff",
    Paint.GROUND: "#f0f3ee",
    Paint.PATH_EDGE: "#6b746e",
    Paint.ROOM: "#ebedf0",
    Paint.PRIVATE_ROOM: "#dfe2e6",
    Paint.WALL: "#2b333d",
    Paint.TREAD: "#4a5460",
    Paint.INK: "#000000",
    Paint.ROUTE: "#86006c",
    Paint.WALKED: "#7d6d79",
    Paint.AHEAD: "#a3418e",
    Paint.HERE: "#000000",
    Paint.CHANNEL: "#1c6b41",
    Paint.BARRED: "#7a0c05",
}

_BLACK = frozenset(
    {
        *(Paint.PATH_EDGE, Paint.WALL, Paint.TREAD, Paint.INK, Paint.HERE),
        *(Paint.ROUTE, Paint.WALKED, Paint.AHEAD, Paint.CHANNEL, Paint.BARRED),
    }
)
_PRINT: dict[Paint, str] = {paint: "#000000" if paint in _BLACK else "#ffffff" for paint in Paint}

_PALETTES: dict[Theme, Palette] = {
    Theme.STANDARD: Palette(_STANDARD),
    Theme.CONTRAST: Palette(_CONTRAST),
    Theme.PRINT: Palette(_PRINT),
}


def palette_of(theme: Theme) -> Palette:
    """The colours of a theme."""
    return _PALETTES[theme]


_PATTERNS: dict[Paint, Pattern] = {
    **dict.fromkeys(_BLACK, Pattern.SOLID),
    Paint.ROOM: Pattern.SPARSE_DOTS,
    Paint.PRIVATE_ROOM: Pattern.DOTS,
    Paint.CARE: Pattern.SPARSE_DOTS,
    Paint.URGENT: Pattern.SPARSE_DOTS,
    Paint.SERVICE: Pattern.SPARSE_DOTS,
    Paint.COMFORT: Pattern.SPARSE_DOTS,
    Paint.TRADE: Pattern.SPARSE_DOTS,
}


def pattern_of(paint: Paint) -> Pattern:
    """How a paint fills an area where there are only black dots."""
    return _PATTERNS.get(paint, Pattern.BLANK)


_TINTS: dict[Paint, frozenset[PlaceKind]] = {
    Paint.CARE: frozenset(
        {
            PlaceKind.CONSULTING_ROOM,
            PlaceKind.DEPARTMENT,
            PlaceKind.WARD,
            PlaceKind.LABORATORY,
            PlaceKind.IMAGING,
            PlaceKind.OPERATING_THEATRE,
        }
    ),
    Paint.URGENT: frozenset({PlaceKind.EMERGENCY, PlaceKind.DEFIBRILLATOR}),
    Paint.SERVICE: frozenset(
        {
            PlaceKind.PHARMACY,
            PlaceKind.CASH_DESK,
            PlaceKind.INFORMATION,
            PlaceKind.KIOSK,
            PlaceKind.CASH_MACHINE,
        }
    ),
    Paint.COMFORT: frozenset(
        {
            PlaceKind.TOILET,
            PlaceKind.ACCESSIBLE_TOILET,
            PlaceKind.NURSING_ROOM,
            PlaceKind.WHEELCHAIR_POINT,
            PlaceKind.DRINKING_WATER,
        }
    ),
    Paint.TRADE: frozenset({PlaceKind.FOOD, PlaceKind.SHOP, PlaceKind.VENDING_MACHINE}),
    Paint.MOVEMENT: frozenset({PlaceKind.LIFT, PlaceKind.STAIRS}),
    Paint.PRIVATE_ROOM: frozenset({PlaceKind.STORAGE}),
}


def tint_of(kind: PlaceKind) -> Paint | None:
    """The paint of a room that holds a place of this kind; None if it looks like any other."""
    return next((paint for paint, kinds in _TINTS.items() if kind in kinds), None)
