"""The embedded demo hospital's records: made-up patients with an appointment each, round the clock,
so that there is always somebody whose time it is. The same on the same date. It keeps nothing, and
must not be wired where real patients are.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from kiosk_server.records.demo_people import (
    DEMO_PATIENTS,
    DemoPatient,
    clinician_names,
)
from kiosk_server.records.model import (
    BookedAppointment,
    ClinicSession,
    ExaminationResult,
    Identification,
    IdentificationKind,
    PatientBookings,
    SessionSlot,
)

_SLOT = timedelta(minutes=30)
_PLACES = 4
_SESSIONS = (time(5, 0), time(12, 0), time(17, 30))
"""When they begin on the wall's clock; each lasts until the next one."""
_SECOND_ONE_IN = 8
"""One patient in so many has a second appointment on the day,"""
_SECOND_LATER = 5
"""so many slots later."""
_HOUR = timedelta(hours=1)
"""The last of the patients has two appointments at each full hour, in different departments: what
becomes of that can be tried at any time."""
_FOR_ONE_ROOM_IN = 3
"""One appointment in so many is for a certain room and clinician."""


@dataclass(frozen=True, slots=True)
class DemoClinic:
    """A department with its rooms (places of the plan) that take appointments."""

    department_id: str
    room_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoAppointment:
    """An appointment with what a visitor of the demo types to check in with it."""

    code: str
    patient: DemoPatient
    booked: BookedAppointment


