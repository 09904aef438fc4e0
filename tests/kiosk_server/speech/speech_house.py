"""A voice for tests: the real service over a real venue, with an engine that says lengths."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from accessibility.speech.engine import Utterance
from accessibility.speech.recorded_clips import RecordedClips
from accessibility.speech.sound import Sound
from accessibility.speech.sound_cache import SoundCache
from accessibility.speech.speaker import Speaker
from floorplans.facts import Names
from floorplans.model import Department, Plan
from kiosk_server.speech.messages import MessageWords
from kiosk_server.speech.phrase_book import PhraseBook
from kiosk_server.speech.service import SpeechService
from tests.accessibility.speech.fake_engine import FakeEngine
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.venue.venue_house import TRANSLATOR, VenueHouse, venue_house

SECRET = b"s" * 32
CACHE_BYTES = 1_000_000
ADDRESS = re.compile(r"/speech/([0-9a-f]{32})\.wav")


def named_house() -> Plan:
    """Two storeys with a name and a department."""
    house = two_storeys()
    place = house.places[0]
    return replace(
        house,
        names=Names.of(en="City Hospital", **{"zh-CN": "市医院"}),
        departments=(Department("xr", Names.of(en="X-ray"), (place.id,)),),
    )


class SlowEngine(FakeEngine):
    """Says nothing until its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()

    def say(self, utterance: Utterance) -> Sound:
        assert self.gate.wait(20)
        return super().say(utterance)


@dataclass
class SpeechHouse:
    """One server's voice."""

    service: SpeechService
    engine: FakeEngine
    speaker: Speaker
    house: VenueHouse


@asynccontextmanager
async def speech_house(
    url: str,
    folder: Path,
    plan: Plan | None = None,
    *,
    engine: FakeEngine | None = None,
    cache_bytes: int = CACHE_BYTES,
) -> AsyncIterator[SpeechHouse]:
    """A started voice; started again over the same folder it knows what it gave out."""
    async with venue_house(url, folder, plan) as house:
        said_by = engine or FakeEngine()
        cache = SoundCache(folder / "sounds", cache_bytes)
        speaker = Speaker([said_by], RecordedClips(None), cache)
        book = PhraseBook(folder / "phrases.sqlite", house.clock.now)
        words = MessageWords(TRANSLATOR, house.views)
        service = SpeechService(speaker, book, words, house.venue, SECRET)
        try:
            yield SpeechHouse(service, said_by, speaker, house)
        finally:
            await service.stop()


def name_in(address: str | None) -> str:
    match = ADDRESS.fullmatch(address or "")
    assert match is not None
    return match[1]
