"""What was done to a ticket, in words, for staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.service.queue_work import QueueWork
from kiosk_server.queueing.store.tickets import KeptTicket
from kiosk_server.queueing.ticket_history import TicketAct, TicketEvent, effective_events
from kiosk_server.queueing.words import QueueWords

FOUND_SINCE = timedelta(days=3)
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class HistoryEntryView:
    """One thing that was done, as staff read it."""

    number: int
    act: TicketAct
    text: str
    at: datetime
    by: str
    is_undone: bool


class HistoryService:
    """Histories of one hospital's tickets."""

    def __init__(self, work: QueueWork, words: QueueWords) -> None:
        self._work = work
        self._words = words

    async def entries(
        self, ticket_id: str, layout: QueueLayout, locale: str
    ) -> Sequence[HistoryEntryView]:
        """Everything that was done to a ticket, the oldest first."""
        kept = await self._work.database.read(
            lambda connection: self._work.stores.histories.list_of(connection, ticket_id)
        )
        effective = {each.number for each in effective_events([each.event for each in kept])}
        return [
            HistoryEntryView(
                each.event.number,
                each.event.act,
                self._words.act(each.event.act, self._detail(each.event, layout, locale), locale),
                each.event.at,
                self._words.actor(each.actor_name, locale),
                each.event.number not in effective and each.event.act is not TicketAct.UNDO,
            )
            for each in kept
        ]

    async def find(self, number: str, zone_id: str | None) -> Sequence[KeptTicket]:
        """Tickets of the last days by their number, the newest first."""
        since = self._work.clock.now() - FOUND_SINCE
        wanted = number.strip().upper()[:32]
        return await self._work.database.read(
            lambda connection: self._work.stores.tickets.list_by_number(
                connection, wanted, zone_id, since, MOST_FOUND
            )
        )

    def _detail(self, event: TicketEvent, layout: QueueLayout, locale: str) -> str:
        """Where to, which class, and why."""
        details, parts = event.details, []
        names = self._words.names
        queue = layout.queue_by_id.get(details.queue_id or "")
        room = layout.room_by_id.get(details.room_id or details.wanted_room_id or "")
        if event.issued is not None:
            queue = layout.queue_by_id.get(event.issued.queue_id)
            parts.append(self._words.priority_class(event.issued.class_id, locale))
        if queue is not None:
            parts.append(names.title(queue.names, locale).text)
        if room is not None:
            parts.append(names.title(room.names, locale).text)
        if details.class_id is not None:
            parts.append(self._words.priority_class(details.class_id, locale))
        if details.number is not None:
            parts.append(details.number)
        if details.results is not None:
            parts.append(self._words.results(details.results, locale))
        if details.reason:
            parts.append(details.reason)
        return self._words.list_of(parts, locale)
