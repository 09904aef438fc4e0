"""Work on threads: so many wait and no more, and nobody waits for what is given up."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.errors import ServerError


def play(story: Callable[[BoundedThreads], Awaitable[None]]) -> None:
    """Runs a story with one thread and three that may wait."""

    async def run() -> None:
        threads = BoundedThreads("test", "test-busy", most_waiting=3)
        async with asyncio.timeout(20):
            await story(threads)
            await threads.stop()

    asyncio.run(run())


def test_work_runs_on_a_thread_of_that_name() -> None:
    async def story(threads: BoundedThreads) -> None:
        name = await threads.run(lambda: threading.current_thread().name)

        assert name.startswith("test")

    play(story)


def test_who_comes_when_too_many_wait_is_refused() -> None:
    async def story(threads: BoundedThreads) -> None:
        gate = threading.Event()
        early = [asyncio.ensure_future(threads.run(gate.wait)) for _ in range(3)]
        await asyncio.sleep(0)

        with pytest.raises(ServerError) as refused:
            await threads.run(gate.wait)
        gate.set()

        assert refused.value.code == "test-busy"
        assert await asyncio.gather(*early) == [True, True, True]
        assert await threads.run(lambda: "again") == "again"

    play(story)


def test_a_fault_reaches_who_asked_and_frees_the_place() -> None:
    def fail() -> None:
        raise LookupError("fault")

    async def story(threads: BoundedThreads) -> None:
        for _ in range(4):
            with pytest.raises(LookupError, match="fault"):
                await threads.run(fail)

    play(story)


def test_who_goes_away_frees_the_place_and_is_not_worked_for() -> None:
    async def story(threads: BoundedThreads) -> None:
        gate, done = threading.Event(), list[str]()
        first = asyncio.ensure_future(threads.run(gate.wait))
        leaving = [asyncio.ensure_future(threads.run(lambda: done.append("x"))) for _ in range(2)]
        await asyncio.sleep(0)
        for one in leaving:
            one.cancel()
        await asyncio.wait(leaving)

        last = asyncio.ensure_future(threads.run(lambda: "last"))
        gate.set()

        assert await first is True
        assert await last == "last"
        assert done == []

    play(story)


def test_stopping_waits_for_what_runs_and_gives_up_the_rest() -> None:
    async def story(threads: BoundedThreads) -> None:
        begun, gate = threading.Event(), threading.Event()

        def work() -> str:
            begun.set()
            gate.wait()
            return "done"

        running = asyncio.ensure_future(threads.run(work))
        await asyncio.to_thread(begun.wait)
        waiting = asyncio.ensure_future(threads.run(lambda: "never"))
        await asyncio.sleep(0)

        stopping = asyncio.ensure_future(threads.stop())
        await asyncio.wait([waiting])
        gate.set()
        await stopping

        assert await running == "done"
        assert waiting.cancelled()

    play(story)
