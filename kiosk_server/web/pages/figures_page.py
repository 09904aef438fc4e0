"""`/figures`: how long people waited, as plots with their tables, for managers.

Plain HTML that works without script: its script adds the bar with language, size and voice, and
notices an alarm. What is shown is made by `figures_html`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk_server.queueing.figures_part import SEES_FIGURES
from kiosk_server.queueing.figures_views import figures_view
from kiosk_server.queueing.model import QueueingRefusal, Refused
from kiosk_server.queueing.service.figures_service import MOST_DAYS, FiguresService, read_day
from kiosk_server.queueing.words import QueueWords
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.figures_file import FIGURES_FILE_PATH
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.alarm_notice import alarm_notice, look_query
from kiosk_server.web.pages.boot_record import FirstView, PageParts, as_script, boot_record
from kiosk_server.web.pages.content_policy import page_headers
from kiosk_server.web.pages.figures_heard import (
    Origin,
    origin_of_refusal,
    origins_of_figures,
    origins_of_page,
)
from kiosk_server.web.pages.figures_html import figures_html
from kiosk_server.web.pages.html_document import Look, html_document, sheet_link
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.staff_page import FACILITIES_PATH
from kiosk_server.web.pages.static_tree import EARLY_FILE
from kiosk_server.web.sign_in_html import SIGN_IN_PATH
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

FIGURES_PATH = "/figures"
_SHEET = "css/figures.css"
_SCRIPT = "scripts/figures.js"
_HTML = "text/html; charset=utf-8"
_DAY = timedelta(days=1)


class FiguresPage:
    """Serves the page to those who may see figures, and leads everybody else to sign-in."""

    def __init__(
        self,
        parts: PageParts,
        venue: VenueService,
        views: VenueViews,
        figures: FiguresService,
        words: QueueWords,
        alarms: PageAlarms,
        authenticate: Authenticate,
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._views = views
        self._figures = figures
        self._words = words
        self._alarms = alarms
        self._authenticate = authenticate
        self._headers = {
            **page_headers(parts.settings.public_url),
            "Cache-Control": "private, no-store",
            "Referrer-Policy": "same-origin",
            "Vary": "Accept-Language, Cookie",
        }

    def routes(self) -> list[Route]:
        """`/figures?from=2026-11-01&to=2026-11-30`; without days: today."""
        return [Route(FIGURES_PATH, self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, look.locale)
        if not principal.is_among(SEES_FIGURES):
            link = urlencode({"next": FIGURES_PATH, "lang": look.locale})
            words = escape(self._say(look, "figures-other-account"))
            told = escape(self._say(look, "figures-not-for-you"))
            body = f'<p>{told}</p><a class="way" href="{SIGN_IN_PATH}?{escape(link)}">{words}</a>'
            return self._page(request, look, 403, body)
        if not self._venue.is_published:
            return self._page(
                request, look, 503, f"<p>{escape(self._say(look, 'frame-no-plan-text'))}</p>"
            )
        if in_force := self._alarms.in_force:
            given = (self._alarms, in_force, self._venue.current, self._parts.translator, look)
            return self._page(request, look, 200, alarm_notice(*given))
        return await self._with_figures(request, look)

    async def _with_figures(self, request: Request, look: Look) -> Response:
        today = self._figures.today
        asked = request.query_params
        first_day = read_day(asked.get("from") or today.isoformat())
        last_day = read_day(asked.get("to") or asked.get("from") or today.isoformat())
        unfit = Refused(QueueingRefusal.FIGURES_RANGE_UNFIT, {"most": str(MOST_DAYS)})
        if first_day is None or last_day is None:
            return self._unfit(request, look, unfit)
        found = await self._figures.figures(first_day, last_day)
        if isinstance(found, Refused):
            return self._unfit(request, look, found)
        layout, rules = await self._figures.layout(), await self._figures.rules()
        view = figures_view(found, layout, rules, self._words, look.locale)
        body = self._choosing(look, first_day, last_day)
        days = self._parts.translator.text(
            look.locale, "figures-days", {"from": view.first_day, "to": view.last_day}
        )
        query = urlencode({"from": view.first_day, "to": view.last_day, "locale": look.locale})
        body += (
            f'<div class="figures-days"><h2>{escape(days)}</h2>'
            f'<a class="choice" href="{FIGURES_FILE_PATH}?{escape(query)}" download>'
            f"{escape(self._say(look, 'figures-save'))}</a></div>"
        )
        body += figures_html(view, self._parts.translator, look.locale)
        said = origins_of_figures(view, self._parts.translator, look.locale)
        return self._page(request, look, 200, body, said)

    def _unfit(self, request: Request, look: Look, refused: Refused) -> Response:
        text = self._parts.translator.text(
            look.locale, f"refusal-{refused.code.value}", dict(refused.fields)
        )
        body = f'<p class="unfit" role="alert">{escape(text)}</p>'
        today = self._figures.today
        said = [origin_of_refusal(text, refused.code.value, refused.fields)]
        return self._page(request, look, 422, self._choosing(look, today, today) + body, said)

    def _choosing(self, look: Look, first_day: date, last_day: date) -> str:
        """The form with two days, and days that are often wanted."""
        today = self._figures.today
        ranges = (
            ("figures-today", today, today),
            ("figures-yesterday", today - _DAY, today - _DAY),
            ("figures-week", today - 6 * _DAY, today),
            ("figures-month", today - 27 * _DAY, today),
        )
        links: list[str] = []
        for name, first, last in ranges:
            current = ' aria-current="page"' if (first, last) == (first_day, last_day) else ""
            address = escape(_address(look, first, last))
            words = escape(self._say(look, name))
            links.append(f'<a class="choice" href="{address}"{current}>{words}</a>')
        kept = "".join(
            f'<input type="hidden" name="{name}" value="{escape(value)}">'
            for name, value in {"locale": look.locale, **look_query(look)}.items()
        )
        fields = "".join(
            f'<div class="field"><label for="{name}">{escape(self._say(look, f"figures-{name}"))}'
            f'</label><input type="date" id="{name}" name="{name}" value="{day.isoformat()}" '
            f'max="{today.isoformat()}" required></div>'
            for name, day in (("from", first_day), ("to", last_day))
        )
        label = escape(self._say(look, "figures-ranges"))
        show = escape(self._say(look, "figures-show"))
        return f"""<nav class="ranges" aria-label="{label}">{"".join(links)}</nav>
