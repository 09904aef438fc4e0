"""The use cases of tickets that there are: what their holders and staff do to them."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from kiosk_server.core.plain_text import is_plain
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.queueing.model import (
    AT_COUNTER,
    QueueingRefusal,
    Refused,
    ResultsState,
    Ticket,
    TicketState,
)
from kiosk_server.queueing.results_news import ResultsNews
from kiosk_server.queueing.service.act_wishes import ActWish, details_of
from kiosk_server.queueing.service.announcing import CallAnnouncer
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.queue_work import Asker, QueueWork
from kiosk_server.queueing.service.results_asking import ResultsAsking
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_acts import is_booked_for_room, may_do
from kiosk_server.queueing.ticket_history import (
    ActDetails,
    TicketAct,
    events_to_take_back,
    ticket_before,
)

MOST_REASON_CHARACTERS = 200
_AT_ROOM = frozenset(
    {
        TicketAct.RECALL,
        TicketAct.MARK_NO_SHOW,
        TicketAct.START,
        TicketAct.FINISH,
        TicketAct.SEND_FOR_RESULTS,
    }
)
"""For who works in the ticket's room, and nurses."""
_SAID = frozenset({TicketAct.RECALL, TicketAct.UNDO})
"""What changes what is announced, whenever the call was."""
_COMES_BACK = frozenset(
    {TicketAct.RETURN, TicketAct.RETURN_WITH_RESULTS, TicketAct.RESUME, TicketAct.UNDO}
)
_WITH_RESULTS = frozenset({TicketState.AWAY_FOR_RESULTS, TicketState.FINISHED})
_HOLDERS = frozenset({PrincipalKind.VISITOR, PrincipalKind.KIOSK, PrincipalKind.TICKET_HOLDER})
_TRIAGE = frozenset({Role.NURSE, Role.MANAGER, Role.ADMIN})


class TicketService:
    """One hospital's tickets. Which fields somebody may ask for is decided before."""

    def __init__(self, work: QueueWork, announcer: CallAnnouncer, results: ResultsAsking) -> None:
        self._work = work
        self._results = results
        self._announcer = announcer

    async def find(self, ticket_id: str) -> KeptTicket | None:
        """A ticket, for whoever knows its id."""
        return await self._work.find(ticket_id)

    async def act(self, wish: ActWish, *, asker: Asker, request_id: str) -> KeptTicket | Refused:
        """Does something to a ticket. The same request again does nothing more."""
        if len(wish.reason) > MOST_REASON_CHARACTERS or not is_plain(wish.reason):
            return Refused(
                QueueingRefusal.TICKET_REASON_UNFIT, {"most": str(MOST_REASON_CHARACTERS)}
            )
        if len(wish.person_name or "") > 100 or not is_plain(wish.person_name or ""):
            return Refused(QueueingRefusal.PERSON_NAME_UNFIT, {"most": "100"})

        news = await self._results_news(wish)

        def work(unit: QueueUnit) -> str | Refused:
            zones = []
            if wish.act is TicketAct.TRANSFER:
                queue = unit.layout.queue_by_id.get(wish.queue_id or "")
                if queue is None:
                    return Refused(QueueingRefusal.QUEUE_UNKNOWN)
                zones = [queue.zone_id]
            ids = [wish.ticket_id, *([wish.into_ticket_id] if wish.into_ticket_id else [])]
            held = unit.find_locked(*ids, zones=zones, undoes=wish.act is TicketAct.UNDO)
            if isinstance(held, Refused):
                return held
            return self._act(unit, wish, asker, held, news)

        done = await self._work.once(asker, request_id, wish.values(), work)
        if isinstance(done, Refused):
            return done
        ticket_id, changes = done
        kept = changes.tickets.get(ticket_id)
        if kept is not None and (
            wish.act in _SAID or self._announcer.may_be_called(kept, self._work.clock.now())
        ):
            await self._announcer.tell(kept)
        if kept is None:
            kept = await self._work.find(ticket_id)
        return kept or Refused(QueueingRefusal.TICKET_UNKNOWN)

    def _act(
        self,
        unit: QueueUnit,
        wish: ActWish,
        asker: Asker,
        held: list[KeptTicket],
        news: ResultsNews | None,
    ) -> str | Refused:
        kept = held[0]
        act = _settled_act(wish.act, kept)
        actor = _actor(asker.principal)
        fault = _find_actor_fault(unit, act, kept, actor)
        if fault is not None:
            return Refused(fault)
        details = details_of(act, unit, wish, held)
        if isinstance(details, Refused):
            return details
        details = replace(details, reason=wish.reason)
        if act is TicketAct.RETURN_WITH_RESULTS and news is not None:
            if news.state is ResultsState.WAITING and not asker.is_staff:
                return Refused(QueueingRefusal.RESULTS_NOT_READY, _expected(news, unit.zone))
            details = replace(details, results=news.state)
        if act is TicketAct.UNDO:
            undone = events_to_take_back(unit.history_of(kept.ticket.id))
            self._announcer.take_back(unit, kept, undone)
        done = unit.act(kept, act, actor, details, wish.version)
        if isinstance(done, Refused):
            return done
        self._announcer.end_calls(unit, kept, done)
        name = wish.person_name
        if act is TicketAct.CORRECT and name is not None:
            unit.stores.tickets.set_person(unit.connection, done.ticket.id, name)
            unit.changed[done.ticket.id] = replace(done, person_name=name)
        if act is TicketAct.RECALL:
            self._announcer.add(unit, done, asker.principal)
        if act in _COMES_BACK:
            self._release_if_left(unit, done)
        for zone_id in unit.zone_ids:
            unit.fill(zone_id)
        return kept.ticket.id

    async def _results_news(self, wish: ActWish) -> ResultsNews | None:
        """What the records say of results with which somebody may want to come back; asked before
        the unit of work, which waits for nobody."""
        if wish.act is not TicketAct.RETURN:
            return None
        kept = await self._work.find(wish.ticket_id)
        if kept is None or kept.ticket.state not in _WITH_RESULTS:
            return None
        return await self._results.news(kept)

    def _release_if_left(self, unit: QueueUnit, kept: KeptTicket) -> None:
        """Who comes back to a room that nobody works in any more may go to any, unless they have
        booked it."""
        ticket = kept.ticket
        if ticket.state is TicketState.AT_ROOM and not unit.is_open(ticket.room_id or ""):
            waiting = unit.count_waiting(f"queue:{ticket.queue_id}")
            details = ActDetails(waiting_on_entry=waiting)
            moved = unit.act(kept, TicketAct.MOVE_TO_ZONE, None, details)
            kept = kept if isinstance(moved, Refused) else moved
        wanted = kept.ticket.wanted_room_id
        if kept.ticket.state is not TicketState.IN_ZONE or wanted is None:
            return
        if not is_booked_for_room(kept.ticket) and not unit.is_open(wanted):
            unit.act(kept, TicketAct.CORRECT, None, ActDetails(releases_room=True))


