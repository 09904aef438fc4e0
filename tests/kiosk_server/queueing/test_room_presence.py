"""A room that was left without a word is seen to be; one that rests by the rules is not."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk_server.queueing.estimates import Break
from kiosk_server.queueing.room_presence import Absence, AbsenceKind, RoomTrace, find_absence

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PATIENCE = timedelta(minutes=3)
LUNCH = Break(NOON, NOON + timedelta(hours=1))


def ago(minutes: float) -> datetime:
    return NOON - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("trace", "found"),
    [
        (RoomTrace(None, ago(30), None), None),  # nobody waits
        (RoomTrace(None, None, ago(30)), None),  # somebody is seen
        (RoomTrace(None, ago(30), ago(3)), None),  # not longer than it may be
        (RoomTrace(None, ago(2), ago(30)), None),  # the last one has just left
        (RoomTrace(None, ago(30), ago(4)), Absence(AbsenceKind.AWAY, ago(4))),
        (RoomTrace(None, ago(5), ago(30)), Absence(AbsenceKind.AWAY, ago(5))),
        (RoomTrace(ago(1), ago(5), ago(30)), Absence(AbsenceKind.PAUSED, ago(1))),
        (RoomTrace(ago(1), None, None), Absence(AbsenceKind.PAUSED, ago(1))),
    ],
)
def test_a_room_is_left_when_it_is_free_and_wanted_for_too_long(
    trace: RoomTrace, found: Absence | None
) -> None:
    assert find_absence(trace, NOON, PATIENCE) == found


def test_lunch_is_no_fault_and_there_is_time_to_begin_after_it() -> None:
    trace = RoomTrace(None, ago(20), ago(20))

    def at(minutes: float) -> Absence | None:
        return find_absence(trace, NOON + timedelta(minutes=minutes), PATIENCE, LUNCH)

    assert at(-1) == Absence(AbsenceKind.AWAY, ago(20))
    assert at(0) == at(59) == Absence(AbsenceKind.LUNCH, NOON)
    assert at(60) is None
    assert at(63) is None
    assert at(64) == Absence(AbsenceKind.AWAY, LUNCH.ends_at)
    assert find_absence(RoomTrace(None, None, ago(20)), NOON, PATIENCE, LUNCH) is None
