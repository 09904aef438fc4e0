"""`/speech/<keyed hash>.wav`: sounds of spoken texts, whole or in part; browsers may keep them."""

import re
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.graphql_api.accepted_languages import locale_for
from kiosk_server.speech.service import SPEECH_PATH, SpeechService

_FILE = re.compile(r"(?P<name>[0-9a-f]{32})\.wav")
_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,12})-(?P<last>[0-9]{0,12})")
_KEPT = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
}
_STATUS: Mapping[str, int] = {"speech-busy": 503, "speech-down": 503, "speech-too-many": 429}
"""All others: 404."""
_RETRY_SECONDS = 2


class SpeechFiles:
    """Sends sounds."""

    def __init__(
        self, speech: SpeechService, translator: Translator, locales: Sequence[str]
    ) -> None:
        """`locales`: those that are offered, the default first."""
        self._speech = speech
        self._translator = translator
        self._locales = tuple(locales)

    def routes(self) -> list[Route]:
        """The route of all sounds."""
        return [Route(f"{SPEECH_PATH}/{{file}}", self._answer, methods=["GET"])]

    async def _answer(self, request: Request) -> Response:
        """The sound, 206 for one range of bytes, 304 for whom it has; else why not, in words."""
        match = _FILE.fullmatch(request.path_params["file"])
        try:
            if match is None:
                raise ServerError("speech-unknown")  # noqa: TRY301 - all reasons are told alike
            peer = request.client.host if request.client is not None else ""
            wav = await self._speech.wav(match["name"], peer=peer)
        except ServerError as error:
            return self._told(error, request)
        headers = {**_KEPT, "ETag": f'"{match["name"]}"'}
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return _sent(wav, request, headers)

    def _told(self, error: ServerError, request: Request) -> Response:
        wish = request.headers.get("accept-language")
        locale = locale_for(wish, self._locales, self._locales[0])
        told = error_text(self._translator, error.code, error.fields, locale)
        status = _STATUS.get(error.code, 404)
        headers = {
            "Cache-Control": "no-store",
            "Content-Language": locale,
            "Vary": "Accept-Language",
        }
        if status in {429, 503}:
            headers["Retry-After"] = str(error.fields.get("seconds") or _RETRY_SECONDS)
        return PlainTextResponse(f"{told.text}\n", status, headers)


def _sent(wav: bytes, request: Request, headers: dict[str, str]) -> Response:
    """The whole sound, or the part that a Range header names; several parts are sent whole."""
    asked = _RANGE.fullmatch(request.headers.get("range", "").strip())
    whole_only = request.headers.get("if-range", headers["ETag"]) != headers["ETag"]
    if asked is None or whole_only or asked["first"] == asked["last"] == "":
        return Response(wav, 200, headers, "audio/wav")
    size = len(wav)
    if asked["first"]:
        first = int(asked["first"])
        last = min(int(asked["last"] or size), size - 1)
    else:
        first, last = max(0, size - int(asked["last"])), size - 1
    if first > last:
        refused = {**headers, "Cache-Control": "no-store", "Content-Range": f"bytes */{size}"}
        return Response(b"", 416, refused)
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Response(wav[first : last + 1], 206, headers, "audio/wav")
