"""Findings about areas: broken, tiny or intricate ones, overlaps, and rooms nobody can enter."""

from collections.abc import Iterator

from floorplans.kinds import OPEN_AREA_KINDS, AreaKind
from floorplans.model import Area, Plan, Point
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.plan_checks.floors import Floor, is_sound

_TINY_SQUARE_METRES = 0.5
_INTRICATE_VERTICES = 2_000
_OVERLAP_SQUARE_METRES = 0.5
_OVERLAP_SHARE = 0.05
_MOST_OVERLAPS = 5
_INSIDE_SHARE = 0.95
"""From this share on a room counts as lying in an open area, or an open area in a room."""

_WITHOUT_DOOR = {
    AreaKind.ROOM: FindingCode.ROOM_WITHOUT_DOOR,
    AreaKind.STAIRWELL: FindingCode.STAIRWELL_WITHOUT_DOOR,
    AreaKind.LIFT_CAR: FindingCode.LIFT_WITHOUT_DOOR,
}
_SHAFTS = frozenset({AreaKind.STAIRWELL, AreaKind.LIFT_CAR})


def _inner_point(area: Area) -> Point:
    point = area.polygon.representative_point()
    return round(point.x, 2), round(point.y, 2)


def check_shapes(plan: Plan) -> Iterator[Finding]:
    """Areas that are broken, smaller than 0.5 m², or drawn with more than 2,000 vertices."""
    for area in plan.areas:
        if not is_sound(area.polygon):
            yield Finding(FindingCode.AREA_INVALID, area.id, area.level_id)
            continue
        if area.polygon.area < _TINY_SQUARE_METRES:
            yield Finding(
                FindingCode.AREA_TINY,
                area.id,
                area.level_id,
                _inner_point(area),
                {"square_metres": round(area.polygon.area, 2)},
            )
        rings = (area.polygon.exterior, *area.polygon.interiors)
        vertices = sum(len(ring.coords) - 1 for ring in rings)
        if vertices > _INTRICATE_VERTICES:
            yield Finding(
                FindingCode.AREA_INTRICATE,
                area.id,
                area.level_id,
                _inner_point(area),
                {"vertices": vertices, "most": _INTRICATE_VERTICES},
            )


def check_overlaps(floor: Floor) -> Iterator[Finding]:
    """Pairs of areas with more than 0.5 m² and 5 % of the smaller in common, told once a pair.

    Open areas may overlap each other, and a room may lie in an open area or hold one. At most
    five are told of one area: a floor drawn a hundred times would hide all else.
    """
    for position, area in enumerate(floor.areas):
        told = 0
        for other_position in floor.area_index.meeting(area.polygon):
            if other_position <= position:
                continue
            other = floor.areas[other_position]
            if area.kind in OPEN_AREA_KINDS and other.kind in OPEN_AREA_KINDS:
                continue
            common = area.polygon.intersection(other.polygon)
            share = common.area / min(area.polygon.area, other.polygon.area)
            one_is_open = area.kind in OPEN_AREA_KINDS or other.kind in OPEN_AREA_KINDS
            if (
                common.area <= _OVERLAP_SQUARE_METRES
                or share <= _OVERLAP_SHARE
                or (one_is_open and share >= _INSIDE_SHARE)
            ):
                continue
            told += 1
            where = common.representative_point()
            yield Finding(
                FindingCode.AREAS_OVERLAP,
                area.id,
                floor.level_id,
                (round(where.x, 2), round(where.y, 2)),
                {
                    "other": other.id,
                    "square_metres": round(common.area, 1),
                    "percent": round(share * 100),
                },
            )
            if told == _MOST_OVERLAPS:
                break


def check_ways_in(floor: Floor) -> Iterator[Finding]:
    """Rooms, stairwells and lift cars without a door, and the latter without another level.

    A path line that reaches one is a way in, and for a room a stop of a lift or stair is, too.
    """
    entered = {area.id for areas in floor.areas_of_doors.values() for area in areas}
    for area in floor.areas:
        if area.kind in _SHAFTS and area.connector_id is None:
            yield Finding(
                FindingCode.SHAFT_LEADS_NOWHERE,
                area.id,
                floor.level_id,
                _inner_point(area),
                {"kind": area.kind.value},
            )
        code = _WITHOUT_DOOR.get(area.kind)
        if code is None or area.id in entered or floor.line_index.meeting(area.polygon):
            continue
        if area.kind is AreaKind.ROOM and floor.stop_index.meeting(area.polygon):
            continue
        yield Finding(code, area.id, floor.level_id, _inner_point(area))
