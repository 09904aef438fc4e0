"""Both engines, migrated and empty, for everything that people keep.

Each engine is migrated once; a test gets a copy.
"""

import itertools
import shutil
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from kiosk_server.storage import migrate
from tests.services.postgres import shared_postgres

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a SQLite database to copy."""
    folder = tmp_path_factory.mktemp("migrated")
    migrate(f"sqlite:///{folder / 'kiosk.sqlite'}")
    return folder


@pytest.fixture(scope="session")
def migrated_postgres() -> str:
    """The URL of a PostgreSQL database to copy."""
    url = shared_postgres().new_database()
    migrate(url)
    return url


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A SQLite database, where the engine makes no difference."""
    for file in migrated_sqlite.glob("kiosk.sqlite*"):
        shutil.copy(file, tmp_path)
    return f"sqlite:///{tmp_path / 'kiosk.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each engine."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    pattern = make_url(request.getfixturevalue("migrated_postgres"))
    name = f"people_{next(_NUMBERS)}"
    with psycopg.connect(shared_postgres().new_database(), autocommit=True) as connection:
        copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(
            copied.format(sql.Identifier(name), sql.Identifier(pattern.database or ""))
        )
    return pattern.set(database=name).render_as_string(hide_password=False)
