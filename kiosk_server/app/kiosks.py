"""Puts together the enrolment of screens: its use cases, and the address that is opened on them."""

from dataclasses import dataclass

from starlette.routing import BaseRoute

from i18n.translator import Translator
from kiosk_server.core.clock import Clock
from kiosk_server.core.settings import Settings
from kiosk_server.kiosks.enrol_address import EnrolAddresses
from kiosk_server.kiosks.service import KioskService
from kiosk_server.people.assembly import People
from kiosk_server.storage.database import Database
from kiosk_server.venue.service import VenueService
from kiosk_server.wayfinding.qr_code import qr_svg
from kiosk_server.web.enrolment import EnrolmentPages


@dataclass(frozen=True, slots=True)
class Kiosks:
    """The service that resolvers ask the context for, and its address."""

    service: KioskService
    routes: tuple[BaseRoute, ...]


def make_kiosks(
    settings: Settings,
    translator: Translator,
    people: People,
    venue: VenueService,
    database: Database,
    clock: Clock,
) -> Kiosks:
    """The screens of a hospital."""
    service = KioskService(
        *(people.tokens, venue, database, clock, translator),
        EnrolAddresses(settings.public_url, qr_svg),
        hospital_id=settings.hospital_id,
    )
    pages = EnrolmentPages(service, people.settings, translator, settings.locales)
    return Kiosks(service, tuple(pages.routes()))
