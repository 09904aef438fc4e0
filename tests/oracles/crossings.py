"""Walks that go through walls, found in the simplest way: by how much of each walk lies in each
walled area. Doors are legs of their own, so a walk is wholly inside such an area or outside it."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import shapely
from shapely import LineString, STRtree

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import Plan
from floorplans.route import Leg, LegKind, Route

MAY_STICK_OUT_METRES = 0.1
"""Drawn areas overlap by some centimetres, and a door's node may lie in the wall's thickness."""


def walks_through_walls(plan: Plan, routes: Iterable[Route]) -> list[tuple[Leg, str]]:
    """Walks that leave or enter a walled area or cross a wall line, with that element's id."""
    by_level: dict[str, set[Leg]] = defaultdict(set)
    for route in routes:
        for leg in route.legs:
            if leg.kind is LegKind.WALK and leg.start != leg.end:
                by_level[leg.start.level_id].add(leg)
    return [
        found for level_id, legs in by_level.items() for found in _on_level(plan, level_id, legs)
    ]


def _on_level(plan: Plan, level_id: str, legs: set[Leg]) -> list[tuple[Leg, str]]:
    ordered = sorted(legs, key=lambda leg: (leg.start.point, leg.end.point))
    lines = np.array([LineString([leg.start.point, leg.end.point]) for leg in ordered])
    closed = [a for a in plan.areas if a.level_id == level_id and a.kind not in OPEN_AREA_KINDS]
    polygons = np.array([area.polygon for area in closed])
    which, area = STRtree(polygons).query(lines, predicate="intersects")
    inside = shapely.length(shapely.intersection(lines[which], polygons[area]))
    outside = shapely.length(lines[which]) - inside
    through = np.minimum(inside, outside) > MAY_STICK_OUT_METRES
    pairs = zip(which[through].tolist(), area[through].tolist(), strict=True)
    found = [(ordered[number], closed[area_number].id) for number, area_number in pairs]
    walls = [wall for wall in plan.walls if wall.level_id == level_id]
    tree = STRtree([wall.shape for wall in walls])
    crossed = zip(*tree.query(lines, predicate="crosses").tolist(), strict=True)
    found.extend((ordered[number], walls[wall].id) for number, wall in crossed)
    return found
