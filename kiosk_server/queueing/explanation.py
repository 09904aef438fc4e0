"""Why a ticket is at its place in terms of those before it, as counts that tell nothing of anybody.

Pure; it must not know words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk_server.queueing.order import PlacedTicket
from kiosk_server.queueing.place_reasons import PlaceReason, PlaceReasonCode
from kiosk_server.queueing.ticket_places import TicketPlace


class BeforeCode(Enum):
    """What puts others before a ticket; each has the message `before-reason-<value>`."""

    EMERGENCY = "emergency"
    AT_DOORS = "at-doors"
    """Were moved from the zone to the doors of its rooms."""
    WAITED_LONGER = "waited-longer"
    RULE = "rule"
    """Came later, and is called before by the rule of its lane."""
    OWN_LATER = "own-later"
    """Came later too, and is before because this ticket's own place is a later one by rule: its
    slot has not begun, or it came late, or it comes after so many others."""


@dataclass(frozen=True, slots=True)
class BeforeCount:
    """How many are before a ticket for one reason; `rule` is that of their lane where it is one."""

    code: BeforeCode
    count: int
    rule: PlaceReasonCode | None = None


@dataclass(frozen=True, slots=True)
class PositionExplanation:
    """A ticket's place, why it is that, and what is before it: counts only, so that a patient may
    see it. `overtaken` of at most `overtaken_at_most` is said of later comers."""

    ahead: int
    reason: PlaceReason
    before: tuple[BeforeCount, ...]
    overtaken: int
    overtaken_at_most: int


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """Why one ticket is before another, for staff. `code` says what decided, the reasons are those
    of both places, `waited_longer_seconds` how much earlier the first one came into the line
    (negative: later)."""

    first_id: str
    second_id: str
    code: BeforeCode
    first: PlaceReason
    second: PlaceReason
    waited_longer_seconds: int


_LATER_BY_RULE = frozenset({PlaceReasonCode.SLOT_AHEAD, PlaceReasonCode.LAST})


def explain_position(place: TicketPlace) -> PositionExplanation:
    """Why a ticket is where it is."""
    own = place.placed
    counts: Counter[tuple[BeforeCode, PlaceReasonCode | None]] = Counter()
    if place.at_doors:
        counts[BeforeCode.AT_DOORS, None] = place.at_doors
    for other in place.before:
        code = _before_code(other, own)
        counts[code, other.reason.code if code is BeforeCode.RULE else None] += 1
    before = tuple(
        BeforeCount(code, count, rule)
        for (code, rule), count in sorted(counts.items(), key=lambda each: _count_order(each[0]))
    )
    return PositionExplanation(
        place.ahead, own.reason, before, own.overtaken, own.overtaken_at_most
    )


def explain_pair(
    placed: Sequence[PlacedTicket], ticket_id: str, other_id: str
) -> PairExplanation | None:
    """Why one of two tickets of a placed line is before the other; None unless both wait there."""
    by_id: Mapping[str, PlacedTicket] = {each.ticket.id: each for each in placed}
    if ticket_id == other_id or ticket_id not in by_id or other_id not in by_id:
        return None
    first, second = sorted((by_id[ticket_id], by_id[other_id]), key=lambda each: each.ahead)
    longer = (second.ticket.entered_at - first.ticket.entered_at).total_seconds()
    return PairExplanation(
        first.ticket.id,
        second.ticket.id,
        _before_code(first, second),
        first.reason,
        second.reason,
        round(longer),
    )


def _before_code(first: PlacedTicket, second: PlacedTicket) -> BeforeCode:
    if first.reason.code is PlaceReasonCode.EMERGENCY:
        return BeforeCode.EMERGENCY
    if _entry(first) <= _entry(second):
        return BeforeCode.WAITED_LONGER
    if second.reason.code in _LATER_BY_RULE:
        return BeforeCode.OWN_LATER
    if first.reason.code is PlaceReasonCode.BY_TIME and first.counts_from > second.counts_from:
        return BeforeCode.OWN_LATER
    return BeforeCode.RULE


def _entry(placed: PlacedTicket) -> tuple[datetime, int]:
    return (placed.ticket.entered_at, placed.ticket.sequence)


def _count_order(key: tuple[BeforeCode, PlaceReasonCode | None]) -> tuple[int, str]:
    code, rule = key
    return (list(BeforeCode).index(code), rule.value if rule else "")
