"""What visitors say comes back as text over HTTP, or a reason that they can act on."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette

from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import ListeningEngine
from kiosk_server.listening.recognisers import (
    ScriptedRecogniser,
    SpeechRecogniser,
    open_recogniser,
)
from kiosk_server.listening.service import LIMITS, MOST_CHARACTERS, ListeningService
from kiosk_server.listening.sound import MOST_BYTES, ListeningRefusal, Sound
from kiosk_server.people.attempts import AttemptLimits
from kiosk_server.web.listening import ListeningPages
from tests.kiosk_server.listening.sounds import wav_of
from tests.kiosk_server.venue.venue_house import SetClock

SECRET = b"s" * 32


class Saying:
    """An engine that says what it is told to, or fails."""

    def __init__(self, text: str = "", error: Exception | None = None) -> None:
        self.text = text
        self.error = error
        self.heard: list[Sound] = []

    def recognise(self, sound: Sound, locale: str) -> str:  # noqa: ARG002 - the port's form
        self.heard.append(sound)
        if self.error is not None:
            raise self.error
        return self.text


class Ears:
    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def send(
        self, body: bytes, content_type: str = "audio/wav", locale: str = "en"
    ) -> Response:
        headers = {"Content-Type": content_type, "Accept-Language": locale}
        return await self._client.post("/listen", content=body, headers=headers)


@asynccontextmanager
async def ears(engine: SpeechRecogniser, limits: AttemptLimits = LIMITS) -> AsyncIterator[Ears]:
    service = ListeningService(engine, SetClock(), secret=SECRET, limits=limits)
    pages = ListeningPages(service, Translator.load(), ("zh-CN", "en"))
    transport = ASGITransport(Starlette(routes=pages.routes()))
    async with AsyncClient(transport=transport, base_url="http://kiosk") as client:
        yield Ears(client)
    await service.stop()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_what_is_said_comes_back_as_text() -> None:
    async def work() -> None:
        engine = Saying(" where  is radiology\n")
        async with ears(engine) as listening:
            answer = await listening.send(wav_of())

        assert answer.status_code == 200
        assert answer.json() == {"text": "where is radiology"}
        assert answer.headers["Cache-Control"] == "no-store"
        assert len(engine.heard) == 1

    run(work())


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"noise", 400, "LISTENING_UNFIT"),
        (wav_of(loudness=0.0), 422, "LISTENING_NOTHING_HEARD"),
        (b"\x00" * (MOST_BYTES + 1), 413, "LISTENING_TOO_LONG"),
    ],
)
def test_what_is_no_speech_is_refused_in_words_and_never_reaches_the_engine(
    body: bytes, status: int, code: str
) -> None:
    async def work() -> None:
        engine = Saying("anything")
        async with ears(engine) as listening:
            answer = await listening.send(body)

        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert "type" in answer.json()["message"] or "short" in answer.json()["message"]
        assert engine.heard == []

    run(work())


def test_words_of_no_letters_are_nothing_heard_in_the_language_of_the_asker() -> None:
    async def work() -> None:
        async with ears(Saying(" 。… ")) as listening:
            answer = await listening.send(wav_of(), locale="zh-CN")

        assert answer.json()["code"] == "LISTENING_NOTHING_HEARD"
        assert "没有听到" in answer.json()["message"]
        assert answer.headers["Content-Language"] == "zh-CN"

    run(work())


def test_another_type_is_refused_since_other_sites_may_send_it() -> None:
    async def work() -> None:
        async with ears(Saying("text")) as listening:
            assert (await listening.send(wav_of(), "text/plain")).status_code == 415

    run(work())


def test_what_an_engine_says_without_end_is_cut() -> None:
    async def work() -> None:
        async with ears(Saying("radiology " * 100)) as listening:
            answer = await listening.send(wav_of())

        assert len(answer.json()["text"]) <= MOST_CHARACTERS

    run(work())


def test_a_failing_engine_is_said_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def work() -> None:
        async with ears(Saying(error=RuntimeError("heard: my name is Li"))) as listening:
            answer = await listening.send(wav_of())

        assert (answer.status_code, answer.json()["code"]) == (503, "LISTENING_FAILED")
        assert answer.headers["Retry-After"] == "5"

    with caplog.at_level(logging.DEBUG):
        run(work())
    assert "Li" not in caplog.text
    assert "speech was not recognised" in caplog.text


def test_who_sends_too_much_is_told_to_type() -> None:
    limits = AttemptLimits(
        most=2,
        window=timedelta(minutes=1),
        first_lock=timedelta(minutes=1),
        longest_lock=timedelta(minutes=1),
        forgotten_after=timedelta(minutes=1),
    )

    async def work() -> None:
        async with ears(Saying("text"), limits) as listening:
            statuses = [(await listening.send(wav_of(0.3))).status_code for _ in range(5)]

        assert statuses[0] == 200
        assert statuses[-1] == 429

    run(work())


def test_who_comes_while_many_wait_is_told_to_try_again() -> None:
    gate = Event()

    class Slow(Saying):
        def recognise(self, sound: Sound, locale: str) -> str:  # noqa: ARG002 - the same
            gate.wait(20)
            return "text"

    async def work() -> None:
        async with ears(Slow()) as listening:
            sending = [asyncio.create_task(listening.send(wav_of(0.3))) for _ in range(9)]
            done, _ = await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
            gate.set()
            answers = await asyncio.gather(*sending)

        assert [each.result().json()["code"] for each in done] == ["LISTENING_BUSY"]
        assert sorted(answer.status_code for answer in answers) == [200] * 8 + [503]

    run(work())


def test_a_script_is_said_line_by_line_and_begins_anew(tmp_path: Path) -> None:
    file = tmp_path / "script.txt"
    file.write_text("我要去抽血\nwhere is radiology\n", encoding="utf-8")
    engine = ScriptedRecogniser(file)
    sound = Sound(np.zeros(16_000, np.float32))

    said = [engine.recognise(sound, "en") for _ in range(3)]

    assert said == ["我要去抽血", "where is radiology", "我要去抽血"]


def test_no_engine_is_no_recogniser() -> None:
    assert open_recogniser(ListeningEngine.NONE, None) is None


@pytest.mark.parametrize("engine", [ListeningEngine.SCRIPTED, ListeningEngine.SENSE_VOICE])
def test_an_engine_that_cannot_be_opened_stops_the_start_in_words(
    tmp_path: Path, engine: ListeningEngine
) -> None:
    with pytest.raises(ServerError) as raised:
        open_recogniser(engine, tmp_path / "absent")

    assert raised.value.code in {"listening-engine-missing", "listening-model-unfit"}


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_refusal_and_error_has_words(locale: str) -> None:
    translator = Translator.load()

    for refusal in ListeningRefusal:
        assert translator.has(locale, f"refusal-{refusal.value}")
    for code in ("busy", "failed", "engine-missing", "model-unfit"):
        assert translator.has(locale, f"error-listening-{code}")
