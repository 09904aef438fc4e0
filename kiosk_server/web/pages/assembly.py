"""Puts the pages together from what the server has."""

from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.settings import Settings
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.signs.service import SignService
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.directory_page import DirectoryPage
from kiosk_server.web.pages.facilities_page import Authenticate, FacilitiesPage
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_routes import Pages, PageSources
from kiosk_server.web.pages.page_texts import all_page_texts
from kiosk_server.web.pages.signs_page import SignsPage
from kiosk_server.web.pages.static_tree import load_static_tree
from kiosk_server.web.signs import SignFiles


def page_routes(
    settings: Settings,
    translator: Translator,
    manifests: Manifests,
    sources: PageSources,
    signs: SignService,
    authenticate: Authenticate,
) -> list[Route]:
    """The routes of all pages. Raises NpmAssetsError where the fetched assets are not complete."""
    tree = load_static_tree(all_page_texts(settings.locales))
    parts = PageParts(settings, translator, manifests, tree)
    return [
        *Pages(parts, sources).routes(),
        *FacilitiesPage(parts, sources.venue, sources.views, authenticate).routes(),
        *DirectoryPage(parts, sources.venue, PageAlarms(sources.alarms, translator)).routes(),
        *SignsPage(parts, sources.venue, signs, authenticate).routes(),
        *SignFiles(signs, authenticate, translator, settings.locales).routes(),
    ]
