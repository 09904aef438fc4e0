"""Whether rules that are well written hold together: what one of them says about another. Pure."""

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from floorplans.opening_hours import open_spans
from kiosk_server.queueing.business_day import HalfDay
from kiosk_server.queueing.rule_faults import RuleFault, RuleFaultCode
from kiosk_server.queueing.rules import (
    ClosingRule,
    NumberRange,
    OpeningRules,
    Placement,
    PlacementKind,
    PriorityClass,
    Proof,
    QueueRules,
    RoomWaitRules,
)

_NUMBERS: Mapping[PlacementKind, frozenset[str]] = {
    PlacementKind.EVERY: frozenset({"every"}),
    PlacementKind.AFTER: frozenset({"every"}),
    PlacementKind.WEIGHTED: frozenset({"weight"}),
    PlacementKind.SLOT: frozenset({"places", "minutes"}),
}
_OF_CLASSES = frozenset(PlacementKind) - {PlacementKind.AFTER, PlacementKind.LAST}
"""A class that is always last would starve: being last is for who came late."""
_WITHOUT_END = NumberRange(1, 10**9)
_OF_RETURNS = frozenset(PlacementKind) - {
    PlacementKind.EMERGENCY,
    PlacementKind.WEIGHTED,
    PlacementKind.SLOT,
}


def find_rule_faults(rules: QueueRules, path: str) -> list[RuleFault]:
    """What does not hold together in the rules of a zone or of the hospital at `path`."""
    return [
        *_class_faults(rules.classes, f"{path}.classes"),
        *_placement_faults(
            rules.no_show_return.placement, _OF_RETURNS, f"{path}.noShowReturn.placement"
        ),
        *_placement_faults(
            rules.results_return.placement, _OF_RETURNS, f"{path}.resultsReturn.placement"
        ),
        *_half_day_faults(rules, f"{path}.halfDays"),
        *_room_faults(rules.room_wait, f"{path}.roomWait"),
        *_number_faults(rules, f"{path}.numbers"),
        *_opening_faults(rules.opening, f"{path}.opening"),
    ]


def _class_faults(classes: tuple[PriorityClass, ...], path: str) -> Iterator[RuleFault]:
    seen: set[str] = set()
    for i, each in enumerate(classes):
        here = f"{path}[{i}]"
        if each.id in seen:
            yield RuleFault(f"{here}.id", RuleFaultCode.ID_TWICE, {"id": each.id})
        seen.add(each.id)
        yield from _placement_faults(each.placement, _OF_CLASSES, f"{here}.placement")
        if each.placement.kind is PlacementKind.EMERGENCY and each.proof is not Proof.STAFF:
            allowed = {"allowed": Proof.STAFF.value}
            yield RuleFault(f"{here}.proof", RuleFaultCode.EMERGENCY_UNPROVEN, allowed)
        least, most = each.least_age_years, each.most_age_years
        if least is not None and most is not None and least > most:
            yield _order_wrong(f"{here}.mostAgeYears", "leastAgeYears")
    if classes[0].placement.kind is not PlacementKind.BY_TIME:
        allowed = {"allowed": PlacementKind.BY_TIME.value}
        yield RuleFault(f"{path}[0].placement.kind", RuleFaultCode.FIRST_CLASS_LIFTED, allowed)


def _placement_faults(
    placement: Placement, allowed: frozenset[PlacementKind], path: str
) -> Iterator[RuleFault]:
    if placement.kind not in allowed:
        choices = ", ".join(kind.value for kind in PlacementKind if kind in allowed)
        yield RuleFault(f"{path}.kind", RuleFaultCode.CHOICE_UNKNOWN, {"allowed": choices})
    needed = _NUMBERS.get(placement.kind, frozenset())
    for name in ("every", "weight", "places", "minutes"):
        number = getattr(placement, name)
        if name in needed and number < 1:
            yield RuleFault(f"{path}.{name}", RuleFaultCode.NUMBER_UNFIT, {"allowed": "≥ 1"})
        if name not in needed and number:
            yield RuleFault(
                f"{path}.{name}", RuleFaultCode.NOT_OF_KIND, {"kind": placement.kind.value}
            )


def _room_faults(wait: RoomWaitRules, path: str) -> Iterator[RuleFault]:
    """A cap of one room says nothing where rooms call from the zone."""
    if wait.room_most_waiting and not wait.most_waiting:
        yield RuleFault(f"{path}.mostWaiting", RuleFaultCode.NUMBER_UNFIT, {"allowed": "≥ 1"})


def _half_day_faults(rules: QueueRules, path: str) -> Iterator[RuleFault]:
    parts = [
        (name, begins)
        for name, begins in (
            ("dayBegins", rules.half_days.day_begins),
            ("afternoonBegins", rules.half_days.afternoon_begins),
            ("eveningBegins", rules.half_days.evening_begins),
        )
        if begins is not None
    ]
    for (before, earlier), (name, later) in pairwise(parts):
        if earlier >= later:
            yield _order_wrong(f"{path}.{name}", before)


def _number_faults(rules: QueueRules, path: str) -> Iterator[RuleFault]:
    numbers = rules.numbers
    known = {each.id for each in rules.classes}
    for class_id in numbers.class_prefixes:
        if class_id not in known:
            allowed = {"allowed": ", ".join(sorted(known))}
            yield RuleFault(
                f"{path}.classPrefixes.{class_id}", RuleFaultCode.CLASS_UNKNOWN, allowed
            )
    most = 10**numbers.digits - 1
    for half_day, each in numbers.ranges.items():
        here = f"{path}.ranges.{half_day.value}.last"
        if each.first > each.last:
            yield _order_wrong(here, "first")
        if each.last > most:
            yield RuleFault(here, RuleFaultCode.RANGE_BEYOND_DIGITS, {"allowed": f"≤ {most}"})
    if rules.opening.closing is ClosingRule.CARRY_OVER:
        yield from _overlap_faults(rules, path)


def _overlap_faults(rules: QueueRules, path: str) -> Iterator[RuleFault]:
    """Who is carried over keeps the number, so no other half-day must have it again. Those without
    a range of their own share one series."""
    parts = [half_day for half_day in HalfDay if rules.half_days.begins(half_day) is not None]
    for before, half_day in combinations(parts, 2):
        first, second = (rules.numbers.ranges.get(each) for each in (before, half_day))
        if first is None and second is None:
            continue
        first, second = first or _WITHOUT_END, second or _WITHOUT_END
        if first.first <= second.last and second.first <= first.last:
            yield RuleFault(f"{path}.ranges.{half_day.value}", RuleFaultCode.RANGES_OVERLAP)


def _opening_faults(opening: OpeningRules, path: str) -> Iterator[RuleFault]:
    if open_spans(opening.hours) is None:
        yield RuleFault(f"{path}.hours", RuleFaultCode.HOURS_UNFIT)
    if opening.lunch is not None and opening.lunch.begins >= opening.lunch.ends:
        yield _order_wrong(f"{path}.lunch.ends", "begins")


def _order_wrong(path: str, after: str) -> RuleFault:
    return RuleFault(path, RuleFaultCode.ORDER_WRONG, {"after": after})
