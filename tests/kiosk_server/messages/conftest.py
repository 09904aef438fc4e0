"""Both engines, migrated and empty, for messages that wait."""

from tests.kiosk_server.storage.conftest import (
    anyio_backend,
    database,
    database_url,
    engine,
)

__all__ = ["anyio_backend", "database", "database_url", "engine"]
