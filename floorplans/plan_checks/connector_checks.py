"""Findings about lifts, stairs, escalators and ramps: their stops, and facts never assumed."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from floorplans.facts import Evidence
from floorplans.kinds import ConnectorKind
from floorplans.model import Connector, Plan
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.plan_checks.floors import Floor


def check_connectors(plan: Plan, floors: tuple[Floor, ...]) -> Iterator[Finding]:
    """Connectors that lead nowhere, and those whose size or slope nobody has stated."""
    by_level = {floor.level_id: floor for floor in floors}
    for connector in plan.connectors:
        if len(connector.stops) < 2:
            yield _of(FindingCode.CONNECTOR_TOO_FEW_STOPS, connector, stops=len(connector.stops))
        yield from _check_stops(connector, by_level)
        yield from _check_order(connector, plan)
        yield from _check_facts(connector)


def _of(code: FindingCode, connector: Connector, **fields: str | float) -> Finding:
    first = connector.stops[0] if connector.stops else None
    return Finding(
        code,
        connector.id,
        first.level_id if first else None,
        first.point if first else None,
        {"kind": connector.kind.value, **fields},
    )


def _check_stops(connector: Connector, by_level: Mapping[str, Floor]) -> Iterator[Finding]:
    for stop in connector.stops:
        floor = by_level.get(stop.level_id)
        if floor is not None and not floor.on_floor([stop.point])[0]:
            yield Finding(
                FindingCode.CONNECTOR_STOP_OFF_FLOOR,
                connector.id,
                stop.level_id,
                stop.point,
                {"kind": connector.kind.value},
            )


def _check_order(connector: Connector, plan: Plan) -> Iterator[Finding]:
    levels = [plan.level_by_id.get(stop.level_id) for stop in connector.stops]
    for lower, upper in pairwise(level for level in levels if level is not None):
        if lower.ordinal > upper.ordinal:
            yield _of(
                FindingCode.CONNECTOR_STOPS_OUT_OF_ORDER,
                connector,
                first=lower.id,
                second=upper.id,
            )
            return


def _check_facts(connector: Connector) -> Iterator[Finding]:
    if connector.kind is ConnectorKind.LIFT:
        sizes = (connector.car_width_metres, connector.car_depth_metres)
        if any(size.evidence is Evidence.UNKNOWN for size in sizes):
            yield _of(FindingCode.LIFT_SIZE_UNKNOWN, connector)
    elif connector.kind is ConnectorKind.RAMP and connector.incline.value is None:
        yield _of(FindingCode.RAMP_INCLINE_UNKNOWN, connector)
