"""`POST /listen`: a WAV file of what somebody says becomes text. There is no such address where the
hospital runs no engine. Nothing is kept.
"""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.listening.service import ListeningService
from kiosk_server.listening.sound import MOST_BYTES, ListeningRefusal

LISTEN_PATH = "/listen"
_WAV = frozenset({"audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"})
_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_STATUS = {
    ListeningRefusal.UNFIT: 400,
    ListeningRefusal.TOO_LONG: 413,
    ListeningRefusal.NOTHING_HEARD: 422,
    ListeningRefusal.TOO_MANY: 429,
}
_RETRY_SECONDS = {429: "120", 503: "5"}


class ListeningPages:
    """The address that pages send sound to."""

    def __init__(
        self, listening: ListeningService, translator: Translator, locales: tuple[str, ...]
    ) -> None:
        """`locales`: those that are offered, the default first."""
        self._listening = listening
        self._translator = translator
        self._locales = locales

    def routes(self) -> list[Route]:
        """`/listen`."""
        return [Route(LISTEN_PATH, self._listen, methods=["POST"])]

    async def _listen(self, request: Request) -> Response:
        """200 with `text`; else why not: `code` and a `message` in the asker's language."""
        # Another site's page cannot send this type without asking first, which nobody allows it.
        given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given not in _WAV:
            return Response(status_code=415, headers=_NO_STORE)
        locale = locale_for(request.headers.get("accept-language"), self._locales, self._locales[0])
        wav = await _read(request)
        if wav is None:
            return self._refused(ListeningRefusal.TOO_LONG, locale)
        peer = request.client.host if request.client is not None else ""
        try:
            heard = await self._listening.hear(wav, peer=peer, locale=locale)
        except ServerError as error:
            return self._told(503, error.code, f"error-{error.code}", locale)
        if isinstance(heard, ListeningRefusal):
            return self._refused(heard, locale)
        return JSONResponse({"text": heard}, 200, _NO_STORE)

    def _refused(self, refusal: ListeningRefusal, locale: str) -> Response:
        return self._told(_STATUS[refusal], refusal.value, f"refusal-{refusal.value}", locale)

    def _told(self, status: int, code: str, message_id: str, locale: str) -> Response:
        headers = {**_NO_STORE, "Content-Language": locale}
        if status in _RETRY_SECONDS:
            headers["Retry-After"] = _RETRY_SECONDS[status]
        message = self._translator.text(locale, message_id)
        told = {"code": code.upper().replace("-", "_"), "message": message}
        return JSONResponse(told, status, headers)


async def _read(request: Request) -> bytes | None:
    """The body; None for a larger one. Of a sender who leaves, what came."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return b""  # nobody reads the answer
    return bytes(body)
