"""Puts together the enrolment of screens: its use cases, and the address that is opened on them."""

from dataclasses import dataclass

from starlette.routing import BaseRoute

from i18n.translator import Translator
from kiosk_server.core.settings import Settings
from kiosk_server.kiosks.service import KioskService
from kiosk_server.people.assembly import People
from kiosk_server.venue.service import VenueService
from kiosk_server.web.enrolment import EnrolmentPages


@dataclass(frozen=True, slots=True)
class Kiosks:
    """The service that resolvers ask the context for, and its address."""

    service: KioskService
    routes: tuple[BaseRoute, ...]


def make_kiosks(
    settings: Settings, translator: Translator, people: People, venue: VenueService
) -> Kiosks:
    """The screens of a hospital."""
    service = KioskService(people.tokens, venue, settings.public_url)
    pages = EnrolmentPages(service, people.settings, translator, settings.locales)
    return Kiosks(service, tuple(pages.routes()))
