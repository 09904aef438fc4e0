"""Starts the voice: engines that are installed, the kept sounds, and the addresses of both."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

from starlette.routing import BaseRoute

from accessibility.speech.engine import SpeechEngine
from accessibility.speech.espeak_markup import MANDARIN, MANDARIN_OF_PINYIN
from accessibility.speech.pyttsx3_engine import Pyttsx3Engine, has_library, has_loader
from accessibility.speech.recorded_clips import RecordedClips
from accessibility.speech.sherpa_engine import SherpaEngine
from accessibility.speech.sound_cache import SoundCache
from accessibility.speech.speaker import Speaker
from accessibility.speech.worker_process import WorkerProcess
from i18n.translator import Translator
from kiosk_server.core.clock import Clock
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.settings import Settings
from kiosk_server.people.assembly import People
from kiosk_server.speech.messages import MessageWords
from kiosk_server.speech.phrase_book import PhraseBook
from kiosk_server.speech.preparing import Preparing
from kiosk_server.speech.service import SpeechService
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.web.speech import SpeechFiles

SPEECH_FOLDER = "speech"
"""In the data folder: can all be made anew."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Speech:
    """The service that resolvers ask the context for, and its addresses."""

    service: SpeechService
    has_voice: bool
    routes: tuple[BaseRoute, ...]

    def measure(self, metrics: Metrics) -> None:
        """Has the voice watched, where there is one. Called once."""
        if not self.has_voice:
            return
        service = self.service
        service.on_sound = metrics.watch_speech(
            lambda: not service.is_down, lambda: service.kept_bytes
        )


def start_speech(
    settings: Settings,
    translator: Translator,
    clock: Clock,
    people: People,
    venue: VenueService,
    views: VenueViews,
    ends: AsyncExitStack,
) -> Speech:
    """The voice of a started venue; without an engine it has no address for anything."""
    folder = settings.data_dir / SPEECH_FOLDER
    clips = RecordedClips(settings.speech_clips_path)
    for name in clips.unusable:
        _log.warning("a recorded clip cannot be used", extra={"file": name})
    engines = tuple(_engines(settings))
    cache = SoundCache(folder / "sounds", settings.speech_cache_bytes)
    speaker = Speaker(engines, clips, cache)
    book = PhraseBook(folder / "phrases.sqlite", clock.now)
    words = MessageWords(translator, views)
    service = SpeechService(speaker, book, words, venue, people.keys.secret)
    ends.push_async_callback(service.stop)
    if engines and settings.speech_prepared:
        preparing = Preparing(
            *(service, speaker, venue, views, translator, settings.locales),
            cache_bytes=settings.speech_cache_bytes,
        )
        ends.callback(asyncio.create_task(preparing.run()).cancel)
    files = SpeechFiles(service, translator, settings.locales)
    return Speech(service, bool(engines), tuple(files.routes()))


def _engines(settings: Settings) -> Iterator[SpeechEngine]:
    """The engines that are installed, the hospital's own models first."""
    if not settings.speech_enabled:
        return
    if settings.speech_models_path is not None:
        if SherpaEngine.is_installed():
            yield SherpaEngine(settings.speech_models_path)
        else:
            _log.error("sherpa-onnx is not installed, so its models do not speak")
    if has_library():
        yield Pyttsx3Engine(WorkerProcess(), MANDARIN if has_loader() else MANDARIN_OF_PINYIN)
    else:
        _log.info("no voice is installed")
