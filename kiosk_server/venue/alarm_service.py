"""The use cases of alarms: starts them once, ends them, and knows at any moment what is in force.

What is in force is rows, so that it outlives the process; a hint makes every process read them.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import Principal
from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.requests import RequestDiffers, fingerprint_of, once
from kiosk_server.venue.alarm import (
    Alarm,
    AlarmOrder,
    ended_by_earnest,
    find_alarm_fault,
    has_building,
    is_hidden_by_earnest,
)
from kiosk_server.venue.alarm_store import AlarmStore
from kiosk_server.venue.closure_service import RecordInAudit, record_nothing
from kiosk_server.venue.model import Refused, VenueRefusal, is_fit_request_id
from kiosk_server.venue.notices import TellOthers, VenueEvent, VenueNotice, tell_nobody
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.store import VenueStore

ALARM_TOPIC = "alarm"
_WHOLE_VENUE = "venue"

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
    ) -> None:
        """`tell` and `record` are called inside the unit of work that starts or ends an alarm."""
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._hospital_id = hospital_id
        self._tell = tell
        self._record = record
        self._venue_store = VenueStore(hospital_id)
        self._store = AlarmStore(hospital_id)
        self._in_force: tuple[Alarm, ...] = ()
        self._loading = asyncio.Lock()
        self._listener: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Reads what is in force, and follows what other processes start and end."""
        listening = asyncio.Event()
        self._listener = asyncio.create_task(self._follow(listening))
        await listening.wait()
        await self.reload()

    async def stop(self) -> None:
        """Stops following."""
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)

    @property
    def in_force(self) -> Sequence[Alarm]:
        """What is to be left now: in earnest before drills, else the latest first."""
        return self._in_force

    @property
    def version(self) -> str:
        """Another one whenever something else is in force."""
        return ",".join(alarm.id for alarm in self._in_force)

    async def reload(self) -> None:
        """Takes over what the database has now."""
        async with self._loading:
            self._in_force = tuple(await self._database.read(self._store.list_in_force))

    async def start_alarm(
        self, order: AlarmOrder, *, principal: Principal, request_id: str
    ) -> Alarm | Refused:
        """Starts an alarm; where the same is in force already, that one is the answer.

        Raises ServerError `venue-not-published`.
        """
        plan = self._venue.current.plan

        def work(connection: Connection) -> str:
            fault = find_alarm_fault(order, plan)
            if fault is not None:
                raise _Undone(fault)
            return self._begin(connection, order, principal, request_id)

        values: dict[str, object] = {
            "building": order.building_id,
            "drill": order.is_drill,
            "reason": order.reason,
        }
        return await self._carry_out(work, values, principal, request_id)

    async def end_alarm(
        self, alarm_id: str, *, principal: Principal, request_id: str
    ) -> Alarm | Refused:
        """Ends an alarm. What has ended already stays as it ended."""

        def work(connection: Connection) -> str:
            self._venue_store.lock(connection)
            alarm = self._store.find(connection, alarm_id)
            if alarm is None:
                raise _Undone(Refused(VenueRefusal.ALARM_UNKNOWN))
            self._finish(connection, alarm, principal, request_id)
            return alarm_id

        return await self._carry_out(work, {"end": alarm_id}, principal, request_id)

    async def heed(self, signal: Signal, *, principal: Principal) -> Alarm | Refused | None:
        """Does what the fire system says; the alarm that its line has, None: it has none.

        On is on however often it is said; said with an `event`, it starts one alarm and no second
        one, though somebody ended that by hand. A building that the plan does not have is the whole
        venue: too many pages turn rather than none.
        """
        order = self._known(signal.order)

        def work(connection: Connection) -> str | None:
            if signal.is_on:
                return self._begin(connection, order, principal, signal.event or "")
            self._venue_store.lock(connection)
            for alarm in self._store.list_in_force(connection):
                if alarm.signal == order.signal:
                    self._finish(connection, alarm, principal, signal.event or "")
            return None

        if signal.is_on and signal.event is not None:
            values: dict[str, object] = {"signal": order.signal}
            done = await self._carry_out(work, values, principal, signal.event)
            return done if isinstance(done, Refused) or done.ended_at is None else None
        return await self._write(lambda connection: self._found(connection, work(connection)))

    def _known(self, order: AlarmOrder) -> AlarmOrder:
        building_id = order.building_id
        if building_id is None or not self._venue.is_published:
            return order
        if has_building(self._venue.current.plan, building_id):
            return order
        _log.error("the fire system names an unknown building", extra={"building_id": building_id})
        return replace(order, building_id=None)

    def _begin(
        self, connection: Connection, order: AlarmOrder, by: Principal, request_id: str
    ) -> str:
        self._venue_store.lock(connection)
        in_force = self._store.list_in_force(connection)
        known = next((alarm for alarm in in_force if alarm.answers(order)), None)
        if known is not None:
            return known.id
        if is_hidden_by_earnest(order, in_force):
            raise _Undone(Refused(VenueRefusal.ALARM_IN_EARNEST))
        for drill in ended_by_earnest(order, in_force):
            self._finish(connection, drill, by, request_id)
        alarm = Alarm(
            self._new_id(),
            order.building_id,
            order.is_drill,
            order.reason.strip(),
            order.signal,
            self._clock.now(),
            by.name,
        )
        self._store.add(connection, alarm)
        self._record(connection, by, f"{_kind(alarm)}-started", _targets(alarm), request_id)
        self._tell_of(VenueEvent.ALARM_STARTED, connection, alarm.id)
        return alarm.id

    def _finish(self, connection: Connection, alarm: Alarm, by: Principal, request_id: str) -> None:
        if alarm.ended_at is None:
            self._store.end(connection, alarm.id, self._clock.now(), by.name)
            self._record(connection, by, f"{_kind(alarm)}-ended", _targets(alarm), request_id)
            self._tell_of(VenueEvent.ALARM_ENDED, connection, alarm.id)

    def _tell_of(self, event: VenueEvent, connection: Connection, alarm_id: str) -> None:
        state = self._venue_store.get_state(connection)
        alarm = self._store.find(connection, alarm_id)
        self._tell(connection, VenueNotice(event, self._clock.now(), state, alarm=alarm))

    def _found(self, connection: Connection, alarm_id: str | None) -> Alarm | None:
        return None if alarm_id is None else self._store.find(connection, alarm_id)

    async def _carry_out(
        self,
        work: Work[str | None],
        values: dict[str, object],
        principal: Principal,
        request_id: str,
    ) -> Alarm | Refused:
        """The alarm that the work, done now or before, names by its id."""
        if not is_fit_request_id(request_id):
            return Refused(VenueRefusal.REQUEST_ID_UNFIT)
        fingerprint = fingerprint_of(values)

        def unit(connection: Connection) -> Alarm | Refused:
            alarm_id = once(
                connection,
                principal.id,
                request_id,
                fingerprint,
                work,
                hospital_id=self._hospital_id,
            )
            if isinstance(alarm_id, RequestDiffers):
                return Refused(VenueRefusal.REQUEST_ID_REUSED)
            return self._found(connection, alarm_id) or Refused(VenueRefusal.ALARM_UNKNOWN)

        done = await self._write(unit)
        return done if done is not None else Refused(VenueRefusal.ALARM_UNKNOWN)

    async def _write(self, unit: Work[Alarm | Refused | None]) -> Alarm | Refused | None:
        try:
            done = await self._database.write(unit)
        except _Undone as undone:
            return undone.refused
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


class _Undone(Exception):  # noqa: N818 - it carries an answer out of a unit, and is no error
    """Undoes the unit of work, so that the same request may be sent again when it is right."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused
        super().__init__(refused.code)


def _kind(alarm: Alarm) -> str:
    return "drill" if alarm.is_drill else "alarm"


def _targets(alarm: Alarm) -> tuple[str, str]:
    """What was started or ended, and what is to be left, as the audit names them."""
    scope = _WHOLE_VENUE if alarm.building_id is None else f"building:{alarm.building_id}"
    return f"alarm:{alarm.id}", scope
