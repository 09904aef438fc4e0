"""Databases for the tests of storage: each of them runs on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk_server.storage import Database, open_database
from tests.services.fixtures import migrated_postgres_url, own_postgres, postgres_url
from tests.services.postgres import shared_postgres
from tests.services.sqlite import migrated_sqlite

__all__ = ["migrated_postgres_url", "own_postgres", "postgres_url"]


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio."""
    return "asyncio"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return str(request.param)


@pytest.fixture
def empty_database_url(engine: str, tmp_path: Path) -> str:
    """The URL of a database that nobody has migrated."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path / 'hospital.db'}"
    return shared_postgres().new_database()


@pytest.fixture
def database_url(engine: str, tmp_path: Path) -> str:
    """The URL of a migrated database."""
    if engine == "sqlite":
        return migrated_sqlite(tmp_path, "hospital.db")
    server = shared_postgres()
    return server.new_database(server.migrated_template)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated, open database."""
    database = await open_database(database_url)
    yield database
    await database.close()
