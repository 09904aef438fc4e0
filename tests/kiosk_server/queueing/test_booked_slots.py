"""Estimates count with those who are booked and have not come yet, as far as the records tell."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk_server.queueing.booked_slots import booked_slots, still_to_come
from kiosk_server.queueing.rules import AppointmentPlacement, AppointmentRules
from kiosk_server.queueing.service.clinic_sessions import ClinicSessions
from kiosk_server.queueing.service.issue_service import CheckInWish
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct
from kiosk_server.queueing.zone_picture import ZonePicture
from kiosk_server.records.model import (
    BookedAppointment,
    ClinicSession,
    IdentificationKind,
    Patient,
    PatientBookings,
    SessionSlot,
)
from kiosk_server.records.service import HospitalRecords
from tests.kiosk_server.queueing.queue_house import (
    KIOSK,
    MEDICINE,
    ScriptedRecords,
    queue_house,
)
from tests.kiosk_server.venue.venue_house import NOON, SetClock, run

SLOT = timedelta(minutes=30)
ZONE = ZoneInfo("Asia/Shanghai")


def session(
    *booked: int, room_id: str = "room-1", department_id: str = MEDICINE.id
) -> ClinicSession:
    """A clinic from noon on, with so many booked in each half-hour."""
    slots = [
        SessionSlot(NOON + SLOT * i, NOON + SLOT * (i + 1), 9, n) for i, n in enumerate(booked)
    ]
    return ClinicSession(
        *(f"{department_id}-{room_id}", department_id, room_id, "doctor", {"en": "Doctor"}),
        *(NOON, NOON + timedelta(hours=4), tuple(slots)),
    )


def test_who_checks_in_is_not_waited_for_any_more() -> None:
    one, two = ("medicine", NOON + SLOT), ("medicine", NOON + 2 * SLOT)
    booked = {("medicine", NOON): 3, one: 2, two: 1}
    rules = AppointmentRules()

    nobody_came = still_to_come(booked, {}, rules, NOON)
    some_came = still_to_come(booked, {one: 1, two: 4}, rules, NOON)
    by_time = replace(rules, placement=AppointmentPlacement.EQUAL)

    assert nobody_came == {"medicine": [NOON + SLOT, NOON + SLOT, NOON + 2 * SLOT]}
    assert some_came == {"medicine": [NOON + SLOT]}
    assert still_to_come(booked, {}, by_time, NOON) == {}


def test_estimates_of_the_running_queues_are_later_by_those_booked_who_have_not_come(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            others = session(0, 9, department_id="elsewhere")
            queues.records.sessions = (session(0, 5), others)
            await queues.take()
            queues.house.clock.move(minutes=10)
            last = [(await queues.issue()).ticket.id for _ in range(11)][-1]
            picture = await queues.picture()
            without = replace(picture, booked={})

            assert picture.booked == {"medicine": [NOON + SLOT] * 5}
            later = picture.estimates[last].expected - without.estimates[last].expected
            assert later > timedelta(minutes=6)
            newcomers = [each.newcomer("medicine") for each in (picture, without)]
            assert newcomers[0] is not None
            assert newcomers[1] is not None
            assert newcomers[0].expected - newcomers[1].expected > timedelta(minutes=6)

    run(work())


def test_while_the_records_are_away_what_is_known_is_used(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            queues.records.sessions = (session(0, 5),)
            queues.records.is_away = True
            await queues.take()
            one = await queues.issue()
            picture = await queues.picture()

            assert picture.booked == {}
            assert one.ticket.id in picture.estimates

    run(work())


def test_a_picture_knows_who_has_come_for_a_slot_also_when_they_are_gone(
    database_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(database_url, tmp_path) as queues:
            queues.records.sessions = (session(0, 2),)
            starts = NOON + SLOT
            for code in ("AAAA", "BBBB"):
                booked = BookedAppointment(code, code, MEDICINE.id, starts, starts + SLOT)
                patient = Patient(code, "示范甲子", date(1980, 1, 1))
                queues.records.bookings[code] = PatientBookings(patient, (booked,))

            async def check_in(code: str) -> KeptTicket:
                wish = CheckInWish(IdentificationKind.APPOINTMENT_CODE, code)
                done = await queues.issuing.check_in(wish, asker=KIOSK, request_id=f"in-{code}")
                assert isinstance(done, KeptTicket)
                return done

            both = (await queues.picture()).booked
            await check_in("AAAA")
            one = (await queues.picture()).booked
            await queues.take()
            await queues.call()
            current = (await queues.picture()).at_counter()[0]
            await queues.act(TicketAct.FINISH, KeptTicket(current.ticket))
            still_one = (await queues.picture()).booked
            await check_in("BBBB")

            assert both == {"medicine": [starts, starts]}
            assert one == still_one == {"medicine": [starts]}
            assert (await queues.picture()).booked == {}

    run(work())


def test_a_doctor_who_is_due_is_counted_with_for_a_while_once_the_clinic_has_begun(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            queues.records.sessions = (session(0), session(0, room_id="room-2"))
            tickets = [(await queues.issue()).ticket.id for _ in range(9)]
            not_begun = await queues.picture()
            await queues.take("room-1")
            begun = await queues.picture()
            queues.house.clock.move(minutes=26)
            gone = await queues.picture()

            def minutes(picture: ZonePicture) -> float:
                expected = picture.estimates[tickets[-1]].expected
                return (expected - picture.at) / timedelta(minutes=1)

            assert not_begun.estimates == {}, "nobody is there"
            assert begun.announced == {"room-2": NOON}
            assert gone.announced == {}
            assert minutes(begun) * 1.5 < minutes(replace(begun, announced={}))

    run(work())


def test_sessions_go_to_the_queue_of_their_room_and_are_counted_once(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def work() -> None:
        async with queue_house(sqlite_url, tmp_path) as queues:
            layout = await queues.pictures.layout()
            told = [session(1, 2), session(1, 2), session(4, room_id="nowhere")]

            assert booked_slots(told, layout) == {
                ("medicine", NOON): 5,
                ("medicine", NOON + SLOT): 2,
            }
            assert booked_slots([session(3, department_id="nowhere")], layout) == {}

    run(work())


class CountedRecords(ScriptedRecords):
    questions = 0
    is_slow = False

    async def list_sessions(self, day: date) -> tuple[ClinicSession, ...]:
        self.questions += 1
        if self.is_slow:
            await asyncio.Event().wait()
        return await super().list_sessions(day)


async def settled(sessions: ClinicSessions) -> None:
    """Lets what is asked beside come to its end."""
    asking = sessions._asking
    if asking is not None:
        await asking


@pytest.mark.anyio
async def test_the_records_are_asked_seldom_and_what_they_said_counts_while_they_are_away() -> None:
    records, clock = CountedRecords(sessions=[session(1)]), SetClock(NOON)
    kept = ClinicSessions(HospitalRecords(records, clock), clock)

    first = await asyncio.gather(*(kept.now(ZONE) for _ in range(20)))
    asked_first = records.questions
    records.is_away = True
    clock.move(minutes=6)
    stale = await kept.now(ZONE)
    await settled(kept)
    asked_again = records.questions
    await kept.now(ZONE)
    clock.move(hours=3)
    forgotten = await kept.now(ZONE)

    assert all(len(each) == 1 for each in first)
    assert asked_first == 1
    assert len(stale) == 1
    assert asked_again == 2, "after no answer it is left alone for a while"
    assert list(forgotten) == []
    await kept.stop()


@pytest.mark.anyio
async def test_nobody_waits_for_records_that_were_asked_before_and_hang() -> None:
    records, clock = CountedRecords(sessions=[session(1)]), SetClock(NOON)
    kept = ClinicSessions(HospitalRecords(records, clock), clock)
    await kept.now(ZONE)
    records.is_slow = True
    clock.move(minutes=6)

    async with asyncio.timeout(1):
        found = [await kept.now(ZONE) for _ in range(3)]

    assert [len(each) for each in found] == [1, 1, 1]
    await kept.stop()


@pytest.mark.anyio
async def test_a_session_of_the_evening_before_counts_past_midnight() -> None:
    night = datetime(2026, 11, 22, 17, tzinfo=UTC)
    late = replace(session(1), begins_at=NOON, ends_at=NOON + timedelta(hours=10))
    clock = SetClock(night)
    kept = ClinicSessions(HospitalRecords(ScriptedRecords(sessions=[late]), clock), clock)

    assert len(await kept.now(ZONE)) == 1
