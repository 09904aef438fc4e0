"""Sounds are sent whole or in part, kept for ever by browsers, and their absence told in words."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import cast

import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette

from kiosk_server.core.errors import ServerError
from kiosk_server.speech.service import SpeechService
from kiosk_server.web.speech import SpeechFiles
from tests.kiosk_server.venue.venue_house import TRANSLATOR

NAME = "0123456789abcdef" * 2
WAV = bytes(range(100))
PATH = f"/speech/{NAME}.wav"


class OneSound:
    """Knows one address; `failure` is raised for it in place of the sound."""

    def __init__(self) -> None:
        self.failure: ServerError | None = None
        self.asked: list[str] = []
        self.peers: set[str | None] = set()

    async def wav(self, name: str, *, peer: str | None = None) -> bytes:
        self.asked.append(name)
        self.peers.add(peer)
        if name != NAME:
            raise ServerError("speech-unknown")
        if self.failure is not None:
            raise self.failure
        return WAV


def ask(story: Callable[[AsyncClient, OneSound], Awaitable[None]]) -> None:
    async def work() -> None:
        speech = OneSound()
        files = SpeechFiles(cast("SpeechService", speech), TRANSLATOR, ("zh-CN", "en"))
        transport = ASGITransport(app=Starlette(routes=files.routes()))
        headers = {"Accept-Language": "en"}
        async with AsyncClient(
            transport=transport, base_url="http://kiosk.test", headers=headers
        ) as client:
            await story(client, speech)

    asyncio.run(work())


def test_a_sound_is_sent_whole_and_may_be_kept_for_ever() -> None:
    async def story(client: AsyncClient, speech: OneSound) -> None:
        answer = await client.get(PATH)
        known = await client.get(PATH, headers={"If-None-Match": answer.headers["etag"]})

        assert (answer.status_code, answer.content) == (200, WAV)
        assert answer.headers["content-type"] == "audio/wav"
        assert answer.headers["content-length"] == "100"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["accept-ranges"] == "bytes"
        assert speech.peers == {"127.0.0.1"}
        assert (known.status_code, known.content) == (304, b"")

    ask(story)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=10-", 10, 99),
        ("bytes=-30", 70, 99),
        ("bytes=-500", 0, 99),
        ("bytes=90-5000", 90, 99),
        ("bytes=99-99", 99, 99),
    ],
)
def test_a_part_is_sent_as_players_ask(asked: str, first: int, last: int) -> None:
    async def story(client: AsyncClient, _speech: OneSound) -> None:
        answer = await client.get(PATH, headers={"Range": asked})

        assert answer.status_code == 206
        assert answer.content == WAV[first : last + 1]
        assert answer.headers["content-range"] == f"bytes {first}-{last}/100"

    ask(story)


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=-0", "bytes=5-2", "bytes=999999999999-"])
def test_a_part_that_is_not_there_is_refused(asked: str) -> None:
    async def story(client: AsyncClient, _speech: OneSound) -> None:
        answer = await client.get(PATH, headers={"Range": asked})

        assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */100")
        assert answer.headers["cache-control"] == "no-store"

    ask(story)


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=-", "lines=1-2", "bytes=a-b"])
def test_other_ranges_are_passed_over(asked: str) -> None:
    async def story(client: AsyncClient, _speech: OneSound) -> None:
        answer = await client.get(PATH, headers={"Range": asked})

        assert (answer.status_code, answer.content) == (200, WAV)

    ask(story)


def test_a_part_of_another_sound_is_sent_whole() -> None:
    async def story(client: AsyncClient, _speech: OneSound) -> None:
        answer = await client.get(PATH, headers={"Range": "bytes=0-1", "If-Range": '"other"'})

        assert (answer.status_code, answer.content) == (200, WAV)

    ask(story)


@pytest.mark.parametrize(
    "path",
    [
        "/speech/ffffffffffffffffffffffffffffffff.wav",
        "/speech/nonsense.wav",
        f"/speech/{NAME}",
        f"/speech/{NAME}.mp3",
        f"/speech/{NAME.upper()}.wav",
    ],
)
def test_an_address_that_was_never_given_is_told_in_words(path: str) -> None:
    async def story(client: AsyncClient, _speech: OneSound) -> None:
        answer = await client.get(path)

        assert answer.status_code == 404
        assert answer.headers["cache-control"] == "no-store"
        assert "no such recording" in answer.text

    ask(story)


@pytest.mark.parametrize(
    ("failure", "status", "retry"),
    [
        (ServerError("speech-busy"), 503, "2"),
        (ServerError("speech-too-many", seconds=4), 429, "4"),
        (ServerError("speech-down", seconds=7), 503, "7"),
        (ServerError("speech-refused"), 404, None),
    ],
)
def test_what_fails_is_told_in_words(failure: ServerError, status: int, retry: str | None) -> None:
    async def story(client: AsyncClient, speech: OneSound) -> None:
        speech.failure = failure

        answer = await client.get(PATH)

        assert answer.status_code == status
        assert answer.headers.get("retry-after") == retry
        assert answer.headers["content-language"] == "en"
        assert "error" not in answer.text

    ask(story)
