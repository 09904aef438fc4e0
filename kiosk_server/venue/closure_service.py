"""The use cases of closures: adds them once, ends them, lists them, and counts the overlay up.

Routes do not heed them yet; only the data version shows that they changed.
"""

from collections.abc import Callable, Sequence
from datetime import UTC

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.principals import Principal
from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.requests import RequestDiffers, fingerprint_of, once
from kiosk_server.venue.model import (
    ClosedElement,
    Closure,
    ClosureOrder,
    Refused,
    VenueRefusal,
    find_closure_fault,
    is_fit_request_id,
)
from kiosk_server.venue.service import VENUE_TOPIC, VenueService
from kiosk_server.venue.store import VenueStore


class ClosureService:
    """One hospital's closures. Who may use it is decided before."""

    def __init__(
        self,
        venue: VenueService,
        database: Database,
        events: EventBus,
        clock: Clock,
        *,
        new_id: Callable[[], str],
        hospital_id: str = "main",
    ) -> None:
        self._venue = venue
        self._database = database
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._hospital_id = hospital_id
        self._store = VenueStore(hospital_id)

    async def add_closure(
        self, order: ClosureOrder, *, principal: Principal, request_id: str
    ) -> Closure | Refused:
        """Closes something. The same principal's same request id gives the same closure again.

        Raises ServerError `venue-not-published`.
        """
        plan, now = self._venue.current.plan, self._clock.now()
        closure = Closure(
            self._new_id(),
            order.target,
            order.reason.strip(),
            order.starts_at.astimezone(UTC),
            order.ends_at.astimezone(UTC) if order.ends_at is not None else None,
            now,
            principal.name,
        )

        def add(connection: Connection) -> str:
            fault = find_closure_fault(order, plan, now)
            if fault is not None:
                raise _Undone(fault)
            self._store.lock(connection)
            self._store.add_closure(connection, closure)
            return closure.id

        return await self._carry_out(add, _values_of(order), principal, request_id)

    async def end_closure(
        self, closure_id: str, *, principal: Principal, request_id: str
    ) -> Closure | Refused:
        """Opens again what was closed. What has ended already stays as it ended."""
        now = self._clock.now()

        def end(connection: Connection) -> str:
            self._store.lock(connection)
            if self._store.find_closure(connection, closure_id) is None:
                raise _Undone(Refused(VenueRefusal.CLOSURE_UNKNOWN))
            self._store.end_closure(connection, closure_id, now, principal.name)
            return closure_id

        return await self._carry_out(end, {"end": closure_id}, principal, request_id)

    async def list_closures(self) -> Sequence[Closure]:
        """The closures that hold now or will hold later, the earliest start first."""
        now = self._clock.now()
        return await self._database.read(lambda c: self._store.list_closures(c, now))

    async def _carry_out(
        self, work: Work[str], values: dict[str, object], principal: Principal, request_id: str
    ) -> Closure | Refused:
        """The closure that the work, done now or before, names by its id."""
        if not is_fit_request_id(request_id):
            return Refused(VenueRefusal.REQUEST_ID_UNFIT)
        fingerprint = fingerprint_of(values)

        def unit(connection: Connection) -> Closure | Refused:
            closure_id = once(
                connection,
                principal.id,
                request_id,
                fingerprint,
                work,
                hospital_id=self._hospital_id,
            )
            if isinstance(closure_id, RequestDiffers):
                return Refused(VenueRefusal.REQUEST_ID_REUSED)
            closure = self._store.find_closure(connection, closure_id)
            return closure or Refused(VenueRefusal.CLOSURE_UNKNOWN)

        try:
            carried_out = await self._database.write(unit)
        except _Undone as undone:
            return undone.refused
        await self._venue.reload()
        await self._events.publish([VENUE_TOPIC])
        return carried_out


class _Undone(Exception):  # noqa: N818 - it carries an answer out of a unit, and is no error
    """Undoes the unit of work, so that the same request may be sent again when it is right."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused
        super().__init__(refused.code)


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
    ends_at = order.ends_at.astimezone(UTC).isoformat() if order.ends_at is not None else None
    return {
        "target": target,
        "reason": order.reason,
        "starts_at": order.starts_at.astimezone(UTC).isoformat(),
        "ends_at": ends_at,
    }
