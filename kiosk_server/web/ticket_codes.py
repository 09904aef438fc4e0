"""`POST /ticket-codes`: the QR code by which a phone takes a ticket along from a kiosk.

    <public_url>/ticket?at=<spot>#<ticket's secret>&locale=<tag>…

The secret comes in the body and goes out in the picture; no address and no log has it. Whether
there is such a ticket is not looked up: who knows the secret knows all that the picture says.
"""

import re
from dataclasses import replace
from urllib.parse import quote

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.venue.spots import MOST_SPOT_CHARACTERS
from kiosk_server.wayfinding.hand_off import fragment_of, wish_of
from kiosk_server.wayfinding.qr_code import qr_svg

TICKET_PATH = "/ticket"
CODES_PATH = "/ticket-codes"
MOST_BODY_BYTES = 2048
_SECRET = re.compile(r"[0-9a-f]{32}")
_JSON = "application/json"
_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class _Wish(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """A ticket, the code of the spot where the kiosk stands, and for whom and how the page is to
    be: a fragment as that of a way's hand-off."""

    ticket: str
    at: str | None = None
    look: str = ""


class TicketCodes:
    """Makes the codes; keeps nothing."""

    def __init__(self, public_url: str, translator: Translator, locales: tuple[str, ...]) -> None:
        """`locales`: those that are offered, the default first."""
        self._public_url = public_url.rstrip("/")
        self._translator = translator
        self._locales = locales

    def routes(self) -> list[Route]:
        """`/ticket-codes`."""
        return [Route(CODES_PATH, self._make, methods=["POST"])]

    async def _make(self, request: Request) -> Response:
        """200 with `qrSvg`; 400 for what is no ticket's secret."""
        # Another site's page cannot send JSON without asking first, which nobody allows it.
        given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != _JSON:
            return Response(status_code=415, headers=_NO_STORE)
        wish = await _read(request)
        if isinstance(wish, int):
            return Response(status_code=wish, headers=_NO_STORE)
        asked = request.headers.get("accept-language")
        locale = locale_for(asked, self._locales, self._locales[0])
        label = self._translator.text(locale, "ticket-code")
        svg = qr_svg(self._address(wish), label)
        if svg is None:
            return Response(status_code=400, headers=_NO_STORE)
        return JSONResponse({"qrSvg": svg}, 200, _NO_STORE)

    def _address(self, wish: _Wish) -> str:
        query = f"?at={quote(wish.at, safe='')}" if wish.at else ""
        # What the grammar does not have is left out: nothing but looks and needs goes along.
        asked = wish_of(wish.look)
        locale = asked.locale if asked.locale in self._locales else None
        look = fragment_of(replace(asked, to=None, via=(), locale=locale))
        pairs = f"&{look}" if look else ""
        return f"{self._public_url}{TICKET_PATH}{query}#{wish.ticket}{pairs}"


async def _read(request: Request) -> _Wish | int:
    """What is asked for; the status where that cannot be meant."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BODY_BYTES:
                return 413
        wish = msgspec.json.decode(bytes(body), type=_Wish)
    except (ClientDisconnect, msgspec.DecodeError, UnicodeDecodeError):
        return 400
    is_fit = _SECRET.fullmatch(wish.ticket) and len(wish.at or "") <= MOST_SPOT_CHARACTERS
    return wish if is_fit else 400
