"""Findings about what a plan's values say of each other, for plans that were never in a file."""

from collections import Counter
from collections.abc import Iterator

from floorplans.model import Department, Door, Place, Plan
from floorplans.plan_checks.findings import Finding, FindingCode


def check_references(plan: Plan) -> Iterator[Finding]:
    """Ids used twice, ids that name nothing, empty levels, a plan without an entrance."""
    yield from _check_ids(plan)
    yield from _check_levels(plan)
    for area in plan.areas:
        if area.connector_id is not None:
            yield from _known(plan, area.id, "connector", area.connector_id)
    for door in plan.doors:
        yield from _check_door(plan, door)
    for place in plan.places:
        yield from _check_place(plan, place)
    for department in plan.departments:
        yield from _check_department(plan, department)
    if not any(door.entrance is not None for door in plan.doors):
        yield Finding(FindingCode.NO_ENTRANCE)


def _check_ids(plan: Plan) -> Iterator[Finding]:
    spaces = (
        [building.id for building in plan.buildings],
        [level.id for level in plan.levels],
        [element.id for element in plan.elements()],
        [place.id for place in plan.places],
        [anchor.code for anchor in plan.anchors],
        [department.id for department in plan.departments],
        [sign.id for sign in plan.signs],
    )
    for ids in spaces:
        for repeated, count in Counter(ids).items():
            if count > 1:
                yield Finding(FindingCode.DUPLICATE_ID, repeated, fields={"count": count})


def _check_levels(plan: Plan) -> Iterator[Finding]:
    named = [
        *((area.id, area.level_id) for area in plan.areas),
        *((wall.id, wall.level_id) for wall in plan.walls),
        *((line.id, line.level_id) for line in plan.path_lines),
        *((place.id, place.level_id) for place in plan.places),
        *((anchor.code, anchor.level_id) for anchor in plan.anchors),
        *((sign.id, sign.level_id) for sign in plan.signs),
        *((door.id, level_id) for door in plan.doors for level_id in door.level_ids),
        *((each.id, stop.level_id) for each in plan.connectors for stop in each.stops),
    ]
    known = plan.level_by_id
    for element_id, level_id in named:
        if level_id not in known:
            yield Finding(FindingCode.UNKNOWN_LEVEL, element_id, level_id)
    used = {area.level_id for area in plan.areas} | {line.level_id for line in plan.path_lines}
    for level in plan.levels:
        if level.id not in used:
            yield Finding(FindingCode.LEVEL_EMPTY, level.id, level.id)


def _known(plan: Plan, element_id: str, kind: str, other_id: str) -> Iterator[Finding]:
    places_or_elements = plan.place_by_id if kind == "place" else plan.element_by_id
    if other_id not in places_or_elements:
        yield Finding(
            FindingCode.UNKNOWN_REFERENCE, element_id, fields={"kind": kind, "other": other_id}
        )


def _check_door(plan: Plan, door: Door) -> Iterator[Finding]:
    if door.from_area_id is None:
        return
    yield from _known(plan, door.id, "area", door.from_area_id)


def _check_place(plan: Plan, place: Place) -> Iterator[Finding]:
    for kind, other_id in (
        ("area", place.area_id),
        ("door", place.door_id),
        ("connector", place.connector_id),
    ):
        if other_id is not None:
            yield from _known(plan, place.id, kind, other_id)
    area = plan.element_by_id.get(place.area_id or "")
    level_id = getattr(area, "level_id", place.level_id)
    if level_id != place.level_id:
        yield Finding(
            FindingCode.REFERENCE_ON_OTHER_LEVEL,
            place.id,
            place.level_id,
            place.point,
            {"other": place.area_id or "", "other_level": level_id},
        )


def _check_department(plan: Plan, department: Department) -> Iterator[Finding]:
    if not department.place_ids:
        yield Finding(FindingCode.DEPARTMENT_WITHOUT_PLACE, department.id)
    for place_id in department.place_ids:
        yield from _known(plan, department.id, "place", place_id)
