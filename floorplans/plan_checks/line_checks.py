"""Findings about path lines: those that lead through a wall, and those that join nothing."""

from collections import Counter
from collections.abc import Iterator

from shapely import Geometry, LineString, get_coordinates

from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.model import PathLine, Point
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.plan_checks.floors import TOUCH_METRES, Floor


def check_lines(floor: Floor) -> Iterator[Finding]:
    """Path lines that cross a wall away from any door, and those that touch nothing at all."""
    uses = Counter(point for line in floor.lines for point in set(line.points))
    for line in floor.lines:
        drawn = LineString(line.points)
        yield from _crossings(floor, line, drawn)
        if not _joins(floor, line, drawn, uses):
            yield Finding(FindingCode.PATH_LINE_ALONE, line.id, floor.level_id, line.points[0])


def _crossings(floor: Floor, line: PathLine, drawn: LineString) -> Iterator[Finding]:
    """One finding for each area or wall whose border the line crosses away from any door."""
    areas = (floor.areas[position] for position in floor.area_index.meeting(drawn))
    walls = (floor.walls[position] for position in floor.wall_index.meeting(drawn))
    borders: list[tuple[str, Geometry]] = [
        *((area.id, area.polygon.boundary) for area in areas if area.kind not in OPEN_AREA_KINDS),
        *((wall.id, wall.shape) for wall in walls),
    ]
    for element_id, border in borders:
        points: list[Point] = [
            (round(x, 2), round(y, 2))
            for x, y in get_coordinates(drawn.intersection(border)).tolist()
        ]
        doors = floor.door_index.near(points, TOUCH_METRES)
        stops = floor.stop_index.near(points, TOUCH_METRES)
        without = [
            point
            for point, near_doors, near_stops in zip(points, doors, stops, strict=True)
            if not near_doors and not near_stops
        ]
        if without:
            yield Finding(
                FindingCode.PATH_CROSSES_WALL,
                line.id,
                floor.level_id,
                without[0],
                {"other": element_id},
            )


def _joins(floor: Floor, line: PathLine, drawn: LineString, uses: Counter[Point]) -> bool:
    if any(uses[point] > 1 for point in line.points):
        return True
    if floor.area_index.meeting(drawn):
        return True
    doors = floor.door_index.near(line.points, TOUCH_METRES)
    stops = floor.stop_index.near(line.points, TOUCH_METRES)
    return any(doors) or any(stops)
