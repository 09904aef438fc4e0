"""The routes of the pages: `/`, `/kiosk`, `/go/<spot>`, their files, and what installs them.

A page is finished once for each plan, language and look, and kept; whoever has it is told so.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from floorplans.drawing.theme import Theme
from floorplans.drawing.view import PictureSize
from floorplans.model import Plan
from kiosk_server.core.errors import ServerError
from kiosk_server.venue.alarm import Alarm
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import Spot, find_spot, lobby_of, spot_name
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.model import AskedAnchor, AskedPlace
from kiosk_server.wayfinding.picture_views import PictureWish
from kiosk_server.wayfinding.pictures import WayPictures
from kiosk_server.wayfinding.service import WayfindingService
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.boot_record import FirstView, PageParts, boot_record, listening_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.html_document import Look
from kiosk_server.web.pages.kept_pages import KeptPages
from kiosk_server.web.pages.kiosk_first_view import Choice
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.notices import HTML, Notices
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.page_shell import FirstPaint, PageShell
from kiosk_server.web.pages.page_texts import Page
from kiosk_server.web.pages.service_worker import service_worker, web_manifest
from kiosk_server.web.pages.static_tree import STATIC_PATH

_log = logging.getLogger(__name__)

KIOSK_PATH = "/kiosk"
PHONE_PATH = "/go"
_FOR_EVER = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HOME_SIZE = PictureSize(1080, 528, 1.6)
"""In CSS pixels of a kiosk's screen: its whole width, and the part that is only looked at."""
_PAGES_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Wish:
    """A page as somebody asked for it."""

    page: Page
    look: Look
    spot: Spot | None
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSources:
    """Who knows what stands on the pages."""

    venue: VenueService
    views: VenueViews
    pictures: WayPictures
    wayfinding: WayfindingService
    alarms: AlarmService


