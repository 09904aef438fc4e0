"""What a bus decides, whatever its link: coalescing, splitting, waiting."""

import asyncio
from collections.abc import AsyncIterator

import orjson
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.core.linked_bus import (
    EVERYTHING,
    MOST_PENDING,
    BackOff,
    LinkedBus,
    LinkLostError,
    payloads_of,
)
from tests.kiosk_server.core.buses import QUICK, run


class SlowLink:
    """Sends only while it is let."""

    backend = "slow"
    most_bytes = 200

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.opened = 0
        self.let = asyncio.Semaphore(0)
        self.sending = asyncio.Event()
        self.sent: list[list[str]] = []

    async def open(self) -> None:
        self.opened += 1

    async def payloads(self) -> AsyncIterator[str]:
        await asyncio.Event().wait()
        yield ""

    async def send(self, payload: str) -> None:
        self.sending.set()
        if self.failures:
            self.failures -= 1
            raise LinkLostError("test")
        await self.let.acquire()
        self.sent.append(orjson.loads(payload)[1:])

    async def close(self) -> None: ...


def test_a_change_while_its_earlier_hint_is_on_the_way_is_hinted_again() -> None:
    async def story() -> list[list[str]]:
        link = SlowLink()
        bus = await LinkedBus.open(link)
        await bus.publish(["a"])
        await link.sending.wait()
        await bus.publish(["a"])
        await bus.publish(["b"])
        await bus.publish(["a"])
        link.let.release()
        link.let.release()
        while len(link.sent) < 2:  # noqa: ASYNC110 - the link of the test tells nobody
            await asyncio.sleep(0)
        await bus.publish(["c"])
        link.let.release()
        await bus.close()
        return link.sent

    assert run(story()) == [["a"], ["a", "b"], ["c"]]


def test_a_flood_while_the_link_is_slow_becomes_one_hint_on_everything() -> None:
    async def story() -> list[list[str]]:
        link = SlowLink()
        bus = await LinkedBus.open(link)
        await bus.publish(["a"])
        await link.sending.wait()
        for number in range(MOST_PENDING + 1):
            await bus.publish([f"queue:{number}"])
        for _ in range(2):
            link.let.release()
        await bus.close()
        return link.sent

    assert run(story()) == [["a"], [EVERYTHING]]


def test_what_a_lost_link_did_not_take_is_sent_by_the_next() -> None:
    async def story() -> tuple[list[list[str]], int]:
        link = SlowLink(failures=1)
        bus = await LinkedBus.open(link, back_off=QUICK)
        link.let.release()
        await bus.publish(["a"])
        async with bus.subscribe(["b"]) as hints:
            assert await anext(hints) == {"b"}
        await bus.close()
        return link.sent, link.opened

    assert run(story()) == ([["a"]], 2)


def test_closing_waits_only_a_while_for_a_link_that_hangs() -> None:
    async def story() -> None:
        link = SlowLink()
        bus = await LinkedBus.open(link)
        await bus.publish(["a"])

        await bus.close()

        assert link.sent == []
        assert not bus.is_connected

    run(story())


def test_the_wait_doubles_up_to_its_bound() -> None:
    longest = BackOff(first_seconds=0.1, most_seconds=1.0, chance=lambda: 1.0)
    shortest = BackOff(first_seconds=0.1, most_seconds=1.0, chance=lambda: 0.0)

    assert [longest.seconds(n) for n in (1, 2, 3, 4, 5, 10_000)] == [0.1, 0.2, 0.4, 0.8, 1.0, 1.0]
    assert [shortest.seconds(n) for n in (1, 2, 5)] == [0.05, 0.1, 0.5]


@given(st.frozensets(st.text(st.characters(), max_size=40)), st.integers(150, 400))
def test_every_topic_is_in_a_payload_and_none_is_too_long(
    topics: frozenset[str], most_bytes: int
) -> None:
    payloads = list(payloads_of("sender", topics, most_bytes))

    assert all(len(payload.encode()) <= most_bytes for payload in payloads)
    lists = [orjson.loads(payload) for payload in payloads]
    assert all(found[0] == "sender" and len(found) > 1 for found in lists)
    told = [topic for found in lists for topic in found[1:]]
    assert told == [EVERYTHING] or sorted(told) == sorted(topics)
