"""Starts queueing: its layout and rules, what uses them, and the clock that closes half-days. Each
lasts until the given stack ends.
"""

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from i18n.translator import Translator
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.settings import RecordsSource, Settings
from kiosk_server.people.assembly import People
from kiosk_server.queueing.device_limits import DeviceLimits
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.service.announcing import CallAnnouncer, WaitingZonesOfLayout
from kiosk_server.queueing.service.clinic_sessions import ClinicSessions
from kiosk_server.queueing.service.figures_service import FiguresService
from kiosk_server.queueing.service.history_service import HistoryService
from kiosk_server.queueing.service.issue_service import IssueService
from kiosk_server.queueing.service.layout_service import LayoutService
from kiosk_server.queueing.service.pictures import QueuePictures
from kiosk_server.queueing.service.queue_clock import QueueClock
from kiosk_server.queueing.service.queue_work import QueueWork
from kiosk_server.queueing.service.results_asking import ResultsAsking
from kiosk_server.queueing.service.room_service import RoomService
from kiosk_server.queueing.service.rule_book import RuleBook
from kiosk_server.queueing.service.rules_service import RulesService
from kiosk_server.queueing.service.stores import QueueStores
from kiosk_server.queueing.service.ticket_service import TicketService
from kiosk_server.queueing.spoken_names import SpokenQueueNames
from kiosk_server.queueing.words import QueueWords
from kiosk_server.records.demo_hospital import DemoClinic, DemoHospital
from kiosk_server.records.service import HospitalRecords
from kiosk_server.speech.service import SpeechService
from kiosk_server.storage.database import Database
from kiosk_server.venue.service import VenueService


@dataclass(frozen=True, slots=True)
class QueueingParts:
    """What queueing is made of."""

    settings: Settings
    translator: Translator
    database: Database
    events: EventBus
    clock: Clock
    make_id: Callable[[], str]
    people: People


async def start_queueing(
    parts: QueueingParts,
    venue: VenueService,
    announcements: AnnouncementService,
    speech: SpeechService,
    ends: AsyncExitStack,
) -> tuple[object, ...]:
    """The services that resolvers ask the context for.

    Raises ServerError `queue-file-unfit`, `queue-file-not-found`.
    """
    settings, clock = parts.settings, parts.clock
    stores = QueueStores.of(settings.hospital_id)
    book = RuleBook(venue, parts.database, clock, stores)
    await book.take_over(settings.queues_path)
    work = QueueWork(book, parts.database, parts.events, clock, stores)
    announcements.zones.take_in(WaitingZonesOfLayout(venue, book))
    announcer = CallAnnouncer(announcements, venue, parts.translator, settings.locales)
    await announcements.tell_of_kept()
    speech.name_also(SpokenQueueNames(book))
    words = QueueWords(parts.translator)
    records = _records(settings, book, clock)
    clinic_sessions = ClinicSessions(records, clock)
    ends.push_async_callback(clinic_sessions.stop)
    secret = parts.people.keys.secret
    queue_clock = QueueClock(work)
    ends.push_async_callback(queue_clock.stop)
    queue_clock.start()
    return (
        IssueService(
            work,
            records,
            DeviceLimits(clock, secret),
            DeviceLimits(clock, secret),
            new_id=parts.make_id,
        ),
        TicketService(work, announcer, ResultsAsking(records, clock)),
        RoomService(work, announcer, new_id=parts.make_id),
        RulesService(work, parts.people.audit.record),
        LayoutService(work, parts.people.audit.record),
        HistoryService(work, words),
        FiguresService(work),
        QueuePictures(work, clinic_sessions),
        words,
    )


def _records(settings: Settings, book: RuleBook, clock: Clock) -> HospitalRecords:
    if settings.records is RecordsSource.NONE:
        return HospitalRecords(None, clock)

    def zone() -> ZoneInfo:
        return book.zone

    demo = DemoHospital(lambda: _clinics(book.layout), zone)
    return HospitalRecords(demo, clock)


def _clinics(layout: QueueLayout) -> Sequence[DemoClinic]:
    """The departments that have queues, each with its rooms; nobody books a window."""
    rooms: dict[str, list[str]] = {}
    for queue in layout.queues:
        own = [room.id for room in layout.rooms_of_queue(queue.id) if room.place_id == room.id]
        if queue.department_id is not None and own:
            rooms.setdefault(queue.department_id, []).extend(own)
    return [DemoClinic(department_id, tuple(ids)) for department_id, ids in rooms.items()]
