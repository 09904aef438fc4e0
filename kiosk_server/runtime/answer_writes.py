"""Writes the head of an answer together with what follows it: one packet and one call of the
system instead of two, as uvicorn writes each part at once.
"""

import asyncio

_CONTINUE = b"HTTP/1.1 100 "
"""A client that asks first waits for this one before it sends its body."""


class AnswerWrites(asyncio.Transport):
    """A connection's transport as its answers see it: they come one after another.

    ASGI has a server hold an answer's head until the first part of its body is there.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport = transport
        self._head = b""
        self._has_begun = False

    def write(self, data: bytes) -> None:  # type: ignore[override]  # uvicorn writes nothing else
        """Holds a head, and writes the rest."""
        if self._head:
            self._transport.writelines((self._head, data))
            self._head = b""
        elif self._has_begun or data.startswith(_CONTINUE):
            self._transport.write(data)
        else:
            self._head = data
            self._has_begun = True

    def answer_is_whole(self) -> None:
        """Writes a head that nothing followed; what is written next is another answer's."""
        self._write_head()
        self._has_begun = False

    def is_closing(self) -> bool:
        """As the connection's own."""
        return self._transport.is_closing()

    def close(self) -> None:
        """Writes a head that nothing follows, and closes."""
        self._write_head()
        self._transport.close()

    def _write_head(self) -> None:
        head, self._head = self._head, b""
        if head and not self._transport.is_closing():
            self._transport.write(head)
