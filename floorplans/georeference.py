"""Local metres ↔ WGS-84, for a site of a few kilometres.

A tangent plane with the ellipsoid's radii of curvature at the origin: errors stay under 1 cm
within 1 km of it (Snyder, Map Projections: A Working Manual, USGS 1395, p. 24).
"""

import math
from dataclasses import dataclass

_SEMI_MAJOR_METRES = 6_378_137.0
_ECCENTRICITY_SQUARED = 0.006_694_379_990_14


@dataclass(frozen=True, slots=True)
class Georeference:
    """Where local (0, 0) lies, in WGS-84 degrees, and how the local y axis is turned.

    `bearing_degrees` is the compass bearing of local +y; 0 means y points north.
    """

    longitude: float
    latitude: float
    bearing_degrees: float = 0.0

    def to_local(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Local x, y in metres of a WGS-84 position in degrees."""
        metres_per_degree_x, metres_per_degree_y = self._metres_per_degree()
        east = (longitude - self.longitude) * metres_per_degree_x
        north = (latitude - self.latitude) * metres_per_degree_y
        sine, cosine = self._turn()
        return east * cosine - north * sine, east * sine + north * cosine

    def to_wgs84(self, x: float, y: float) -> tuple[float, float]:
        """Longitude, latitude in WGS-84 degrees of local metres."""
        metres_per_degree_x, metres_per_degree_y = self._metres_per_degree()
        sine, cosine = self._turn()
        east, north = x * cosine + y * sine, y * cosine - x * sine
        return (
            self.longitude + east / metres_per_degree_x,
            self.latitude + north / metres_per_degree_y,
        )

    def _turn(self) -> tuple[float, float]:
        angle = math.radians(self.bearing_degrees)
        return math.sin(angle), math.cos(angle)

    def _metres_per_degree(self) -> tuple[float, float]:
        sine = math.sin(math.radians(self.latitude))
        w = math.sqrt(1.0 - _ECCENTRICITY_SQUARED * sine * sine)
        east_radius = _SEMI_MAJOR_METRES / w * math.cos(math.radians(self.latitude))
        north_radius = _SEMI_MAJOR_METRES * (1.0 - _ECCENTRICITY_SQUARED) / w**3
        return math.radians(1.0) * east_radius, math.radians(1.0) * north_radius
