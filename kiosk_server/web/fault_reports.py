"""`POST /fault-reports` takes what anybody says is broken, words and photo together or neither;
`GET /fault-photos/<id>` shows a photo to those who may see reports.
"""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.core.principals import Principal
from kiosk_server.facilities.fault_photos import MOST_PHOTO_BYTES
from kiosk_server.facilities.fault_service import FaultService
from kiosk_server.facilities.fault_views import PHOTO_PATH
from kiosk_server.facilities.faults import (
    FaultKind,
    FaultOrder,
    FaultRefusal,
    FaultRefused,
    FaultReport,
)
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.venue.schema_part import RUNS_BUILDING
from kiosk_server.web.large_bodies import (
    SMALL_BODY_BYTES,
    BodyTooLong,
    BodyTooSlow,
    LargeBodies,
    TooManyBodies,
    discard,
    peer_of,
)

REPORTS_PATH = "/fault-reports"
MOST_BODY_BYTES = MOST_PHOTO_BYTES * 4 // 3 + 16_384
"""A photo in base64 and everything else."""
_JSON = "application/json"
_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_STATUS = {FaultRefusal.FAULT_REPORTS_TOO_MANY: 429, FaultRefusal.FAULT_PHOTO_TOO_LARGE: 413}
_REFUSED_EARLY = frozenset({413, 429, 503})
"""By what some of the body may not be read yet."""
_RETRY_SECONDS = "600"
_BUSY = "fault-photos-busy"
BODY_SECONDS = 60.0
MOST_LARGE_BODIES = 6
MOST_LARGE_BODIES_OF_ONE = 3
"""A hospital's guests share the address of its wireless network."""

Authenticate = Callable[[HTTPConnection], Awaitable[Principal]]


class _Sent(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    """A report as a page sends it; `photo` is in base64."""

    request_id: str
    kind: str
    spot: str
    words: str = ""
    photo: str | None = None


class FaultPages:
    """What the pages ask about faults beside GraphQL, whose bodies are too small for photos."""

    def __init__(
        self,
        faults: FaultService,
        authenticate: Authenticate,
        translator: Translator,
        locales: tuple[str, ...],
    ) -> None:
        """`locales`: those that are offered, the default first."""
        self._faults = faults
        self._authenticate = authenticate
        self._translator = translator
        self._locales = locales
        self._bodies = LargeBodies(
            most_bytes=MOST_BODY_BYTES,
            most_at_once=MOST_LARGE_BODIES,
            most_of_one=MOST_LARGE_BODIES_OF_ONE,
            seconds=BODY_SECONDS,
        )

    def routes(self) -> list[Route]:
        """`/fault-reports` and `/fault-photos/<id>`."""
        return [
            Route(REPORTS_PATH, self._report, methods=["POST"]),
            Route(f"{PHOTO_PATH}/{{id}}", self._photo, methods=["GET"]),
        ]

    async def _report(self, request: Request) -> Response:
        """201 with the receipt; else why not: `code` and a `message` in the asker's language."""
        # Another site's page cannot send JSON without asking first, which nobody allows it.
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
            return Response(status_code=415, headers=_NO_STORE)
        if not self._faults.admits(peer_of(request)):
            answer = self._refused(request, FaultRefused(FaultRefusal.FAULT_REPORTS_TOO_MANY))
        else:
            answer = await self._read_and_taken(request)
        if answer.status_code in _REFUSED_EARLY:
            await discard(request)
        return answer

    async def _read_and_taken(self, request: Request) -> Response:
        try:
            async with self._bodies.of(request) as body:
                done = await self._taken(request, body)
        except BodyTooLong:
            most = MOST_PHOTO_BYTES // 1024 // 1024
            return self._refused(request, FaultRefused(FaultRefusal.FAULT_PHOTO_TOO_LARGE, most))
        except BodyTooSlow:
            return Response(status_code=408, headers={**_NO_STORE, "Connection": "close"})
        except (msgspec.DecodeError, UnicodeDecodeError):
            return Response(status_code=400, headers=_NO_STORE)
        except (ServerError, TooManyBodies) as error:
            code = error.code if isinstance(error, ServerError) else _BUSY
            return self._told(request, 503, code, f"error-{code}", {})
        if isinstance(done, FaultRefused):
            return self._refused(request, done)
        return JSONResponse({"receipt": done.receipt}, 201, _NO_STORE)

    async def _taken(self, request: Request, body: bytes) -> FaultReport | FaultRefused:
        """The report that was made of a body. Raises msgspec.DecodeError or UnicodeDecodeError for
        what is none."""
        if len(body) > SMALL_BODY_BYTES:
            # Megabytes of base64 would keep everybody else waiting.
            order, request_id = await asyncio.to_thread(_order_of, body)
        else:
            order, request_id = _order_of(body)
        if isinstance(order, FaultRefused):
            return order
        return await self._faults.report(order, peer=peer_of(request), request_id=request_id)

    async def _photo(self, request: Request) -> Response:
        """The JPEG; 401 and 403 for those who may not, 404 where there is none any more."""
        try:
            principal = await self._authenticate(request)
        except NotAuthenticated:
            return Response(status_code=401, headers=_NO_STORE)
        if not principal.is_among(RUNS_BUILDING):
            return Response(status_code=403, headers=_NO_STORE)
        jpeg = await self._faults.find_photo(request.path_params["id"])
        if jpeg is None:
            return Response(status_code=404, headers=_NO_STORE)
        headers = {
            **_NO_STORE,
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        return Response(jpeg, headers=headers, media_type="image/jpeg")

    def _refused(self, request: Request, refused: FaultRefused) -> Response:
        code = refused.code.value
        status = _STATUS.get(refused.code, 422)
        return self._told(request, status, code, f"refusal-{code}", {"most": str(refused.most)})

    def _told(
        self, request: Request, status: int, code: str, message_id: str, args: dict[str, str]
    ) -> Response:
        wish = request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        headers = {**_NO_STORE, "Content-Language": locale}
        if status in {429, 503}:
            headers["Retry-After"] = _RETRY_SECONDS if status == 429 else "5"
        message = self._translator.text(locale, message_id, args)
        told = {"code": code.upper().replace("-", "_"), "message": message}
        return JSONResponse(told, status, headers)


def _order_of(body: bytes) -> tuple[FaultOrder | FaultRefused, str]:
    """The report and its request id. Raises msgspec.DecodeError for what is no report."""
    sent = msgspec.json.decode(body, type=_Sent)
    try:
        kind = FaultKind[sent.kind]
    except KeyError:
        return FaultRefused(FaultRefusal.FAULT_KIND_UNKNOWN), sent.request_id
    try:
        photo = None if sent.photo is None else base64.b64decode(sent.photo, validate=True)
    except (binascii.Error, ValueError):
        return FaultRefused(FaultRefusal.FAULT_PHOTO_UNREADABLE), sent.request_id
    return FaultOrder(kind, sent.spot, sent.words, photo), sent.request_id
