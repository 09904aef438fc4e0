"""The hospital's records, also while its system does not answer."""

import asyncio
import logging
from datetime import timedelta

import pytest

from kiosk_server.records.breaker import BreakerLimits
from kiosk_server.records.model import (
    Identification,
    IdentificationKind,
    PatientBookings,
    RecordsRefusal,
    RecordsRefused,
)
from kiosk_server.records.service import HospitalRecords, RecordsLimits
from tests.kiosk_server.records.fake_records import DAY, NOW, FakeRecords, SetClock, bookings

pytestmark = pytest.mark.anyio

WHO = Identification(IdentificationKind.CARD, "90000001")
AWAY = RecordsRefused(RecordsRefusal.RECORDS_AWAY)
BREAKER = BreakerLimits(
    most_failures=2, first_pause=timedelta(seconds=10), longest_pause=timedelta(seconds=30)
)
QUICK = RecordsLimits(deadline_seconds=0.01, most_at_once=4, breaker=BREAKER)
PATIENT_LIMITS = RecordsLimits(deadline_seconds=60, most_at_once=4, breaker=BREAKER)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_appointments_come_by_their_slots() -> None:
    records = HospitalRecords(FakeRecords(bookings("p", 90, 30)), SetClock())

    found = await records.find_bookings(WHO, DAY)

    assert isinstance(found, PatientBookings)
    assert [each.id for each in found.appointments] == ["p-1", "p-0"]


async def test_one_patient_in_two_answers_is_one_patient() -> None:
    records = HospitalRecords(FakeRecords(bookings("p", 30), bookings("p", 10)), SetClock())

    found = await records.find_bookings(WHO, DAY)

    assert isinstance(found, PatientBookings)
    assert len(found.appointments) == 2


async def test_nobody_and_several_are_refused() -> None:
    nobody = HospitalRecords(FakeRecords(), SetClock())
    several = HospitalRecords(FakeRecords(bookings("p", 30), bookings("q", 30)), SetClock())

    unknown, ambiguous = RecordsRefusal.PATIENT_UNKNOWN, RecordsRefusal.PATIENT_AMBIGUOUS
    assert await nobody.find_bookings(WHO, DAY) == RecordsRefused(unknown)
    assert await several.find_bookings(WHO, DAY) == RecordsRefused(ambiguous)


async def test_without_a_system_that_is_said() -> None:
    records = HospitalRecords(None, SetClock())

    none = RecordsRefused(RecordsRefusal.RECORDS_NONE)
    assert await records.find_bookings(WHO, DAY) == none
    assert await records.list_sessions(DAY) == none
    assert await records.list_results("p", NOW) == none
    assert not records.is_away


async def test_a_system_that_is_silent_is_away_after_the_deadline() -> None:
    system = FakeRecords()
    system.is_silent = True
    records = HospitalRecords(system, SetClock(), QUICK)

    assert await records.find_bookings(WHO, DAY) == AWAY
    assert await records.list_sessions(DAY) == AWAY
    assert await records.list_results("p", NOW) == AWAY
    assert system.questions == 2
    assert records.is_away


async def test_while_it_is_away_it_is_left_alone_and_tried_ever_more_seldom() -> None:
    system, clock = FakeRecords(), SetClock()
    system.fault = OSError("unplugged")
    records = HospitalRecords(system, clock, QUICK)
    asked: list[int] = []

    for _ in range(100):
        assert await records.list_sessions(DAY) == AWAY
        asked.append(system.questions)
        clock.pass_seconds(1)

    tried = [second for second in range(1, 100) if asked[second] > asked[second - 1]]
    assert tried == [1, 11, 31, 61, 91]


async def test_when_it_answers_again_all_goes_on() -> None:
    system, clock = FakeRecords(bookings("p", 30)), SetClock()
    system.fault = ValueError("nonsense")
    records = HospitalRecords(system, clock, QUICK)
    for _ in range(2):
        await records.list_sessions(DAY)
    system.fault = None

    still_away = await records.find_bookings(WHO, DAY)
    clock.pass_seconds(10)
    back = await records.find_bookings(WHO, DAY)
    system.fault = OSError()
    once_more = await records.list_sessions(DAY)

    assert still_away == AWAY
    assert isinstance(back, PatientBookings)
    assert once_more == AWAY
    assert not records.is_away, "one failure after an answer is the first one"


async def test_only_one_tries_whether_it_answers_again() -> None:
    system, clock = FakeRecords(), SetClock()
    system.fault = OSError()
    records = HospitalRecords(system, clock, PATIENT_LIMITS)
    for _ in range(2):
        await records.list_sessions(DAY)
    system.fault, system.is_silent = None, True
    clock.pass_seconds(10)

    trial = asyncio.create_task(records.list_sessions(DAY))
    await asyncio.sleep(0)
    meanwhile = await records.list_sessions(DAY)
    system.speak.set()

    assert meanwhile == AWAY
    assert await trial == ()
    assert system.questions == 3


async def test_a_trial_that_nobody_waits_for_any_more_leaves_room_for_another() -> None:
    system, clock = FakeRecords(), SetClock()
    system.fault = OSError()
    records = HospitalRecords(system, clock, PATIENT_LIMITS)
    for _ in range(2):
        await records.list_sessions(DAY)
    system.fault, system.is_silent = None, True
    clock.pass_seconds(10)
    trial = asyncio.create_task(records.list_sessions(DAY))
    await asyncio.sleep(0)

    trial.cancel()
    with pytest.raises(asyncio.CancelledError):
        await trial
    system.is_silent = False

    assert await records.list_sessions(DAY) == ()


async def test_who_comes_while_too_many_wait_is_not_kept_waiting() -> None:
    system = FakeRecords()
    system.is_silent = True
    records = HospitalRecords(system, SetClock(), PATIENT_LIMITS)
    waiting = [asyncio.create_task(records.list_sessions(DAY)) for _ in range(4)]
    await asyncio.sleep(0)

    one_more = await records.list_sessions(DAY)
    system.speak.set()
    answers = await asyncio.gather(*waiting)
    afterwards = await records.list_sessions(DAY)

    assert one_more == AWAY
    assert answers == [(), (), (), ()]
    assert afterwards == ()


async def test_its_going_and_its_return_are_logged_once_and_nothing_personal_is(
    caplog: pytest.LogCaptureFixture,
) -> None:
    system, clock = FakeRecords(), SetClock()
    system.fault = OSError("no patient with card 90000001")
    records = HospitalRecords(system, clock, QUICK)
    caplog.set_level(logging.DEBUG)

    for _ in range(5):
        await records.find_bookings(WHO, DAY)
    clock.pass_seconds(10)
    await records.find_bookings(WHO, DAY)
    system.fault = None
    clock.pass_seconds(20)
    for _ in range(3):
        await records.find_bookings(WHO, DAY)

    own = [each for each in caplog.records if each.name.startswith("kiosk_server.records")]
    assert [each.message for each in own] == [
        "the hospital's records do not answer",
        "the hospital's records answer again",
    ]
    assert all("90000001" not in str(each.__dict__) for each in caplog.records)
