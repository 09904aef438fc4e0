"""One execution serves all who hold the same subscription."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from kiosk_server.core.memory_bus import MemoryBus
from kiosk_server.graphql_api.fan_out import FanOut, SharedOperation
from tests.kiosk_server.graphql_api.socket_server import run


class Board:
    """A state that can be changed, looked at, and held back."""

    def __init__(self, bus: MemoryBus) -> None:
        self.bus = bus
        self.state = b"0"
        self.looks = 0
        self.running = 0
        self.most_running = 0
        self.gate: asyncio.Event | None = None
        self.looking = asyncio.Event()
        self.stopped = asyncio.Event()

    async def look(self) -> bytes:
        self.looks += 1
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.looking.set()
        state = self.state
        try:
            if self.gate is not None:
                await self.gate.wait()
        except asyncio.CancelledError:
            self.stopped.set()
            raise
        finally:
            self.running -= 1
        return bytes(bytearray(state))  # a new object each time, as an encoder makes

    async def change(self, state: bytes) -> None:
        self.state = state
        await self.bus.publish(["board"])

    def operation(self, key: str = "board") -> SharedOperation:
        return SharedOperation(key, ("board",), self.look)


class Screen:
    """A subscriber that keeps what it is told."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[bytes] = asyncio.Queue()
        self.ended: asyncio.Queue[bool] = asyncio.Queue()

    def put_state(self, state: bytes) -> None:
        self.told.put_nowait(state)

    def end(self, *, is_broken: bool) -> None:
        self.ended.put_nowait(is_broken)


def scenario(body: Callable[[FanOut, Board], Awaitable[None]]) -> None:
    async def prepared() -> None:
        bus = MemoryBus()
        fan_out = FanOut(bus)
        await body(fan_out, Board(bus))
        await fan_out.close()

    run(prepared())


def test_all_who_hold_the_same_get_the_same_bytes_of_one_execution() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        screens = [Screen() for _ in range(1_200)]
        for screen in screens:
            fan_out.join(board.operation(), screen)

        first = [await screen.told.get() for screen in screens]
        await board.change(b"1")
        second = [await screen.told.get() for screen in screens]

        assert (first[0], second[0], board.looks, len(fan_out)) == (b"0", b"1", 2, 1)
        assert all(state is first[0] for state in first)
        assert all(state is second[0] for state in second)

    scenario(body)


def test_different_keys_are_executed_apart() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        screens = [Screen(), Screen()]
        for number, screen in enumerate(screens):
            fan_out.join(board.operation(f"board-{number}"), screen)

        told = [await screen.told.get() for screen in screens]

        assert (told, board.looks, len(fan_out)) == ([b"0", b"0"], 2, 2)

    scenario(body)


def test_unchanged_bytes_are_not_sent_again() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        screen = Screen()
        fan_out.join(board.operation(), screen)
        assert await screen.told.get() == b"0"

        board.looking.clear()
        await board.change(b"0")
        await board.looking.wait()
        await board.change(b"1")

        assert await screen.told.get() == b"1"
        assert board.looks == 3

    scenario(body)


def test_hints_during_an_execution_come_to_one_more() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        screen = Screen()
        board.gate = asyncio.Event()
        fan_out.join(board.operation(), screen)
        await board.looking.wait()

        for number in range(1, 101):
            await board.change(b"%d" % number)
        board.gate.set()

        assert [await screen.told.get() for _ in range(2)] == [b"0", b"100"]
        assert (board.looks, board.most_running) == (2, 1)
        assert screen.told.empty()

    scenario(body)


def test_a_change_during_the_first_look_is_not_missed() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        screen = Screen()
        board.gate = asyncio.Event()
        fan_out.join(board.operation(), screen)
        await board.looking.wait()

        await board.change(b"1")
        board.gate.set()

        assert [await screen.told.get(), await screen.told.get()] == [b"0", b"1"]

    scenario(body)


def test_a_late_joiner_is_told_at_once_without_another_execution() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        early, late = Screen(), Screen()
        fan_out.join(board.operation(), early)
        assert await early.told.get() == b"0"

        fan_out.join(board.operation(), late)

        assert late.told.get_nowait() == b"0"
        assert board.looks == 1

    scenario(body)


def test_a_late_joiner_of_a_stale_state_waits_for_the_new_one() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        early, late = Screen(), Screen()
        fan_out.join(board.operation(), early)
        await early.told.get()
        board.gate = asyncio.Event()
        board.looking.clear()
        await board.change(b"1")
        await board.looking.wait()

        fan_out.join(board.operation(), late)
        assert late.told.empty()
        board.gate.set()

        assert await late.told.get() == b"1"
        assert late.told.empty()

    scenario(body)


def test_a_joiner_is_told_a_state_that_did_not_change_for_the_others() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        early, late = Screen(), Screen()
        fan_out.join(board.operation(), early)
        await early.told.get()
        board.gate = asyncio.Event()
        board.looking.clear()
        await board.change(b"0")
        await board.looking.wait()

        fan_out.join(board.operation(), late)
        board.gate.set()

        assert await late.told.get() == b"0"
        assert early.told.empty()

    scenario(body)


def test_the_execution_stops_when_the_last_one_leaves() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        board.gate = asyncio.Event()
        first, second = Screen(), Screen()
        leave_first = fan_out.join(board.operation(), first)
        leave_second = fan_out.join(board.operation(), second)
        await board.looking.wait()

        leave_first()
        leave_first()
        assert len(fan_out) == 1
        leave_second()
        await board.stopped.wait()

        assert len(fan_out) == 0
        assert first.told.empty()
        assert second.told.empty()
        assert second.ended.empty()

    scenario(body)


def test_one_who_left_is_told_nothing_more() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        stays, leaves = Screen(), Screen()
        fan_out.join(board.operation(), stays)
        leave = fan_out.join(board.operation(), leaves)
        await leaves.told.get()

        leave()
        await stays.told.get()
        await board.change(b"1")

        assert await stays.told.get() == b"1"
        assert leaves.told.empty()

    scenario(body)


def test_a_fault_ends_its_own_subscription_only(caplog: pytest.LogCaptureFixture) -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        async def fail() -> bytes:
            raise LookupError("a bug")

        sound, broken = Screen(), Screen()
        fan_out.join(board.operation(), sound)
        fan_out.join(SharedOperation("broken", ("board",), fail), broken)

        assert await broken.ended.get() is True
        await sound.told.get()
        await board.change(b"1")

        assert await sound.told.get() == b"1"
        assert sound.ended.empty()
        assert len(fan_out) == 1

    with caplog.at_level(logging.ERROR):
        scenario(body)
    assert [record.message for record in caplog.records] == ["subscription failed"]


def test_after_a_fault_the_same_subscription_can_begin_again() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        async def fail() -> bytes:
            raise LookupError("a bug")

        broken, sound = Screen(), Screen()
        fan_out.join(SharedOperation("board", ("board",), fail), broken)
        await broken.ended.get()

        fan_out.join(board.operation("board"), sound)

        assert await sound.told.get() == b"0"

    scenario(body)


def test_when_the_bus_closes_everybody_is_told_the_end() -> None:
    async def body(fan_out: FanOut, board: Board) -> None:
        screen = Screen()
        fan_out.join(board.operation(), screen)
        await screen.told.get()

        await board.bus.close()

        assert await screen.ended.get() is False
        assert len(fan_out) == 0

    scenario(body)
