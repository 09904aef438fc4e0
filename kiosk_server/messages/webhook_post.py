"""One POST over HTTP/1.1 to another system, of which only the status is read. Knows no message.

A library would follow redirects, read bodies without end and wait for as long as bytes drip in.
"""

import asyncio
import re
import ssl
from collections.abc import Mapping

from kiosk_server.core.errors import ServerError
from kiosk_server.messages.webhook_addresses import WebhookAddress

TIMEOUT_SECONDS = 10.0
_MOST_HEAD_BYTES = 65_536
_MOST_HEADS = 8
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9][0-9])(?: [^\r\n]*)?\r\n")


async def post(
    address: WebhookAddress,
    headers: Mapping[str, str],
    body: bytes,
    *,
    trust: ssl.SSLContext,
    timeout_seconds: float = TIMEOUT_SECONDS,
) -> int:
    """Sends a body and returns the final status of the answer; redirects are not followed.

    All of it takes `timeout_seconds` at most. Raises ServerError `webhook-unreachable`,
    `webhook-slow`, `webhook-answer-broken`. What failed may have been received all the same.
    """
    try:
        async with asyncio.timeout(timeout_seconds):
            reader, writer = await asyncio.open_connection(
                address.host,
                address.port,
                ssl=trust if address.is_https else None,
                limit=_MOST_HEAD_BYTES,
            )
            try:
                writer.write(_head(address, headers, body) + body)
                await writer.drain()
                return await _final_status(reader)
            finally:
                # What else the answer holds is of no interest.
                writer.transport.abort()
    except TimeoutError as error:
        raise ServerError("webhook-slow") from error
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise ServerError("webhook-answer-broken") from error
    except OSError as error:
        raise ServerError("webhook-unreachable") from error


def _head(address: WebhookAddress, headers: Mapping[str, str], body: bytes) -> bytes:
    fields = {
        "Host": address.authority,
        "User-Agent": "kiosk-server",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    lines = [f"POST {address.target} HTTP/1.1", *(f"{name}: {fields[name]}" for name in fields)]
    return "\r\n".join([*lines, "", ""]).encode("ascii")


async def _final_status(reader: asyncio.StreamReader) -> int:
    """The status after those that only say that one will come."""
    for _ in range(_MOST_HEADS):
        head = await reader.readuntil(b"\r\n\r\n")
        found = _STATUS.match(head)
        if found is None:
            break
        status = int(found[1])
        if status >= 200:
            return status
    raise ServerError("webhook-answer-broken")
