"""Both engines, migrated and empty, for everything that people keep."""

from tests.kiosk_server.venue.conftest import database_url, migrated_postgres_url, sqlite_url

__all__ = ["database_url", "migrated_postgres_url", "sqlite_url"]
