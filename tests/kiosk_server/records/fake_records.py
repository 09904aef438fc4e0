"""A hospital's system that does what a test says, and a clock that is set."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from kiosk_server.records.model import (
    BookedAppointment,
    ClinicSession,
    ExaminationResult,
    Identification,
    Patient,
    PatientBookings,
)

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)


class SetClock:
    def __init__(self, now: datetime = NOW) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def pass_seconds(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def bookings(patient_id: str, *minutes: int) -> PatientBookings:
    starts = [NOW + timedelta(minutes=each) for each in minutes]
    return PatientBookings(
        Patient(patient_id, "示范甲子", date(1950, 1, 1)),
        tuple(
            BookedAppointment(f"{patient_id}-{i}", patient_id, "d", each, each + timedelta(hours=1))
            for i, each in enumerate(starts)
        ),
    )


class FakeRecords:
    """Answers `found`, raises `fault`, or answers nothing while `is_silent` until `speak`."""

    def __init__(self, *found: PatientBookings) -> None:
        self.found = found
        self.fault: Exception | None = None
        self.is_silent = False
        self.speak = asyncio.Event()
        self.questions = 0

    async def find_bookings(self, _who: Identification, _day: date) -> tuple[PatientBookings, ...]:
        await self._answer()
        return self.found

    async def list_sessions(self, _day: date) -> tuple[ClinicSession, ...]:
        await self._answer()
        return ()

    async def list_results(
        self, _patient_id: str, _ordered_since: datetime
    ) -> tuple[ExaminationResult, ...]:
        await self._answer()
        return ()

    async def _answer(self) -> None:
        self.questions += 1
        if self.fault is not None:
            raise self.fault
        if self.is_silent:
            await self.speak.wait()
