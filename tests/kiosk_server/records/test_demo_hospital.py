"""The demo hospital's made-up patients, appointments and sessions."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from i18n.name_masking import masked_name
from kiosk_server.records.demo_hospital import DemoClinic, DemoHospital
from kiosk_server.records.demo_people import DEMO_PATIENTS
from kiosk_server.records.model import (
    IdentificationKind,
    PatientBookings,
    RecordsRefused,
    read_identification,
)

pytestmark = pytest.mark.anyio

DAY = date(2026, 11, 22)
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
CLINICS = (
    DemoClinic("surgery", ("op-2f-surgery-room-1", "op-2f-surgery-room-2")),
    DemoClinic("internal-medicine", ("op-2f-internal-room-1",)),
    DemoClinic("pharmacy", ()),
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def hospital(zone: ZoneInfo = SHANGHAI, clinics: tuple[DemoClinic, ...] = CLINICS) -> DemoHospital:
    return DemoHospital(lambda: clinics, lambda: zone)


async def found(
    kind: IdentificationKind, typed: str, day: date = DAY
) -> tuple[PatientBookings, ...]:
    who = read_identification(kind, typed)
    assert not isinstance(who, RecordsRefused)
    return await hospital().find_bookings(who, day)


@pytest.mark.parametrize(
    "now", [datetime(2026, 11, 22, hour, 10, tzinfo=UTC) for hour in (0, 5, 11, 15, 16, 20)]
)
async def test_at_any_hour_somebody_can_check_in_with_the_time_as_a_code(now: datetime) -> None:
    wall = now.astimezone(SHANGHAI)
    day = wall.date()
    code = f"{wall:%m%d%H}30"

    [by_code] = await found(IdentificationKind.APPOINTMENT_CODE, code, day)

    [booked] = by_code.appointments
    assert booked.slot_starts_at == now + timedelta(minutes=20)
    [patient] = [each for each in DEMO_PATIENTS if each.id == by_code.patient.id]
    [by_card] = await found(IdentificationKind.CARD, patient.card, day)
    [by_end] = await found(IdentificationKind.IDENTITY_END, patient.identity_end, day)
    assert by_card == by_end
    assert booked in by_card.appointments
    assert by_card.patient.age_years(day) == patient.age_years
    assert [by_code] == list(await found(IdentificationKind.APPOINTMENT_CODE, code, day))


async def test_another_day_has_other_appointments_and_codes() -> None:
    today, tomorrow = (hospital().appointments_of(day) for day in (DAY, DAY + timedelta(days=1)))

    order = [[each.patient.id for each in day] for day in (today, tomorrow)]
    assert order[0] != order[1]
    assert {each.code for each in today}.isdisjoint(each.code for each in tomorrow)
    code = today[0].code
    assert await found(IdentificationKind.APPOINTMENT_CODE, code, DAY + timedelta(days=1)) == ()


async def test_who_is_not_there_is_not_found() -> None:
    assert await found(IdentificationKind.CARD, "90000065") == ()
    assert await found(IdentificationKind.CARD, DEMO_PATIENTS[0].identity_end) == ()
    assert await found(IdentificationKind.APPOINTMENT_CODE, "9999") == ()


def test_names_say_that_they_are_made_up_and_can_be_masked() -> None:
    names = [patient.name for patient in DEMO_PATIENTS]

    assert len(set(names)) == len(names) == 64
    assert all(name.startswith(("示范", "Sample Patient ")) for name in names)
    assert masked_name(names[0]) == "示**子"
    assert masked_name(names[-1]) == "S*** P*** E***"


def test_there_are_older_people_and_children_among_them() -> None:
    ages = [patient.age_years for patient in DEMO_PATIENTS]

    assert sum(age >= 65 for age in ages) >= 10
    assert sum(age <= 6 for age in ages) >= 5


async def test_every_room_has_a_clinician_in_each_part_of_the_day() -> None:
    sessions = await hospital().list_sessions(DAY)

    assert len(sessions) == 3 * 3
    assert len({each.id for each in sessions}) == len(sessions)
    room = [each for each in sessions if each.room_id == "op-2f-surgery-room-2"]
    assert all(before.ends_at == after.begins_at for before, after in pairwise(room))
    assert room[0].begins_at == datetime(2026, 11, 21, 21, tzinfo=UTC)
    assert room[-1].ends_at == room[0].begins_at + timedelta(days=1)
    assert room[0].slots[0].starts_at == room[0].begins_at


async def test_slots_know_how_many_are_booked_for_their_room() -> None:
    house = hospital()
    sessions = [
        *await house.list_sessions(DAY - timedelta(days=1)),
        *await house.list_sessions(DAY),
    ]

    for each in house.appointments_of(DAY):
        if each.booked.room_id is None:
            continue
        [slot] = [
            slot
            for session in sessions
            if session.room_id == each.booked.room_id
            and session.clinician_id == each.booked.clinician_id
            for slot in session.slots
            if slot.starts_at == each.booked.slot_starts_at
        ]
        assert 1 <= slot.booked <= slot.places


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 29)])
async def test_days_on_which_clocks_are_put_are_days_like_others(day: date) -> None:
    house = hospital(BERLIN)

    booked = house.appointments_of(day)
    sessions = await house.list_sessions(day)

    assert len({each.code for each in booked}) == len(booked)
    assert {each.patient.id for each in booked} == {patient.id for patient in DEMO_PATIENTS}
    assert all(each.booked.slot_starts_at.astimezone(BERLIN).date() == day for each in booked)
    assert len(sessions) == 9


async def test_a_plan_without_clinics_has_patients_and_no_appointments() -> None:
    house = hospital(clinics=())
    who = read_identification(IdentificationKind.CARD, DEMO_PATIENTS[0].card)
    assert not isinstance(who, RecordsRefused)

    [known] = await house.find_bookings(who, DAY)

    assert known.appointments == ()
    assert await house.list_sessions(DAY) == ()
    assert house.appointments_of(DAY) == ()


async def test_results_become_ready_after_some_minutes() -> None:
    ordered = datetime(2026, 11, 22, 3, tzinfo=UTC)

    results = await hospital().list_results(DEMO_PATIENTS[3].id, ordered)

    assert [each.department_id for each in results] == ["laboratory", "imaging"]
    assert not any(each.is_ready(ordered + timedelta(minutes=7)) for each in results)
    assert all(each.is_ready(ordered + timedelta(minutes=25)) for each in results)
    assert await hospital().list_results("somebody", ordered) == ()


@pytest.mark.parametrize("now", [datetime(2026, 11, 22, hour, 40, tzinfo=UTC) for hour in (0, 9)])
async def test_at_any_hour_the_last_patient_has_two_at_one_time(now: datetime) -> None:
    [known] = await found(
        IdentificationKind.CARD, DEMO_PATIENTS[-1].card, now.astimezone(SHANGHAI).date()
    )

    running = [
        each for each in known.appointments if each.slot_starts_at <= now < each.slot_ends_at
    ]
    assert len(known.appointments) == 2 * 24
    assert len({each.department_id for each in running}) == 2
