"""The display list of a picture: shapes in pixels, in the order in which they are painted."""

from dataclasses import dataclass
from enum import Enum

from floorplans.drawing.theme import Paint

Pixel = tuple[float, float]
"""x to the right, y down, in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Fill:
    """Filled rings; a point is inside where it lies in an odd number of them, so holes work."""

    paint: Paint
    rings: tuple[tuple[Pixel, ...], ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with round joins and caps."""

    paint: Paint
    points: tuple[Pixel, ...]
    width_px: float
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    paint: Paint
    centre: Pixel
    radius_px: float


@dataclass(frozen=True, slots=True)
class Label:
    """Upright text, centred on `centre`; `halo_px` of HALO surround each letter."""

    paint: Paint
    lines: tuple[str, ...]
    centre: Pixel
    size_px: float
    halo_px: float = 0.0
    is_bold: bool = False


Shape = Fill | Stroke | Disc | Label


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that belong together. `name` is what assistive technology reads; without a name the
    part is decoration, or says again what another part has said."""

    shapes: tuple[Shape, ...]
    name: str = ""
    place_id: str = ""
    spot: Pixel | None = None
    """Where a named part without shapes of its own is to be found."""
    style_class: str = ""
    """What a page may show or hide it by: a CSS class; empty: none."""


class LayerKind(Enum):
    """Layers from the bottom to the top. The value is the CSS class, `plan-<value>`."""

    GROUND = "ground-layer"
    AREAS = "areas"
    FIXTURES = "fixtures"
    WALLS = "walls"
    ROUTE = "route-layer"
    SYMBOLS = "symbols"
    LABELS = "labels"
    MARKERS = "markers"


@dataclass(frozen=True, slots=True)
class Layer:
    """`name` is the accessible name of the whole layer, if it has one."""

    kind: LayerKind
    parts: tuple[Part, ...]
    name: str = ""
