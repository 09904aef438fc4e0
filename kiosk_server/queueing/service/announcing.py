"""Hands calls to the announcements of the zone where people wait. A call that cannot be announced
is made all the same: boards and phones show it.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta

from i18n.translator import Translator
from kiosk_server.announcements.model import AnnouncementRefused, RepeatRule, SpokenPart
from kiosk_server.announcements.service import AnnouncementService, Order
from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Principal
from kiosk_server.queueing.names import QueueNames
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.topics import ticket_topic
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

    async def announce(self, kept: KeptTicket, by: Principal) -> None:
        """Says that a ticket is called, on the level where its people wait."""
        ticket, layout, plan = kept.ticket, self._book.layout, self._venue.current.plan
        room = layout.room_by_id.get(ticket.room_id or "")
        zone = layout.zone_by_id.get(ticket.zone_id)
        waiting_at = None if zone is None else plan.place_by_id.get(zone.place_id or "")
        if room is None or waiting_at is None:
            return
        place = plan.place_by_id.get(room.place_id or "")

        def part(locale: str) -> SpokenPart:
            said = self._names.call(
                ticket.number, kept.person_name, room.names, place, plan, locale
            )
            return SpokenPart(locale, said.text, said.spoken)

        order = Order(MESSAGE_ID, tuple(map(part, self._locales)), (waiting_at.level_id,), _RULE)
        request_id = f"{ticket_topic(ticket.id)}/{ticket.version}"
        try:
            done = await self._announcements.announce(order, principal=by, request_id=request_id)
        except ServerError as error:
            _log.warning("a call was not announced", extra={"error_code": error.code})
            return
        if isinstance(done, AnnouncementRefused):
            _log.warning("a call was not announced", extra={"error_code": done.code.value})
