"""The real `kiosk-server demo` as a process, and a client that speaks to it as curl would."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from httpx2 import Client, Limits

from floorplans.plan_opening import open_plan
from kiosk_server.command_line.demo_command import demo_settings
from tests.kiosk_server.filled_demo import fill_demo
from tests.services.forked import ForkedProcess

COMMAND = Path(sys.executable).with_name("kiosk-server")
READY_SECONDS = 60
CLINIC = Path(str(resources.files("floorplans"))) / "sample_clinic" / "plan"
"""The plan of most tests: small, and every name in it is known to them."""
_LAST_WORDS = "Ctrl+C"
_NO_IDLE = Limits(max_keepalive_connections=0)
"""The server closes idle connections: a request that is sent just then is lost."""


@dataclass(frozen=True)
class LiveDemo:
    """A running demo. `said` is what it printed before it was ready."""

    address: str
    said: str
    process: "subprocess.Popen[str] | ForkedProcess"
    client: Client

    def ask(
        self,
        document: str,
        variables: Mapping[str, object] | None = None,
        locale: str = "en",
    ) -> dict[str, Any]:
        """The whole answer to a GraphQL operation."""
        reply = self.client.post(
            "/graphql",
            json={"query": document, "variables": variables or {}},
            headers={"Accept-Language": locale},
        )
        answer: dict[str, Any] = reply.json()
        return answer

    def data(
        self,
        document: str,
        variables: Mapping[str, object] | None = None,
        locale: str = "en",
    ) -> dict[str, Any]:
        """The data of an answer without errors."""
        answer = self.ask(document, variables, locale)
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    def stop(self) -> int:
        """Tells it to stop; returns its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


@contextmanager
def live_demo(
    folder: Path, *arguments: str | Path, port: int | None = None, is_forked: bool = True
) -> Iterator[LiveDemo]:
    """A demo over a data folder, ready to be asked; stopped at the end unless it was.

    A new folder for a plan is a copy of one that the clinic is in, with its accounts. `is_forked`
    False: the command starts as people start it, and loads its program first.
    """
    port = port or free_port()
    if arguments[:1] == ("--plan",) and not folder.exists():
        copy_filled_clinic(folder)
    how = ["demo", "--locale", "en", "--port", str(port), "--data-dir", folder, *arguments]
    with ForkedProcess(how) if is_forked else _started(how) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            said = _first_words(process)
            with Client(base_url=address, timeout=READY_SECONDS, limits=_NO_IDLE) as client:
                # The port is open before the first word is printed; who connects waits until it
                # serves.
                assert client.get("/healthz").status_code == 200
                yield LiveDemo(address, said, process, client)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.communicate(timeout=60)


def _started(arguments: Sequence[str | Path]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def copy_filled_clinic(folder: Path) -> None:
    """Makes a data folder of the clinic, with its accounts."""
    shutil.copytree(_filled_clinic().name, folder)


@cache
def _filled_clinic() -> "TemporaryDirectory[str]":
    """A data folder of the clinic as the demo fills it, made once: passwords cost half a second."""
    folder = TemporaryDirectory()
    settings, plan = demo_settings(Path(folder.name), 1), open_plan(CLINIC).plan
    with ThreadPoolExecutor(1) as apart:  # An event loop may run in this thread, Playwright's.
        apart.submit(fill_demo, settings, plan).result()
    return folder


def _first_words(process: "subprocess.Popen[str] | ForkedProcess") -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if _LAST_WORDS in line:
            return said
    raise AssertionError(said + process.communicate(timeout=60)[1])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
