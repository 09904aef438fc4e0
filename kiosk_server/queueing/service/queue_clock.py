"""What the clock does to queues: closes half-days by their rules, and has places and estimates
looked at again, as they change with time alone.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.queueing.business_day import half_day_of
from kiosk_server.queueing.closing import (
    CLOSES_WITH_ITS_HALF_DAY,
    FORGOTTEN_AFTER,
    is_to_end,
)
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import Refused, TicketState
from kiosk_server.queueing.rules import ClosingRule
from kiosk_server.queueing.service.queue_unit import QueueUnit, day_begins
from kiosk_server.queueing.service.queue_work import Changes, QueueWork
from kiosk_server.queueing.store.rooms import KeptSession
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct

ROUND_SECONDS = 30.0
MOST_IN_A_ROUND = 500
"""Of tickets that close at once; more are left to the next round, which follows at once."""
_CLOCK = Principal(PrincipalKind.CLIENT, "clock", "clock", roles=frozenset({Role.NURSE}))
_log = logging.getLogger(__name__)


class QueueClock:
    """Follows the clock for one hospital. `start` on the event loop, `stop` after."""

    def __init__(self, work: QueueWork) -> None:
        self._work = work
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Makes good what should have happened while no server ran, and follows from there."""
        self._task = asyncio.create_task(self._follow())

    async def stop(self) -> None:
        """Stops following."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def once(self) -> int:
        """One round; how many tickets it closed. Raises ServerError as the database does."""
        layout = await self._work.book.bring_up_to_date()
        changes = Changes()

        def unit(connection: Connection) -> int:
            queue_unit = self._work.begin(connection, layout)
            closed = self._close(queue_unit)
            changes.zone_ids = tuple(queue_unit.zone_ids)
            changes.tickets = dict(queue_unit.changed)
            changes.waiting_ids = self._work.list_waiting_ids(queue_unit)
            return closed

        if await self._work.database.read(lambda c: self._is_due(c, layout)):
            closed = await self._work.database.write(unit)
            await self._work.tell(changes)
            return closed
        return 0

    async def look_again(self) -> None:
        """Hints at zones in which somebody works and somebody waits."""

        def unit(connection: Connection) -> tuple[Sequence[str], Sequence[str]]:
            sessions = self._work.stores.rooms.list_open(connection)
            zones = sorted({each.zone_id for each in sessions})
            waiting = [
                ticket_id
                for zone_id in zones
                for ticket_id in self._work.stores.tickets.list_waiting_ids(connection, zone_id)
            ]
            return zones, waiting

        zones, waiting = await self._work.database.read(unit)
        if waiting:
            await self._work.tell(Changes(zones, {}, waiting))

    async def _follow(self) -> None:
        rounds = 0
        while True:
            (closed,) = await asyncio.gather(self._round(rounds), return_exceptions=True)
            rounds += 1
            if isinstance(closed, BaseException):
                self._tell_fault(closed)
                closed = 0
            await asyncio.sleep(0 if closed >= MOST_IN_A_ROUND else ROUND_SECONDS)

    async def _round(self, number: int) -> int:
        closed = await self.once()
        if number % 2 == 1:
            await self.look_again()
        return closed

    def _tell_fault(self, fault: BaseException) -> None:
        """Whatever it is, the next round follows: queues do not stay open over one bad row."""
        if not isinstance(fault, ServerError):
            _log.error("queues were not looked at", exc_info=fault)
        elif fault.code != "venue-not-published":
            _log.warning("queues were not looked at", extra={"error_code": fault.code})

    def _is_due(self, connection: Connection, layout: QueueLayout) -> bool:
        unit = self._work.begin(connection, layout)
        return bool(self._due(unit) or self._forgotten_sessions(unit))

    def _due(self, unit: QueueUnit) -> Sequence[KeptTicket]:
        """The tickets whose time is over, by what the rules of their zone say."""
        zone_ids = unit.layout.zone_by_id
        latest = max(
            half_day_of(unit.now, unit.rules.of_zone(zone_id).half_days, unit.zone).key
            for zone_id in (*zone_ids, "")
        )
        closing = [
            zone_id
            for zone_id in zone_ids
            if unit.rules.of_zone(zone_id).opening.closing is ClosingRule.EXPIRE
        ]
        left = self._work.stores.tickets.list_left_open(
            unit.connection,
            latest,
            unit.now - FORGOTTEN_AFTER,
            (closing, CLOSES_WITH_ITS_HALF_DAY),
            4 * MOST_IN_A_ROUND,
        )
        due = [each for each in left if self._is_to_end(unit, each)]
        return due[:MOST_IN_A_ROUND]

    def _is_to_end(self, unit: QueueUnit, kept: KeptTicket) -> bool:
        rules = unit.rules.of_zone(kept.ticket.zone_id)
        return is_to_end(kept.ticket, rules, unit.now, unit.zone)

    def _forgotten_sessions(self, unit: QueueUnit) -> Sequence[KeptSession]:
        """Rooms that somebody went home from without leaving them."""
        found = []
        for session in self._work.stores.rooms.list_open(unit.connection):
            rules = unit.rules.of_zone(session.zone_id)
            today = day_begins(half_day_of(unit.now, rules.half_days, unit.zone), rules, unit.zone)
            last = max(session.opened_at, session.last_called_at or session.opened_at)
            if session.opened_at < today and unit.now - last > FORGOTTEN_AFTER:
                found.append(session)
        return found

    def _close(self, unit: QueueUnit) -> int:
        due = self._due(unit)
        left = self._forgotten_sessions(unit)
        unit.lock({each.ticket.zone_id for each in due} | {each.zone_id for each in left})
        for session in left:
            self._work.stores.rooms.change(unit.connection, replace(session, closed_at=unit.now))
            unit.release(session.room_id)
            unit.fill(session.zone_id)
        closed = 0
        for each in due:
            # As it is now that its zone is held.
            kept = self._work.stores.tickets.find(unit.connection, each.ticket.id)
            if kept is None or kept.ticket.zone_id not in unit.zone_ids:
                continue
            closed += self._is_to_end(unit, kept) and self._expire(unit, kept)
        return closed

    def _expire(self, unit: QueueUnit, kept: KeptTicket) -> bool:
        """Ends a ticket; one that was seen, and not finished, is finished."""
        if kept.ticket.state is TicketState.SERVING:
            return not isinstance(unit.act(kept, TicketAct.FINISH, _CLOCK), Refused)
        return not isinstance(unit.act(kept, TicketAct.EXPIRE, None), Refused)
