"""The clinic sessions of the hospital's records, kept for a while, so that pictures of zones cost
the hospital's system nothing. It must not know what is made of them.
"""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk_server.core.clock import Clock
from kiosk_server.records.model import ClinicSession, RecordsRefused
from kiosk_server.records.service import HospitalRecords

_FRESH = timedelta(minutes=5)
_AGAIN = timedelta(seconds=30)
"""After no answer the system is left alone for so long,"""
_LONGEST_KEPT = timedelta(hours=2)
"""and what it said last counts for so long."""
_NIGHT = timedelta(hours=12)
"""Sessions that began so long ago on the day before may last still."""


class ClinicSessions:
    """Sessions of now, of one hospital. Who asks waits for the records only the first time: later
    they are asked beside, and what is known counts meanwhile."""

    def __init__(self, records: HospitalRecords, clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._known: tuple[ClinicSession, ...] = ()
        self._known_at: datetime | None = None
        self._ask_from: datetime | None = None
        self._asking: asyncio.Task[None] | None = None

    async def now(self, zone: ZoneInfo) -> Sequence[ClinicSession]:
        """Those of today, and of yesterday while they may last; none where nobody knows. `zone` is
        that of the hospital's clocks."""
        now = self._clock.now()
        if self._asking is None and (self._ask_from is None or now >= self._ask_from):
            is_first = self._ask_from is None
            self._asking = asyncio.create_task(self._ask(now, zone))
            self._asking.add_done_callback(self._forget_asking)
            if not is_first:
                return self._still_known(now)
        if self._asking is not None and self._known_at is None:
            await asyncio.shield(self._asking)
        return self._still_known(now)

    async def stop(self) -> None:
        """Gives up what is asked."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    def _still_known(self, now: datetime) -> Sequence[ClinicSession]:
        is_old = self._known_at is None or now - self._known_at > _LONGEST_KEPT
        return () if is_old else self._known

    async def _ask(self, now: datetime, zone: ZoneInfo) -> None:
        days = _days(now, zone)
        found: list[ClinicSession] = []
        for day in days:
            told = await self._records.list_sessions(day)
            if isinstance(told, RecordsRefused):
                self._ask_from = now + _AGAIN
                return
            found += told
        self._known, self._known_at = tuple(found), now
        self._ask_from = now + _FRESH

    def _forget_asking(self, done: "asyncio.Task[None]") -> None:
        self._asking = None
        if not done.cancelled() and done.exception() is not None:
            self._ask_from = self._clock.now() + _AGAIN


def _days(now: datetime, zone: ZoneInfo) -> Sequence[date]:
    return sorted({(now - _NIGHT).astimezone(zone).date(), now.astimezone(zone).date()})
