"""Pictures of the plan's levels: `/plan/<version>/<level>.svg` and `.png`, drawn once and kept."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from io import BytesIO

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from accessibility.place_labels import PlaceLabels
from floorplans.bounded_cache import BoundedCache
from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.picture import draw_level
from floorplans.drawing.raster import to_raster
from floorplans.drawing.scene import Words, label_in
from floorplans.drawing.svg import to_svg
from floorplans.drawing.theme import Theme
from floorplans.model import Plan
from i18n.translator import Translator
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import level_name
from kiosk_server.web.kept_answers import KeptAnswer

_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Vary": "Accept-Language",
}
_THEMES = {theme.value: theme for theme in (Theme.STANDARD, Theme.CONTRAST)}
_RETRY_SECONDS = "5"
MOST_WAITING = 256
"""Requests that wait for the one thread; what waits longer is not worth drawing."""


class _Format(Enum):
    """What a picture is made as, by the ending of its address."""

    SVG = "image/svg+xml"
    PNG = "image/png"


class PlanPictures:
    """Draws pictures on a thread of its own, and keeps them within a bound of bytes."""

    def __init__(
        self,
        venue: VenueService,
        translator: Translator,
        locales: Sequence[str],
        *,
        cache_bytes: int = 32 * 1024 * 1024,
    ) -> None:
        """`locales`: those that are offered, the default first."""
        self._venue = venue
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self._locales = tuple(locales)
        self._kept: BoundedCache[KeptAnswer] = BoundedCache(cache_bytes, 1)
        self._threads = ThreadPoolExecutor(1, "plan-pictures")
        self._waiting = 0
        self._drawing: DrawingPlan | None = None
        """Of the plan drawn last. Only the one thread sees it."""

    def routes(self) -> list[Route]:
        """The route of all pictures."""
        return [Route("/plan/{version}/{file}", self._answer, name="plan-picture")]

    async def stop(self) -> None:
        """Waits for what is being drawn."""
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)

    async def _answer(self, request: Request) -> Response:
        """The picture; `?theme=standard|contrast`, `?locale=` a language tag, else as
        Accept-Language says.

        What is not there is told with 404 in words, too many at once with 503. Addresses hold the
        plan's version, so answers may be kept for ever.
        """
        wish = request.query_params.get("locale") or request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        if self._waiting >= MOST_WAITING:
            return self._refused(503, "plan-picture-busy", locale, {"Retry-After": _RETRY_SECONDS})
        self._waiting += 1
        try:
            return await self._found(request, locale)
        finally:
            self._waiting -= 1

    async def _found(self, request: Request, locale: str) -> Response:
        level_id, _, ending = request.path_params["file"].rpartition(".")
        picture_format = _Format.__members__.get(ending.upper() if ending.islower() else "")
        theme = _THEMES.get(request.query_params.get("theme", Theme.STANDARD.value))
        if theme is None:
            return self._unknown("plan-picture-theme-unknown", locale)
        version = request.path_params["version"]
        plan = await self._venue.find_plan(version)
        if plan is None:
            return self._unknown("plan-picture-version-unknown", locale)
        if picture_format is None or level_id not in plan.level_by_id:
            return self._unknown("plan-picture-level-unknown", locale)
        key = version, level_id, picture_format, theme, locale
        drawn = await asyncio.get_running_loop().run_in_executor(
            self._threads,
            lambda: self._kept.get(
                key, lambda: self._draw(plan, level_id, picture_format, theme, locale)
            ),
        )
        return drawn.response(request, _HEADERS)

    def _draw(
        self, plan: Plan, level_id: str, picture_format: _Format, theme: Theme, locale: str
    ) -> KeptAnswer:
        level = level_name(self._translator, plan.level_by_id[level_id], plan, locale).text
        words = Words(
            title=self._translator.text(locale, "plan-picture-title", {"level": level}),
            label_of=label_in(locale),
            name_of=lambda place: self._labels.place_title(place, locale).text,
            no_entry=self._translator.text(locale, "hazard-no-entry"),
            hazard=self._translator.text(locale, "hazard-area"),
        )
        if self._drawing is None or self._drawing.plan is not plan:
            self._drawing = DrawingPlan(plan)
        picture = draw_level(self._drawing, level_id, words=words, theme=theme)
        if picture_format is _Format.SVG:
            return KeptAnswer.of(to_svg(picture).encode(), picture_format.value)
        file = BytesIO()
        to_raster(picture).image.save(file, "PNG")
        return KeptAnswer.of(file.getvalue(), picture_format.value, zips=False)

    def _unknown(self, message_id: str, locale: str) -> Response:
        return self._refused(404, message_id, locale, {})

    def _refused(
        self, status: int, message_id: str, locale: str, headers: Mapping[str, str]
    ) -> Response:
        return PlainTextResponse(
            self._translator.text(locale, message_id) + "\n",
            status,
            {"Cache-Control": "no-store", "Content-Language": locale, **headers},
        )
