"""The use cases of closures: adds them once, ends them, lists them, and counts the overlay up."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import Principal
from kiosk_server.storage.audit_port import RecordInAudit, record_nothing
from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.one_time_requests import OneTimeRequest, Undone, write_unless_undone
from kiosk_server.venue.closure_overlaps import others_of
from kiosk_server.venue.model import (
    ClosedElement,
    Closure,
    ClosureOrder,
    ClosureTarget,
    Refused,
    VenueRefusal,
    find_closure_fault,
    is_fit_request_id,
)
from kiosk_server.venue.notices import TellOthers, VenueEvent, VenueNotice, tell_nobody
from kiosk_server.venue.service import VENUE_TOPIC, VenueService
from kiosk_server.venue.store import VenueStore

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ClosureService:
    """One hospital's closures. Who may use it is decided before."""

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
        """`tell` and `record` are called inside the unit of work that adds or ends a closure."""
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._hospital_id = hospital_id
        self._store = VenueStore(hospital_id)
        self._tell = tell
        self._record = record

    async def add_closure(
        self, order: ClosureOrder, *, principal: Principal, request_id: str
    ) -> Closure | Refused:
        """Closes something. The same principal's same request id gives the same closure again.

        Raises ServerError `venue-not-published`.
        """
        plan, now, closure_id = self._venue.current.plan, self._clock.now(), self._new_id()

        def add(connection: Connection) -> str:
            fault = find_closure_fault(order, plan, now)
            if fault is not None:
                raise Undone(fault)
            closure = Closure(
                closure_id,
                order.target,
                order.reason.strip(),
                (order.starts_at or now).astimezone(UTC),
                order.ends_at.astimezone(UTC) if order.ends_at is not None else None,
                now,
                principal.name,
                kind=order.kind,
            )
            self._store.lock(connection)
            self._store.add_closure(connection, closure)
            self._store.count_up(connection, now)
            targets = (f"closure:{closure.id}", _target_name(order.target))
            self._record(connection, principal, "closure-added", targets, request_id)
            self._tell_of(VenueEvent.CLOSURE_ADDED, connection, closure.id)
            return closure.id

        return await self._carry_out(add, _values_of(order), principal, request_id)

    async def end_closure(
        self, closure_id: str, *, principal: Principal, request_id: str
    ) -> Closure | Refused:
        """Opens again what was closed. What has ended already stays as it ended."""
        now = self._clock.now()

        def end(connection: Connection) -> str:
            self._store.lock(connection)
            closure = self._store.find_closure(connection, closure_id)
            if closure is None:
                raise Undone(Refused(VenueRefusal.CLOSURE_UNKNOWN))
            if closure.ended_at is None:
                self._store.end_closure(connection, closure_id, now, principal.name)
                self._store.count_up(connection, now)
                targets = (f"closure:{closure_id}", _target_name(closure.target))
                self._record(connection, principal, "closure-ended", targets, request_id)
                self._tell_of(VenueEvent.CLOSURE_ENDED, connection, closure_id)
            return closure_id

        return await self._carry_out(end, {"end": closure_id}, principal, request_id)

    async def list_closures(self) -> Sequence[Closure]:
        """The closures that hold now or will hold later, the earliest start first."""
        now = self._clock.now()
        return await self._database.read(lambda c: self._store.list_closures(c, now))

    async def list_ended(self, most: int) -> Sequence[Closure]:
        """The closures that are over, the latest end first."""
        now = self._clock.now()
        return await self._database.read(lambda c: self._store.list_ended(c, now, most))

    async def list_others(self, closure: Closure) -> Sequence[Closure]:
        """The closures, in force or announced, that close what this one closes or closed."""
        plan = self._venue.current.plan
        return others_of(closure, await self.list_closures(), plan)

    async def find_closures(self, ids: Collection[str]) -> dict[str, Closure]:
        """The closures of some ids by them, also those that are over; unknown ones are left out."""
        if not ids:
            return {}
        found = await self._database.read(lambda c: self._store.find_closures(c, ids))
        return {closure.id: closure for closure in found}

    def now(self) -> datetime:
        """What time it is to closures."""
        return self._clock.now()

    def _tell_of(self, event: VenueEvent, connection: Connection, closure_id: str) -> None:
        state = self._store.get_state(connection)
        closure = self._store.find_closure(connection, closure_id)
        self._tell(connection, VenueNotice(event, self._clock.now(), state, closure))

    async def _carry_out(
        self, work: Work[str], values: dict[str, object], principal: Principal, request_id: str
    ) -> Closure | Refused:
        """The closure that the work, done now or before, names by its id."""
        if not is_fit_request_id(request_id):
            return Refused(VenueRefusal.REQUEST_ID_UNFIT)

        def found(connection: Connection, closure_id: str) -> Closure | Refused:
            closure = self._store.find_closure(connection, closure_id)
            return closure or Refused(VenueRefusal.CLOSURE_UNKNOWN)

        request = OneTimeRequest(principal.id, request_id, values, self._hospital_id)
        unit = request.unit(work, found, reused=Refused(VenueRefusal.REQUEST_ID_REUSED))
        carried_out = await write_unless_undone(self._database, unit)
        if isinstance(carried_out, Closure):
            await self._venue.reload()
            await self._events.publish([VENUE_TOPIC])
        return carried_out


def _target_name(target: ClosureTarget) -> str:
    """What is closed, as the audit names it."""
    if isinstance(target, ClosedElement):
        return f"element:{target.element_id}"
    return f"level:{target.level_id}"


def _values_of(order: ClosureOrder) -> dict[str, object]:
    """An order as JSON values, equal for equal orders."""
    target: dict[str, object]
    if isinstance(order.target, ClosedElement):
        target = {"element": order.target.element_id}
    else:
        target = {
            "level": order.target.level_id,
            "corners": [list(c) for c in order.target.corners],
        }
    return {
        "target": target,
        "reason": order.reason,
        "kind": order.kind.value,
        "starts_at": _moment(order.starts_at),
        "ends_at": _moment(order.ends_at),
    }


def _moment(at: datetime | None) -> float | None:
    """Equal for equal moments, whatever their offset; far ones have no UTC date."""
    return None if at is None else (at - _EPOCH).total_seconds()
