"""Brings a database to the version that this program knows: forward only, whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database_url import PostgresPlace, SqlitePlace, read_database_url
from kiosk_server.storage.file_lock import FileLock
from kiosk_server.storage.postgres_engine import single_engine
from kiosk_server.storage.postgres_errors import storage_error as postgres_error
from kiosk_server.storage.sqlite_engine import check_file, make_private_file, writing_engine
from kiosk_server.storage.sqlite_errors import storage_error as sqlite_error

MIGRATIONS_FOLDER = Path(__file__).with_name("migrations")
_VERSION_TABLE = "alembic_version"
_VERSION_DIGITS = 4
_ONE_AT_A_TIME = 0x6B696F736B
"""The advisory lock under which programs that start together migrate one after the other."""

_BUSY_SECONDS = 5.0


def migrate(database_url: str) -> None:
    """Runs the migrations that a database lacks, in one transaction; makes a missing file.

    Nobody else may use a SQLite file meanwhile. Raises ServerError `storage-newer` if a later
    version of the program has migrated it already, `storage-url-invalid`, and what opening raises.
    """
    place = read_database_url(database_url)
    if isinstance(place, SqlitePlace):
        _migrate_sqlite(place)
    else:
        _migrate_postgres(place)


def known_revisions() -> frozenset[str]:
    """The versions that this program has a migration to."""
    steps = MIGRATIONS_FOLDER.glob(f"{'[0-9]' * _VERSION_DIGITS}_*.py")
    return frozenset(step.name[:_VERSION_DIGITS] for step in steps)


def _migrate_sqlite(place: SqlitePlace) -> None:
    lock = FileLock.take(place.path)
    try:
        make_private_file(place.path)
        check_file(place.path)
        # Tables that are made anew must not trip over the rows that point to them.
        engine = writing_engine(place.path, busy_seconds=_BUSY_SECONDS, foreign_keys=False)
        _upgrade(engine)
    except DBAPIError as error:
        named = sqlite_error(error, place.path)
        if named is None:
            raise
        raise named from error
    finally:
        lock.release()


def _migrate_postgres(place: PostgresPlace) -> None:
    try:
        _upgrade(single_engine(place))
    except DBAPIError as error:
        named = postgres_error(error)
        if named is None:
            raise
        raise named from error


def _upgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        refuse_newer(connection)
        if _versions_of(connection) != [max(known_revisions())]:
            # Most starts find nothing to do, and need not wait for what does it.
            from kiosk_server.storage.migration_steps import (  # noqa: PLC0415 - see above
                run_missing_steps,
            )

            run_missing_steps(connection, MIGRATIONS_FOLDER)
        _check_foreign_keys(connection)


def refuse_newer(connection: Connection) -> None:
    """Raises ServerError `storage-newer` if the database's version is not known here."""
    known = known_revisions()
    for revision in _versions_of(connection):
        if revision not in known:
            raise ServerError("storage-newer", version=revision)


def _versions_of(connection: Connection) -> Sequence[str]:
    """The versions that a database says it has: one, or none before the first migration."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return []
    found = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION_TABLE}")  # noqa: S608 - a constant
    return [str(version) for version in found.scalars()]


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise ServerError("storage-corrupt")
