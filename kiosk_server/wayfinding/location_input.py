"""Where somebody is or goes, from the input of the schema."""

from collections.abc import Mapping

from kiosk_server.wayfinding.model import AskedAnchor, AskedLocation, AskedPlace, AskedPoint


def asked_location(given: Mapping[str, object]) -> AskedLocation:
    """The one of the input's fields that is given."""
    match given:
        case {"place_id": str(place_id)}:
            return AskedPlace(place_id)
        case {"anchor_code": str(code)}:
            return AskedAnchor(code)
        case {"point": {"level_id": str(level_id), "x": float(x), "y": float(y)}}:
            return AskedPoint(level_id, x, y)
        case _:
            raise TypeError("the schema gives exactly one of the three")
