"""Puts closures in force and out of it when their time comes, with nobody there; and has everybody
ask again when something opens or shuts by its hours.

What is in force is a row that every process reads, so that equal data versions have equal answers
even where clocks differ. Hours are read off the plan, by each process for itself.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_bus import EventBus
from kiosk_server.storage.database import Database
from kiosk_server.venue.model import Closure, VenueState
from kiosk_server.venue.service import VENUE_TOPIC, VenueService
from kiosk_server.venue.store import VenueStore

LONGEST_WAIT_SECONDS = 30.0
"""Clocks are set, machines sleep: the time is looked at this often, whatever comes next."""
SKEW = timedelta(seconds=5)
"""Another process whose clock is ahead by no more than this is believed."""

_log = logging.getLogger(__name__)


class ClosureClock:
    """Follows the clock for one hospital. `start` on the event loop, `stop` after."""

    def __init__(
        self,
        venue: VenueService,
        database: Database,
        events: EventBus,
        clock: Clock,
        *,
        hospital_id: str = "main",
    ) -> None:
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._store = VenueStore(hospital_id)
        self._changed = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Makes good what began or ended while no server ran, and follows from there."""
        await self.bring_up_to_date()
        self._tasks = [
            asyncio.create_task(self._follow_changes()),
            asyncio.create_task(self._follow_time()),
        ]

    async def stop(self) -> None:
        """Stops following."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def bring_up_to_date(self) -> bool:
        """Puts in force what holds now, and nothing else, and tells what is shut by its hours from
        what was; whether any of that changed."""
        have_hours_changed = self._venue.heed_hours()
        if have_hours_changed:
            await self._events.publish([VENUE_TOPIC])
        return await self._bring_closures_up_to_date() or have_hours_changed

    async def _bring_closures_up_to_date(self) -> bool:
        now = self._clock.now()

        def unit(connection: Connection) -> bool:
            in_force = self._store.lock(connection).closures_in_force
            closures = self._store.list_closures(connection, now - SKEW)
            is_right = in_force in (_held(closures, now), _held(closures, now + SKEW))
            if is_right and not self._shows_what_is_over(self._store.get_state(connection), now):
                return False
            self._store.count_up(connection, now)
            return True

        if not await self._database.read(lambda c: self._is_stale(c, now)):
            return False
        has_changed = await self._database.write(unit)
        await self._venue.reload()
        if has_changed:
            await self._events.publish([VENUE_TOPIC])
        return has_changed

    def seconds_to_wait(self) -> float:
        """How long nothing can begin or end, at most `LONGEST_WAIT_SECONDS`."""
        now = self._clock.now()
        if not self._venue.is_published:
            return LONGEST_WAIT_SECONDS
        moments = [
            moment
            for closure in self._venue.current.closures
            for moment in (closure.starts_at, closure.ends_at)
            if moment is not None and moment > now
        ]
        # Hours begin and end with a full minute: all that change at once are told of at once.
        minute = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
        if self._venue.current.with_hours(minute) is not self._venue.current:
            moments.append(minute)
        nearest = min(moments, default=now + timedelta(seconds=LONGEST_WAIT_SECONDS))
        return min((nearest - now).total_seconds(), LONGEST_WAIT_SECONDS)

    def _is_stale(self, connection: Connection, now: datetime) -> bool:
        """Whether a change is due: looked at before anything is locked."""
        state = self._store.get_state(connection)
        held = _held(self._store.list_closures(connection, now), now)
        return state.closures_in_force != held or self._shows_what_is_over(state, now)

    def _shows_what_is_over(self, state: VenueState, now: datetime) -> bool:
        """Whether this process still announces what came and went while nobody looked, as on a
        machine that slept, and nothing has changed since that would tell it so."""
        if not self._venue.is_published or self._venue.current.state != state:
            return False
        return any(
            closure.is_over(now - SKEW) and closure.id not in state.closures_in_force
            for closure in self._venue.current.closures
        )

    async def _follow_time(self) -> None:
        while True:
            self._changed.clear()
            try:
                # wait_for of Python 3.11 passes over a cancellation that comes with the change.
                async with asyncio.timeout(self.seconds_to_wait()):
                    await self._changed.wait()
            except TimeoutError:
                await self._try_to_bring_up_to_date()

    async def _try_to_bring_up_to_date(self) -> None:
        try:
            await self.bring_up_to_date()
        except ServerError as error:
            _log.exception("closures were not brought up to date", extra={"code": error.code})

    async def _follow_changes(self) -> None:
        """Looks anew at what comes next as soon as anybody changed something."""
        async with self._events.subscribe([VENUE_TOPIC]) as hints:
            async for _ in hints:
                try:
                    await self._venue.reload()
                except ServerError as error:
                    _log.exception("the venue was not reloaded", extra={"code": error.code})
                self._changed.set()


def _held(closures: Sequence[Closure], at: datetime) -> tuple[str, ...]:
    return tuple(sorted(closure.id for closure in closures if closure.is_in_force(at)))
