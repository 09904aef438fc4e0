"""Hints by publish and subscribe of Redis or Valkey. Needs the extra `redis`."""

from collections.abc import AsyncIterator

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from kiosk_server.core.linked_bus import LinkLostError

ANSWER_SECONDS = 5.0
PROBE_SECONDS = 30.0
"""A link that is silent for so long is asked whether it is there."""


class RedisLink:
    """One channel. The client's own retries are off: it would reconnect without a word."""

    backend = "Redis"
    most_bytes = 65_536

    def __init__(self, redis_url: str, channel: str) -> None:
        self._url = redis_url
        self._channel = channel
        self._client: Redis | None = None
        self._listener: PubSub | None = None

    async def open(self) -> None:
        """Connects and subscribes, and waits until the server says that it did."""
        try:
            self._client = Redis.from_url(
                self._url,
                decode_responses=True,
                retry=Retry(NoBackoff(), 0),
                socket_connect_timeout=ANSWER_SECONDS,
                socket_timeout=ANSWER_SECONDS,
            )
            self._listener = self._client.pubsub()
            await self._listener.subscribe(self._channel)
            answer = await self._listener.get_message(timeout=ANSWER_SECONDS)
        except (RedisError, OSError, ValueError) as error:
            raise LinkLostError(type(error).__name__) from error
        if answer is None or answer["type"] != "subscribe":
            raise LinkLostError("NotSubscribed")

    async def payloads(self) -> AsyncIterator[str]:
        """What is published; every now and then asks whether the server is there."""
        if self._listener is None:
            raise LinkLostError("closed")
        asked = False
        while True:
            try:
                message = await self._listener.get_message(
                    timeout=ANSWER_SECONDS if asked else PROBE_SECONDS
                )
                if message is None:
                    if asked:
                        raise LinkLostError("NoAnswer")
                    await self._listener.ping()
            except (RedisError, OSError) as error:
                raise LinkLostError(type(error).__name__) from error
            asked = message is None
            if message is not None and message["type"] == "message":
                yield str(message["data"])

    async def send(self, payload: str) -> None:
        """Publishes."""
        if self._client is None:
            raise LinkLostError("closed")
        try:
            await self._client.publish(self._channel, payload)
        except (RedisError, OSError) as error:
            raise LinkLostError(type(error).__name__) from error

    async def close(self) -> None:
        """Closes all connections."""
        listener, client = self._listener, self._client
        self._listener = self._client = None
        try:
            if listener is not None:
                await listener.aclose()  # type: ignore[no-untyped-call]  # redis ships it without types
            if client is not None:
                await client.aclose()
        except (RedisError, OSError):
            return  # it was broken, which is why it is closed
