"""Hands calls to the announcements of the zone where people wait, and tells those which waiting
zones there are. A call that cannot be announced is made all the same: boards and phones show it.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from i18n.translator import Translator
from kiosk_server.announcements.model import AnnouncementRefused, RepeatRule, SpokenPart
from kiosk_server.announcements.orders import Order
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.announcements.zones import waiting_zone
from kiosk_server.core.principals import Principal
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.model import TicketState
from kiosk_server.queueing.names import QueueNames
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct, TicketEvent
from kiosk_server.venue.service import VenueService

MESSAGE_ID = "announcement-ticket-called"
_RULE = RepeatRule(times=2, pause=timedelta(seconds=5), life=timedelta(minutes=3))
"""Said twice; what could not be said within three minutes would confuse."""
_CALLS = frozenset({TicketAct.CALL, TicketAct.RECALL})
_log = logging.getLogger(__name__)


class WaitingZonesOfLayout:
    """The waiting zones of the layout in force, for announcements."""

    def __init__(self, venue: VenueService, book: RuleBook) -> None:
        self._venue = venue
        self._book = book

    def levels(self) -> Mapping[str, str | None]:
        """The level of each zone; None: the plan in force does not have its place."""
        places = self._venue.current.plan.place_by_id
        found = {zone.id: places.get(zone.place_id or "") for zone in self._book.layout.zones}
        return {
            zone_id: None if place is None else place.level_id for zone_id, place in found.items()
        }


class CallAnnouncer:
    """Announces calls in each language of the house."""

    def __init__(
        self,
        announcements: AnnouncementService,
        venue: VenueService,
        translator: Translator,
        locales: Sequence[str],
    ) -> None:
        self._announcements = announcements
        self._venue = venue
        self._names = QueueNames(translator)
        self._locales = tuple(locales)

    def add(self, unit: QueueUnit, kept: KeptTicket, by: Principal) -> None:
        """Has a call said where its people wait, in the unit of work that makes it: neither is
        there without the other. Where nobody in the waiting zone is heard, and somebody on its
        level is, the level says it."""
        zone_id = self._announcements.zones.for_calls(unit.connection, kept.ticket.zone_id)
        order = None if zone_id is None else self._order(unit.layout, kept, zone_id)
        if order is None:
            return
        done = self._announcements.add(unit.connection, order, by=by)
        if isinstance(done, AnnouncementRefused):
            _log.warning("a call was not announced", extra={"error_code": done.code.value})

    def take_back(self, unit: QueueUnit, kept: KeptTicket, events: Iterable[TicketEvent]) -> None:
        """Has the calls among some events of a ticket said no more, in the unit of work that undoes
        or ends them."""
        for event in events:
            if event.act in _CALLS and event.at > unit.now - _RULE.life:
                key = _key(kept, event.number)
                self._announcements.take_back(unit.connection, key, self._zones(kept))

    def end_calls(self, unit: QueueUnit, before: KeptTicket, after: KeptTicket) -> None:
        """Has somebody who was called and is no more, as they came or are waited for no longer,
        called no more, in the unit of work that does it."""
        was_called = before.ticket.state is TicketState.CALLED
        if not was_called or after.ticket.state is TicketState.CALLED:
            return
        if self.may_be_called(before, unit.now):
            self.take_back(unit, before, unit.history_of(before.ticket.id))

    def may_be_called(self, kept: KeptTicket, now: datetime) -> bool:
        """Whether somebody was called so lately that it may still be said."""
        called_at = kept.ticket.called_at
        return called_at is not None and called_at > now - _RULE.life

    async def tell(self, kept: KeptTicket) -> None:
        """Hints at what was added or taken back, after the commit."""
        await self._announcements.tell(self._zones(kept))

    def _order(self, layout: QueueLayout, kept: KeptTicket, zone_id: str) -> Order | None:
        ticket, plan = kept.ticket, self._venue.current.plan
        room = layout.room_by_id.get(ticket.room_id or "")
        if room is None:
            return None
        place = plan.place_by_id.get(room.place_id or "")
        if place is not None and place.level_id == self._announcements.zones.level_of(zone_id):
            # Whoever hears it is on that level: the voice has the time for another call.
            place = None

        def part(locale: str) -> SpokenPart:
            said = self._names.call(
                ticket.number, kept.person_name, room.names, place, plan, locale
            )
            return SpokenPart(locale, said.text, said.spoken)

        return Order(
            MESSAGE_ID,
            tuple(map(part, self._locales)),
            (zone_id,),
            _RULE,
            key=_key(kept, ticket.version),
        )

    def _zones(self, kept: KeptTicket) -> list[str]:
        """Where a call of a ticket may be said: in its waiting zone, or on its level."""
        return self._announcements.zones.heard_in(waiting_zone(kept.ticket.zone_id))


def _key(kept: KeptTicket, event_number: int) -> str:
    """Stands for one call of a ticket: the event that it is."""
    return f"call/{kept.ticket.id}/{event_number}"
