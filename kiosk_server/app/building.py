"""Makes the server as one ASGI app: everything in order as its lifespan begins, and down again."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from floorplans.errors import FloorplanError
from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from floorplans.plan_version import plan_version
from i18n.translator import Translator
from kiosk_server.announcements.service import AnnouncementService
from kiosk_server.app.alarm_contact import follow_contact
from kiosk_server.app.effects import Effects, make_webhooks
from kiosk_server.app.facilities import FacilitiesParts, start_facilities
from kiosk_server.app.graphql import (
    GRAPHQL_PATH,
    GraphQLParts,
    examples_of,
    graphql_routes,
    listed_operations,
)
from kiosk_server.app.health_checks import health_checks
from kiosk_server.app.housekeeping import Housekeeping
from kiosk_server.app.kiosks import make_kiosks
from kiosk_server.app.listening import listening_routes
from kiosk_server.app.queueing import QueueingParts, start_queueing
from kiosk_server.app.speech import start_speech
from kiosk_server.app.state import open_state, start_people, start_venue
from kiosk_server.core.clock import Clock, SystemClock
from kiosk_server.core.drain import Drain
from kiosk_server.core.errors import ServerError
from kiosk_server.core.event_buses import open_event_bus
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.request_context import Services
from kiosk_server.core.settings import Settings
from kiosk_server.people.assembly import People
from kiosk_server.signs.service import SignService
from kiosk_server.storage.measured_database import MeasuredDatabase
from kiosk_server.storage.watched_database import WatchedDatabase
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.alarm_views import AlarmViews
from kiosk_server.venue.closure_clock import ClosureClock
from kiosk_server.venue.closure_service import ClosureService
from kiosk_server.venue.closure_views import ClosureViews
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.evacuation import EvacuationService
from kiosk_server.wayfinding.finder import PlaceFinder
from kiosk_server.wayfinding.hand_offs import HandOffs
from kiosk_server.wayfinding.needs_input import ProfileAccess
from kiosk_server.wayfinding.pictures import WayPictures
from kiosk_server.wayfinding.service import WayfindingService
from kiosk_server.web.alarm_signal import alarm_routes
from kiosk_server.web.health import health_routes
from kiosk_server.web.pages.assembly import all_pages
from kiosk_server.web.pages.page_routes import PageSources
from kiosk_server.web.plans import PlanPictures
from kiosk_server.web.request_layers import request_layers
from kiosk_server.web.sign_in_routes import sign_in_routes

Fill = Callable[[VenueService, People], Awaitable[None]]
"""Adds what is missing to the data, once, before anything is served."""
Tell = Callable[[Services], Awaitable[None]]
"""Told once when all is there, just before it is served."""

_BY_SETTINGS = "settings"
_log = logging.getLogger(__name__)


def new_id() -> str:
    """32 hexadecimal digits that nobody has had before."""
    return token_hex(16)


def build_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    make_id: Callable[[], str] = new_id,
    translator: Translator | None = None,
    fill: Fill | None = None,
    tell: Tell | None = None,
) -> Starlette:
    """The server as an ASGI app; its lifespan must run. Its Drain is `app.state.drain`.

    Raises ServerError `locale-not-offered` for a locale without a catalog; starting raises what
    the database, the event bus, the published plan and the sign-in provider's settings raise.
    """
    translator = translator or Translator.load()
    for locale in settings.locales:
        if locale not in translator.locales:
            raise ServerError("locale-not-offered", locale=locale)
    assembly = _Assembly(
        settings, clock or SystemClock(), make_id, translator, Metrics.create(), Drain(), fill, tell
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as ends:
            app.router.routes[:], app.router.default = await assembly.routes(ends)
            yield

    layers = request_layers(
        assembly.metrics,
        make_id,
        keep_ids=bool(settings.trusted_proxies),
        short_ways=[GRAPHQL_PATH],
    )
    app = Starlette(lifespan=lifespan, middleware=layers)
    app.state.drain = assembly.drain
    return app


@dataclass(frozen=True, slots=True)
class _Assembly:
    """Makes the parts of one app."""

    settings: Settings
    clock: Clock
    make_id: Callable[[], str]
    translator: Translator
    metrics: Metrics
    drain: Drain
    fill: Fill | None
    tell: Tell | None

    async def routes(self, ends: AsyncExitStack) -> tuple[list[BaseRoute], ASGIApp]:
        """Starts everything; the stack ends it, the last started first. The app is for all else."""
        settings = self.settings
        watched = WatchedDatabase(await open_state(settings, ends))
        ends.push_async_callback(watched.close)
        database = MeasuredDatabase(watched, self.metrics)
        events = await open_event_bus(settings, self.metrics)
        ends.push_async_callback(events.close)
        webhooks = make_webhooks(settings, self.clock, self.make_id)
        finder = PlaceFinder(self.translator)
        venue = await start_venue(settings, database, events, self.clock, ends, tell=webhooks.keep)
        if settings.plan_path is not None:
            await publish_if_new(venue, settings.plan_path)
        effects = Effects(settings, database, self.clock, self.metrics, webhooks)
        await effects.start(events, ends)
        people = start_people(settings, database, self.clock, ends)
        if self.fill is not None:
            await self.fill(venue, people)
        ends.callback(asyncio.create_task(self._housekeeping(database, people).run()).cancel)
        views = VenueViews(self.translator)
        speech = start_speech(settings, self.translator, self.clock, people, venue, views, ends)
        speech.measure(self.metrics)
        wayfinding = WayfindingService(venue, views, self.translator, finder)
        ends.push_async_callback(wayfinding.stop)
        evacuation = EvacuationService(venue, views, self.translator)
        ends.push_async_callback(evacuation.stop)
        facilities = start_facilities(
            FacilitiesParts(
                *(settings, self.translator, database, events, self.clock, self.make_id, people)
            ),
            *(venue, views, ends),
        )
        way_pictures = WayPictures(venue, views, self.translator)
        ends.push_async_callback(way_pictures.stop)
        hand_offs = HandOffs(settings.public_url, self.translator)
        closures = ClosureService(
            venue,
            database,
            events,
            self.clock,
            new_id=self.make_id,
            hospital_id=settings.hospital_id,
            tell=webhooks.keep,
            record=people.audit.record,
        )
        alarms = AlarmService(
            *(venue, database, events, self.clock),
            new_id=self.make_id,
            hospital_id=settings.hospital_id,
            tell=webhooks.keep,
            record=people.audit.record,
        )
        ends.push_async_callback(alarms.stop)
        await alarms.start()
        contact = follow_contact(settings, alarms, self.clock, self.metrics, ends)
        closure_clock = ClosureClock(
            venue, database, events, self.clock, hospital_id=settings.hospital_id
        )
        ends.push_async_callback(closure_clock.stop)
        await closure_clock.start()
        pictures = PlanPictures(
            venue, self.translator, settings.locales, cache_bytes=settings.picture_cache_bytes
        )
        ends.push_async_callback(pictures.stop)
        signs = SignService(venue, self.translator, settings.locales, settings.public_url)
        ends.push_async_callback(signs.stop)
        kiosks = make_kiosks(settings, self.translator, people, venue, database, self.clock)
        announcements = AnnouncementService(
            *(venue, database, events, self.clock, self.translator, settings.locales),
            new_id=self.make_id,
            hospital_id=settings.hospital_id,
            record=people.audit.record,
            loudspeakers=kiosks.service,
        )
        queueing = await start_queueing(
            QueueingParts(
                *(settings, self.translator, database, events, self.clock, self.make_id, people)
            ),
            *(venue, announcements, speech.service, ends),
        )
        parts = GraphQLParts(
            settings,
            self.translator,
            Services(
                *(
                    venue,
                    views,
                    wayfinding,
                    evacuation,
                    *facilities.services,
                    way_pictures,
                    hand_offs,
                    closures,
                    alarms,
                ),
                *(ClosureViews(self.translator), AlarmViews(self.translator), contact),
                *(ProfileAccess(is_open=settings.graphql_open), speech.service, announcements),
                kiosks.service,
                *queueing,
                *people.services,
            ),
            people.authentication,
            events,
            self.clock,
            self.make_id,
            self.metrics,
            self.drain,
        )
        pages = all_pages(
            *(settings, self.translator, listed_operations()),
            PageSources(venue, views, way_pictures, wayfinding, alarms),
            *(signs, people.authentication, parts.services),
        )
        routes = [
            *graphql_routes(parts, examples_of(venue), ends),
            *pictures.routes(),
            *pages.routes,
            *facilities.routes,
            *speech.routes,
            *alarm_routes(settings, alarms, self.clock),
            *await listening_routes(settings, self.translator, self.clock, people, ends),
            *sign_in_routes(people, self.translator, settings, self.clock),
            *kiosks.routes,
            *health_routes(
                health_checks(watched, venue, events, contact, speech),
                self.metrics if settings.metrics_enabled else None,
                self.drain,
                settings.metrics_addresses,
            ),
        ]
        if self.tell is not None:
            await self.tell(parts.services)
        venue.keep_ready([finder.reader_of, lambda snapshot: snapshot.prover])
        return routes, pages.unknown

    def _housekeeping(self, database: MeasuredDatabase, people: People) -> Housekeeping:
        kept = timedelta(days=self.settings.audit_days)
        hospital_id = self.settings.hospital_id
        return Housekeeping(
            *(database, people.audit, self.clock), hospital_id=hospital_id, audit_kept=kept
        )


async def publish_if_new(venue: VenueService, path: Path) -> None:
    """Publishes the plan of a file or folder unless it is, or ever was, in force.

    Raises FloorplanError for one that cannot be read, unless another plan is in force: that one
    stays, and the fault is logged.
    """
    try:
        plan = await asyncio.to_thread(_plan_in, path)
        if not await venue.was_published(plan_version(plan)):
            await venue.publish(plan, by=_BY_SETTINGS)
    except FloorplanError as error:
        if not venue.is_published:
            raise
        _log.error("the plan of the settings was not published", extra={"error_code": error.code})


def _plan_in(path: Path) -> Plan:
    return open_plan(path).plan