def _settled_act(act: TicketAct, kept: KeptTicket) -> TicketAct:
    if act is TicketAct.RETURN and kept.ticket.state in _WITH_RESULTS:
        return TicketAct.RETURN_WITH_RESULTS
    return act


def _actor(principal: Principal) -> Principal:
    """Who has a ticket's id is its holder, at a kiosk too."""
    if principal.kind in _HOLDERS:
        kind = PrincipalKind.TICKET_HOLDER
        return replace(principal, kind=kind, id=principal.id or kind.value)
    return principal


def _expected(news: ResultsNews, zone: ZoneInfo) -> dict[str, str]:
    """When results are to come, on the wall's clock, as a refusal tells it."""
    at = news.expected_at
    return {"time": "none" if at is None else f"{at.astimezone(zone):%H:%M}"}


def _find_actor_fault(
    unit: QueueUnit, act: TicketAct, kept: KeptTicket, actor: Principal
) -> QueueingRefusal | None:
    """Why a ticket is not somebody's to act on: staff of its room, nurses and its holder may."""
    not_yours = QueueingRefusal.TICKET_ACT_NOT_YOURS
    if not may_do(act, actor):
        return not_yours
    if actor.kind is PrincipalKind.TICKET_HOLDER:
        # Who was finished comes back with results only if staff know of any.
        is_over = kept.ticket.state is TicketState.FINISHED
        return not_yours if act is TicketAct.RETURN_WITH_RESULTS and is_over else None
    was = ticket_before(unit.history_of(kept.ticket.id)) if act is TicketAct.UNDO else kept.ticket
    if act is TicketAct.UNDO and was.state in AT_COUNTER and not unit.is_open(was.room_id or ""):
        return QueueingRefusal.ROOM_CLOSED
    at_counter = [each for each in (kept.ticket, was) if each.state in AT_COUNTER]
    is_nurse = not actor.roles.isdisjoint(_TRIAGE)
    if is_nurse or all(_works_there(unit, each, actor) for each in at_counter):
        is_theirs = is_nurse or act not in _AT_ROOM or _works_there(unit, kept.ticket, actor)
        return None if is_theirs else not_yours
    return QueueingRefusal.ROOM_NOT_YOURS


def _works_there(unit: QueueUnit, ticket: Ticket, actor: Principal) -> bool:
    session = unit.stores.rooms.find_open(unit.connection, ticket.room_id or "")
    return session is not None and session.clinician_id == actor.id