<form class="days" method="get" action="{FIGURES_PATH}">{kept}{fields}
<button class="choice" type="submit">{show}</button></form>
"""

    def _looks(self, request: Request, look: Look) -> str:
        """The same page in another language or look, for who has no script: it adds a bar."""
        asked = {
            name: request.query_params[name]
            for name in ("from", "to")
            if name in request.query_params
        }
        others = [
            (
                self._parts.translator.text(tag, "frame-language-name"),
                Look(tag, look.is_large, look.is_contrast),
            )
            for tag in self._parts.settings.locales
            if tag != look.locale and self._parts.translator.has(tag, "figures-title")
        ]
        large, contrast = (
            self._say(look, f"figures-{name}-{'off' if is_on else 'on'}")
            for name, is_on in (("large", look.is_large), ("contrast", look.is_contrast))
        )
        others.append((large, Look(look.locale, not look.is_large, look.is_contrast)))
        others.append((contrast, Look(look.locale, look.is_large, not look.is_contrast)))
        links = "".join(
            f'<a class="choice" href="{FIGURES_PATH}?'
            f'{escape(urlencode({**asked, "locale": each.locale, **look_query(each)}))}">'
            f"{escape(name)}</a>"
            for name, each in others
        )
        label = escape(self._say(look, "figures-look"))
        return f'<nav class="looks" aria-label="{label}">{links}</nav>'

    def _say(self, look: Look, message_id: str) -> str:
        return self._parts.translator.text(look.locale, message_id)

    def _page(
        self,
        request: Request,
        look: Look,
        status: int,
        body: str,
        said: Sequence[Origin] = (),
    ) -> Response:
        """The whole page; `said` are the origins of texts that not every page of it has."""
        tree, title = self._parts.tree, self._say(look, "figures-title")
        back = escape(self._say(look, "figures-back"))
        shown = f"""<div id="app">
<main class="figures-page">
<h1>{escape(title)}</h1>
{body}
<a class="choice figures-back" href="{FACILITIES_PATH}">{back}</a>
{self._looks(request, look)}
</main>
</div>"""
        head = sheet_link(tree, _SHEET)
        if self._venue.is_published:
            head += f'\n<script src="{tree.address(EARLY_FILE)}"></script>'
            shown += self._script(look, said)
        page = html_document(tree, "figures", look, title=title, head=head, body=shown)
        headers = {**self._headers, "Content-Language": look.locale}
        return KeptAnswer.of(page.encode(), _HTML).response(request, headers, status)

    def _script(self, look: Look, said: Sequence[Origin]) -> str:
        """What gives the page its bar and its voice."""
        published, locale = self._venue.current, look.locale
        view = self._views.of(published, locale).venue(published)
        in_force = self._alarms.in_force
        first = FirstView(alarms=self._alarms.record(in_force, published, locale))
        boot = boot_record(self._parts, "figures", locale, view, published, None, first)
        own = [*origins_of_page(self._parts.translator, locale), *said]
        return f"""
<p id="announcer" class="only-heard" role="status" aria-live="polite"></p>
<p id="announcer-now" class="only-heard" role="alert" aria-live="assertive"></p>
<script type="application/json" id="boot">{as_script({**boot, "said": own})}</script>
<script type="module" src="{self._parts.tree.address(_SCRIPT)}"></script>"""


def _address(look: Look, first_day: date, last_day: date) -> str:
    days = {"from": first_day.isoformat(), "to": last_day.isoformat()}
    return f"{FIGURES_PATH}?{urlencode({**days, 'locale': look.locale, **look_query(look)})}"
