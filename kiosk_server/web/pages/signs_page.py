"""`/facilities/signs`: every document that can be printed, to look at and to take along.

A list of links, which gives way to the alarm while there is one: its script does nothing but notice
that. Knows nothing of how documents are made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from i18n.error_texts import error_text
from kiosk_server.core.errors import ServerError
from kiosk_server.signs.documents import Document, DocumentKind
from kiosk_server.signs.paper import FileFormat, Paper
from kiosk_server.signs.service import SignService
from kiosk_server.venue.schema_part import RUNS_BUILDING
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.spots import find_spot, spot_name
from kiosk_server.venue.views import level_name
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.pages.alarm_notice import alarm_notice, look_query
from kiosk_server.web.pages.alarm_watch import alarm_record, watching_script
from kiosk_server.web.pages.boot_record import PageParts
from kiosk_server.web.pages.content_policy import content_policy
from kiosk_server.web.pages.html_document import Look, html_document, sheet_link
from kiosk_server.web.pages.looks import asked_look
from kiosk_server.web.pages.page_alarms import PageAlarms
from kiosk_server.web.pages.staff_page import FACILITIES_PATH
from kiosk_server.web.signs import sign_address
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

SIGNS_PAGE_PATH = f"{FACILITIES_PATH}/signs"
_SHEET = "css/signs.css"
_HTML = "text/html; charset=utf-8"
_SCRIPT = "scripts/signs.js"


@dataclass(frozen=True, slots=True)
class _Listed:
    """A document with what it is called, and where it is for."""

    document: Document
    name: str
    where: str


class SignsPage:
    """Serves the list to those who run the building, and leads everybody else to sign-in."""

    def __init__(
        self,
        parts: PageParts,
        venue: VenueService,
        signs: SignService,
        alarms: PageAlarms,
        authenticate: Authenticate,
    ) -> None:
        self._parts = parts
        self._venue = venue
        self._signs = signs
        self._alarms = alarms
        self._authenticate = authenticate
        self._headers = {
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": content_policy(parts.settings.public_url),
            "Referrer-Policy": "same-origin",
            "Vary": "Accept-Language, Cookie",
        }

    def routes(self) -> list[Route]:
        """`/facilities/signs`."""
        return [Route(SIGNS_PAGE_PATH, self._show, methods=["GET"])]

    async def _show(self, request: Request) -> Response:
        look = asked_look(request, self._parts.settings.locales)
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, look.locale)
        if not principal.is_among(RUNS_BUILDING):
            return self._said(request, look, 403, self._say(look, "signs-not-for-you"))
        paper = Paper.__members__.get(request.query_params.get("paper", ""), Paper.A4)
        if in_force := self._alarms.in_force:
            given = (self._alarms, in_force, self._venue.current, self._parts.translator, look)
            return self._page(request, look, 200, alarm_notice(*given))
        try:
            found = {kind: await self._signs.documents(kind) for kind in DocumentKind}
        except ServerError as error:
            told = error_text(self._parts.translator, error.code, error.fields, look.locale)
            return self._said(request, look, 503, told.text)
        body = "\n".join(
            self._section(kind, self._listed(documents, look.locale), look, paper)
            for kind, documents in found.items()
        )
        return self._page(request, look, 200, f"{self._papers(look, paper)}\n{body}")

    def _listed(self, documents: Sequence[Document], locale: str) -> Iterator[_Listed]:
        plan, translator = self._venue.current.plan, self._parts.translator
        for document in documents:
            if document.kind is DocumentKind.DIRECTORY:
                yield _Listed(document, translator.text(locale, "signs-page-directory"), "")
                continue
            spot = find_spot(plan, document.subject)
            is_poster = document.kind is DocumentKind.POSTERS and spot is not None
            level_id = spot.level_id if is_poster and spot is not None else document.subject
            level = plan.level_by_id.get(level_id)
            if level is None:  # another plan has come into force since
                continue
            where = level_name(translator, level, plan, locale).text
            building = next((b for b in plan.buildings if b.id == level.building_id), None)
            house = building.names.find(locale) if building is not None else None
            place = f"{house} · {where}" if house else where
            if is_poster and spot is not None:
                name = spot_name(plan, spot, translator, locale)
                yield _Listed(document, name, f"{place} · {document.subject}")
            else:
                yield _Listed(document, place, "")

    def _section(
        self, kind: DocumentKind, listed: Iterator[_Listed], look: Look, paper: Paper
    ) -> str:
        rows = "\n".join(self._row(each, look, paper) for each in listed)
        if not rows:
            rows = f'<li class="sign-none">{escape(self._say(look, "signs-page-none"))}</li>'
        title = escape(self._say(look, f"signs-page-{kind.value}"))
        told = escape(self._say(look, f"signs-page-{kind.value}-text"))
        return f"""<section class="sign-kind" aria-labelledby="{kind.value}">
<h2 id="{kind.value}">{title}</h2>
<p>{told}</p>
<ul class="sign-list">
{rows}
</ul>
</section>"""

    def _row(self, listed: _Listed, look: Look, paper: Paper) -> str:
        links: list[str] = []
        for file_format in FileFormat:
            word = file_format.name
            name = self._parts.translator.text(
                look.locale, "signs-page-open", {"name": listed.name, "format": word}
            )
            address = escape(sign_address(listed.document, paper, file_format))
            links.append(
                f'<a class="sign-link" href="{address}" aria-label="{escape(name)}">{word}</a>'
            )
        where = f'<span class="sign-where">{escape(listed.where)}</span>' if listed.where else ""
        return (
            f'<li class="sign-row"><span class="sign-name">{escape(listed.name)}{where}</span>'
            f"{''.join(links)}</li>"
        )

    def _papers(self, look: Look, paper: Paper) -> str:
        """The choice of paper, as links to this page."""
        links: list[str] = []
        for each in Paper:
            query = {"paper": each.name, "locale": look.locale, **look_query(look)}
            current = ' aria-current="true"' if each is paper else ""
            address = escape(f"{SIGNS_PAGE_PATH}?{urlencode(query)}")
            links.append(f'<a class="sign-paper" href="{address}"{current}>{each.name}</a>')
        label = escape(self._say(look, "signs-page-paper"))
        return f'<nav class="sign-papers" aria-label="{label}">{label}{"".join(links)}</nav>'

    def _say(self, look: Look, message_id: str) -> str:
        return self._parts.translator.text(look.locale, message_id)

    def _said(self, request: Request, look: Look, status: int, text: str) -> Response:
        return self._page(request, look, status, f"<p>{escape(text)}</p>")

    def _page(self, request: Request, look: Look, status: int, body: str) -> Response:
        tree, title = self._parts.tree, self._say(look, "signs-page-title")
        shown = f"""<main class="signs-page">
<a class="sign-back" href="{FACILITIES_PATH}">{escape(self._say(look, "signs-page-back"))}</a>
<h1>{escape(title)}</h1>
{body}
</main>"""
        head = sheet_link(tree, _SHEET)
        if self._venue.is_published:
            published, in_force = self._venue.current, self._alarms.in_force
            given = (self._parts, look, published, self._alarms, in_force)
            shown += watching_script(self._parts, _SCRIPT, alarm_record("signs", *given))
        page = html_document(tree, "signs", look, title=title, head=head, body=shown)
        headers = {**self._headers, "Content-Language": look.locale}
        return KeptAnswer.of(page.encode(), _HTML).response(request, headers, status)
