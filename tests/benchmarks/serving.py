"""The real server as a process: from start to `/healthz`, its memory idle and after much work.

Requests a second swing twofold with what else the machine does, and processor time with who shares
the core; memory counts what is this process's alone and no file's, so it holds beside others.
"""

import asyncio
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib import resources
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from floorplans.sample_clinic import sample_clinic_plan
from tests.benchmarks.timing import print_table, shown

REQUESTS = 100_000
SOCKETS = 2_000
CONNECTIONS = 16
SOCKETS_AT_ONCE = 100
DEADLINE_SECONDS = 120.0
SUBPROTOCOL = Subprotocol("graphql-transport-ws")


def measure_serving(requests: int = REQUESTS, sockets: int = SOCKETS) -> None:
    """Prints what one process takes to start, and holds before and after its work."""
    _raise_descriptor_limit()
    rows = []
    with tempfile.TemporaryDirectory(prefix="kiosk-serving-") as folder:
        environment = _environment(Path(folder))
        for title in ("start on an empty folder", "start on a full one"):
            with _server(environment) as (_, seconds):
                rows.append([title, shown(seconds * 1000.0)])
        with _server(environment) as (process, _):
            rows += _work(process.pid, int(environment["KIOSK_LISTEN_PORT"]), requests, sockets)
    print_table("Serving the small clinic, one process", ["", ""], rows)


def _work(pid: int, port: int, requests: int, sockets: int) -> list[list[str]]:
    rows = [["memory, idle", _memory(pid)]]
    asyncio.run(_ask(port, requests // 10))
    rows.append([f"memory after {requests // 10:,} requests", _memory(pid)])
    begin, used = time.perf_counter(), processor_seconds(pid)
    asyncio.run(_ask(port, requests))
    rate = requests / (time.perf_counter() - begin)
    used = processor_seconds(pid) - used
    rows.append([f"memory after {requests:,} more", _memory(pid)])
    rows.append(["requests a second, client on the same machine", f"{rate:,.0f}"])
    rows.append(["processor time for a request", shown(used / requests * 1000.0)])
    for round_name in ("", " again"):
        held = asyncio.run(_come_and_go(port, sockets, pid))
        rows.append([f"memory with {sockets:,} sockets{round_name}", held])
        rows.append([f"memory after they went{round_name}", _memory(pid)])
    return rows


@contextmanager
def _server(environment: Mapping[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A server that is healthy, and the seconds from its start until then."""
    begin = time.perf_counter()
    command = (str(Path(sys.executable).with_name("kiosk-server")), "serve")
    with subprocess.Popen(command, env={**os.environ, **environment}) as process:
        try:
            _wait_until_healthy(process, int(environment["KIOSK_LISTEN_PORT"]))
            yield process, time.perf_counter() - begin
        finally:
            process.terminate()
            process.wait(DEADLINE_SECONDS)


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.perf_counter() + DEADLINE_SECONDS
    while time.perf_counter() < deadline and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=DEADLINE_SECONDS)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except ConnectionRefusedError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise RuntimeError("the server did not become healthy")


def _environment(folder: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        "KIOSK_DATA_DIR": str(folder / "data"),
        "KIOSK_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "KIOSK_LISTEN_PORT": str(port),
        "KIOSK_PLAN_PATH": str(resources.files("floorplans") / "sample_clinic" / "plan"),
        "KIOSK_LOG_LEVEL": "warning",
        "KIOSK_SOCKETS_PER_ADDRESS": "10000",
    }


async def _ask(port: int, count: int) -> None:
    """Routes between all pairs of places, over a few connections that are kept."""
    operations = resources.files("kiosk_server.web") / "operations"
    document = (operations / "find_route.graphql").read_text(encoding="utf-8")
    ids = [place.id for place in sample_clinic_plan().places]
    bodies = [
        json.dumps(
            {
                "query": document,
                "variables": {"from": {"placeId": start}, "to": {"placeId": goal}},
            }
        ).encode()
        for start in ids
        for goal in ids
        if start != goal
    ]
    asked = iter(range(count))

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in asked:
            body = bodies[number % len(bodies)]
            writer.write(
                b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
            )
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200 "):
                raise RuntimeError(head.decode())
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            answer = await reader.readexactly(int(length))
            if b'"errors"' in answer:
                raise RuntimeError(answer.decode())
        writer.close()

    await asyncio.gather(*(client() for _ in range(CONNECTIONS)))


async def _come_and_go(port: int, count: int, pid: int) -> str:
    """Opens sockets that are acknowledged, reads the memory, closes them."""
    opened: list[ClientConnection] = []
    address = f"ws://127.0.0.1:{port}/graphql"

    async def come() -> None:
        connection = await connect(address, subprotocols=[SUBPROTOCOL], compression=None)
        opened.append(connection)
        await connection.send('{"type":"connection_init"}')
        await connection.recv()

    for _ in range(0, count, SOCKETS_AT_ONCE):
        await asyncio.gather(*(come() for _ in range(SOCKETS_AT_ONCE)))
    held = _memory(pid)
    await asyncio.gather(*(connection.close() for connection in opened))
    return held


def _memory(pid: int) -> str:
    """What the process alone holds in memory, in megabytes.

    Pages of program files are left out: they count as private only while nobody else maps them.
    """
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return f"{int(line.split()[1]) / 1024:.1f} MB"
    raise LookupError(pid)


def processor_seconds(pid: int) -> float:
    """Of all threads of a process, in the system and out of it (fields 14 and 15 of proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _raise_descriptor_limit() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


if __name__ == "__main__":
    measure_serving()
