"""Starts what those who run the building use, and what tells them. Each lasts until the given stack
ends.
"""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from starlette.routing import BaseRoute

from i18n.translator import Translator
from kiosk_server.core.clock import Clock
from kiosk_server.core.event_bus import EventBus
from kiosk_server.core.settings import Settings
from kiosk_server.facilities.closing_service import ClosingService
from kiosk_server.facilities.fault_limits import PeerLimits
from kiosk_server.facilities.fault_service import FaultService
from kiosk_server.facilities.fault_views import FaultViews
from kiosk_server.facilities.service import FacilitiesService
from kiosk_server.people.assembly import People
from kiosk_server.storage.database import Database
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.fault_reports import FaultPages


@dataclass(frozen=True, slots=True)
class FacilitiesParts:
    """What facilities are made of."""

    settings: Settings
    translator: Translator
    database: Database
    events: EventBus
    clock: Clock
    make_id: Callable[[], str]
    people: People


@dataclass(frozen=True, slots=True)
class Facilities:
    """`services` are what resolvers ask the context for."""

    services: tuple[object, ...]
    routes: tuple[BaseRoute, ...]


def start_facilities(
    parts: FacilitiesParts, venue: VenueService, views: VenueViews, ends: AsyncExitStack
) -> Facilities:
    """The services over a started venue."""
    settings, translator, people = parts.settings, parts.translator, parts.people
    report = FacilitiesService(venue, views, translator)
    ends.push_async_callback(report.stop)
    closing = ClosingService(venue, views, translator, parts.clock)
    ends.push_async_callback(closing.stop)
    faults = FaultService(
        *(venue, parts.database, parts.events, parts.clock),
        PeerLimits(parts.clock, secret=people.keys.secret),
        new_id=parts.make_id,
        hospital_id=settings.hospital_id,
        record=people.audit.record,
    )
    ends.push_async_callback(faults.stop)
    pages = FaultPages(faults, people.authentication, translator, settings.locales)
    return Facilities((report, closing, faults, FaultViews(translator)), tuple(pages.routes()))
