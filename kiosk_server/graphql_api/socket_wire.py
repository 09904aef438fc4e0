"""How bytes reach one client: through any ASGI server, or straight into uvicorn's transport.

The direct way writes a frame without waking a task, and can drop a client that reads nothing.
"""

import asyncio
import socket
from typing import Any, Final, Protocol

from starlette.types import Scope, Send
from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Close
from websockets.http11 import Request
from websockets.protocol import State

EXTENSION: Final = "kiosk.wire"
_TEXT_FRAME: Final = 0x81
_WRITE_BUFFER_BYTES: Final = 64 * 1024
_LINGER_SECONDS: Final = 1.0


class Wire(Protocol):
    """The way to one client. `parts` are the pieces of one text message in UTF-8."""

    def offer(self, *parts: bytes) -> bool:
        """Writes the message if that needs no waiting; False means that it was not written."""
        ...

    async def ready(self) -> None:
        """Returns once a message would be taken, as far as that is known."""
        ...

    async def write(self, *parts: bytes) -> None:
        """Writes the message once there is room. Raises OSError if the client has gone."""
        ...

    async def close(self, code: int, reason: str) -> None:
        """Tells the client why it is closed, and gives it a moment to hear that."""
        ...

    def abort(self) -> None:
        """Drops the client with whatever it has not read."""
        ...


class AsgiWire:
    """The way through any ASGI server, which alone decides when a client is dropped."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def offer(self, *parts: bytes) -> bool:  # noqa: ARG002 - an ASGI send may always have to wait
        """Never writes."""
        return False

    async def ready(self) -> None:
        """Returns: only sending tells."""

    async def write(self, *parts: bytes) -> None:
        """Sends a text message."""
        await self._send({"type": "websocket.send", "text": b"".join(parts).decode()})

    async def close(self, code: int, reason: str) -> None:
        """Sends the close, after all that was sent before."""
        await self._send({"type": "websocket.close", "code": code, "reason": reason})

    def abort(self) -> None:
        """Does nothing: the server drops the client when the application returns."""


def wire_of(scope: Scope, send: Send) -> Wire:
    """The direct wire where the server offers one, else the one through `send`."""
    direct = scope.get("extensions", {}).get(EXTENSION)
    return direct["wire"] if direct else AsgiWire(send)


def frame_header(payload_bytes: int) -> bytes:
    """The head of an unfragmented, unmasked text frame: RFC 6455, section 5.2."""
    if payload_bytes < 126:
        return bytes((_TEXT_FRAME, payload_bytes))
    if payload_bytes < 1 << 16:
        return bytes((_TEXT_FRAME, 126)) + payload_bytes.to_bytes(2, "big")
    return bytes((_TEXT_FRAME, 127)) + payload_bytes.to_bytes(8, "big")


class SocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol with a direct wire, small buffers and closes that arrive.

    Give it to uvicorn as `ws`, with `ws_per_message_deflate=False`: with compression agreed the
    direct wire steps back. At shutdown clients are told 1001, which they try again after.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Bounds what the kernel and the transport keep for a client that does not read."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=_WRITE_BUFFER_BYTES)
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _WRITE_BUFFER_BYTES)

    def handle_connect(self, event: Request) -> None:
        """Offers the direct wire to the application."""
        super().handle_connect(event)
        if self.response.status_code == 101:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = {"wire": self}

    def offer(self, *parts: bytes) -> bool:
        """Writes the frame into the transport if it takes any; what it takes is always whole.

        A dropped connection takes none, also before the session has heard of its end.
        """
        if (
            not self.writable.is_set()
            or self.close_sent
            or self.transport.is_closing()
            or not self.handshake_complete
            or self.conn.extensions
            or self.conn.state is not State.OPEN
        ):
            return False
        length = sum(map(len, parts))
        self.transport.write(b"".join((frame_header(length), *parts)))
        return True

    async def ready(self) -> None:
        """Waits until the transport takes bytes, or is lost."""
        await self.writable.wait()

    async def write(self, *parts: bytes) -> None:
        """Waits until the transport takes the frame. Raises uvicorn's ClientDisconnected."""
        await self.writable.wait()
        if not self.offer(*parts):
            await self.send({"type": "websocket.send", "text": b"".join(parts).decode()})

    async def close(self, code: int, reason: str) -> None:
        """Puts the close behind what is in the transport, also when that takes nothing more."""
        self._tell_close(code, reason)

    def abort(self) -> None:
        """Drops the connection at once."""
        self.transport.abort()

    def shutdown(self) -> None:
        """Tells the client 1001, as the protocol's clients expect, not uvicorn's 1012."""
        if self.handshake_complete and not self.close_sent:
            self._tell_close(1001, "going-away")
        else:
            super().shutdown()

    async def send(self, message: ASGISendEvent) -> None:
        """A refusal in HTTP ends the handshake, too: it is no fault of the application's."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and self.close_sent:
            self.handshake_complete = True

    def send_receive_event_to_app(self) -> None:
        """Hands a whole message on; text that is not UTF-8 closes 1007, without a log of it."""
        if self.curr_msg_data_type == "text" and not self.close_sent:
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.frames = []
                self._tell_close(1007, "not-utf-8")
                return
        super().send_receive_event_to_app()

    def handle_parser_exception(self) -> None:
        """Closes by the parser's code, and reads on for a moment so that the client can hear it.

        A connection that is closed while bytes still come in is reset, and the code lost. The
        client's own close is not understood any more, so the end of ours is shown to it.
        """
        if self.close_sent:
            return
        told = self.conn.close_sent or Close(1002, "")
        self._end_and_linger(told.code, told.reason)
        if self.transport.can_write_eof():
            self.transport.write_eof()

    def _tell_close(self, code: int, reason: str) -> None:
        if self.close_sent or self.disconnected or self.conn.state is not State.OPEN:
            return
        self.conn.send_close(code, reason)
        self._end_and_linger(code, reason)

    def _end_and_linger(self, code: int, reason: str) -> None:
        self.stop_keepalive()
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        if self.close_timer is None:
            self.close_timer = self.loop.call_later(_LINGER_SECONDS, self._give_up)

    def _give_up(self) -> None:
        if self.transport.get_write_buffer_size():
            self.transport.abort()
        else:
            self.transport.close()


def uvicorn_options(message_bytes: int) -> dict[str, Any]:
    """What uvicorn must be told for the sockets to work as meant.

    No compression: a hall's screens are near, and shared bytes would be compressed for each. No
    pings of its own: a sleeping phone would be closed with a code that it may not try again after.
    """
    return {
        "ws": SocketProtocol,
        "ws_max_size": message_bytes,
        "ws_per_message_deflate": False,
        "ws_ping_interval": None,
    }
