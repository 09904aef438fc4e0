"""Addresses cannot be guessed and stay good; many askers make one synthesis."""

import asyncio
from pathlib import Path

import pytest

from accessibility.speech.errors import SpeechError
from kiosk_server.core.errors import ServerError
from kiosk_server.speech.preparing import Preparing
from kiosk_server.speech.service import MOST_WAITING, SpeechService
from tests.kiosk_server.speech.speech_house import (
    CACHE_BYTES,
    SlowEngine,
    SpeechHouse,
    name_in,
    named_house,
    speech_house,
)
from tests.kiosk_server.venue.venue_house import TRANSLATOR, run


async def code_of(service: SpeechService, name: str) -> str:
    with pytest.raises(ServerError) as raised:
        await service.wav(name)
    return raised.value.code


def test_an_address_gives_its_sound_also_after_a_restart(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            first = voice.service.find_address("zh-CN", "三楼")
            second = voice.service.find_address("zh-CN", "三楼")
            other = voice.service.find_address("zh-CN", "四楼")

        async with speech_house(sqlite_url, tmp_path) as voice:
            wav = await voice.service.wav(name_in(first))
            again = await voice.service.wav(name_in(first))

            assert first == second != other
            assert wav == again
            assert wav.startswith(b"RIFF")
            assert len(voice.engine.said) == 1

    run(work())


def test_what_becomes_of_each_sound_is_told(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            told: list[str] = []
            voice.service.on_sound = told.append
            name = name_in(voice.service.find_address("en", "Level 3"))

            await voice.service.wav(name)
            await voice.service.wav(name)
            await code_of(voice.service, "0" * 32)
            voice.engine.failure = SpeechError("speech-engine-down", seconds=5.0)
            await code_of(voice.service, name_in(voice.service.find_address("en", "Level 4")))

            assert told == ["made", "kept", "speech-unknown", "speech-down"]
            assert voice.service.is_down
            assert voice.service.kept_bytes > 0

    run(work())


def test_addresses_depend_on_the_secret(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            service = voice.service
            other = SpeechService(
                voice.speaker, service._book, service._words, voice.house.venue, b"t" * 32
            )

            assert service.find_address("en", "level 3") != other.find_address("en", "level 3")

    run(work())


def test_nobody_speaks_an_unknown_language_or_nothing(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            assert voice.service.find_address("ug", "x") is None
            assert voice.service.find_address("en", "  ") is None

    run(work())


def test_an_address_that_was_never_given_is_unknown(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            assert await code_of(voice.service, "0" * 32) == "speech-unknown"
            assert voice.engine.said == []

    run(work())


def test_many_askers_of_one_phrase_make_one_synthesis(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        engine = SlowEngine()
        async with speech_house(sqlite_url, tmp_path, engine=engine, cache_bytes=0) as voice:
            name = name_in(voice.service.find_address("en", "level 3"))
            askers = [asyncio.ensure_future(voice.service.wav(name)) for _ in range(50)]
            gone = asyncio.ensure_future(voice.service.wav(name))
            await asyncio.sleep(0)
            gone.cancel()
            engine.gate.set()

            assert len(set(await asyncio.gather(*askers))) == 1
            assert len(engine.said) == 1

    run(work())


def test_too_many_sentences_at_once_are_sent_away(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        engine = SlowEngine()
        async with speech_house(sqlite_url, tmp_path, engine=engine) as voice:
            names = [
                name_in(voice.service.find_address("en", f"level {number}"))
                for number in range(MOST_WAITING + 6)
            ]
            asked = [asyncio.ensure_future(voice.service.wav(name)) for name in names]
            early = await asyncio.wait(asked, return_when=asyncio.FIRST_EXCEPTION)
            engine.gate.set()
            answers = await asyncio.gather(*asked, return_exceptions=True)

            assert early[0]
            sent_away = [each for each in answers if isinstance(each, ServerError)]
            assert len(sent_away) == 6
            assert {each.code for each in sent_away} == {"speech-busy"}
            assert len(engine.said) == MOST_WAITING

    run(work())


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (SpeechError("speech-engine-down", seconds=0.2), "speech-down"),
        (SpeechError("speech-sentence-refused"), "speech-refused"),
        (SpeechError("speech-sentence-unsayable"), "speech-refused"),
    ],
)
def test_what_the_engine_fails_at_is_told_and_tried_again(
    sqlite_url: str, tmp_path: Path, failure: SpeechError, code: str
) -> None:
    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            name = name_in(voice.service.find_address("en", "level 3"))
            voice.engine.failure = failure
            first = await code_of(voice.service, name)
            voice.engine.failure = None

            assert first == code
            assert (await voice.service.wav(name)).startswith(b"RIFF")

    run(work())


def test_a_voice_that_goes_away_is_logged_once_and_once_its_return(
    sqlite_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "kiosk_server.speech.service")

    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path) as voice:
            name = name_in(voice.service.find_address("en", "a secret text"))
            voice.engine.failure = SpeechError("speech-engine-down", seconds=1)
            await code_of(voice.service, name)
            await code_of(voice.service, name)
            voice.engine.failure = None
            await voice.service.wav(name)

    run(work())

    said = [record.message for record in caplog.records]
    assert said == ["the voice cannot be started", "the voice speaks again"]
    assert "secret" not in caplog.text


def preparing(voice: SpeechHouse, cache_bytes: int = CACHE_BYTES) -> Preparing:
    return Preparing(
        *(voice.service, voice.speaker, voice.house.venue, voice.house.views, TRANSLATOR),
        ("en",),
        cache_bytes=cache_bytes,
    )


def test_names_and_page_messages_are_said_ahead(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk_server.speech.preparing._LEAST_REST_SECONDS", 0.0)
    monkeypatch.setattr("kiosk_server.speech.preparing._REST", 0)

    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path, named_house()) as voice:
            ahead = preparing(voice)
            said = await ahead.prepare(voice.house.venue.current)
            again = await ahead.prepare(voice.house.venue.current)
            texts = {utterance.text for utterance in voice.engine.said}
            before = len(voice.engine.said)
            await voice.service.wav(name_in(voice.service.find_address("en", "Room three")))

            assert said > 50
            assert again == 0
            assert {"Room three", "Back"} <= texts
            assert not any("{" in text for text in texts)
            assert len(voice.engine.said) == before

    run(work())


def test_what_is_said_ahead_leaves_room_for_what_people_ask(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk_server.speech.preparing._LEAST_REST_SECONDS", 0.0)
    monkeypatch.setattr("kiosk_server.speech.preparing._REST", 0)

    async def work() -> None:
        async with speech_house(sqlite_url, tmp_path, named_house()) as voice:
            await preparing(voice, cache_bytes=2_000).prepare(voice.house.venue.current)

            assert 1_000 < voice.speaker.cache.size_bytes < 1_500

    run(work())


def test_nothing_is_said_ahead_while_a_visitor_waits(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk_server.speech.preparing._LEAST_REST_SECONDS", 0.0)

    async def work() -> None:
        engine = SlowEngine()
        async with speech_house(sqlite_url, tmp_path, named_house(), engine=engine) as voice:
            name = name_in(voice.service.find_address("en", "What a visitor asks"))
            visitor = asyncio.ensure_future(voice.service.wav(name))
            await asyncio.sleep(0)
            ahead = asyncio.ensure_future(preparing(voice).prepare(voice.house.venue.current))
            await asyncio.sleep(0)
            engine.gate.set()
            await visitor
            first = engine.said[0].text
            ahead.cancel()
            await asyncio.gather(ahead, return_exceptions=True)

            assert first == "What a visitor asks"

    run(work())
