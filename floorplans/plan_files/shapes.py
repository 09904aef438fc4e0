"""GeoJSON geometry ↔ the model's points, lines and polygons, in local metres to the centimetre."""

from collections.abc import Iterable, Sequence

from shapely import LineString, Polygon, is_valid_reason

from floorplans.model import Point
from floorplans.plan_files.layout import Json
from floorplans.plan_files.spot import Spot, shown
from floorplans.plan_files.values import mapping, sequence, text

FARTHEST_METRES = 100_000.0
"""How far from the venue's origin anything may lie; beyond it a unit or a sign is wrong."""


def _coordinate(value: object, spot: Spot) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise spot.error("plan-file-wrong-type", wanted="number", value=shown(value))
    if not -FARTHEST_METRES <= value <= FARTHEST_METRES:  # also false for NaN
        raise spot.error(
            "plan-file-absurd-coordinate", value=shown(value), farthest=FARTHEST_METRES
        )
    return _centimetres(value)


def _centimetres(value: float) -> float:
    return round(float(value), 2) + 0.0  # never -0.0


def point(value: object, spot: Spot) -> Point:
    """A list of x and y, rounded to the centimetre."""
    entries = sequence(value, spot)
    if len(entries) != 2:
        raise spot.error("plan-file-wrong-point", value=shown(value))
    return _coordinate(entries[0], spot.at("0")), _coordinate(entries[1], spot.at("1"))


def _positions(value: object, spot: Spot) -> tuple[Point, ...]:
    """A list of points. Sound ones are read at once, for a large plan has millions of them."""
    entries = sequence(value, spot)
    read: list[Point] = []
    for index, entry in enumerate(entries):
        match entry:
            case [float() | int() as x, float() | int() as y] if (
                -FARTHEST_METRES <= x <= FARTHEST_METRES
                and -FARTHEST_METRES <= y <= FARTHEST_METRES
                and not (isinstance(x, bool) or isinstance(y, bool))
            ):
                read.append((_centimetres(x), _centimetres(y)))
            case _:
                read.append(point(entry, spot.at(str(index))))
    return tuple(read)


def points(value: object, spot: Spot) -> tuple[Point, ...]:
    """A list of at least two points that are not all the same."""
    read = _positions(value, spot)
    if len(set(read)) < 2:
        raise spot.error("plan-file-line-too-short", value=len(read))
    return read


def _ring(value: object, spot: Spot) -> tuple[Point, ...]:
    read = _positions(value, spot)
    if len(read) < 4:
        raise spot.error("plan-file-too-few", value=len(read), least=4)
    if read[0] != read[-1]:
        raise spot.error("plan-file-unclosed-ring")
    return read


def polygon(value: object, spot: Spot) -> Polygon:
    """A polygon of one outer ring and its holes; every ring closed, no border crossing another."""
    rings = [_ring(entry, spot.at(str(index))) for index, entry in enumerate(sequence(value, spot))]
    if not rings:
        raise spot.error("plan-file-too-few", value=0, least=1)
    read = Polygon(rings[0], rings[1:])
    if not read.is_valid:
        # GEOS says "Self-intersection[3 4]": what is wrong and where.
        kind, _, where = is_valid_reason(read).partition("[")
        raise spot.error("plan-file-invalid-polygon", problem=kind, where=where.rstrip("]"))
    return read


def _typed(value: object, spot: Spot, wanted: Sequence[str]) -> tuple[str, object]:
    geometry = mapping(value, spot)
    for name in geometry:
        if name not in {"type", "coordinates"}:
            raise spot.at(shown(name)).error("plan-file-extra-field")
    for name in ("type", "coordinates"):
        if name not in geometry:
            raise spot.at(name).error("plan-file-missing-field")
    kind = text(geometry["type"], spot.at("type"))
    if kind not in wanted:
        raise spot.at("type").error(
            "plan-file-unknown-word", value=shown(kind), known=", ".join(wanted)
        )
    return kind, geometry["coordinates"]


def point_geometry(value: object, spot: Spot) -> Point:
    """The point of a GeoJSON Point."""
    _, coordinates = _typed(value, spot, ["Point"])
    return point(coordinates, spot.at("coordinates"))


def line_geometry(value: object, spot: Spot) -> tuple[Point, ...]:
    """The points of a GeoJSON LineString."""
    _, coordinates = _typed(value, spot, ["LineString"])
    return points(coordinates, spot.at("coordinates"))


def polygon_geometry(value: object, spot: Spot) -> Polygon:
    """The polygon of a GeoJSON Polygon."""
    _, coordinates = _typed(value, spot, ["Polygon"])
    return polygon(coordinates, spot.at("coordinates"))


def wall_geometry(value: object, spot: Spot) -> LineString | Polygon:
    """The line or polygon of a wall."""
    kind, coordinates = _typed(value, spot, ["LineString", "Polygon"])
    if kind == "Polygon":
        return polygon(coordinates, spot.at("coordinates"))
    return LineString(points(coordinates, spot.at("coordinates")))


def plain_number(value: float) -> int | float:
    """A number as it is written: whole ones without a fraction, no negative zero."""
    return int(value) if float(value).is_integer() else value


def _plain_points(coordinates: Iterable[Sequence[float]]) -> list[Json]:
    return [[plain_number(value) for value in position] for position in coordinates]


def point_written(shape: Point) -> Json:
    """A GeoJSON Point."""
    return {"type": "Point", "coordinates": [plain_number(value) for value in shape]}


def line_written(shape: Iterable[Sequence[float]]) -> Json:
    """A GeoJSON LineString through points."""
    return {"type": "LineString", "coordinates": _plain_points(shape)}


def polygon_written(shape: Polygon) -> Json:
    """A GeoJSON Polygon, its rings in the order and direction they have."""
    rings: list[Json] = [_plain_points(ring.coords) for ring in (shape.exterior, *shape.interiors)]
    return {"type": "Polygon", "coordinates": rings}


def wall_written(shape: LineString | Polygon) -> Json:
    """A GeoJSON LineString or Polygon."""
    return polygon_written(shape) if isinstance(shape, Polygon) else line_written(shape.coords)
