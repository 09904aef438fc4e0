"""Findings about doors: those that join nothing, narrow ones, one-way ones without a side."""

from collections.abc import Iterator

from floorplans.facts import Access, Evidence
from floorplans.kinds import AreaKind, Direction
from floorplans.model import Area, Door, Plan
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.plan_checks.floors import TOUCH_METRES, Floor

_NARROW_METRES = 0.80
"""The least clear width for a wheelchair: GB 50763-2012, 3.5.3, and ISO 21542, 18.1.1."""


def check_doors(plan: Plan, floors: tuple[Floor, ...]) -> Iterator[Finding]:
    """Doors that join nothing or too little, narrow ones, and those whose one way is unclear."""
    touched: dict[str, list[Area]] = {door.id: [] for door in plan.doors}
    near_else: set[str] = set()
    for floor in floors:
        points = [door.point for door in floor.doors]
        at_lines = floor.line_index.near(points, TOUCH_METRES)
        at_walls = floor.wall_index.near(points, TOUCH_METRES)
        for door, lines, walls in zip(floor.doors, at_lines, at_walls, strict=True):
            areas = floor.areas_of_doors[door.id]
            touched[door.id].extend(areas)
            if lines or walls:
                near_else.add(door.id)
            if not areas and not lines:
                yield _of(FindingCode.DOOR_TOUCHES_NOTHING, door, floor.level_id)
    for door in plan.doors:
        yield from _check_sides(door, touched[door.id], joins_more=door.id in near_else)
        yield from _check_width(door, touched[door.id])
    yield from _check_unknown_widths(plan)


def _of(
    code: FindingCode, door: Door, level_id: str | None = None, **fields: str | float
) -> Finding:
    return Finding(
        code,
        door.id,
        level_id or (door.level_ids[0] if door.level_ids else None),
        door.point,
        fields,
    )


def _check_sides(door: Door, areas: list[Area], *, joins_more: bool) -> Iterator[Finding]:
    if len(areas) == 1 and not joins_more and door.entrance is None:
        yield _of(FindingCode.DOOR_TOUCHES_ONE_AREA, door, area=areas[0].id)
    if door.direction is not Direction.BOTH and door.from_area_id not in {
        area.id for area in areas
    }:
        yield _of(FindingCode.ONE_WAY_DOOR_UNCLEAR, door)


def _check_width(door: Door, areas: list[Area]) -> Iterator[Finding]:
    width = door.clear_width_metres
    leads_to_stairs = any(area.kind is AreaKind.STAIRWELL for area in areas)
    if (
        width.value is not None
        and width.value < _NARROW_METRES
        and door.access is Access.PUBLIC
        and not leads_to_stairs
    ):
        yield _of(FindingCode.DOOR_NARROW, door, metres=width.value, wanted=_NARROW_METRES)


def _check_unknown_widths(plan: Plan) -> Iterator[Finding]:
    """One finding for the plan: a list of hundreds of doors would hide all else."""
    if plan.assumptions.door_clear_width_metres is not None:
        return
    unknown = sum(door.clear_width_metres.evidence is Evidence.UNKNOWN for door in plan.doors)
    if unknown:
        yield Finding(
            FindingCode.DOOR_WIDTHS_UNKNOWN,
            fields={"doors": unknown, "of": len(plan.doors)},
        )
