"""Reads bodies that may be large: few of those at once, few from one address, and none for ever.
Knows nothing of what is in them.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.requests import ClientDisconnect, Request

SMALL_BODY_BYTES = 65_536
DISCARD_SECONDS = 5.0


class BodyTooLong(Exception):  # noqa: N818 - it is an answer, and no fault of ours
    """A body has more bytes than are taken."""


class BodyTooSlow(Exception):  # noqa: N818 - as above
    """A body did not come in time."""


class TooManyBodies(Exception):  # noqa: N818 - as above
    """Too many large bodies are on their way."""


class LargeBodies:
    """For one event loop."""

    def __init__(
        self, *, most_bytes: int, most_at_once: int, most_of_one: int, seconds: float
    ) -> None:
        """`most_at_once` large ones, `most_of_one` of them from one address, each within
        `seconds`."""
        self._most_bytes = most_bytes
        self._most_at_once = most_at_once
        self._most_of_one = most_of_one
        self._seconds = seconds
        self._held: Counter[str] = Counter()

    @asynccontextmanager
    async def of(self, request: Request) -> AsyncIterator[bytes]:
        """The body of a request; while the context lasts a large one counts as on its way. Of a
        sender who leaves, nothing. Raises BodyTooLong, BodyTooSlow and TooManyBodies."""
        peer = peer_of(request)
        body, is_large = bytearray(), False
        try:
            try:
                async with asyncio.timeout(self._seconds):
                    async for piece in request.stream():
                        if not is_large and len(body) + len(piece) > SMALL_BODY_BYTES:
                            self._hold(peer)
                            is_large = True
                        body += piece
                        if len(body) > self._most_bytes:
                            raise BodyTooLong
            except TimeoutError as error:
                raise BodyTooSlow from error
            except ClientDisconnect:
                body.clear()
            yield bytes(body)
        finally:
            if is_large:
                self._held[peer] -= 1
                self._held += Counter()  # Addresses that hold nothing are forgotten.

    def _hold(self, peer: str) -> None:
        if self._held.total() >= self._most_at_once or self._held[peer] >= self._most_of_one:
            raise TooManyBodies
        self._held[peer] += 1


def peer_of(request: Request) -> str:
    """The address that a request comes from; empty where there is none."""
    return request.client.host if request.client is not None else ""


async def discard(request: Request) -> None:
    """Lets go of what is still to come of a body, for some seconds at most: who is cut off while
    sending would never read the answer."""
    with suppress(TimeoutError, ClientDisconnect, RuntimeError):
        async with asyncio.timeout(DISCARD_SECONDS):
            async for _ in request.stream():
                pass
