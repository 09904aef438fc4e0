"""uvicorn's HTTP connection with bounds: what a client may send, and how slowly, for one request.

Knows no application: what is inside a request is bounded by whoever reads it.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)

from kiosk_server.runtime.answer_writes import AnswerWrites

MOST_HEAD_BYTES = 262_144
"""Of a request without its body: address, headers, trailers. One reading more may come."""
WHOLE_WITHIN_SECONDS = 60.0
"""From the connection or a request's first byte to its last. Answers may take longer."""


class HttpConnection(HttpToolsProtocol):
    """Give it to uvicorn as `http`. Ends a connection that keeps neither bound.

    The parser collects headers for as long as they come, and uvicorn waits for ever for the first
    request and for the rest of one.
    """

    whole_within_seconds = WHOLE_WITHIN_SECONDS
    _unused_bytes = 0
    _has_progress = False
    _is_half = False
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Waits for the first request."""
        super().connection_made(transport)
        self._writes = AnswerWrites(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits for nothing any more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Takes what came; refuses with 431 what goes on without a request or a body in it."""
        if self.transport.is_closing():
            return
        self._has_progress = False
        super().data_received(data)
        if self._has_progress:
            self._unused_bytes = 0
            # Most requests come whole, in one reading: only what is left of one is waited for.
            if self._is_half and self._patience is None and not self.transport.is_closing():
                self._wait()
            return
        self._unused_bytes += len(data)
        if self.transport.is_closing():
            return
        if self._unused_bytes > MOST_HEAD_BYTES:
            self._refuse()
        elif self._patience is None:  # blank lines before a request end uvicorn's wait for it
            self._wait()

    def handle_websocket_upgrade(self) -> None:
        """Hands the connection on; a socket has bounds of its own."""
        self._is_half = False
        self._wait_no_more()
        super().handle_websocket_upgrade()

    def on_message_begin(self) -> None:
        """Begins a request."""
        super().on_message_begin()
        self._is_half = True

    def on_headers_complete(self) -> None:
        """Begins to answer."""
        self._has_progress = True
        before = self.cycle
        super().on_headers_complete()
        if self.cycle is not before:
            self.cycle.transport = self._writes

    def on_body(self, body: bytes) -> None:
        """Takes a piece of the body."""
        self._has_progress = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Has a whole request."""
        self._has_progress = True
        self._is_half = False
        self._wait_no_more()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Has answered; begins the next answer if its request is there."""
        self._writes.answer_is_whole()
        super().on_response_complete()

    def _wait(self) -> None:
        self._patience = self.loop.call_later(self.whole_within_seconds, self._give_up)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if self.flow.read_paused:  # it is we who do not read: an earlier answer is not done
            self._wait()
        else:
            self.transport.abort()

    def _refuse(self) -> None:
        """Answers 431, unless an answer is on its way."""
        cycle: RequestResponseCycle | None = (
            self.cycle
        )  # uvicorn does not say that there may be none
        if cycle is None or cycle.response_complete:
            self.transport.write(
                STATUS_LINE[431] + b"content-length: 0\r\nconnection: close\r\n\r\n"
            )
            self.transport.close()
        else:
            self.transport.abort()
