"""Turns a contact of the fire system into its signal: on and off as the contact goes.

A port that goes away changes nothing: it is logged once, and so is its return.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from time import monotonic

from devices.contact_input import ContactLine, SerialContact, Settling
from kiosk_server.core.clock import Clock, SystemClock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.core.settings import Settings
from kiosk_server.venue.alarm import AlarmOrder
from kiosk_server.venue.alarm_contact_state import AlarmContactState
from kiosk_server.venue.alarm_service import AlarmService, Signal

SIGNAL = "contact"
LOOK_SECONDS = 0.1
SETTLE_SECONDS = 0.3
"""Contacts bounce, and wires catch noise; with this an alarm still shows within a second."""
RETRY_SECONDS = 5.0

_log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]


class AlarmContact:
    """Follows one contact. `open_line` opens its port, and raises OSError where it is away."""

    def __init__(  # noqa: PLR0913 - ports and their defaults
        self,
        alarms: AlarmService,
        open_line: Callable[[], ContactLine],
        *,
        rests_closed: bool,
        hospital_id: str = "main",
        state: AlarmContactState | None = None,
        clock: Clock | None = None,
        sleep: Sleep = asyncio.sleep,
        now_seconds: Callable[[], float] = monotonic,
    ) -> None:
        """`rests_closed`: a closed contact is quiet, so that a cut wire is an alarm. `state` is
        told how the contact is."""
        self._alarms = alarms
        self._open_line = open_line
        self._rests_closed = rests_closed
        self._sleep = sleep
        self._now_seconds = now_seconds
        self._principal = Principal(
            PrincipalKind.CLIENT, "fire-system", "fire-system", hospital_id=hospital_id
        )
        self._settling = Settling(SETTLE_SECONDS)
        self._told: bool | None = None
        self._state = state or AlarmContactState()
        self._state.is_set_up = True
        self._clock = clock or SystemClock()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                line = self._open_line()
            except OSError as error:
                self._goes_away(error)
                await self._sleep(RETRY_SECONDS)
                continue
            try:
                await self._follow(line)
            except OSError as error:
                self._goes_away(error)
            finally:
                line.close()
            await self._sleep(RETRY_SECONDS)

    async def _follow(self, line: ContactLine) -> None:
        while True:
            reading = line.is_closed()
            if self._state.is_away:
                self._state.away_since = None
                _log.warning("the contact of the fire system is back")
            self._settling = self._settling.after(reading, self._now_seconds())
            settled = self._settling.settled
            if settled is not None and settled is not self._told:
                await self._tell(settled)
            await self._sleep(LOOK_SECONDS)

    async def _tell(self, is_closed: bool) -> None:
        """What cannot be kept is told again at the next look."""
        signal = Signal(AlarmOrder(signal=SIGNAL), is_closed is not self._rests_closed)
        try:
            await self._alarms.heed(signal, principal=self._principal)
        except ServerError as error:
            if not self._state.is_unkept:
                _log.exception("the contact's signal is not kept", extra={"code": error.code})
            self._state.is_unkept = True
            return
        self._state.is_unkept = False
        self._told = is_closed

    def _goes_away(self, error: OSError) -> None:
        # A contact that comes back is looked at afresh.
        self._settling = replace(self._settling, reading=None)
        if not self._state.is_away:
            self._state.away_since = self._clock.now()
            _log.error("the contact of the fire system is away", extra={"fault": str(error)})


def follow_contact(
    settings: Settings,
    alarms: AlarmService,
    clock: Clock,
    metrics: Metrics,
    ends: AsyncExitStack,
) -> AlarmContactState:
    """Follows the contact of the settings, where they have one, until the stack ends; what is known
    of it meanwhile."""
    state = AlarmContactState()
    port = settings.alarm_contact_port
    if port is None:
        return state
    metrics.watch_alarm_contact(lambda: not state.is_away)
    contact = AlarmContact(
        alarms,
        lambda: SerialContact(port, settings.alarm_contact_line),
        rests_closed=settings.alarm_contact_rests_closed,
        hospital_id=settings.hospital_id,
        state=state,
        clock=clock,
    )
    ends.callback(asyncio.create_task(contact.run()).cancel)
    return state
