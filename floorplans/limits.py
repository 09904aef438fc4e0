"""Which limits of a traveller a passage breaks, and which facts an answer that uses it rests on.

Rules over values: knows no graph and no search.
"""

from collections.abc import Iterator

from floorplans.facts import Evidence, Fact, FactName
from floorplans.kinds import AreaKind, DoorKind
from floorplans.model import Element, HouseAssumptions
from floorplans.passage_facts import PassageFacts, is_certain, passage_facts
from floorplans.route import Blocker, LegKind, Limit, Unverified
from floorplans.travel_needs import TravelNeeds

_TOLERANCE = 1e-9
_FLOOR_LEGS = frozenset({LegKind.WALK, LegKind.PATH, LegKind.RAMP})


def broken_limits(
    element: Element, kind: LegKind, needs: TravelNeeds, assumptions: HouseAssumptions
) -> tuple[Blocker, ...]:
    """Every limit of `needs` that this passage breaks or is not known to keep; empty: allowed.

    Limits are hard, and an unknown fact passes no limit that is set. With evidence MEASURED an
    assumed fact counts as unknown. A width known to be less than the body's is always too narrow.
    The width of drawn floors is the graph's business.
    """
    facts = passage_facts(element, kind, assumptions)
    return blockers_of(element.id, facts, needs)


def blockers_of(element_id: str, facts: PassageFacts, needs: TravelNeeds) -> tuple[Blocker, ...]:
    """As `broken_limits`, for facts that were gathered before."""
    return tuple(_broken(element_id, facts, needs))


def unverified_facts(
    element: Element, kind: LegKind, needs: TravelNeeds, assumptions: HouseAssumptions
) -> tuple[Unverified, ...]:
    """The facts neither measured nor drawn that an answer using this passage rests on.

    Those for which `needs` sets a limit, and a door's threshold whether it does or not, since every
    answer says if it is free of steps.
    """
    facts = passage_facts(element, kind, assumptions)
    return unverified_of(element.id, facts, needs)


def unverified_of(
    element_id: str, facts: PassageFacts, needs: TravelNeeds
) -> tuple[Unverified, ...]:
    """As `unverified_facts`, for facts that were gathered before."""
    return tuple(
        Unverified(element_id, name, fact.evidence, fact.value, fact.source)
        for name, fact in _facts_relied_on(facts, needs)
        if not is_certain(fact)
    )


def _broken(element_id: str, facts: PassageFacts, needs: TravelNeeds) -> Iterator[Blocker]:
    if facts.is_hazardous and not needs.leaves_hazards:
        yield Blocker(element_id, Limit.HAZARD, evidence=Evidence.MEASURED)
    if facts.access not in needs.access:
        yield Blocker(element_id, Limit.ACCESS, evidence=Evidence.MEASURED)
    if needs.is_wheeled and facts.wheelchair.value is False:
        yield Blocker(element_id, Limit.NOT_FOR_WHEELCHAIRS, evidence=facts.wheelchair.evidence)
    for limit in _ways_not_used(facts, needs):
        yield Blocker(element_id, limit, evidence=Evidence.MEASURED)
    yield from _broken_widths(element_id, facts, needs)
    if facts.kind is LegKind.DOOR:
        yield from _broken_door_limits(element_id, facts, needs)
    if facts.kind in _FLOOR_LEGS:
        yield from _too_much(element_id, Limit.INCLINE, facts.incline, needs.max_incline, needs)
    if facts.kind is LegKind.LIFT:
        for side, wanted in (
            (facts.car_width_metres, needs.min_car_width_metres),
            (facts.car_depth_metres, needs.min_car_depth_metres),
        ):
            yield from _too_little(element_id, Limit.LIFT_CAR, side, wanted, needs)


def _ways_not_used(facts: PassageFacts, needs: TravelNeeds) -> Iterator[Limit]:
    is_stair = facts.kind is LegKind.STAIRS or facts.area_kind is AreaKind.STAIRWELL
    if is_stair and not needs.may_use_stairs:
        yield Limit.STAIRS
    if facts.kind is LegKind.ESCALATOR and not needs.may_use_escalators:
        yield Limit.ESCALATOR
    is_lift = facts.kind is LegKind.LIFT or facts.area_kind is AreaKind.LIFT_CAR
    if is_lift and not needs.may_use_lifts:
        yield Limit.LIFT
    if facts.lift_use is not None and facts.lift_use not in needs.lift_uses:
        yield Limit.LIFT_USE
    if facts.door_kind is DoorKind.REVOLVING and not needs.may_use_revolving_doors:
        yield Limit.REVOLVING_DOOR


