"""Hints by PostgreSQL's LISTEN and NOTIFY, on connections of their own, outside transactions.

Needs the extra `postgresql`.
"""

import asyncio
from collections.abc import AsyncIterator

import psycopg
from psycopg import AsyncConnection, sql

from kiosk_server.core.linked_bus import LinkLostError

CONNECT_SECONDS = 5
PROBE_SECONDS = 30.0
"""A link that is silent for so long is asked whether it is there."""
ANSWER_SECONDS = 5.0
_MOST_BYTES = 7_900
"""PostgreSQL takes payloads shorter than 8000 bytes."""


class PostgresLink:
    """One channel in one database. Holds its connections: a lost reference hears nothing."""

    backend = "PostgreSQL"
    most_bytes = _MOST_BYTES

    def __init__(self, database_url: str, channel: str) -> None:
        scheme, _, rest = database_url.partition("://")
        self._url = f"{scheme.split('+')[0]}://{rest}"
        self._channel = channel
        self._listener: AsyncConnection | None = None
        self._sender: AsyncConnection | None = None

    async def open(self) -> None:
        """Connects twice and listens."""
        self._listener = await self._connected()
        listen = sql.SQL("LISTEN {}").format(sql.Identifier(self._channel))
        await self._within_time(self._listener, listen)
        self._sender = await self._connected()

    async def payloads(self) -> AsyncIterator[str]:
        """What is notified; every now and then asks whether the server is there."""
        if self._listener is None:
            raise LinkLostError("closed")
        while True:
            try:
                async for notification in self._listener.notifies(timeout=PROBE_SECONDS):
                    yield notification.payload
            except psycopg.Error as error:
                raise LinkLostError(type(error).__name__) from error
            await self._within_time(self._listener, sql.SQL("SELECT 1"))

    async def send(self, payload: str) -> None:
        """Notifies."""
        if self._sender is None:
            raise LinkLostError("closed")
        notify = sql.SQL("NOTIFY {}, {}").format(
            sql.Identifier(self._channel), sql.Literal(payload)
        )
        await self._within_time(self._sender, notify)

    async def close(self) -> None:
        """Closes both connections."""
        for connection in (self._listener, self._sender):
            if connection is not None:
                await connection.close()
        self._listener = self._sender = None

    async def _connected(self) -> AsyncConnection:
        try:
            return await AsyncConnection.connect(
                self._url,
                autocommit=True,
                connect_timeout=CONNECT_SECONDS,
                application_name="kiosk-server events",
            )
        except psycopg.Error as error:
            raise LinkLostError(type(error).__name__) from error

    @staticmethod
    async def _within_time(connection: AsyncConnection, statement: sql.SQL | sql.Composed) -> None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await connection.execute(statement)
        except (psycopg.Error, TimeoutError) as error:
            raise LinkLostError(type(error).__name__) from error
