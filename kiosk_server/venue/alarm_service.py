"""The use cases of alarms: starts them once, ends them, and knows at any moment what is in force.

What is in force is rows, so that it outlives the process; a hint makes every process read them. An
alarm in earnest that cannot be written turns the pages of this process all the same.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import Principal
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing
from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone
from kiosk_server.venue.alarm import Alarm, AlarmOrder, find_alarm_fault, has_building
from kiosk_server.venue.alarm_changes import AlarmChanges
from kiosk_server.venue.alarms_unkept import Unkept, UnkeptAlarms
from kiosk_server.venue.model import Refused, VenueRefusal, is_fit_request_id
from kiosk_server.venue.notices import TellOthers, tell_nobody
from kiosk_server.venue.service import VenueService

ALARM_TOPIC = "alarm"
PATIENCE_SECONDS = 1.0
"""An alarm that is not written by then is shown before it is."""
RETRY_SECONDS = 2.0

Done = TypeVar("Done")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Signal:
    """A line of the fire system, on or off. `event` names one time that it went on; None: unnamed,
    and as good as new each time."""

    order: AlarmOrder
    is_on: bool
    event: str | None = None


class AlarmService:
    """One hospital's alarms. `start` before use, `stop` after. Who may use it is decided before."""

    def __init__(  # noqa: PLR0913 - ports and their defaults
        self,
        venue: VenueService,
        database: Database,
        events: EventBus,
        clock: Clock,
        *,
        new_id: Callable[[], str],
        hospital_id: str = "main",
        tell: TellOthers = tell_nobody,
        record: RecordInAudit = record_nothing,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`tell` and `record` are called inside the unit of work that starts or ends an alarm."""
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._hospital_id = hospital_id
        self._changes = AlarmChanges(hospital_id, clock, tell, record)
        self._kept: tuple[Alarm, ...] = ()
        self._unkept = UnkeptAlarms()
        self._sleep = sleep
        self._loading = asyncio.Lock()
        self._listener: asyncio.Task[None] | None = None
        self._retrying: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Reads what is in force, and follows what other processes start and end."""
        listening = asyncio.Event()
        self._listener = asyncio.create_task(self._follow(listening))
        await listening.wait()
        await self.reload()

    async def stop(self) -> None:
        """Stops following."""
        tasks = [task for task in (self._listener, self._retrying) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def in_force(self) -> Sequence[Alarm]:
        """What is to be left now: in earnest before drills, else the latest first."""
        return self._unkept.over(self._kept)

    @property
    def version(self) -> str:
        """Another one whenever something else is in force, or more is said of it."""
        return ",".join(f"{alarm.id}:{len(alarm.reasons)}" for alarm in self.in_force)

    async def reload(self) -> None:
        """Takes over what the database has now."""
        async with self._loading:
            self._kept = tuple(await self._database.read(self._changes.store.list_in_force))

    async def start_alarm(
        self, order: AlarmOrder, *, principal: Principal, request_id: str
    ) -> Alarm | Refused:
        """Starts an alarm; where the same is in force already, that one is the answer, and is given
        the reason too.

        Raises ServerError `venue-not-published`, and what keeps it from being written; one in
        earnest is in force then all the same.
        """
        if not is_fit_request_id(request_id):
            return Refused(VenueRefusal.REQUEST_ID_UNFIT)
        fault = find_alarm_fault(order, self._venue.current.plan)
        wanted = self._wanted(order, principal, request_id)

        def begin(connection: Connection) -> str:
            if fault is not None:
                raise Undone(fault)
            return self._changes.begin(connection, wanted, principal, request_id).id

        values: dict[str, object] = {
            "building": order.building_id,
            "drill": order.is_drill,
            "reason": order.reason,
        }
        unit = self._once(begin, values, principal, request_id)
        if fault is not None:
            return await self._write(unit)
        return await self._begun(unit, Unkept(wanted, principal, request_id))

    async def end_alarm(
        self, alarm_id: str, *, principal: Principal, request_id: str
    ) -> Alarm | Refused:
        """Ends an alarm. What has ended already stays as it ended."""
        if not is_fit_request_id(request_id):
            return Refused(VenueRefusal.REQUEST_ID_UNFIT)
        unkept = self._unkept.find(alarm_id)
        if unkept is not None:
            return await self._end_unkept(unkept, principal, request_id)

        def end(connection: Connection) -> str:
            return self._changes.finish(connection, alarm_id, principal, request_id).id

        return await self._write(self._once(end, {"end": alarm_id}, principal, request_id))

    async def heed(self, signal: Signal, *, principal: Principal) -> Alarm | Refused | None:
        """Does what the fire system says; the alarm that its line has, None: it has none.

        On is on however often it is said; said with an `event`, it starts one alarm and no second
        one, though somebody ended that by hand. The number of an event is one of its line, for what
        it asks to be left, until the line goes off. A building that the plan does not have is the
        whole venue: too many pages turn rather than none.
        """
        order, event = self._known(signal.order), signal.event or ""
        if not signal.is_on:
            if self._unkept.drop_line(order.signal):
                await self._events.publish([ALARM_TOPIC])
            await self._write(
                lambda c: self._changes.finish_line(c, order.signal, principal, event)
            )
            return None
        wanted = self._wanted(order, principal, event)
        begin = self._changes.begin_once if event else self._changes.begin
        done = await self._begun(
            lambda c: begin(c, wanted, principal, event), Unkept(wanted, principal, event)
        )
        return done if isinstance(done, Refused) or done.ended_at is None else None

    def _wanted(self, order: AlarmOrder, by: Principal, request_id: str) -> Alarm:
        reason = order.plain_reason()
        return Alarm(
            self._new_id(),
            order.building_id,
            order.is_drill,
            (reason,) if reason else (),
            order.signal,
            self._clock.now(),
            by.name,
            request_id=request_id or None,
        )

    def _known(self, order: AlarmOrder) -> AlarmOrder:
        building_id = order.building_id
        if building_id is None or not self._venue.is_published:
            return order
        if has_building(self._venue.current.plan, building_id):
            return order
        _log.error("the fire system names an unknown building", extra={"building_id": building_id})
        return replace(order, building_id=None)

    def _once(
        self, work: Work[str], values: dict[str, object], by: Principal, request_id: str
    ) -> Work[Alarm | Refused]:
        """The alarm that the work, done now or before, names by its id."""

        def found(connection: Connection, alarm_id: str) -> Alarm | Refused:
            alarm = self._changes.store.find(connection, alarm_id)
            return alarm or Refused(VenueRefusal.ALARM_UNKNOWN)

        request = OneTimeRequest(by.id, request_id, values, self._hospital_id)
        return request.unit(work, found, reused=Refused(VenueRefusal.REQUEST_ID_REUSED))

    async def _begun(
        self, unit: Work[Alarm] | Work[Alarm | Refused], wanted: Unkept
    ) -> Alarm | Refused:
        """Starts an alarm by a unit of work; pages turn in time, whatever becomes of that."""
        if wanted.alarm.is_drill:
            return await self._write(unit)
        writing = asyncio.create_task(self._write(unit))
        try:
            await asyncio.wait({writing}, timeout=PATIENCE_SECONDS)
            if not writing.done():
                await self._show(wanted)
            done = await writing
        except ServerError:
            await self._show(wanted)
            self._keep_trying()
            raise
        if self._unkept.drop(wanted.alarm):
            await self._events.publish([ALARM_TOPIC])
        return done

    async def _show(self, wanted: Unkept) -> None:
        if self._unkept.hold(wanted):
            _log.error("an alarm is shown that is not written", extra={"alarm": wanted.alarm.id})
            await self._events.publish([ALARM_TOPIC])

    async def _end_unkept(
        self, unkept: Unkept, principal: Principal, request_id: str
    ) -> Alarm | Refused:
        """Ends what is shown from memory, and its row if it was written after all."""
        alarm = unkept.alarm
        self._unkept.drop(alarm)
        await self._events.publish([ALARM_TOPIC])
        try:
            await self._write(lambda c: self._changes.finish(c, alarm.id, principal, request_id))
        except ServerError as error:
            _log.exception("the end of an alarm is not written", extra={"code": error.code})
        return replace(alarm, ended_at=self._clock.now(), ended_by=principal.name)

    def _keep_trying(self) -> None:
        if self._retrying is None or self._retrying.done():
            self._retrying = asyncio.create_task(self._retry())

    async def _retry(self) -> None:
        while self._unkept:
            await self._sleep(RETRY_SECONDS)
            for each in self._unkept.all():
                try:
                    await self._write_unkept(each)
                except ServerError:
                    break

    async def _write_unkept(self, unkept: Unkept) -> None:
        alarm, by, request_id = unkept.alarm, unkept.by, unkept.request_id
        await self._write(lambda c: self._changes.begin(c, alarm, by, request_id))
        if not self._unkept.drop(alarm):
            # It was ended while it was written.
            await self._write(lambda c: self._changes.finish(c, alarm.id, by, request_id))

    async def _write(self, unit: Work[Done]) -> Done | Refused:
        done: Done | Refused = await write_unless_undone(self._database, unit)
        if not isinstance(done, Refused):
            await self.reload()
            await self._events.publish([ALARM_TOPIC])
        return done

    async def _follow(self, listening: asyncio.Event) -> None:
        async with self._events.subscribe([ALARM_TOPIC]) as hints:
            listening.set()
            async for _ in hints:
                try:
                    await self.reload()
                except ServerError as error:
                    _log.exception("alarms were not reloaded", extra={"code": error.code})
