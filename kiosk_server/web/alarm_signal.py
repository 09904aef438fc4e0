"""`/alarm`, by which the fire system starts and ends alarms with a key of its own.

It knows HTTP and the key; what an alarm is, and who is told, is the venue's.
"""

import hashlib
import hmac
import logging
from collections import OrderedDict
from datetime import timedelta
from typing import Annotated, Literal

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.core.plain_text import is_plain
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.core.settings import Settings
from kiosk_server.people.attempts import AttemptLimits, Attempts
from kiosk_server.venue.alarm import MOST_SIGNAL_CHARACTERS, AlarmOrder
from kiosk_server.venue.alarm_service import AlarmService, Signal
from kiosk_server.venue.model import MOST_REQUEST_ID_CHARACTERS, Refused

ALARM_PATH = "/alarm"
LEAST_KEY_CHARACTERS = 32
MOST_BODY_BYTES = 4_096
MOST_WRONG_KEYS = 20
_LOCK = timedelta(minutes=1)
_LIMITS = AttemptLimits(MOST_WRONG_KEYS, window=_LOCK, first_lock=_LOCK, longest_lock=_LOCK)
_MOST_ADDRESSES = 10_000
_HEADERS = {"Cache-Control": "no-store"}
_RETRY = {**_HEADERS, "Retry-After": "1"}

_log = logging.getLogger(__name__)

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
_Line = Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_SIGNAL_CHARACTERS)]
_Event = Annotated[
    str, msgspec.Meta(max_length=MOST_REQUEST_ID_CHARACTERS, pattern="^[\x20-\x7e]+$")
]


def alarm_routes(settings: Settings, alarms: AlarmService, clock: Clock) -> list[Route]:
    """The routes, where the settings have a key. Raises ServerError `alarm-key-short`."""
    if not settings.alarm_key:
        return []
    hospital_id = settings.hospital_id
    return AlarmSignal(alarms, clock, settings.alarm_key, hospital_id=hospital_id).routes()


class AlarmMessage(msgspec.Struct, forbid_unknown_fields=True):
    """What the fire system says of one of its lines."""

    state: Literal["on", "off"]
    signal: _Line = "main"
    building: _Text | None = None
    drill: bool = False
    event: _Event | None = None

    def __post_init__(self) -> None:
        """Raises ValueError, which makes the message one that was not understood."""
        if not is_plain(self.signal):
            raise ValueError("`signal` holds a character that cannot be kept")


class AlarmSignal:
    """Takes what the fire system says, from whoever has the key."""

    def __init__(
        self, alarms: AlarmService, clock: Clock, key: str, *, hospital_id: str = "main"
    ) -> None:
        """Raises ServerError `alarm-key-short` for a key that could be guessed."""
        if len(key) < LEAST_KEY_CHARACTERS:
            raise ServerError("alarm-key-short", least=LEAST_KEY_CHARACTERS)
        self._alarms = alarms
        self._clock = clock
        self._key = _digest(key)
        self._wrong: OrderedDict[str, Attempts] = OrderedDict()
        self._principal = Principal(
            PrincipalKind.CLIENT, "fire-system", "fire-system", hospital_id=hospital_id
        )

    def routes(self) -> list[Route]:
        """Of the signal."""
        return [Route(ALARM_PATH, self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        """Starts or ends an alarm; says whether one of this line is in force.

        A right key is always heard: whoever else stands behind the same proxy and guesses wrongly
        must not silence the fire system. A guess is hopeless by the length of the key.
        """
        if not self._is_right(request.headers.get("authorization", "")):
            return self._refused(request.client.host if request.client is not None else "")
        body = await _body_of(request)
        if body is None:
            return _fault(413, "body-too-long")
        try:
            message = msgspec.json.decode(body, type=AlarmMessage)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            # The fire system itself speaks wrongly: what is wrong helps whoever sets it up.
            _log.error("the fire system's message was not understood", extra={"fault": str(error)})
            return _fault(400, str(error))
        order = AlarmOrder(message.building, message.drill, signal=message.signal)
        signal = Signal(order, message.state == "on", message.event)
        try:
            done = await self._alarms.heed(signal, principal=self._principal)
        except ServerError as error:
            _log.exception("the fire system's message was not kept", extra={"code": error.code})
            return JSONResponse({"error": error.code}, 503, _RETRY)
        if isinstance(done, Refused):
            return _fault(409, done.code.value)
        alarm_id = None if done is None else done.id
        return JSONResponse({"inForce": done is not None, "alarmId": alarm_id}, headers=_HEADERS)

    def _is_right(self, authorization: str) -> bool:
        scheme, _, given = authorization.partition(" ")
        is_equal = hmac.compare_digest(_digest(given.strip()), self._key)
        return scheme.lower() == "bearer" and is_equal

    def _refused(self, address: str) -> Response:
        """No, and after many in a minute from one address not even that."""
        now = self._clock.now()
        before = self._wrong.pop(address, Attempts())
        after = self._wrong[address] = before.admitted(now, _LIMITS)
        if len(self._wrong) > _MOST_ADDRESSES:
            self._wrong.popitem(last=False)
        locked = after.seconds_locked(now)
        if locked:
            if not before.seconds_locked(now):
                _log.error("many wrong keys for the alarm", extra={"peer": address})
            return Response(status_code=429, headers={**_HEADERS, "Retry-After": str(locked)})
        _log.warning("a wrong key for the alarm")
        return Response(status_code=401, headers={**_HEADERS, "WWW-Authenticate": "Bearer"})


def _digest(key: str) -> bytes:
    """Of equal length whatever the key's, so that comparing tells nothing about it."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def _fault(status: int, error: str) -> Response:
    return JSONResponse({"error": error}, status, _HEADERS)


async def _body_of(request: Request) -> bytes | None:
    """The body; None for one that is too long."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > MOST_BODY_BYTES:
                return None
    except ClientDisconnect:
        # As good as nothing said: what is cut off is no message.
        return b""
    return body
