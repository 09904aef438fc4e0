"""How all pages of a hospital come and are told: at the pace at which people open them, and all at
once, as after a restart of the server. All have one address, as behind a hospital's router.

A page that is refused comes again as `live.js` does. The server is a demo of the sample hospital
with its settings as they come; everything stays on 127.0.0.1.
"""

import asyncio
import os
import subprocess
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import cast
from urllib.parse import urlsplit

from tests.benchmarks.fan_out import client_frame
from tests.benchmarks.timing import print_table, shown
from tests.kiosk_server.live_demo import COMMAND, LiveDemo, live_demo

PAGES = 2_000
PACE_SECONDS = 20.0
"""In which people open as many pages, in the busiest minute of a morning."""
_MOST_SECONDS = 60.0
_HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)
_VENUE = "subscription { venueChanged { dataVersion } }"
_ADD = """mutation ($input: AddClosureInput!) { addClosure(input: $input) {
  ... on AddClosureSuccess { closure { id } } } }"""
_CLOSED = ("lift-3", "lift-13", "lift-1")


@dataclass
class Hall:
    """All pages: when each had its first state, when it heard of the latest change, and how often
    one was sent away."""

    count: int
    arrived: list[float] = field(default_factory=list)
    told: list[float] = field(default_factory=list)
    refusals: Counter[str] = field(default_factory=Counter)
    all_heard: asyncio.Event = field(default_factory=asyncio.Event)

    def heard(self, *, is_first: bool) -> None:
        """A page was told of the venue."""
        those = self.arrived if is_first else self.told
        those.append(perf_counter())
        if len(those) >= (self.count if is_first else len(self.arrived)):
            self.all_heard.set()

    async def hear(self) -> None:
        """Returns when all have heard, or nobody waits any longer."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.all_heard.wait(), _MOST_SECONDS)
        self.all_heard.clear()


class OpenPage(asyncio.Protocol):
    """The socket of a page."""

    def __init__(self, port: int, hall: Hall, on_lost: Callable[[], None]) -> None:
        self.transport: asyncio.Transport | None = None
        self._port, self._hall, self._on_lost = port, hall, on_lost
        self._received = b""
        self._is_open = self._has_state = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks for the upgrade."""
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(_HANDSHAKE % self._port)

    def connection_lost(self, _reason: Exception | None) -> None:
        """Comes again if it was sent away."""
        if not self._has_state:
            if not self._is_open:
                status = self._received.split(b" ")[1:2] or [b"cut off"]
                self._hall.refusals[status[0].decode()] += 1
            self._on_lost()

    def data_received(self, data: bytes) -> None:
        """Takes whole frames off what came."""
        self._received = received = self._received + data
        if not self._is_open:
            head, end, rest = received.partition(b"\r\n\r\n")
            if not end or not head.startswith(b"HTTP/1.1 101"):
                return
            self._is_open, received = True, rest
            self._say('{"type":"connection_init"}')
        while len(received) >= 2:
            size, start = received[1], 2
            if size == 126:
                size, start = int.from_bytes(received[2:4], "big"), 4
            if len(received) < start + size:
                break
            self._take(received[start : start + size])
            received = received[start + size :]
        self._received = received

    def _take(self, payload: bytes) -> None:
        if b'"next"' in payload[:80]:
            self._hall.heard(is_first=not self._has_state)
            self._has_state = True
        elif b'"connection_ack"' in payload:
            asked = f'{{"query":"{_VENUE}"}}'
            self._say(f'{{"id":"1","type":"subscribe","payload":{asked}}}')
        elif b'"ping"' in payload[:20]:
            self._say('{"type":"pong"}')

    def _say(self, text: str) -> None:
        if self.transport is not None:
            self.transport.write(client_frame(text.encode()))


@dataclass
class Arrivals:
    """Opens pages of one server and keeps them open."""

    port: int
    random: Random
    hall: Hall
    transports: list[asyncio.Transport] = field(default_factory=list)
    opening: set[asyncio.Task[None]] = field(default_factory=set)
    is_over: bool = False

    async def come(self, within_seconds: float) -> list[float]:
        """Opens pages, evenly over a time; how many seconds each waited for its first state."""
        began = perf_counter()
        loop, count = asyncio.get_running_loop(), self.hall.count
        for number in range(count):
            loop.call_later(number / count * within_seconds, self._open, 0)
        await self.hall.hear()
        return [
            at - began - number / count * within_seconds
            for number, at in enumerate(sorted(self.hall.arrived))
        ]

    async def told(self, change: Callable[[], object]) -> list[float]:
        """Makes a change; how many seconds after its answer was asked for each page knew of it."""
        self.hall.told.clear()
        began = perf_counter()
        await asyncio.to_thread(change)
        await self.hall.hear()
        return [at - began for at in self.hall.told]

    def _open(self, failures: int) -> None:
        if not self.is_over:
            task = asyncio.ensure_future(self._connect(failures))
            self.opening.add(task)
            task.add_done_callback(self.opening.discard)

    async def _connect(self, failures: int) -> None:
        loop = asyncio.get_running_loop()
        longest = min(15.0, 0.5 * 2**failures)
        wait = 0.25 + self.random.random() * longest

        def again() -> None:
            loop.call_later(wait, self._open, failures + 1)

        try:
            made = partial(OpenPage, self.port, self.hall, again)
            transport, _ = await loop.create_connection(made, "127.0.0.1", self.port)
            self.transports.append(transport)
        except OSError as error:
            self.hall.refusals[type(error).__name__] += 1
            again()

    async def leave(self) -> None:
        """Closes all pages."""
        self.is_over = True
        await asyncio.gather(*self.opening)
        for transport in self.transports:
            transport.abort()


def measure_arrivals(pages: int = PAGES) -> None:
    """Prints how soon pages have their first state, and hear of a closure."""
    rows = []
    for name, seconds in (("one by one", PACE_SECONDS), ("all at once", 0.0)):
        with TemporaryDirectory() as folder, live_demo(Path(folder)) as demo:
            words = ["token", "--role", "facilities", "--as", "B", "--data-dir", folder]
            command: list[str | Path] = [COMMAND, *words]
            told = subprocess.run(command, capture_output=True, text=True, check=True)
            demo.client.headers["Authorization"] = f"Bearer {told.stdout.split()[-1]}"
            rows.append([name, *asyncio.run(_measured(demo, pages, seconds))])
    heads = ["", "there", "sent away", "half there", "all there", "told, half", "95 %", "last"]
    load = os.getloadavg()[0]
    print_table(f"{pages} pages from one address (load {load:.1f})", heads, rows)


async def _measured(demo: LiveDemo, pages: int, seconds: float) -> list[str]:
    arrivals = Arrivals(urlsplit(demo.address).port or 0, Random(1), Hall(pages))
    waited = await arrivals.come(seconds)
    told: list[float] = []
    for number, element_id in enumerate(_CLOSED):
        given = {"elementId": element_id, "reason": "x", "requestId": f"a{number}"}
        told += await arrivals.told(partial(demo.data, _ADD, {"input": given}))
    await arrivals.leave()
    refused = ", ".join(f"{count} × {name}" for name, count in arrivals.hall.refusals.items())
    milliseconds = [1000.0 * each for each in told]
    return [
        str(len(waited)),
        refused or "0",
        f"{shown(1000 * median(waited))}",
        f"{shown(1000 * max(waited))}",
        f"{shown(median(milliseconds))}",
        f"{shown(quantiles(milliseconds, n=20)[-1])}",
        f"{shown(max(milliseconds))}",
    ]
