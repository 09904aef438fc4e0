"""How long people waited, and what that comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from kiosk_server.queueing.figures import QueueFigures, figure_of, figures_of
from kiosk_server.queueing.rules import WaitTargetRules
from kiosk_server.queueing.ticket_history import ActDetails, TicketAct, TicketEvent
from kiosk_server.queueing.waits import CellWaits, WaitCell, merged, waits_of
from tests.kiosk_server.queueing.ticket_makers import SHANGHAI, at, booked, ticket

DAY = date(2026, 11, 23)
Step = tuple[TicketAct, float] | tuple[TicketAct, float, ActDetails]
MEDICINE_AT_EIGHT = WaitCell("medicine", 8, "ordinary")


def history(came: float, *steps: Step, **fields: object) -> tuple[TicketEvent, ...]:
    """A ticket that came so many minutes after eight, and what was done to it when."""
    issued = replace(ticket(1, came), **fields)  # type: ignore[arg-type]
    events = [TicketEvent(1, TicketAct.ISSUE, at(came), "somebody", issued=issued)]
    for number, (act, minutes, *details) in enumerate(steps, start=2):
        detail = details[0] if details else ActDetails()
        events.append(TicketEvent(number, act, at(minutes), "somebody", detail))
    return tuple(events)


def waits(*histories: Sequence[TicketEvent]) -> Mapping[WaitCell, tuple[list[float], int, int]]:
    """By cell: minutes of those called, how many left, how many wait."""
    return {
        cell: ([each / 60 for each in found.seconds], len(found.left_seconds), found.waiting)
        for cell, found in waits_of(histories, SHANGHAI).items()
    }


def test_a_wait_lasts_from_arrival_to_the_first_call() -> None:
    seen = history(
        5,
        (TicketAct.MOVE_TO_ROOM, 10),
        (TicketAct.CALL, 20),
        (TicketAct.MARK_NO_SHOW, 22),
        (TicketAct.RETURN, 30),
        (TicketAct.CALL, 50),
        (TicketAct.FINISH, 55),
    )

    assert waits(seen) == {MEDICINE_AT_EIGHT: ([15], 0, 0)}


def test_a_call_that_was_undone_is_none() -> None:
    undone = history(0, (TicketAct.CALL, 10), (TicketAct.UNDO, 11), (TicketAct.CALL, 25))
    nobody_since = history(0, (TicketAct.CALL, 10), (TicketAct.UNDO, 11))

    assert waits(undone) == {MEDICINE_AT_EIGHT: ([25], 0, 0)}
    assert waits(nobody_since) == {MEDICINE_AT_EIGHT: ([], 0, 1)}


def test_who_comes_early_for_an_appointment_waits_from_its_time() -> None:
    early = history(0, (TicketAct.CALL, 75), appointment=booked(60))
    called_before = history(0, (TicketAct.CALL, 50), appointment=booked(60))
    late = history(70, (TicketAct.CALL, 75), appointment=booked(60))

    assert waits(early, called_before, late) == {
        WaitCell("medicine", 9, "ordinary"): ([15, 0, 5], 0, 0)
    }


def test_who_goes_uncalled_and_who_still_waits_are_counted_apart() -> None:
    gone = [history(0, (act, 30)) for act in (TicketAct.CANCEL, TicketAct.EXPIRE)]
    later = history(0, (TicketAct.CALL, 10), (TicketAct.CANCEL, 12))

    assert waits(*gone, history(1), later) == {MEDICINE_AT_EIGHT: ([10], 2, 1)}


def test_a_transfer_takes_a_wait_along_or_begins_another() -> None:
    to_surgery = ActDetails(queue_id="surgery", zone_id="zone-b")
    uncalled = history(0, (TicketAct.TRANSFER, 10, to_surgery), (TicketAct.CALL, 30))
    called = history(
        0, (TicketAct.CALL, 20), (TicketAct.TRANSFER, 70, to_surgery), (TicketAct.CALL, 80)
    )

    assert waits(uncalled) == {WaitCell("surgery", 8, "ordinary"): ([30], 0, 0)}
    assert waits(called) == {
        MEDICINE_AT_EIGHT: ([20], 0, 0),
        WaitCell("surgery", 9, "ordinary"): ([10], 0, 0),
    }


def test_a_class_that_was_corrected_counts_and_a_merged_ticket_does_not() -> None:
    older = ActDetails(class_id="older")
    corrected = history(0, (TicketAct.CORRECT, 5, older), (TicketAct.CALL, 9))

    merged_away = history(0, (TicketAct.MERGE, 5, ActDetails(merged_into_id="other")))

    assert waits(corrected, merged_away) == {WaitCell("medicine", 8, "older"): ([9], 0, 0)}


def test_an_empty_history_is_nobody() -> None:
    assert waits((), ()) == {}


def cell_waits(minutes: Sequence[float], left: Sequence[float] = (), waiting: int = 0) -> CellWaits:
    """Minutes of those called and of those who left uncalled."""
    found = CellWaits(waiting=waiting)
    found.seconds.extend(60 * each for each in minutes)
    found.left_seconds.extend(60 * each for each in left)
    return found


def figures(*cells: tuple[WaitCell, CellWaits]) -> QueueFigures:
    return figures_of({DAY: dict(cells)}, DAY, DAY, WaitTargetRules().seconds)


def test_figures_are_summed_by_queue_hour_and_class() -> None:
    found = figures(
        (MEDICINE_AT_EIGHT, cell_waits([5, 15, 16], left=[15])),
        (WaitCell("medicine", 9, "older"), cell_waits([25], waiting=2)),
        (WaitCell("pharmacy", 9, "ordinary"), cell_waits([10, 11])),
    )

    assert (found.total.called, found.total.left, found.total.waiting) == (6, 1, 2)
    assert found.total.within_target == 3
    assert found.total.within_target_share == 0.5
    assert found.total.target_seconds is None, "of queues with different targets there is none"
    assert list(found.queues) == ["medicine", "pharmacy"]
    assert found.queues["medicine"].target_seconds == 900
    assert found.queues["pharmacy"].target_seconds == 600
    assert found.queues["pharmacy"].within_target == 1
    assert list(found.hours) == [8, 9]
    assert found.hours[8].mean_seconds == 720
    assert found.classes["ordinary"].called == 5
    assert found.classes["older"].median_seconds == 1500


@pytest.mark.parametrize(
    ("minutes", "middle", "far"),
    [([7], 7, 7), ([1, 3], 2, 3), (list(range(1, 11)), 5.5, 9), (list(range(1, 12)), 6, 10)],
)
def test_the_median_and_what_nine_in_ten_do_not_exceed(
    minutes: list[float], middle: float, far: float
) -> None:
    found = figure_of([(MEDICINE_AT_EIGHT, cell_waits(minutes))], WaitTargetRules().seconds)

    assert found.median_seconds == middle * 60
    assert found.nine_in_ten_seconds == far * 60


def test_where_nobody_was_called_there_is_no_mean() -> None:
    found = figures((MEDICINE_AT_EIGHT, cell_waits([], left=[1, 2, 15])))

    assert found.total.left == 3
    assert found.total.mean_seconds is None
    assert found.total.median_seconds is None
    assert found.total.nine_in_ten_seconds is None
    assert found.total.within_target_share is None
    assert figures().queues == {}


def test_who_left_uncalled_after_the_target_was_not_called_in_time() -> None:
    gave_up = history(0, (TicketAct.CANCEL, 16))
    left_soon = history(0, (TicketAct.CANCEL, 15))
    in_time = history(0, (TicketAct.CALL, 15))
    nobody_called = figures((MEDICINE_AT_EIGHT, cell_waits([], left=[16])))

    found = figure_of(
        waits_of([gave_up, left_soon, in_time], SHANGHAI).items(), WaitTargetRules().seconds
    )

    assert (found.called, found.left, found.left_late, found.within_target) == (1, 2, 1, 1)
    assert found.within_target_share == 0.5
    assert nobody_called.total.within_target_share == 0


def test_parts_of_a_day_are_one_day() -> None:
    whole = merged(
        [
            {MEDICINE_AT_EIGHT: cell_waits([5], left=[3])},
            {MEDICINE_AT_EIGHT: cell_waits([7], waiting=1)},
            {},
        ]
    )

    assert whole == {MEDICINE_AT_EIGHT: cell_waits([5, 7], left=[3], waiting=1)}
