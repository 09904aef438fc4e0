"""The use cases of speech: addresses for spoken texts, and the sounds behind addresses.

Only texts that the server worded itself get an address, and an address cannot be guessed.
"""

import asyncio
import hashlib
import hmac
import logging
import time
from collections.abc import Callable

from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.speaker import Speaker
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.errors import ServerError
from kiosk_server.speech.messages import MessageWords, OtherNames
from kiosk_server.speech.model import SpeechMessage, SpokenMessage
from kiosk_server.speech.peer_shares import PeerShares
from kiosk_server.speech.phrase_book import PhraseBook
from kiosk_server.venue.service import VenueService

SPEECH_PATH = "/speech"
MOST_WAITING = 64
"""Sentences that wait for the engine; at some 20 ms each the last waits longer than a second."""
_log = logging.getLogger(__name__)
_PURPOSE = b"addresses of spoken texts"


class SpeechService:
    """Used on one event loop; `stop` lets everything go."""

    def __init__(
        self,
        speaker: Speaker,
        book: PhraseBook,
        words: MessageWords,
        venue: VenueService,
        secret: bytes,
    ) -> None:
        """`secret` makes addresses; what is made from it stays good as long as it stays."""
        self._speaker = speaker
        self._book = book
        self._words = words
        self._venue = venue
        self._key = hmac.digest(secret, _PURPOSE, "sha256")
        self._reading = BoundedThreads("speech-reading", "speech-busy", threads=2)
        self._making = BoundedThreads("speech-making", "speech-busy", most_waiting=MOST_WAITING)
        self._shares = PeerShares(self._key, time.monotonic)
        self._made: dict[str, asyncio.Task[bytes]] = {}
        self._is_down = False
        self.on_sound: Callable[[str], None] = lambda _outcome: None
        """Told of each sound that was asked for: `kept`, `made`, or the error's code."""
        self._idle = asyncio.Event()
        self._idle.set()

    async def stop(self) -> None:
        """Waits for the sentence that is being said."""
        await self._making.stop()
        await self._reading.stop()
        await asyncio.to_thread(self._speaker.close)
        await asyncio.to_thread(self._book.close)

    def name_also(self, others: OtherNames) -> None:
        """Lets messages name things that others keep."""
        self._words.others = others

    @property
    def names_version(self) -> str:
        """Of the names that others keep."""
        return self._words.others.version

    @property
    def is_down(self) -> bool:
        """Whether the voice could not be started when it was wanted last."""
        return self._is_down

    @property
    def kept_bytes(self) -> int:
        """Disk space that kept sounds take."""
        return self._speaker.cache.size_bytes

    async def wait_until_idle(self) -> None:
        """Waits until nobody waits for a sentence."""
        await self._idle.wait()

    def find_address(
        self, locale: str, spoken: str, *, message_id: str | None = None
    ) -> str | None:
        """Where a text that is spoken can be heard; None where no voice has its language.

        The text is worded by catalogs and the plan: what visitors type must not come here.
        """
        name = self.name_of(Utterance(spoken, locale, message_id))
        return None if name is None else f"{SPEECH_PATH}/{name}.wav"

    def name_of(self, utterance: Utterance) -> str | None:
        """The keyed hash of a text, good as an address from now on; None without a voice."""
        content = self._speaker.content_of(utterance)
        if content is None or not utterance.text.strip():
            return None
        name = hmac.digest(self._key, content.encode(), hashlib.sha256).hex()[:32]
        self._book.remember(name, utterance)
        return name

    def spoken(self, message: SpeechMessage, locale: str) -> SpokenMessage:
        """A message as it is spoken, with its address."""
        published = self._venue.current if self._venue.is_published else None
        said = self._words.find(message, published, locale)
        if said is None:
            return SpokenMessage(message.id, None, None)
        alone = message.id if not message.arguments else None
        address = self.find_address(locale, said.spoken, message_id=alone)
        return SpokenMessage(message.id, said.spoken, address)

    async def wav(self, name: str, *, peer: str | None = None) -> bytes:
        """The WAV of an address. Many who ask for the same one wait for one synthesis.

        `peer`: the address of who asks, of which each has a share of the voice. Raises ServerError
        `speech-unknown` (never given, or forgotten), `speech-busy`, `speech-too-many` and
        `speech-down` with `seconds`, `speech-refused` (the engine cannot say it).
        """
        if name in self._speaker.cache:
            kept = await self._reading.run(lambda: self._speaker.cache.find(name))
            if kept is not None:
                self.on_sound("kept")
                return kept
        task = self._made.get(name)
        if task is None:
            given_back = None if peer is None else self._shares.take(peer)
            task = self._made[name] = asyncio.create_task(self._make(name))
            self._idle.clear()
            if given_back is not None:
                task.add_done_callback(lambda _done: given_back())
            task.add_done_callback(lambda done: self._finished(name, done))
        return await asyncio.shield(task)

    def _finished(self, name: str, done: "asyncio.Task[bytes]") -> None:
        self._made.pop(name, None)
        if not self._made:
            self._idle.set()
        if done.cancelled():
            return
        # Whoever asked may have gone: what went wrong is told to nobody then.
        error = done.exception()
        known = error.code if isinstance(error, ServerError) else "fault"
        self.on_sound(known if error is not None else "made")

    async def _make(self, name: str) -> bytes:
        utterance = await self._reading.run(lambda: self._book.find(name))
        if utterance is None:
            raise ServerError("speech-unknown")
        try:
            made = await self._making.run(lambda: self._speaker.wav(name, utterance))
        except SpeechError as error:
            if error.code == "speech-engine-down":
                self._tell(is_down=True)
                seconds = float(error.fields.get("seconds", 0))
                raise ServerError("speech-down", seconds=max(1, round(seconds))) from error
            raise ServerError("speech-refused") from error
        self._tell(is_down=False)
        return made

    def _tell(self, *, is_down: bool) -> None:
        """Logs once that the voice went away, and once that it is back."""
        if is_down and not self._is_down:
            _log.warning("the voice cannot be started")
        if self._is_down and not is_down:
            _log.info("the voice speaks again")
        self._is_down = is_down
