"""Which numbers travel needs may have, so that no search meets an impossible one."""

import math
from dataclasses import fields

from floorplans.errors import FloorplanError
from floorplans.facts import Evidence
from floorplans.travel_needs import TravelNeeds

_RANGES: dict[str, tuple[float, float]] = {
    "body_width_metres": (0.0, 10.0),
    "min_door_width_metres": (0.0, 10.0),
    "max_threshold_metres": (0.0, 10.0),
    "max_incline": (0.0, 10.0),
    "min_car_width_metres": (0.0, 100.0),
    "min_car_depth_metres": (0.0, 100.0),
    "walking_metres_per_second": (0.05, 10.0),
    "stairs_steps_per_second": (0.1, 10.0),
    "stairs_effort": (0.25, 100.0),
    "rest_every_metres": (1.0, 100_000.0),
    "rest_seconds": (0.0, 86_400.0),
}


def check_ranges(needs: TravelNeeds) -> None:
    """Raises FloorplanError `travel-needs-invalid` (field, value) for a number out of its range."""
    if needs.evidence is Evidence.DRAWN:
        raise FloorplanError("travel-needs-invalid", field="evidence", value=needs.evidence.value)
    for field in fields(needs):
        value = getattr(needs, field.name)
        if field.name not in _RANGES or value is None:
            continue
        least, most = _RANGES[field.name]
        if not (math.isfinite(value) and least <= value <= most):
            raise FloorplanError("travel-needs-invalid", field=field.name, value=value)
