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


def test_equal_questions_at_once_are_worked_for_once() -> None:
    async def story(threads: BoundedThreads) -> None:
        gate, done = threading.Event(), list[str]()

        def work() -> str:
            gate.wait()
            done.append("x")
            return "answer"

        # More than may wait: they are one.
        asked = [asyncio.ensure_future(threads.run(work, key=("a", 1))) for _ in range(500)]
        other = asyncio.ensure_future(threads.run(lambda: "other", key=("b", 1)))
        await asyncio.sleep(0)
        for leaving in asked[:100]:
            leaving.cancel()
        await asyncio.wait(asked[:100])
        gate.set()

        assert set(await asyncio.gather(*asked[100:])) == {"answer"}
        assert await other == "other"
        assert done == ["x"]
        assert await threads.run(lambda: "new", key=("a", 1)) == "new"
        assert not threads._shared

    play(story)


def test_where_all_who_asked_the_same_leave_nothing_is_worked_for() -> None:
    async def story(threads: BoundedThreads) -> None:
        gate, done = threading.Event(), list[str]()
        first = asyncio.ensure_future(threads.run(gate.wait))
        leaving = [
            asyncio.ensure_future(threads.run(lambda: done.append("x"), key="k")) for _ in range(3)
        ]
        await asyncio.sleep(0)
        for one in leaving:
            one.cancel()
        await asyncio.wait(leaving)
        again = asyncio.ensure_future(threads.run(lambda: "again", key="k"))
        gate.set()

        assert await first is True
        assert await again == "again"
        assert done == []

    play(story)


def test_a_fault_reaches_all_who_asked_the_same() -> None:
    def fail() -> None:
        raise LookupError("fault")

    async def story(threads: BoundedThreads) -> None:
        asked = [threads.run(fail, key="k") for _ in range(3)]
        found = await asyncio.gather(*asked, return_exceptions=True)

        assert [str(each) for each in found] == ["fault"] * 3

    play(story)


def test_what_has_waited_too_long_is_refused_and_not_worked_for() -> None:
    async def story(_: BoundedThreads) -> None:
        seconds, gate, done = [0.0], threading.Event(), list[str]()
        threads = BoundedThreads(
            "test", "test-busy", most_seconds=7.0, now_seconds=lambda: seconds[0]
        )
        first = asyncio.ensure_future(threads.run(gate.wait))
        late = asyncio.ensure_future(threads.run(lambda: done.append("x")))
        await asyncio.sleep(0)
        seconds[0] = 7.5
        gate.set()

        with pytest.raises(ServerError) as refused:
            await late
        assert refused.value.code == "test-busy"
        assert await first is True
        assert done == []
        assert await threads.run(lambda: "soon") == "soon"
        await threads.stop()

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
