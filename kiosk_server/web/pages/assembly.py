"""Puts the pages together from what the server has."""

from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.settings import Settings
from kiosk_server.graphql_api.manifests import Manifests
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.pictures import WayPictures
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.page_routes import Pages
from kiosk_server.web.pages.page_texts import all_page_texts
from kiosk_server.web.pages.static_tree import load_static_tree


def page_routes(
    settings: Settings,
    translator: Translator,
    manifests: Manifests,
    venue: VenueService,
    views: VenueViews,
    pictures: WayPictures,
) -> list[Route]:
    """The routes of all pages. Raises NpmAssetsError where the fetched assets are not complete."""
    tree = load_static_tree(all_page_texts(settings.locales))
    return Pages(PageParts(settings, translator, manifests, tree), venue, views, pictures).routes()