class DemoHospital:
    """A `RecordsPort`. `clinics` and `zone` are those of the plan in force, asked anew each
    time."""

    def __init__(
        self, clinics: Callable[[], Sequence[DemoClinic]], zone: Callable[[], ZoneInfo]
    ) -> None:
        self._clinics = clinics
        self._zone = zone

    async def find_bookings(self, who: Identification, day: date) -> tuple[PatientBookings, ...]:
        """See `RecordsPort`."""
        booked = self.appointments_of(day)
        if who.kind is IdentificationKind.APPOINTMENT_CODE:
            return tuple(
                PatientBookings(each.patient.record(day), (each.booked,))
                for each in booked
                if each.code == who.text
            )
        return tuple(
            PatientBookings(
                patient.record(day),
                tuple(each.booked for each in booked if each.patient is patient),
            )
            for patient in DEMO_PATIENTS
            if who.text in _shown_by(patient, who.kind)
        )

    async def list_sessions(self, day: date) -> tuple[ClinicSession, ...]:
        """See `RecordsPort`."""
        days = (day, day + timedelta(days=1))
        rooms = {clinic.department_id: clinic.room_ids for clinic in self._in_order()}
        booked: Counter[tuple[str, datetime]] = Counter()
        for each_day in days:
            for number, made in enumerate(self.appointments_of(each_day)):
                # Who is booked for no certain room is seen by the department's rooms in turn.
                own = rooms[made.booked.department_id] or ("",)
                room = made.booked.room_id or own[number % len(own)]
                booked[room, made.booked.slot_starts_at] += 1
        zone = self._zone()
        begins = [_moment(day, wall, zone) for wall in _SESSIONS]
        ends = [*begins[1:], _moment(days[1], _SESSIONS[0], zone)]
        return tuple(
            ClinicSession(
                id=f"demo-{clinic.department_id}-{room_id}-{day.isoformat()}-{part}",
                department_id=clinic.department_id,
                room_id=room_id,
                clinician_id=_clinician_id(clinic, number),
                clinician_names=clinician_names(number),
                begins_at=span[0],
                ends_at=span[1],
                slots=_slots(room_id, span, booked),
            )
            for clinic in self._in_order()
            for number, room_id in enumerate(clinic.room_ids)
            for part, span in enumerate(zip(begins, ends, strict=True), start=1)
        )

    async def list_results(
        self, patient_id: str, ordered_since: datetime
    ) -> tuple[ExaminationResult, ...]:
        """See `RecordsPort`: who is sent for tests is sent for two, which are ready soon."""
        if all(patient.id != patient_id for patient in DEMO_PATIENTS):
            return ()
        chance = Random(f"{patient_id}/{ordered_since.isoformat()}")  # noqa: S311 not a secret
        return tuple(
            ExaminationResult(
                id=f"demo-{department}-{patient_id}-{ordered_since:%Y%m%dT%H%M%S}",
                patient_id=patient_id,
                department_id=department,
                ordered_at=ordered_since,
                ready_at=ordered_since + timedelta(minutes=chance.randint(8, 25)),
            )
            for department in ("laboratory", "imaging")
        )

    def appointments_of(self, day: date) -> tuple[DemoAppointment, ...]:
        """All of a day, by their slots: each patient's first one is in a slot of their own turn.

        A code is the slot's day and time on the wall's clock, so that who tries the demo can type
        one: `11221430` is booked for half past two on 22 November. Others of the same slot have a
        further digit.
        """
        clinics = self._in_order()
        if not clinics:
            return ()
        zone = self._zone()
        midnight = _moment(day, time(), zone)
        slots = (_moment(day + timedelta(days=1), time(), zone) - midnight) // _SLOT
        chance = Random(day.isoformat())  # noqa: S311 not a secret
        *patients, of_two = DEMO_PATIENTS
        chance.shuffle(patients)
        made: list[DemoAppointment] = []
        used: Counter[str] = Counter()
        for turn, patient in enumerate(patients):
            first = turn * slots // len(patients)
            seconds = [first + _SECOND_LATER] if turn % _SECOND_ONE_IN == 0 else []
            for which, slot in enumerate([first, *seconds], start=1):
                clinic = clinics[(turn + which) % len(clinics)]
                if slot < slots:
                    starts_at = midnight + slot * _SLOT
                    code = _code(starts_at.astimezone(zone), used)
                    booked = _booked(code, patient, clinic, starts_at, turn)
                    made.append(DemoAppointment(code, patient, booked))
        for hour in range(slots * _SLOT // _HOUR):
            starts_at = midnight + hour * _HOUR
            for clinic in dict.fromkeys(clinics[(hour + which) % len(clinics)] for which in (0, 1)):
                code = _code(starts_at.astimezone(zone), used)
                booked = _booked(code, of_two, clinic, starts_at, None)
                booked = replace(booked, slot_ends_at=starts_at + _HOUR)
                made.append(DemoAppointment(code, of_two, booked))
        return tuple(sorted(made, key=lambda each: (each.booked.slot_starts_at, each.code)))

    def _in_order(self) -> list[DemoClinic]:
        return sorted(self._clinics(), key=lambda clinic: clinic.department_id)


def _code(wall: datetime, used: Counter[str]) -> str:
    code = f"{wall:%m%d%H%M}"
    used[code] += 1
    return code if used[code] == 1 else f"{code}{used[code]}"


def _booked(
    code: str, patient: DemoPatient, clinic: DemoClinic, starts_at: datetime, turn: int | None
) -> BookedAppointment:
    """`turn` None: for no certain room."""
    rooms = clinic.room_ids
    number = None
    if turn is not None and rooms and turn % _FOR_ONE_ROOM_IN == 0:
        number = turn % len(rooms)
    return BookedAppointment(
        id=f"demo-{starts_at.year}-{code}",
        patient_id=patient.id,
        department_id=clinic.department_id,
        slot_starts_at=starts_at,
        slot_ends_at=starts_at + _SLOT,
        room_id=None if number is None else rooms[number],
        clinician_id=None if number is None else _clinician_id(clinic, number),
    )


def _shown_by(patient: DemoPatient, kind: IdentificationKind) -> tuple[str, ...]:
    """What a patient may show of a kind."""
    return (patient.card,) if kind is IdentificationKind.CARD else (patient.identity_end,)


def _slots(
    room_id: str, span: tuple[datetime, datetime], booked: Mapping[tuple[str, datetime], int]
) -> tuple[SessionSlot, ...]:
    begins_at, ends_at = span
    starts = (begins_at + number * _SLOT for number in range((ends_at - begins_at) // _SLOT))
    return tuple(
        SessionSlot(start, start + _SLOT, _PLACES, booked.get((room_id, start), 0))
        for start in starts
    )


def _clinician_id(clinic: DemoClinic, number: int) -> str:
    return f"demo-clinician-{clinic.department_id}-{number + 1}"


def _moment(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
