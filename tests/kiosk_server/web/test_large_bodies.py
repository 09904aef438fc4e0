"""Who sends much, slowly or without end holds nothing for long, and pushes nobody out."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from kiosk_server.facilities.fault_limits import PeerLimits
from kiosk_server.web import fault_reports
from kiosk_server.web.fault_reports import FaultPages
from kiosk_server.web.large_bodies import (
    SMALL_BODY_BYTES,
    BodyTooLong,
    BodyTooSlow,
    LargeBodies,
    TooManyBodies,
)
from tests.kiosk_server.facilities.fault_house import FaultHouse, fault_house
from tests.kiosk_server.facilities.test_fault_limits import ONE
from tests.kiosk_server.venue.venue_house import TRANSLATOR, run
from tests.services.sqlite import migrated_sqlite

LARGE = b"x" * (SMALL_BODY_BYTES + 1)


class Sender:
    """Sends pieces of a body, and then nothing more: neither an end nor a farewell."""

    def __init__(self, pieces: Iterable[bytes], peer: str = "192.0.2.7", *, ends: bool) -> None:
        self._pieces = iter(pieces)
        self._ends = ends
        self.read = 0
        headers = [(b"content-type", b"application/json"), (b"accept-language", b"en")]
        scope = {"type": "http", "method": "POST", "headers": headers, "client": (peer, 1)}
        self.request = Request(scope, self._receive)

    async def _receive(self) -> Message:
        for piece in self._pieces:
            self.read += 1
            return {"type": "http.request", "body": piece, "more_body": True}
        if self._ends:
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.Event().wait()
        raise AssertionError("nobody sets it")


def bodies(seconds: float = 30.0) -> LargeBodies:
    return LargeBodies(most_bytes=1_000_000, most_at_once=3, most_of_one=2, seconds=seconds)


async def held(reader: LargeBodies, peer: str, stop: asyncio.Event) -> None:
    async with reader.of(Sender([LARGE], peer, ends=True).request):
        await stop.wait()


def test_few_large_bodies_at_once_and_fewer_of_one_address() -> None:
    async def work() -> None:
        reader, stop = bodies(), asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for peer in ("a", "a", "b"):
                group.create_task(held(reader, peer, stop))
            await asyncio.sleep(0)
            for _ in range(2):
                for peer in ("a", "c"):
                    with pytest.raises(TooManyBodies):
                        async with reader.of(Sender([LARGE], peer, ends=True).request):
                            raise AssertionError("it was taken")
            async with reader.of(Sender([b"small"], "a", ends=True).request) as body:
                assert body == b"small"
            stop.set()

        async with reader.of(Sender([LARGE], "a", ends=True).request) as body:
            assert body == LARGE
        assert not reader._held

    run(work())


def test_a_body_that_never_ends_is_given_up() -> None:
    async def work() -> None:
        reader = bodies(seconds=0.02)
        with pytest.raises(BodyTooSlow):
            async with reader.of(Sender([LARGE], ends=False).request):
                raise AssertionError("it was taken")
        with pytest.raises(BodyTooLong):
            async with reader.of(Sender([LARGE] * 20, ends=False).request):
                raise AssertionError("it was taken")
        assert not reader._held

    run(work())


@asynccontextmanager
async def pages(
    folder: Path, peers: PeerLimits | None = None
) -> AsyncIterator[tuple[FaultPages, FaultHouse]]:
    async def nobody(_: object) -> None:
        raise AssertionError("nobody signs in here")

    async with fault_house(migrated_sqlite(folder), folder, peers) as house:
        yield FaultPages(house.faults, nobody, TRANSLATOR, ("en",)), house  # type: ignore[arg-type]  # never asked


async def answer(of: FaultPages, sender: Sender) -> Response:
    return await of._report(sender.request)


def test_tries_are_counted_before_anything_is_read(tmp_path: Path) -> None:
    async def work() -> None:
        async with pages(tmp_path) as (reporting, house):
            house.faults._peers = PeerLimits(house.venue.clock, secret=b"s", limits=ONE)
            unknown_spot = b'{"requestId": "request-0000000001", "kind": "DOOR", "spot": "?"}'
            first = await answer(reporting, Sender([unknown_spot], ends=True))
            second = await answer(reporting, Sender([unknown_spot], ends=True))

            assert (first.status_code, second.status_code) == (422, 429)
            assert second.headers["retry-after"] == "600"

    run(work())


def test_a_slow_sender_is_told_and_a_crowd_of_large_ones_is_asked_to_come_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fault_reports, "BODY_SECONDS", 0.02)
    monkeypatch.setattr(fault_reports, "MOST_LARGE_BODIES", 0)

    async def work() -> None:
        async with pages(tmp_path) as (reporting, _house):
            slow = await answer(reporting, Sender([b"{"], ends=False))
            crowded = await answer(reporting, Sender([LARGE], ends=True))

            assert slow.status_code == 408
            assert (crowded.status_code, crowded.headers["retry-after"]) == (503, "5")
            assert b"FAULT_PHOTOS_BUSY" in bytes(crowded.body)

    run(work())
