"""Starts the tiny server as a real process and waits for what it says, never for a time."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.services.forked import ForkedProcess

PATIENCE_SECONDS = 60.0
"""A busy machine is slow; a server that fails ends, and is not waited for."""
REPOSITORY = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-m", "tests.kiosk_server.runtime.tiny_server")
PROGRAM = "kiosk-server"
SERVE = (PROGRAM, "serve", "--config")
"""The real server, forked from a process that has loaded it; with the program's path it is started
as people start it."""


def _start(
    command: Sequence[str], environment: Mapping[str, str], fds: Sequence[int]
) -> "subprocess.Popen[str] | ForkedProcess":
    if command[0] == PROGRAM:
        assert not fds
        return ForkedProcess(command[1:], environment=environment)
    return subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=fds,
    )


class ServerProcess:
    """A running server and the lines that it wrote to standard error."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], fds: Sequence[int]
    ) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
        self.process = _start(command, {**kept, **environment}, fds)
        self.lines: list[str] = []
        self._ended = False
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._news:
                self.lines.append(line)
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def wait_for(self, said: str) -> str:
        """The first line that holds a text."""

        def found() -> str | None:
            return next((line for line in self.lines if said in line), None)

        with self._news:
            self._news.wait_for(lambda: found() is not None or self._ended, PATIENCE_SECONDS)
            line = found()
        assert line is not None, f"never said {said!r}:\n{self.text}"
        return line

    @property
    def port(self) -> int:
        """Where it listens, once it does."""
        addresses = json.loads(self.wait_for('"listening"'))["addresses"]
        return int(addresses[0].rpartition(":")[2])

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def exit_status(self) -> int:
        """Waits for the end; minus the signal's number where one ended it."""
        status = self.process.wait(PATIENCE_SECONDS)
        self._reader.join(PATIENCE_SECONDS)
        return status

    def stop(self) -> int:
        self.signal(signal.SIGTERM)
        return self.exit_status()

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Status and text, over a new connection."""
        connection = self.connect()
        try:
            return answer_to(connection, path, headers)
        finally:
            connection.close()


class UnixConnection(HTTPConnection):
    """HTTP over a unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=PATIENCE_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(PATIENCE_SECONDS)
        self.sock.connect(str(self._path))


def answer_to(
    connection: HTTPConnection, path: str, headers: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Asks and reads the whole answer."""
    connection.request("GET", path, headers=dict(headers or {}))
    return read_answer(connection.getresponse())


def read_answer(response: HTTPResponse) -> tuple[int, str]:
    return response.status, response.read().decode()


def write_settings(folder: Path, text: str = "", *, port: int = 0) -> Path:
    """A settings file for the tiny server; port 0 is any free one."""
    file = folder / "tiny.toml"
    needed = f'data_dir = "data"\npublic_url = "http://127.0.0.1"\nlisten_port = {port}\n'
    file.write_text(needed + text)
    return file


@contextmanager
def running(
    settings: Path,
    environment: Mapping[str, str] | None = None,
    *,
    command: Sequence[str] = COMMAND,
    fds: Sequence[int] = (),
) -> Iterator[ServerProcess]:
    """A server that has been started, perhaps not yet ready; ended by force if it still runs."""
    server = ServerProcess((*command, str(settings)), environment or {}, fds)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.send_signal(signal.SIGKILL)
        server.exit_status()
        for stream in (server.process.stdout, server.process.stderr):
            if stream is not None:
                stream.close()
