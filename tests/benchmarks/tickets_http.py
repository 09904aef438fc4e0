"""Numbers over HTTP: clients that each take the next one as soon as they were given one, from the
whole product on a core of its own; every answer is a ticket that is on the disk.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import cast
from uuid import uuid4

import uvloop

from tests.benchmarks.board_calls import serving
from tests.benchmarks.timing import print_table, shown
from tests.faults.number_takers import QUEUE
from tests.kiosk_server.live_demo import COMMAND, free_port
from tests.kiosk_server.runtime.server_process import write_settings
from tests.kiosk_server.runtime.test_serve_command import PLAN

ISSUE = """mutation ($input: IssueTicketInput!) { issueTicket(input: $input) {
  ... on IssueTicketSuccess { ticket { id number ahead } } ... on Refusal { code } } }"""
_WARM_UP = 256


class Taker(asyncio.Protocol):
    """A client that takes one number after the other, on one connection."""

    def __init__(self, hall: "Hall") -> None:
        self._hall = hall
        self._transport: asyncio.Transport | None = None
        self._received = b""
        self._begun = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Takes the first."""
        self._transport = cast(asyncio.Transport, transport)
        self._take()

    def data_received(self, data: bytes) -> None:
        """Takes the next once the answer is whole."""
        self._received += data
        head, end, body = self._received.partition(b"\r\n\r\n")
        if not end or len(body) < _length_of(head):
            return
        self._received = b""
        if b'"ticket":{' not in body:
            self._hall.fail(body)
            return
        self._hall.told(time.perf_counter() - self._begun)
        self._take()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody answers any more."""
        self._hall.fail(str(exc).encode())

    def _take(self) -> None:
        if self._transport is None or not self._hall.takes_one_more():
            return
        wish = {"queueId": QUEUE, "requestId": uuid4().hex}
        body = json.dumps({"query": ISSUE, "variables": {"input": wish}}).encode()
        self._begun = time.perf_counter()
        self._transport.write(self._hall.head % len(body) + body)


class Hall:
    """All clients together: how many numbers are still to be taken, how long each took."""

    def __init__(self, token: str, total: int) -> None:
        self.head = (
            "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: %d\r\n\r\n"
        ).encode()
        self.waits: list[float] = []
        self.all_told: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._total = total
        self._left = total

    def takes_one_more(self) -> bool:
        """Whether another number is to be taken."""
        self._left -= 1
        return self._left >= 0

    def told(self, seconds: float) -> None:
        """A number was given."""
        self.waits.append(seconds)
        if len(self.waits) == self._total and not self.all_told.done():
            self.all_told.set_result(time.perf_counter())

    def fail(self, why: bytes) -> None:
        """Something else was answered."""
        if not self.all_told.done():
            self.all_told.set_exception(RuntimeError(why[:300]))


def measure_tickets_http(clients: int = 64, total: int = 6_000) -> None:
    """Prints how many numbers a second are given, and how long each client waits."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, set(cores[1:]) or set(cores))
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name:
        port = free_port()
        lines = f'plan_path = "{PLAN}"\ngraphql_open = true\n'
        settings = write_settings(Path(name), lines, port=port)
        order = ("token", "--kind", "client", "--as", "bench", "--config", str(settings))
        said = subprocess.check_output([COMMAND, *order], text=True, stderr=subprocess.DEVNULL)
        with serving(settings, port), asyncio.Runner(loop_factory=uvloop.new_event_loop) as run:
            run.run(_taken(port, said.strip(), clients, _WARM_UP))
            waits, seconds = run.run(_taken(port, said.strip(), clients, total))
    os.sched_setaffinity(0, set(cores))
    waits.sort()
    parts = [waits[int(len(waits) * part)] * 1000 for part in (0.5, 0.99)]
    row = ["kiosk-server, whole, SQLite", str(clients), f"{total / seconds:,.0f}"]
    heads = ("tickets over HTTP", "clients", "a second", "p50", "p99")
    print_table("Durable tickets over HTTP", heads, [[*row, *map(shown, parts)]])


async def _taken(port: int, token: str, clients: int, total: int) -> tuple[list[float], float]:
    loop, hall = asyncio.get_running_loop(), Hall(token, total)
    begin = time.perf_counter()
    made = [
        await loop.create_connection(partial(Taker, hall), "127.0.0.1", port)
        for _ in range(clients)
    ]
    ended = await hall.all_told
    for transport, _ in made:
        transport.abort()
    return hall.waits, ended - begin


def _length_of(head: bytes) -> int:
    """How long the body is that a head announces."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    raise ValueError(head[:200])


if __name__ == "__main__":
    measure_tickets_http(*(int(given) for given in sys.argv[1:]))
