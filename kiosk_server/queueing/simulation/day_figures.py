"""What a simulated day comes to: waits, fairness, overtaking, and how good the estimates were. Pure
sums over a record; it must not know words.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from kiosk_server.queueing.simulation.day_record import DayRecord, TicketRecord
from kiosk_server.queueing.ticket_history import TicketAct


@dataclass(frozen=True, slots=True)
class WaitFigures:
    """Waits from arrival to the first call, of one class or queue."""

    name: str
    tickets: int
    mean_seconds: float
    nine_in_ten_seconds: float


@dataclass(frozen=True, slots=True)
class OvertakingFigures:
    """How often later comers were called before, emergencies aside. `in_order_share` is of all
    pairs who waited in a queue at the same time; `beyond_bound` must be 0."""

    in_order_share: float
    mean: float
    most: int
    at_bound: int
    beyond_bound: int


@dataclass(frozen=True, slots=True)
class EstimateFigures:
    """How often the call fell within the range told on issue, and how wide that was on the mean,
    in seconds and as a part of the mean wait."""

    tickets: int
    coverage: float
    mean_width_seconds: float
    width_of_wait: float


@dataclass(frozen=True, slots=True)
class DayFigures:
    """All of a day."""

    tickets: int
    refused: int
    never_called: int
    no_shows: int
    returns: int
    results: int
    classes: tuple[WaitFigures, ...]
    queues: tuple[WaitFigures, ...]
    overtaking: OvertakingFigures
    estimates: EstimateFigures | None


def figures_of(day: DayRecord) -> DayFigures:
    """The figures of a day's record."""
    return DayFigures(
        tickets=len(day.tickets),
        refused=day.refused,
        never_called=sum(each.called_at is None for each in day.tickets),
        no_shows=_count(day.tickets, TicketAct.MARK_NO_SHOW),
        returns=_count(day.tickets, TicketAct.RETURN),
        results=_count(day.tickets, TicketAct.RETURN_WITH_RESULTS),
        classes=_waits(day.tickets, lambda each: each.class_id),
        queues=_waits(day.tickets, lambda each: each.queue_id),
        overtaking=_overtaking(day.tickets),
        estimates=_estimates(day.tickets),
    )


def _count(tickets: Iterable[TicketRecord], act: TicketAct) -> int:
    return sum(event.act is act for each in tickets for event in each.history)


def _waits(
    tickets: Sequence[TicketRecord], name_of: Callable[[TicketRecord], str]
) -> tuple[WaitFigures, ...]:
    waits: dict[str, list[float]] = {}
    for each in tickets:
        if each.wait_seconds is not None:
            insort(waits.setdefault(name_of(each), []), each.wait_seconds)
    return tuple(
        WaitFigures(name, len(found), fmean(found), found[(len(found) * 9 - 1) // 10])
        for name, found in sorted(waits.items())
    )


def _overtaking(tickets: Sequence[TicketRecord]) -> OvertakingFigures:
    called = [each for each in tickets if each.called_at is not None]
    bounded = [each for each in called if each.overtaken_at_most is not None]
    bounds = [(each.overtaken, each.overtaken_at_most or 0) for each in bounded]
    return OvertakingFigures(
        in_order_share=_in_order_share(called),
        mean=fmean(overtaken for overtaken, _ in bounds) if bounds else 0.0,
        most=max((overtaken for overtaken, _ in bounds), default=0),
        at_bound=sum(overtaken == most > 0 for overtaken, most in bounds),
        beyond_bound=sum(overtaken > most for overtaken, most in bounds),
    )


def _in_order_share(called: Sequence[TicketRecord]) -> float:
    """Of all pairs who waited in a queue at the same time, the part called in order of arrival."""
    in_order = pairs = 0
    seen: dict[str, list[datetime]] = {}
    for each in called:  # by issue
        if each.called_at is None:
            continue
        earlier = seen.setdefault(each.queue_id, [])
        gone = bisect_right(earlier, each.arrived_at)
        pairs += len(earlier) - gone
        in_order += max(bisect_right(earlier, each.called_at) - gone, 0)
        insort(earlier, each.called_at)
    return in_order / pairs if pairs else 1.0


def _estimates(tickets: Sequence[TicketRecord]) -> EstimateFigures | None:
    told = [
        (each.estimate, each.called_at, each.wait_seconds)
        for each in tickets
        if each.estimate is not None
        and each.called_at is not None
        and each.wait_seconds is not None
    ]
    if not told:
        return None
    width = fmean((range_.latest - range_.earliest).total_seconds() for range_, _, _ in told)
    wait = fmean(seconds for _, _, seconds in told)
    within = fmean(range_.earliest <= called <= range_.latest for range_, called, _ in told)
    return EstimateFigures(len(told), within, width, width / wait if wait else 0.0)
