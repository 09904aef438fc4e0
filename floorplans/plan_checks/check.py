"""All checks of a plan, in one order."""

from floorplans.model import Plan
from floorplans.plan_checks.area_checks import check_overlaps, check_shapes, check_ways_in
from floorplans.plan_checks.connector_checks import check_connectors
from floorplans.plan_checks.door_checks import check_doors
from floorplans.plan_checks.findings import Finding, Severity
from floorplans.plan_checks.floors import floors_of
from floorplans.plan_checks.hours_checks import check_hours
from floorplans.plan_checks.line_checks import check_lines
from floorplans.plan_checks.place_checks import check_places
from floorplans.plan_checks.reach_checks import check_reach
from floorplans.plan_checks.reference_checks import check_references
from floorplans.plan_checks.sign_checks import check_signs
from floorplans.snapshot import Snapshot

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def check_plan(plan: Plan) -> tuple[Finding, ...]:
    """What somebody should look at in a plan: gravest first, then by code, level and id.

    Takes any plan that the model can hold, sound or not. Near-linear in the plan's size, unless
    very many areas lie on each other.
    """
    floors = floors_of(plan)
    found = [
        *check_references(plan),
        *check_shapes(plan),
        *check_doors(plan, floors),
        *check_connectors(plan, floors),
        *check_places(plan, floors),
        *check_hours(plan),
        *check_signs(plan, floors),
    ]
    for floor in floors:
        found.extend(check_overlaps(floor))
        found.extend(check_ways_in(floor))
        found.extend(check_lines(floor))
    return tuple(sorted(found, key=_order))


def check_plan_and_reach(plan: Plan) -> tuple[Finding, ...]:
    """As `check_plan`, and in a plan without errors also what hangs together and what does not.

    Compiles the plan for the narrowest body.
    """
    found = check_plan(plan)
    if any(finding.severity is Severity.ERROR for finding in found):
        return found
    return tuple(sorted([*found, *check_reach(Snapshot(plan), found)], key=_order))


def _order(finding: Finding) -> tuple[int, str, str, str]:
    return (
        _GRAVITY[finding.severity],
        finding.code.value,
        finding.level_id or "",
        finding.element_id or "",
    )
