"""`/signs/<kind>/<subject>.pdf` and `.png`: documents to print, for people who run the building."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.signs.documents import Document, DocumentKind
from kiosk_server.signs.paper import FileFormat, Paper
from kiosk_server.signs.service import SignService, SignWish
from kiosk_server.venue.schema_part import RUNS_BUILDING
from kiosk_server.web.kept_answers import KeptAnswer
from kiosk_server.web.staff_entry import Authenticate, signed_in, to_sign_in

SIGNS_PATH = "/signs"
WHOLE = "all"
"""Stands for the subject of a document that has none."""
_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Vary": "Accept-Language, Authorization, Cookie",
}
_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_MEDIA_TYPES = {FileFormat.PDF: "application/pdf", FileFormat.PNG: "image/png"}
_RETRY_SECONDS = "20"
_STATUS: Mapping[str, int] = {
    "signs-busy": 503,
    "sign-font-missing": 503,
    "venue-not-published": 503,
    "sign-too-many-pages": 422,
    "sign-paper-unknown": 422,
}
"""All others: 404."""


def sign_address(document: Document, paper: Paper, file_format: FileFormat) -> str:
    """Where a document is found."""
    subject = quote(document.subject or WHOLE, safe="")
    return f"{SIGNS_PATH}/{document.kind.value}/{subject}.{file_format.value}?paper={paper.name}"


class SignFiles:
    """Sends documents."""

    def __init__(
        self,
        signs: SignService,
        authenticate: Authenticate,
        translator: Translator,
        locales: Sequence[str],
    ) -> None:
        self._signs = signs
        self._authenticate = authenticate
        self._translator = translator
        self._locales = tuple(locales)

    def routes(self) -> list[Route]:
        """The route of all documents."""
        return [Route(f"{SIGNS_PATH}/{{kind}}/{{file:path}}", self._answer, methods=["GET"])]

    async def _answer(self, request: Request) -> Response:
        """The document; `?paper=A4|A3`, of a PNG `?page=` from 1. Who has not signed in is led to
        do so; what cannot be printed is told in words."""
        wish = request.query_params.get("locale") or request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        principal = await signed_in(self._authenticate, request)
        if principal is None:
            return to_sign_in(request, locale)
        if not principal.is_among(RUNS_BUILDING):
            return self._told(403, self._translator.text(locale, "signs-not-for-you"), locale)
        try:
            asked = _asked(request)
            file = await self._signs.file(asked)
        except ServerError as error:
            told = error_text(self._translator, error.code, error.fields, locale)
            return self._told(_STATUS.get(error.code, 404), told.text, locale)
        name = f"{asked.document.kind.value}-{asked.document.subject or WHOLE}-{asked.paper.name}"
        named = quote(f"{name}.{asked.format.value}", safe="")
        headers = {**_HEADERS, "Content-Disposition": f"inline; filename*=UTF-8''{named}"}
        kept = KeptAnswer.of(file.body, _MEDIA_TYPES[asked.format], zips=False)
        return kept.response(request, headers)

    @staticmethod
    def _told(status: int, text: str, locale: str) -> Response:
        headers = {**_NO_STORE, "Content-Language": locale}
        if status == 503:
            headers["Retry-After"] = _RETRY_SECONDS
        return PlainTextResponse(f"{text}\n", status, headers)


def _asked(request: Request) -> SignWish:
    """What an address asks for. Raises ServerError `sign-document-unknown`, `sign-paper-unknown`
    or `sign-page-unknown`."""
    subject, _, ending = request.path_params["file"].rpartition(".")
    try:
        kind = DocumentKind(request.path_params["kind"])
        file_format = FileFormat(ending)
    except ValueError as error:
        raise ServerError("sign-document-unknown") from error
    paper = Paper.__members__.get(request.query_params.get("paper", Paper.A4.name))
    if paper is None:
        raise ServerError("sign-paper-unknown")
    page = request.query_params.get("page", "1")
    if not (page.isascii() and page.isdecimal() and len(page) <= 3 and int(page)):
        raise ServerError("sign-page-unknown", page=page[:20])
    if kind is DocumentKind.DIRECTORY:
        if subject != WHOLE:
            raise ServerError("sign-document-unknown")
        subject = ""
    return SignWish(Document(kind, subject), paper, file_format, int(page))