class Pages:
    """Serves the pages of one server."""

    def __init__(self, parts: PageParts, sources: PageSources) -> None:
        self._parts = parts
        self._venue = sources.venue
        self._views = sources.views
        self._pictures = sources.pictures
        self._wayfinding = sources.wayfinding
        self._alarms = PageAlarms(sources.alarms, parts.translator)
        self._shell = PageShell(parts.tree, parts.translator)
        self._headers = {
            **page_headers(
                parts.settings.public_url,
                listens=listening_record(parts.settings) is not None,
            ),
            "Cache-Control": "no-cache",
            "Vary": "Accept-Language",
        }
        self._notices = Notices(parts, self._headers)
        self._worker = KeptAnswer.of(
            service_worker(parts.tree).encode(), "text/javascript; charset=utf-8"
        )
        self._kept = KeptPages(_PAGES_BYTES)

    def routes(self) -> list[Route]:
        """All routes of the pages."""
        return [
            Route("/", self._start, methods=["GET"]),
            Route(KIOSK_PATH, self._kiosk, methods=["GET"]),
            Route(f"{PHONE_PATH}/{{spot}}", self._phone, methods=["GET"]),
            Route(f"{PHONE_PATH}/{{spot}}/report", self._report, methods=["GET"]),
            Route(f"{STATIC_PATH}/{{hash}}/{{path:path}}", self._static, methods=["GET"]),
            Route("/service-worker.js", self._service_worker, methods=["GET"]),
            Route("/manifest.webmanifest", self._manifest, methods=["GET"]),
            Route("/release", self._release, methods=["GET"]),
        ]

    async def _static(self, request: Request) -> Response:
        """A file of this release; 404 for any other, so that releases are never mixed."""
        tree = self._parts.tree
        file = tree.files.get(request.path_params["path"])
        if file is None or request.path_params["hash"] != tree.hash:
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        return file.response(request, _FOR_EVER)

    async def _service_worker(self, request: Request) -> Response:
        return self._worker.response(request, {"Cache-Control": "no-cache"})

    async def _manifest(self, request: Request) -> Response:
        locale = self._look(request).locale
        name = self._parts.translator.text(locale, "frame-title-phone")
        if self._venue.is_published:
            name = self._views.of(self._venue.current, locale).venue(self._venue.current).name
        body = orjson.dumps(web_manifest(self._parts.tree, name, locale))
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
        return KeptAnswer.of(body, "application/manifest+json").response(request, headers)

    async def _release(self, _: Request) -> Response:
        """Which release runs: a page of another one opens itself anew when nobody is using it."""
        return JSONResponse(
            {"release": self._parts.tree.hash}, headers={"Cache-Control": "no-store"}
        )

    async def _start(self, request: Request) -> Response:
        """The demo's start page; where the server is run for real, the page for everybody."""
        look = self._look(request)
        if not self._venue.is_published:
            return self._nothing_published(request, look)
        spot = await asyncio.to_thread(lobby_of, self._venue.current)
        phone = KIOSK_PATH if spot is None else f"{PHONE_PATH}/{quote(spot.code, safe='')}"
        if not self._parts.settings.graphql_open:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(phone + query, 307, {"Cache-Control": "no-cache"})
        ways = [
            (KIOSK_PATH, "frame-start-kiosk"),
            (phone, "frame-start-phone"),
            ("/sign-in", "frame-start-staff"),
            ("/explorer", "frame-start-explorer"),
        ]
        return self._notices.show(
            request, look, 200, "frame-start-title", ("frame-start-text",), ways
        )

    async def _kiosk(self, request: Request) -> Response:
        """The kiosk's page; `at` says where it stands, the lobby where it is left out."""
        look = self._look(request)
        if not self._venue.is_published:
            return self._nothing_published(request, look)
        published = self._venue.current
        code = request.query_params.get("at")
        if code is None:
            spot = await asyncio.to_thread(lobby_of, published)
        else:
            spot = find_spot(published.plan, code)
            if spot is None:
                return self._unknown_spot(request, look, [(KIOSK_PATH, "frame-start-kiosk")])
        return await self._page(request, _Wish("kiosk", look, spot))

    async def _phone(self, request: Request) -> Response:
        return await self._at_spot(request, "phone")

    async def _report(self, request: Request) -> Response:
        """The page on which anybody says what is broken at a spot."""
        return await self._at_spot(request, "report")

    async def _at_spot(self, request: Request, page: Page) -> Response:
        look = self._look(request)
        if not self._venue.is_published:
            return self._nothing_published(request, look)
        published = self._venue.current
        spot = find_spot(published.plan, request.path_params["spot"])
        if spot is None:
            lobby = await asyncio.to_thread(lobby_of, published)
            ways = (
                []
                if lobby is None
                else [(f"{PHONE_PATH}/{quote(lobby.code, safe='')}", "frame-spot-from-lobby")]
            )
            return self._unknown_spot(request, look, ways)
        return await self._page(request, _Wish(page, look, spot))

    async def _page(self, request: Request, wish: _Wish) -> Response:
        published = self._venue.current
        wish = replace(wish, alarms=self._alarms.in_force)
        key = wish, published.data_version
        try:
            kept = await self._kept.get(key, lambda: self._finished(wish, published))
        except ServerError as error:
            # Not kept: the next one may have its plan.
            _log.warning("a page begins without its first view", extra={"error_code": error.code})
            kept = await asyncio.to_thread(self._written, wish, published, FirstView())
        return kept.response(request, {**self._headers, "Content-Language": wish.look.locale})

    async def _finished(self, wish: _Wish, published: PublishedVenue) -> KeptAnswer:
        svg, level = await self._home(wish, published)
        first = FirstView(svg, level, *await self._choices(wish.look.locale))
        return await asyncio.to_thread(self._written, wish, published, first)

    async def _home(self, wish: _Wish, published: PublishedVenue) -> tuple[str, str]:
        """The plan of the level that a kiosk stands on, and the level's name.

        Empty for a phone: it asks for the plan that it has room for.
        """
        spot, look = wish.spot, wish.look
        if spot is None or wish.page != "kiosk":
            return "", ""
        at = AskedAnchor(spot.code) if spot.is_anchor else AskedPlace(spot.code)
        theme = Theme.CONTRAST if look.is_contrast else Theme.STANDARD
        drawn_for = PictureWish(_HOME_SIZE, theme, look.locale)
        picture = await self._pictures.of_level(spot.level_id, at, drawn_for)
        level = self._views.of(published, look.locale).levels[spot.level_id]
        return picture.svg, level.name

    async def _choices(self, locale: str) -> tuple[Mapping[str, object], Sequence[Choice]]:
        """The kinds of places as the operation `ListCategories` answers them, and what to offer."""
        found = await self._wayfinding.place_categories(locale)
        listed = [
            {"category": each.category.name, "name": each.name, "placeCount": each.place_count}
            for each in found
        ]
        offered = [Choice(each.category.name, each.name) for each in found if each.place_count > 0]
        return {"ListCategories": {"placeCategories": listed}}, offered

    def _written(self, wish: _Wish, published: PublishedVenue, first: FirstView) -> KeptAnswer:
        locale, spot = wish.look.locale, wish.spot
        translator, plan = self._parts.translator, published.plan
        view = self._views.of(published, locale).venue(published)
        paint = FirstPaint(
            venue=view.name,
            place=self._place(spot, plan, locale) if wish.page == "kiosk" and spot else "",
            title=translator.text(locale, f"frame-title-{wish.page}"),
            plan_svg=first.home_svg,
            choices=first.choices if wish.page == "kiosk" and spot else (),
        )
        begun = replace(first, alarms=self._alarms.record(wish.alarms, published, locale))
        boot = boot_record(self._parts, wish.page, locale, view, published, spot, begun)
        return KeptAnswer.of(self._shell.page(wish.page, wish.look, paint, boot).encode(), HTML)

    def _place(self, spot: Spot, plan: Plan, locale: str) -> str:
        translator = self._parts.translator
        name = spot_name(plan, spot, translator, locale)
        return translator.text(locale, "kiosk-here", {"place": name})

    def _nothing_published(self, request: Request, look: Look) -> Response:
        texts = ("frame-no-plan-text",)
        answer = self._notices.show(request, look, 503, "frame-no-plan-title", texts, [])
        answer.headers["Retry-After"] = "10"
        return answer

    def _unknown_spot(self, request: Request, look: Look, ways: list[tuple[str, str]]) -> Response:
        texts = ("frame-spot-unknown-text", "frame-spot-unknown-advice")
        return self._notices.show(request, look, 404, "frame-spot-unknown-title", texts, ways)

    def _look(self, request: Request) -> Look:
        return asked_look(request, self._parts.settings.locales)