def _broken_widths(element_id: str, facts: PassageFacts, needs: TravelNeeds) -> Iterator[Blocker]:
    if facts.kind is LegKind.WALK:
        return
    is_door = facts.kind in (LegKind.DOOR, LegKind.LIFT)
    limit = Limit.DOOR_WIDTH if is_door else Limit.PATH_WIDTH
    wanted = needs.body_width_metres
    if is_door:
        wanted = max(wanted, needs.min_door_width_metres or 0.0)
    width = facts.clear_width_metres
    too_narrow = width.value is not None and width.value < wanted - _TOLERANCE
    if too_narrow or (_minds_width(facts, needs) and not _is_accepted(width, needs)):
        yield Blocker(element_id, limit, width.value, wanted, width.evidence)


def _minds_width(facts: PassageFacts, needs: TravelNeeds) -> bool:
    """Whether an unknown width is a reason not to pass.

    A body on foot that names no door width takes paths and stairs of unstated width as they are.
    """
    if facts.kind in (LegKind.DOOR, LegKind.LIFT):
        return needs.min_door_width_metres is not None
    if facts.kind in (LegKind.PATH, LegKind.RAMP):
        return needs.min_door_width_metres is not None or needs.is_wheeled
    return False


def _broken_door_limits(
    element_id: str, facts: PassageFacts, needs: TravelNeeds
) -> Iterator[Blocker]:
    yield from _too_much(
        element_id, Limit.THRESHOLD, facts.threshold_metres, needs.max_threshold_metres, needs
    )
    if _minds_leaf(facts, needs) and not (
        facts.automatic.value is not False and _is_accepted(facts.automatic, needs)
    ):
        yield Blocker(element_id, Limit.MANUAL_DOOR, evidence=facts.automatic.evidence)


def _minds_leaf(facts: PassageFacts, needs: TravelNeeds) -> bool:
    return not needs.may_use_manual_doors and facts.door_kind is not DoorKind.OPENING


def _is_accepted(fact: Fact[float] | Fact[bool], needs: TravelNeeds) -> bool:
    if needs.evidence is Evidence.UNKNOWN:
        return True
    if needs.evidence is Evidence.ASSUMED:
        return fact.evidence is not Evidence.UNKNOWN
    return is_certain(fact)


def _too_much(
    element_id: str, limit: Limit, fact: Fact[float], most: float | None, needs: TravelNeeds
) -> Iterator[Blocker]:
    if most is None:
        return
    is_too_much = fact.value is not None and fact.value > most + _TOLERANCE
    if is_too_much or not _is_accepted(fact, needs):
        yield Blocker(element_id, limit, fact.value, most, fact.evidence)


def _too_little(
    element_id: str, limit: Limit, fact: Fact[float], least: float | None, needs: TravelNeeds
) -> Iterator[Blocker]:
    if least is None:
        return
    is_too_little = fact.value is not None and fact.value < least - _TOLERANCE
    if is_too_little or not _is_accepted(fact, needs):
        yield Blocker(element_id, limit, fact.value, least, fact.evidence)


def _facts_relied_on(
    facts: PassageFacts, needs: TravelNeeds
) -> Iterator[tuple[FactName, Fact[float] | Fact[bool]]]:
    if facts.kind is not LegKind.WALK and _minds_width(facts, needs):
        yield FactName.CLEAR_WIDTH, facts.clear_width_metres
    if facts.kind is LegKind.DOOR:
        yield FactName.THRESHOLD, facts.threshold_metres
        if _minds_leaf(facts, needs):
            yield FactName.AUTOMATIC, facts.automatic
    if facts.kind in _FLOOR_LEGS and needs.max_incline is not None:
        yield FactName.INCLINE, facts.incline
    if facts.kind is LegKind.LIFT:
        if needs.min_car_width_metres is not None:
            yield FactName.CAR_WIDTH, facts.car_width_metres
        if needs.min_car_depth_metres is not None:
            yield FactName.CAR_DEPTH, facts.car_depth_metres
