"""From IMDF's GeoJSON geometry to clean local shapes, or the reason why there is none."""

import math
import statistics
from collections.abc import Iterable, Iterator

from shapely import LineString, Polygon

from floorplans.georeference import Georeference
from floorplans.importers.imdf_reading import ImdfFeature, ImdfFeatures
from floorplans.importers.osm_findings import FieldValue, ImportLog, NoteCode, UnusedReason
from floorplans.importers.osm_ground import (
    SITE_RADIUS_METRES,
    TooIntricateError,
    clean_polygons,
)
from floorplans.model import Point

_SAME_SPOT_METRES = 0.10
_MOST_POINTS = 50_000
"""Of one feature; a whole campus has fewer."""


class _UnusableError(ValueError):
    """A geometry that cannot be used, and why."""

    def __init__(self, reason: UnusedReason, **fields: FieldValue) -> None:
        self.reason = reason
        self.fields = fields
        super().__init__(reason)


class ImdfGround:
    """Projects the geometry of features; what cannot be used is told in `log`."""

    def __init__(self, georeference: Georeference, log: ImportLog) -> None:
        self.georeference = georeference
        self._log = log

    def find_polygons(self, feature: ImdfFeature) -> list[Polygon]:
        """The valid polygons of a feature, biggest first; none if it has no usable ones."""
        try:
            polygons, mended = clean_polygons(*self._rings(feature))
        except TooIntricateError as error:
            points = int(error.args[0])
            self._log.leave_out(feature.id, UnusedReason.TOO_INTRICATE, points=points)
            return []
        except _UnusableError as error:
            self._log.leave_out(feature.id, error.reason, **error.fields)
            return []
        if not polygons:
            self._log.leave_out(feature.id, UnusedReason.TOO_SMALL)
        elif mended:
            self._log.note(feature.id, NoteCode.SELF_CROSSING_REPAIRED, parts=len(polygons))
        return polygons

    def find_line(self, feature: ImdfFeature) -> LineString | None:
        """The line of a feature, of some length."""
        try:
            _, coordinates = _geometry(feature.geometry, ("LineString",))
            points = self._points(coordinates)
        except _UnusableError as error:
            self._log.leave_out(feature.id, error.reason, **error.fields)
            return None
        if len(set(points)) < 2:
            self._log.leave_out(feature.id, UnusedReason.TOO_FEW_POINTS)
            return None
        return LineString(points)

    def find_point(self, feature_id: str, geometry: object) -> Point | None:
        """The point of a geometry or display point; None, told of, if it cannot be used."""
        try:
            _, coordinates = _geometry(geometry, ("Point",))
            return self._point(coordinates)
        except _UnusableError as error:
            self._log.leave_out(feature_id, error.reason, **error.fields)
            return None

    def _rings(self, feature: ImdfFeature) -> tuple[list[list[Point]], list[list[Point]]]:
        """The outer rings of a feature and the holes in them."""
        kind, coordinates = _geometry(feature.geometry, ("Polygon", "MultiPolygon"))
        drawn = [coordinates] if kind == "Polygon" else _list(coordinates)
        polygons = [
            [self._ring(feature.id, ring) for ring in _list(polygon)]
            for polygon in drawn
            if polygon != []
        ]
        if not polygons:
            raise _UnusableError(UnusedReason.TOO_FEW_POINTS)
        return (
            [rings[0] for rings in polygons],
            [ring for rings in polygons for ring in rings[1:]],
        )

    def _ring(self, feature_id: str, given: object) -> list[Point]:
        points = self._points(given)
        if len(set(points)) < 3:
            raise _UnusableError(UnusedReason.TOO_FEW_POINTS)
        gap = math.dist(points[0], points[-1])
        if gap > _SAME_SPOT_METRES:
            raise _UnusableError(UnusedReason.UNCLOSED_RING)
        if gap > 0.0:
            self._log.note(feature_id, NoteCode.RING_CLOSED)
        return points

    def _points(self, given: object) -> list[Point]:
        """The points of a list, without repeats next to each other."""
        rows = _list(given)
        if len(rows) > _MOST_POINTS:
            raise _UnusableError(UnusedReason.TOO_INTRICATE, points=len(rows))
        points: list[Point] = []
        for row in rows:
            point = self._point(row)
            if not points or points[-1] != point:
                points.append(point)
        return points

    def _point(self, given: object) -> Point:
        longitude, latitude = _degrees(given)
        x, y = self.georeference.to_local(longitude, latitude)
        if math.hypot(x, y) > SITE_RADIUS_METRES:
            raise _UnusableError(UnusedReason.TOO_FAR)
        return round(x, 2) + 0.0, round(y, 2) + 0.0


def find_georeference(features: ImdfFeatures) -> Georeference | None:
    """An origin in the middle of the units and levels, to 6 decimals of a degree.

    What lies more than about 5 km from the median is ignored. None without any position.
    """
    spots = [
        spot
        for feature_type in ("level", "unit")
        for feature in features.of(feature_type)
        for spot in _spots(feature.geometry)
    ]
    if not spots:
        return None
    longitude = statistics.median(spot[0] for spot in spots)
    latitude = statistics.median(spot[1] for spot in spots)
    reach = SITE_RADIUS_METRES / 111_000
    stretch = max(0.01, math.cos(math.radians(latitude)))
    near = [
        spot
        for spot in spots
        if abs(spot[1] - latitude) < reach and abs(spot[0] - longitude) < reach / stretch
    ]
    longitudes, latitudes = zip(*(near or spots), strict=True)
    return Georeference(
        round((min(longitudes) + max(longitudes)) / 2, 6),
        round((min(latitudes) + max(latitudes)) / 2, 6),
    )


def _spots(geometry: object) -> Iterator[tuple[float, float]]:
    """The first position of each ring: enough to find the middle by."""
    if not isinstance(geometry, dict):
        return
    coordinates = geometry.get("coordinates")
    polygons: Iterable[object] = ()
    if geometry.get("type") == "Polygon":
        polygons = (coordinates,)
    elif geometry.get("type") == "MultiPolygon" and isinstance(coordinates, list):
        polygons = coordinates
    for polygon in polygons:
        ring = polygon[0] if isinstance(polygon, list) and polygon else None
        for position in ring if isinstance(ring, list) else ():
            try:
                yield _degrees(position)
            except _UnusableError:
                continue


def _geometry(given: object, kinds: tuple[str, ...]) -> tuple[str, object]:
    if not isinstance(given, dict):
        raise _UnusableError(UnusedReason.NO_GEOMETRY)
    kind = given.get("type")
    if kind not in kinds:
        raise _UnusableError(UnusedReason.WRONG_GEOMETRY, value=str(kind)[:40])
    return str(kind), given.get("coordinates")


def _list(given: object) -> list[object]:
    if not isinstance(given, list):
        raise _UnusableError(UnusedReason.BAD_COORDINATE)
    return given


def _degrees(given: object) -> tuple[float, float]:
    """Longitude and latitude; what follows them, such as a height, is not looked at."""
    match given:
        case [float() | int() as longitude, float() | int() as latitude, *_]:
            is_flag = isinstance(longitude, bool) or isinstance(latitude, bool)
            if not is_flag and abs(longitude) <= 180.0 and abs(latitude) < 90.0:
                return float(longitude), float(latitude)
    raise _UnusableError(UnusedReason.BAD_COORDINATE)
