"""Processes of the project's own commands that need not load the program: they are forked from one
that has. Each test process has one of those, which is started at the first wish and ends with it.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import IO, Any, Self

from tests.services.fork_server import LARGEST_MESSAGE

REPOSITORY = Path(__file__).resolve().parents[2]
END_SECONDS = 60.0


class ForkServer:
    """The process that forks, and what it told of the ends of others."""

    def __init__(self) -> None:
        self._connection, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.services.fork_server", str(theirs.fileno())],
                cwd=REPOSITORY,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
            )
        self._statuses: dict[int, int] = {}
        self._lock = Lock()
        atexit.register(self.close)

    def fork(self, request: Mapping[str, object], fds: Sequence[int]) -> int:
        """The id of a new process, which writes to the two descriptors."""
        with self._lock:
            self._connection.settimeout(END_SECONDS)
            socket.send_fds(self._connection, [json.dumps(request).encode()], fds)
            while "pid" not in (told := self._hear()):
                pass
            return int(told["pid"])

    def status_of(self, pid: int, seconds: float) -> int | None:
        """The exit status of a process, minus the signal's number where one ended it; None if it
        runs on after so many seconds."""
        with self._lock:
            self._connection.settimeout(seconds)
            try:
                while pid not in self._statuses:
                    self._hear()
            except (TimeoutError, BlockingIOError):
                return None
            return self._statuses[pid]

    def close(self) -> None:
        """It ends, with all that it has forked, as nobody can ask it any more."""
        atexit.unregister(self.close)
        self._connection.close()
        self._process.wait(END_SECONDS)

    def _hear(self) -> dict[str, Any]:
        text = self._connection.recv(LARGEST_MESSAGE)
        assert text, "the process that forks is gone"
        told: dict[str, Any] = json.loads(text)
        if "ended" in told:
            self._statuses[told["ended"]] = told["status"]
        return told


@cache
def fork_server() -> ForkServer:
    """The one of this process."""
    return ForkServer()


class ForkedProcess:
    """A command that runs; what `subprocess.Popen` would be, as far as tests ask for it.

    `arguments` are those of `kiosk-server`, or of a module that is run. Without an environment it
    has that of the test.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        module: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        request = {
            "arguments": [str(each) for each in arguments],
            "module": module,
            "folder": str(Path.cwd()),
            "environment": dict(os.environ if environment is None else environment),
        }
        (read_out, write_out), (read_err, write_err) = os.pipe(), os.pipe()
        self.stdout: IO[str] = os.fdopen(read_out, encoding="utf-8")
        self.stderr: IO[str] = os.fdopen(read_err, encoding="utf-8")
        try:
            self.pid = fork_server().fork(request, (write_out, write_err))
        finally:
            os.close(write_out)
            os.close(write_err)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.poll() is None:
            self.send_signal(signal.SIGKILL)
            self.wait(END_SECONDS)
        self.stdout.close()
        self.stderr.close()

    def poll(self) -> int | None:
        """The exit status, None while it runs."""
        return fork_server().status_of(self.pid, 0)

    def wait(self, timeout: float) -> int:
        """The exit status; raises `subprocess.TimeoutExpired`."""
        status = fork_server().status_of(self.pid, timeout)
        if status is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout)
        return status

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def communicate(self, timeout: float) -> tuple[str, str]:
        """Waits for its end; what was written and not yet read.

        One that does not end in time is ended, and where its threads stood is printed. Raises
        `subprocess.TimeoutExpired`.
        """
        with ThreadPoolExecutor(2) as readers:
            out, err = (readers.submit(stream.read) for stream in (self.stdout, self.stderr))
            try:
                self.wait(timeout)
            except subprocess.TimeoutExpired:
                self.send_signal(signal.SIGABRT)
                self.wait(END_SECONDS)
                sys.stderr.write(f"{out.result()}\n{err.result()}\n")
                raise
            return out.result(), err.result()


def run_command(*arguments: str | Path) -> str:
    """What a command of `kiosk-server` prints; raises `subprocess.CalledProcessError`."""
    with ForkedProcess(arguments) as process:
        said, trouble = process.communicate(END_SECONDS)
        status = process.wait(END_SECONDS)
    if status:
        raise subprocess.CalledProcessError(status, ["kiosk-server", *arguments], said, trouble)
    return said
