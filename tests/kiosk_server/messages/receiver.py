"""Another system of the hospital, as a real HTTP server that answers what a test tells it to."""

import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

PATIENCE_SECONDS = 20.0
HANGS: bytes | None = None
"""In place of an answer: none, and the connection stays open."""
CLOSES = b""


def answer(status: int, *lines: str) -> bytes:
    """An answer without a body."""
    head = [f"HTTP/1.1 {status} Said", "Content-Length: 0", *lines, "", ""]
    return "\r\n".join(head).encode()


@dataclass(frozen=True)
class Received:
    """One request."""

    target: str
    headers: Mapping[str, str]
    content: bytes

    @property
    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.content)
        return body

    @property
    def delivery(self) -> str:
        return self.headers["x-kiosk-delivery"]


class Receiver:
    """Keeps requests; gives the scripted answers in turn, then 200 for ever."""

    def __init__(
        self, listener: socket.socket, script: Sequence[bytes | None], tls: ssl.SSLContext | None
    ) -> None:
        self.received: list[Received] = []
        self.port = int(listener.getsockname()[1])
        self._listener = listener
        self._script = list(script)
        self._tls = tls
        self._news = threading.Condition()
        self._open: list[socket.socket] = []
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/in?from=kiosk"

    def wait_for(self, count: int) -> list[Received]:
        """The requests, once there are so many."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.received) >= count, PATIENCE_SECONDS)
            return list(self.received)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        for connection in self._open:
            connection.close()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener was shut down
            while True:
                connection, _ = self._listener.accept()
                self._open.append(connection)
                with suppress(OSError):  # no HTTP, or no trust: that is the other's trouble
                    self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True)
            self._open.append(connection)
        with connection.makefile("rb") as file:
            first = file.readline().decode()
            headers = {}
            while line := file.readline().strip().decode():
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            content = file.read(int(headers.get("content-length", 0)))
        with self._news:
            said = self._script.pop(0) if self._script else answer(200)
            self.received.append(Received(first.split(" ")[1], headers, content))
            self._news.notify_all()
        if said is not None:
            connection.sendall(said)
            connection.close()


@contextmanager
def receiver(
    *script: bytes | None, port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Receiver]:
    """A receiver on a port of this machine, any free one if none is named."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        started = Receiver(listener, script, tls)
        try:
            yield started
        finally:
            started.close()
