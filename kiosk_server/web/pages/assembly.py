"""Puts the pages together from what the server has."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.request_context import Services
from kiosk_server.core.settings import Settings
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.queueing.schema_part import STAFF as WORKS_AT_COUNTERS
from kiosk_server.queueing.service.figures_service import FiguresService
from kiosk_server.queueing.words import QueueWords
from kiosk_server.signs.service import SignService
from kiosk_server.venue.schema_part import MAY_CLOSE, RUNS_BUILDING
from kiosk_server.web.figures_file import FiguresFile
from kiosk_server.web.pages.board_page import BoardPage
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.directory_page import DirectoryPage
from kiosk_server.web.pages.figures_page import FiguresPage
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_routes import Pages, PageSources
from kiosk_server.web.pages.page_texts import all_page_texts
from kiosk_server.web.pages.signs_page import SignsPage
from kiosk_server.web.pages.staff_page import (
    COUNTER_PATHS,
    FACILITIES_PATH,
    SCREENS_PATH,
    StaffPage,
)
from kiosk_server.web.pages.staff_phone_page import StaffPhonePage
from kiosk_server.web.pages.static_tree import load_static_tree
from kiosk_server.web.pages.ticket_page import TicketPage
from kiosk_server.web.pages.unknown_page import UnknownPage
from kiosk_server.web.signs import SignFiles
from kiosk_server.web.staff_entry import Authenticate
from kiosk_server.web.ticket_codes import TicketCodes


@dataclass(frozen=True, slots=True)
class AllPages:
    """The routes of all pages, and what answers where there is none."""

    routes: Sequence[Route]
    unknown: UnknownPage


def all_pages(
    settings: Settings,
    translator: Translator,
    manifests: Manifests,
    sources: PageSources,
    signs: SignService,
    authenticate: Authenticate,
    services: Services,
) -> AllPages:
    """All pages. Raises NpmAssetsError where the fetched assets are not complete."""
    tree = load_static_tree(all_page_texts(settings.locales))
    parts = PageParts(settings, translator, manifests, tree)
    alarms = PageAlarms(sources.alarms, translator)
    figures, words = services.get(FiguresService), services.get(QueueWords)
    given = (parts, sources.venue, sources.views, authenticate)
    routes = [
        *Pages(parts, sources).routes(),
        *StaffPage("facilities", (FACILITIES_PATH,), RUNS_BUILDING, *given).routes(),
        *StaffPage("counter", COUNTER_PATHS, WORKS_AT_COUNTERS, *given).routes(),
        *StaffPage("screens", (SCREENS_PATH,), MAY_CLOSE, *given).routes(),
        *StaffPhonePage(parts, sources, authenticate).routes(),
        *DirectoryPage(parts, sources.venue, sources.views, alarms).routes(),
        *SignsPage(parts, sources.venue, signs, alarms, authenticate).routes(),
        *TicketPage(parts, sources.venue, sources.views, alarms).routes(),
        *TicketCodes(settings.public_url, translator, settings.locales).routes(),
        *BoardPage(parts, sources.venue, sources.views, alarms).routes(),
        *FiguresPage(
            parts, sources.venue, sources.views, figures, words, alarms, authenticate
        ).routes(),
        *FiguresFile(figures, words, authenticate, translator, settings.locales).routes(),
        *SignFiles(signs, authenticate, translator, settings.locales).routes(),
    ]
    return AllPages(routes, UnknownPage(parts, sources.venue))
