"""The fan-out's bounds, and what must hold in any order of events."""

import asyncio
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.graphql_api.fan_out import FanOut, SharedOperation
from tests.kiosk_server.graphql_api.socket_server import run
from tests.kiosk_server.graphql_api.test_fan_out import Board, Screen


def test_only_so_many_executions_run_at_the_same_time() -> None:
    async def body() -> None:
        bus = MemoryBus()
        board = Board(bus)
        fan_out = FanOut(bus, concurrent_executions=3)
        board.gate = asyncio.Event()
        screens = [Screen() for _ in range(10)]
        for number, screen in enumerate(screens):
            fan_out.join(board.operation(f"board-{number}"), screen)
        await board.looking.wait()
        await asyncio.sleep(0)

        board.gate.set()
        told = [await screen.told.get() for screen in screens]

        assert (told, board.looks, board.most_running) == ([b"0"] * 10, 10, 3)
        await fan_out.close()

    run(body())


Event = tuple[str, int]
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["join", "leave"]), st.integers(0, 3)),
        st.tuples(st.just("change"), st.integers(0, 2)),
        st.tuples(st.just("rest"), st.integers(0, 3)),
    ),
    max_size=30,
)


@given(EVENTS)
def test_everybody_who_stays_ends_with_the_newest_state(events: list[Event]) -> None:
    async def body() -> None:
        bus = MemoryBus()
        fan_out = FanOut(bus)
        board = Board(bus)
        held: dict[int, tuple[Screen, object]] = {}
        for kind, number in events:
            if kind == "join" and number not in held:
                screen = Screen()
                held[number] = (screen, fan_out.join(board.operation(), screen))
            elif kind == "leave" and number in held:
                leave = held.pop(number)[1]
                assert callable(leave)
                leave()
            elif kind == "change":
                await board.change(b"%d" % number)
            else:
                for _ in range(number):
                    await asyncio.sleep(0)
        await board.change(b"last")

        for screen, _ in held.values():
            told = [await screen.told.get()]
            while told[-1] != b"last":
                told.append(await screen.told.get())
            assert all(one != next_one for one, next_one in pairwise(told))
        assert len(fan_out) == (1 if held else 0)
        await fan_out.close()

    run(body())


def test_subscriptions_of_one_key_are_one_whoever_brings_it() -> None:
    async def body() -> None:
        bus = MemoryBus()
        fan_out = FanOut(bus)
        board = Board(bus)

        async def never() -> bytes:
            raise AssertionError("the first one's operation serves all")

        first, second = Screen(), Screen()
        fan_out.join(board.operation(), first)
        fan_out.join(SharedOperation("board", ("board",), never), second)

        assert await second.told.get() == b"0"
        await fan_out.close()

    run(body())
