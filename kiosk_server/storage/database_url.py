"""Reads the one setting that says where state is kept. What a URL holds is never shown: it may
hold a password.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from kiosk_server.core.errors import ServerError


@dataclass(frozen=True, slots=True)
class SqlitePlace:
    """A file of this machine."""

    path: Path


@dataclass(frozen=True, slots=True)
class PostgresPlace:
    """A database of a PostgreSQL server; a missing password comes from PGPASSWORD or ~/.pgpass."""

    url: URL


def read_database_url(database_url: str) -> SqlitePlace | PostgresPlace:
    """Where `sqlite:///path` (four slashes for an absolute one) or `postgresql://…` points to.

    Raises ServerError `storage-url-invalid`.
    """
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        # The error's text would repeat the URL.
        raise ServerError("storage-url-invalid") from None
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite" and not url.host and url.database and ":memory:" not in url.database:
        return SqlitePlace(Path(url.database))
    if kind in {"postgresql", "postgres"}:
        return PostgresPlace(url.set(drivername="postgresql+psycopg"))
    raise ServerError("storage-url-invalid")
