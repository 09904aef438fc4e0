"""Says what will be asked for before anybody asks: page messages, names of levels and places.

In the background, for at most a twentieth of the time, and not while a visitor waits.
"""

import asyncio
import logging
import re
import time
from collections.abc import Iterator, Sequence
from importlib import resources

from accessibility.speech.engine import Utterance
from accessibility.speech.errors import SpeechError
from accessibility.speech.speaker import Speaker
from i18n.errors import I18nError
from i18n.translator import Translator
from kiosk_server.speech.service import SpeechService
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews

LOOK_SECONDS = 60.0
"""How often it looks for another plan; at the start others have more urgent work."""
_SHARE_OF_CACHE = 0.5
"""The rest is for what people ask."""
_REST = 19
"""How many times as long as a sentence took it rests before the next one."""
_LEAST_REST_SECONDS = 0.02
_MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)
_log = logging.getLogger(__name__)


class Preparing:
    """Runs until cancelled."""

    def __init__(
        self,
        service: SpeechService,
        speaker: Speaker,
        venue: VenueService,
        views: VenueViews,
        translator: Translator,
        locales: Sequence[str],
        *,
        cache_bytes: int,
    ) -> None:
        self._service = service
        self._speaker = speaker
        self._venue = venue
        self._views = views
        self._translator = translator
        self._locales = tuple(locales)
        self._most_bytes = cache_bytes * _SHARE_OF_CACHE
        self._done: str | None = None

    async def run(self) -> None:
        """Looks for plans that are not prepared, and prepares them."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if not self._venue.is_published:
                continue
            published = self._venue.current
            if published.snapshot.version != self._done:
                await self.prepare(published)
                self._done = published.snapshot.version

    async def prepare(self, published: PublishedVenue) -> int:
        """Says everything about a plan that is not kept yet; how many sentences that were."""
        said = 0
        for utterance in self._phrases(published):
            name = self._service.name_of(utterance)
            if name is None or name in self._speaker.cache:
                # A long list of known names must not hold the event loop up.
                await asyncio.sleep(0)
                continue
            if self._speaker.cache.size_bytes > self._most_bytes:
                break
            await self._service.wait_until_idle()
            begun = time.monotonic()
            try:
                await asyncio.to_thread(self._speaker.wav, name, utterance)
            except SpeechError as error:
                if error.code == "speech-engine-down":
                    _log.warning("sentences are not prepared", extra={"reason": error.code})
                    break
                continue
            said += 1
            took = time.monotonic() - begun
            await asyncio.sleep(max(_LEAST_REST_SECONDS, _REST * took))
        return said

    def _phrases(self, published: PublishedVenue) -> Iterator[Utterance]:
        """What will be asked for, the likeliest first."""
        for locale in self._locales:
            for message_id in _page_messages():
                try:
                    spoken = self._translator.spoken(locale, message_id)
                except I18nError:
                    continue
                yield Utterance(spoken, locale, message_id=message_id)
        for locale in self._locales:
            views = self._views.of(published, locale)
            for level in views.levels.values():
                yield Utterance(level.spoken_name, locale)
            for place in published.plan.places:
                yield Utterance(views.place(place).spoken_name, locale)


def _page_messages() -> list[str]:
    """The ids of the messages of visitors' pages; those with arguments too, which are not said."""
    found: list[str] = []
    folders = (
        entry for entry in (resources.files("i18n") / "catalogs").iterdir() if entry.is_dir()
    )
    folder = min(folders, key=lambda entry: entry.name)
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.startswith("page_") and "facilities" not in file.name:
            found += _MESSAGE.findall(file.read_text("utf-8"))
    return found
