"""What starting and ending an alarm does to its rows, all inside one unit of work, and who is told.

Knows no event loop: what pages show is not its business.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal
from kiosk_server.storage.audit_port import RecordInAudit
from kiosk_server.storage.one_time_requests import Undone
from kiosk_server.venue.alarm import (
    MOST_REASONS,
    Alarm,
    AlarmOrder,
    ended_by_earnest,
    is_hidden_by_earnest,
)
from kiosk_server.venue.alarm_store import AlarmStore
from kiosk_server.venue.model import Refused, VenueRefusal
from kiosk_server.venue.notices import TellOthers, VenueEvent, VenueNotice
from kiosk_server.venue.store import VenueStore

_WHOLE_VENUE = "venue"


class AlarmChanges:
    """The changes of one hospital's alarms. Raises Undone with what is refused."""

    def __init__(
        self, hospital_id: str, clock: Clock, tell: TellOthers, record: RecordInAudit
    ) -> None:
        self.store = AlarmStore(hospital_id)
        self._venue_store = VenueStore(hospital_id)
        self._clock = clock
        self._tell = tell
        self._record = record

    def begin(self, connection: Connection, wanted: Alarm, by: Principal, request_id: str) -> Alarm:
        """Starts an alarm as it is wanted. Where the same is in force, that one gets its reason."""
        self._venue_store.lock(connection)
        in_force = self.store.list_in_force(connection)
        order = order_of(wanted)
        known = next((alarm for alarm in in_force if alarm.answers(order)), None)
        if known is not None:
            return self._joined(connection, known, wanted.reasons, by, request_id)
        if is_hidden_by_earnest(order, in_force):
            raise Undone(Refused(VenueRefusal.ALARM_IN_EARNEST))
        for drill in ended_by_earnest(order, in_force):
            self._end(connection, drill, by, request_id)
        self.store.add(connection, wanted)
        self._note(connection, wanted, by, f"{_kind(wanted)}-started", request_id)
        return self._told(connection, VenueEvent.ALARM_STARTED, wanted.id)

    def begin_once(self, connection: Connection, wanted: Alarm, by: Principal, event: str) -> Alarm:
        """The same for an event of the fire system, however often it is told of."""
        self._venue_store.lock(connection)
        order, now = order_of(wanted), self._clock.now()
        for alarm in self.store.list_started_by(connection, event):
            if alarm.was_started_by(order, event, now):
                return alarm
        return self.begin(connection, wanted, by, event)

    def finish(
        self, connection: Connection, alarm_id: str, by: Principal, request_id: str
    ) -> Alarm:
        """Ends an alarm; what has ended already stays as it ended."""
        self._venue_store.lock(connection)
        alarm = self.store.find(connection, alarm_id)
        if alarm is None:
            raise Undone(Refused(VenueRefusal.ALARM_UNKNOWN))
        return self._end(connection, alarm, by, request_id)

    def finish_line(
        self, connection: Connection, signal: str | None, by: Principal, event: str
    ) -> None:
        """Ends what a line of the fire system has started, and forgets its events: a system that
        counts anew from 1 must be heard."""
        self._venue_store.lock(connection)
        for alarm in self.store.list_in_force(connection):
            if alarm.signal == signal:
                self._end(connection, alarm, by, event)
        self.store.forget_events(connection, signal)

    def _joined(
        self,
        connection: Connection,
        known: Alarm,
        reasons: Sequence[str],
        by: Principal,
        request_id: str,
    ) -> Alarm:
        new = tuple(reason for reason in reasons if reason not in known.reasons)
        if not new:
            return known
        if len(known.reasons) + len(new) > MOST_REASONS:
            raise Undone(Refused(VenueRefusal.ALARM_REASONS_TOO_MANY, {"most": str(MOST_REASONS)}))
        self.store.set_reasons(connection, known, (*new, *known.reasons))
        self._note(connection, known, by, f"{_kind(known)}-reason-added", request_id)
        return self._told(connection, VenueEvent.ALARM_CHANGED, known.id)

    def _end(self, connection: Connection, alarm: Alarm, by: Principal, request_id: str) -> Alarm:
        if alarm.ended_at is not None:
            return alarm
        self.store.end(connection, alarm.id, self._clock.now(), by.name)
        self._note(connection, alarm, by, f"{_kind(alarm)}-ended", request_id)
        return self._told(connection, VenueEvent.ALARM_ENDED, alarm.id)

    def _note(
        self, connection: Connection, alarm: Alarm, by: Principal, action: str, request_id: str
    ) -> None:
        self._record(connection, by, action, _targets(alarm), request_id)

    def _told(self, connection: Connection, event: VenueEvent, alarm_id: str) -> Alarm:
        """The alarm as it is kept now, of which others are told."""
        state, alarm = (
            self._venue_store.get_state(connection),
            self.store.find(connection, alarm_id),
        )
        if alarm is None:
            raise Undone(Refused(VenueRefusal.ALARM_UNKNOWN))
        self._tell(connection, VenueNotice(event, self._clock.now(), state, alarm=alarm))
        return alarm


def order_of(alarm: Alarm) -> AlarmOrder:
    """What an alarm does, as an order asks for it."""
    return AlarmOrder(alarm.building_id, alarm.is_drill, signal=alarm.signal)


def _kind(alarm: Alarm) -> str:
    return "drill" if alarm.is_drill else "alarm"


def _targets(alarm: Alarm) -> tuple[str, str]:
    """What was started or ended, and what is to be left, as the audit names them."""
    scope = _WHOLE_VENUE if alarm.building_id is None else f"building:{alarm.building_id}"
    return f"alarm:{alarm.id}", scope
