"""Both engines, migrated and empty, for what the venue keeps."""

from pathlib import Path

import pytest

from tests.services.fixtures import migrated_postgres_url
from tests.services.sqlite import migrated_sqlite

__all__ = ["migrated_postgres_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each engine."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("migrated_postgres_url"))
    return migrated_sqlite(tmp_path)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite database, where the engine makes no difference."""
    return migrated_sqlite(tmp_path)
