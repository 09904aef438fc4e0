"""Findings about the opening hours of doors, areas, path lines and connectors."""

from collections.abc import Iterator

from floorplans.facts import Access
from floorplans.model import Area, Connector, Door, PathLine, Plan, Point
from floorplans.opening_hours import open_spans
from floorplans.plan_checks.findings import Finding, FindingCode

_WithHours = Area | Door | PathLine | Connector


def check_hours(plan: Plan) -> Iterator[Finding]:
    """Hours that cannot be read, hours that never come, and hours of emergency exits."""
    elements: list[_WithHours] = []
    elements += plan.areas
    elements += plan.doors
    elements += plan.path_lines
    elements += plan.connectors
    for element in elements:
        if not element.opening_hours:
            continue
        spans = open_spans(element.opening_hours)
        if spans is None:
            yield _of(FindingCode.HOURS_UNREADABLE, element)
        elif not spans:
            yield _of(FindingCode.HOURS_NEVER, element)
        if isinstance(element, Door) and element.access is Access.EMERGENCY:
            yield _of(FindingCode.WAY_OUT_WITH_HOURS, element)


def _of(code: FindingCode, element: _WithHours) -> Finding:
    level_id, point = _spot(element)
    return Finding(code, element.id, level_id, point, {"hours": element.opening_hours[:100]})


def _spot(element: _WithHours) -> tuple[str | None, Point | None]:
    """Where to look; nowhere for what has no place at all."""
    match element:
        case Area():
            inner = element.polygon.representative_point()
            return element.level_id, (inner.x, inner.y)
        case Door():
            return (element.level_ids[0] if element.level_ids else None), element.point
        case PathLine():
            return element.level_id, next(iter(element.points), None)
        case Connector():
            first = next(iter(element.stops), None)
            return (None, None) if first is None else (first.level_id, first.point)
