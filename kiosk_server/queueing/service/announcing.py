"""Hands calls to the announcements of the zone where people wait. A call that cannot be announced
is made all the same: boards and phones show it.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta

from floorplans.model import Place
from i18n.translator import Translator
from kiosk_server.announcements.model import AnnouncementRefused, RepeatRule, SpokenPart
from kiosk_server.announcements.orders import Order
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.core.principals import Principal
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.names import QueueNames
from kiosk_server.queueing.service.queue_unit import QueueUnit
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.venue.service import VenueService

MESSAGE_ID = "announcement-ticket-called"
_RULE = RepeatRule(times=2, pause=timedelta(seconds=5), life=timedelta(minutes=3))
"""Said twice; what could not be said within three minutes would confuse."""
_log = logging.getLogger(__name__)


class CallAnnouncer:
    """Announces calls in each language of the house."""

    def __init__(
        self,
        announcements: AnnouncementService,
        venue: VenueService,
        book: RuleBook,
        translator: Translator,
        locales: Sequence[str],
    ) -> None:
        self._announcements = announcements
        self._venue = venue
        self._book = book
        self._names = QueueNames(translator)
        self._locales = tuple(locales)

    def add(self, unit: QueueUnit, kept: KeptTicket, by: Principal) -> None:
        """Has a call said on the level where its people wait, in the unit of work that makes it:
        neither is there without the other."""
        order = self._order(unit.layout, kept)
        if order is None:
            return
        done = self._announcements.add(unit.connection, order, by=by)
        if isinstance(done, AnnouncementRefused):
            _log.warning("a call was not announced", extra={"error_code": done.code.value})

    def take_back(self, unit: QueueUnit, kept: KeptTicket, event_number: int) -> None:
        """Has a call that is undone said no more, in the unit of work that undoes it."""
        waiting_at = self._waiting_at(unit.layout, kept)
        if waiting_at is not None:
            key = _key(kept, event_number)
            self._announcements.take_back(unit.connection, key, [waiting_at.level_id])

    async def tell(self, kept: KeptTicket) -> None:
        """Hints at what was added or taken back, after the commit."""
        waiting_at = self._waiting_at(self._book.layout, kept)
        if waiting_at is not None:
            await self._announcements.tell([waiting_at.level_id])

    def _order(self, layout: QueueLayout, kept: KeptTicket) -> Order | None:
        ticket, plan = kept.ticket, self._venue.current.plan
        room = layout.room_by_id.get(ticket.room_id or "")
        waiting_at = self._waiting_at(layout, kept)
        if room is None or waiting_at is None:
            return None
        place = plan.place_by_id.get(room.place_id or "")

        def part(locale: str) -> SpokenPart:
            said = self._names.call(
                ticket.number, kept.person_name, room.names, place, plan, locale
            )
            return SpokenPart(locale, said.text, said.spoken)

        return Order(
            MESSAGE_ID,
            tuple(map(part, self._locales)),
            (waiting_at.level_id,),
            _RULE,
            key=_key(kept, ticket.version),
        )

    def _waiting_at(self, layout: QueueLayout, kept: KeptTicket) -> Place | None:
        """Where the people of a ticket's zone wait; None: nowhere on the plan."""
        zone = layout.zone_by_id.get(kept.ticket.zone_id)
        place_id = None if zone is None else zone.place_id
        return self._venue.current.plan.place_by_id.get(place_id or "")


def _key(kept: KeptTicket, event_number: int) -> str:
    """Stands for one call of a ticket: the event that it is."""
    return f"call/{kept.ticket.id}/{event_number}"
