"""What an adapter of a hospital's system does for us. It must not know who asks, nor what happens
where the system does not answer: see `service`.
"""

from datetime import date, datetime
from typing import Protocol

from kiosk_server.records.model import (
    ClinicSession,
    ExaminationResult,
    Identification,
    PatientBookings,
)


class RecordsPort(Protocol):
    """Reads a hospital's records. Each question is one round trip; it changes nothing there, so it
    may be asked again. Whatever an adapter raises counts as "does not answer".

    Days are those of the hospital's wall calendar, from midnight to midnight.
    """

    async def find_bookings(self, who: Identification, day: date) -> tuple[PatientBookings, ...]:
        """Everybody whom that fits, each with their appointments of the day, by an appointment's
        code with that one only; () for nobody."""
        ...

    async def list_sessions(self, day: date) -> tuple[ClinicSession, ...]:
        """All sessions that begin on a day, by department, room and time."""
        ...

    async def list_results(
        self, patient_id: str, ordered_since: datetime
    ) -> tuple[ExaminationResult, ...]:
        """What a patient was sent for at that moment or later, by when it was ordered; () also for
        a patient whom nobody knows."""
        ...
