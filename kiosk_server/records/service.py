"""The hospital's records for the rest of the house: asked within a deadline, left alone while they
do not answer, and never the reason why something else stops. Nothing personal is logged.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from kiosk_server.core.clock import Clock
from kiosk_server.records.breaker import Admission, BreakerLimits, CircuitBreaker
from kiosk_server.records.model import (
    ClinicSession,
    ExaminationResult,
    Identification,
    PatientBookings,
    RecordsRefusal,
    RecordsRefused,
)
from kiosk_server.records.port import RecordsPort

Found = TypeVar("Found")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordsLimits:
    """How long an answer may take, and how many may be waited for at once: what is more is refused
    at once, as a slow system would otherwise hold everything."""

    deadline_seconds: float = 2.0
    most_at_once: int = 32
    breaker: BreakerLimits = BreakerLimits()


class HospitalRecords:
    """One hospital's system behind its port; None: the hospital has connected none."""

    def __init__(
        self, port: RecordsPort | None, clock: Clock, limits: RecordsLimits = RecordsLimits()
    ) -> None:
        self._port = port
        self._clock = clock
        self._limits = limits
        self._breaker = CircuitBreaker(limits.breaker)
        self._asking = 0

    @property
    def is_away(self) -> bool:
        """Whether the system did not answer lately."""
        return self._breaker.is_shut

    async def find_bookings(
        self, who: Identification, day: date
    ) -> PatientBookings | RecordsRefused:
        """The one whom an identification fits, with their appointments of a day of the hospital's
        wall calendar, by their slots. Refused: away, unknown, ambiguous."""
        found = await self._ask(lambda port: port.find_bookings(who, day))
        if isinstance(found, RecordsRefused):
            return found
        if len({each.patient.id for each in found}) > 1:
            return RecordsRefused(RecordsRefusal.PATIENT_AMBIGUOUS)
        if not found:
            return RecordsRefused(RecordsRefusal.PATIENT_UNKNOWN)
        appointments = (booked for each in found for booked in each.appointments)
        in_order = sorted(appointments, key=lambda each: (each.slot_starts_at, each.id))
        return PatientBookings(found[0].patient, tuple(in_order))

    async def list_sessions(self, day: date) -> tuple[ClinicSession, ...] | RecordsRefused:
        """The clinic sessions that begin on a day. Refused: away."""
        return await self._ask(lambda port: port.list_sessions(day))

    async def list_results(
        self, patient_id: str, ordered_since: datetime
    ) -> tuple[ExaminationResult, ...] | RecordsRefused:
        """What a patient was sent for at that moment or later. Refused: away."""
        return await self._ask(lambda port: port.list_results(patient_id, ordered_since))

    async def _ask(
        self, question: Callable[[RecordsPort], Coroutine[Any, Any, Found]]
    ) -> Found | RecordsRefused:
        if self._port is None:
            return RecordsRefused(RecordsRefusal.RECORDS_NONE)
        away = RecordsRefused(RecordsRefusal.RECORDS_AWAY)
        if self._asking >= self._limits.most_at_once:
            return away
        admission = self._breaker.admit(self._clock.now())
        if admission is None:
            return away
        self._asking += 1
        try:
            async with asyncio.timeout(self._limits.deadline_seconds):
                found = await question(self._port)
        except asyncio.CancelledError:
            self._breaker.give_up(admission)
            raise
        except Exception as error:  # noqa: BLE001 - an adapter may raise anything
            self._note_failure(admission, error)
            return away
        finally:
            self._asking -= 1
        if self._breaker.is_shut:
            _log.info("the hospital's records answer again")
        self._breaker.succeed()
        return found

    def _note_failure(self, admission: Admission, error: Exception) -> None:
        """Its going away is logged once. What was raised may hold what was asked: only its kind."""
        was_shut = self._breaker.is_shut
        self._breaker.fail(admission, self._clock.now())
        if self._breaker.is_shut and not was_shut:
            fault = type(error).__name__
            _log.error("the hospital's records do not answer", extra={"fault": fault})
