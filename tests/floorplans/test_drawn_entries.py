"""Where a short piece of path line behind a door comes onto a floor."""

import pytest

from floorplans.route import Leg, LegKind, RoutePoint
from floorplans.route_proof.leg_proof import drawn_entries


def leg_of(kind: LegKind, start: float, end: float) -> Leg:
    points = RoutePoint("L0", start, 0.0), RoutePoint("L0", end, 0.0)
    return Leg(kind, "x", points[0], points[1], end - start, end - start, points)


@pytest.mark.parametrize(
    ("kinds", "length", "entries"),
    [
        ((LegKind.DOOR, LegKind.PATH, LegKind.WALK), 0.3, [1.3]),
        ((LegKind.WALK, LegKind.PATH, LegKind.DOOR), 0.3, [1.0]),
        ((LegKind.DOOR, LegKind.PATH, LegKind.WALK), 1.2, []),
        ((LegKind.WALK, LegKind.PATH, LegKind.WALK), 0.3, []),
    ],
)
def test_only_a_short_path_beside_a_door_is_an_entry(
    kinds: tuple[LegKind, LegKind, LegKind], length: float, entries: list[float]
) -> None:
    first, path, last = kinds
    legs = (
        leg_of(first, 0.0, 1.0),
        leg_of(path, 1.0, 1.0 + length),
        leg_of(last, 1.0 + length, 5.0),
    )

    assert [point.x for point in drawn_entries(legs)] == entries
