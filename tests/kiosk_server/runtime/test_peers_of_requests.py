"""Whom the app takes for the one who asks."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from kiosk_server.core.peers import NEXT_HOP
from kiosk_server.runtime.peers_of_requests import with_true_peers


@pytest.mark.parametrize(
    ("client", "trusted", "forwarded", "expected"),
    [
        (("10.1.2.3", 5), (), b"1.1.1.1", "10.1.2.3"),
        (("::ffff:10.1.2.3", 5), (), b"1.1.1.1", "10.1.2.3"),
        (("::ffff:10.1.2.3", 5), ("10.0.0.0/8",), b"1.1.1.1", "1.1.1.1"),
        (("2001:db8::1", 5), (), b"", "2001:db8::1"),
        (None, (), b"1.1.1.1", "unix"),
        (None, ("unix",), b"6.6.6.6, 1.1.1.1", "1.1.1.1"),
        (None, ("unix", "1.1.1.1"), b"unix, 6.6.6.6, 1.1.1.1", "6.6.6.6"),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_the_nearest_address_that_is_not_trusted_is_who_asks(
    kind: str,
    client: tuple[str, int] | None,
    trusted: tuple[str, ...],
    forwarded: bytes,
    expected: str,
) -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope)

    async def receive() -> Message:
        raise AssertionError

    async def send(_message: Message) -> None:
        raise AssertionError

    headers = [(b"x-forwarded-for", forwarded)]
    scope: Scope = {"type": kind, "client": client, "headers": headers, "scheme": "http"}

    async def story() -> None:
        await with_true_peers(app, trusted)(scope, receive, send)

    asyncio.run(story())

    assert seen[0]["client"][0] == expected
    assert seen[0][NEXT_HOP] == (client[0].removeprefix("::ffff:") if client else "unix")
