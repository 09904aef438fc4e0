"""One address has its share of the voice, which comes back with time."""

import asyncio
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.speech.peer_shares import (
    MOST_AT_ONCE,
    MOST_WAITING_OF_PEER,
    NEW_EACH_SECOND,
    PeerShares,
)
from tests.kiosk_server.speech.speech_house import SlowEngine, name_in, speech_house
from tests.kiosk_server.venue.venue_house import run


def test_one_peer_leaves_room_for_others(sqlite_url: str, tmp_path: Path) -> None:
    async def work() -> None:
        engine = SlowEngine()
        async with speech_house(sqlite_url, tmp_path, engine=engine) as voice:
            service = voice.service
            names = [
                name_in(service.find_address("en", f"level {number}"))
                for number in range(MOST_WAITING_OF_PEER + 5)
            ]
            greedy = [asyncio.ensure_future(service.wav(name, peer="10.0.0.9")) for name in names]
            refused = await asyncio.wait(greedy, return_when=asyncio.FIRST_EXCEPTION)
            joins = asyncio.ensure_future(service.wav(names[0], peer="10.0.0.9"))
            other = asyncio.ensure_future(service.wav(names[-1], peer="10.0.0.10"))
            await asyncio.sleep(0)
            engine.gate.set()
            answers = await asyncio.gather(*greedy, return_exceptions=True)

            sent_away = [each for each in answers if isinstance(each, ServerError)]
            assert refused[0]
            assert [each.code for each in sent_away] == ["speech-too-many"] * 5
            assert (await joins).startswith(b"RIFF")
            assert (await other).startswith(b"RIFF")
            assert (await service.wav(names[1], peer="10.0.0.9")).startswith(b"RIFF")
            assert (await service.wav(names[-2], peer="10.0.0.9")).startswith(b"RIFF")

    run(work())


def test_new_sentences_of_a_peer_are_bounded_in_time_and_come_back() -> None:
    now = [100.0]
    shares = PeerShares(b"s" * 32, lambda: now[0])

    for _ in range(MOST_AT_ONCE):
        shares.take("10.0.0.9")()
    with pytest.raises(ServerError) as refused:
        shares.take("10.0.0.9")
    shares.take("10.0.0.10")()
    now[0] += 1.0
    for _ in range(int(NEW_EACH_SECOND)):
        shares.take("10.0.0.9")()

    assert (refused.value.code, refused.value.fields) == ("speech-too-many", {"seconds": 1})
    with pytest.raises(ServerError):
        shares.take("10.0.0.9")
    now[0] += 1_000_000.0
    for _ in range(MOST_AT_ONCE):
        shares.take("10.0.0.9")()
    with pytest.raises(ServerError):
        shares.take("10.0.0.9")
