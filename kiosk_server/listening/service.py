"""The use case of listening: a sound that one peer sends becomes a text, or a reason why not."""

import logging
from datetime import timedelta

from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import ServerError
from kiosk_server.facilities.fault_limits import PeerLimits
from kiosk_server.listening.recognisers import SpeechRecogniser
from kiosk_server.listening.sound import ListeningRefusal, sound_of
from kiosk_server.people.attempts import AttemptLimits

BUSY = "listening-busy"
MOST_CHARACTERS = 200
"""What is longer is no question for a way."""
LIMITS = AttemptLimits(
    most=120,
    window=timedelta(minutes=10),
    first_lock=timedelta(minutes=2),
    longest_lock=timedelta(minutes=10),
    forgotten_after=timedelta(hours=1),
)
"""A hospital's guests share the address of its wireless network."""
_MOST_WAITING = 8
"""Each takes about a second; nobody stands and waits for longer than these need."""

_log = logging.getLogger(__name__)


class ListeningService:
    """One engine for everybody, on a thread of its own."""

    def __init__(
        self,
        recogniser: SpeechRecogniser,
        clock: Clock,
        *,
        secret: bytes,
        limits: AttemptLimits = LIMITS,
    ) -> None:
        self._recogniser = recogniser
        self._peers = PeerLimits(clock, secret=secret, limits=limits)
        self._threads = BoundedThreads("listening", BUSY, most_waiting=_MOST_WAITING)

    async def stop(self) -> None:
        """Waits for what is being recognised."""
        await self._threads.stop()

    async def hear(self, wav: bytes, *, peer: str, locale: str) -> str | ListeningRefusal:
        """What is said in a WAV file. Raises ServerError `listening-busy`, `listening-failed`."""
        if not self._peers.admits(peer):
            return ListeningRefusal.TOO_MANY
        sound = sound_of(wav)
        if isinstance(sound, ListeningRefusal):
            return sound
        try:
            text = await self._threads.run(lambda: self._recogniser.recognise(sound, locale))
        except ServerError:
            raise
        except Exception as error:  # noqa: BLE001 - an engine may raise anything
            # Its words may hold what was said, so only its kind is logged.
            _log.error("speech was not recognised", extra={"fault": type(error).__name__})
            raise ServerError("listening-failed") from None
        said = " ".join(text.split())[:MOST_CHARACTERS].rstrip()
        return said if any(sign.isalnum() for sign in said) else ListeningRefusal.NOTHING_HEARD
