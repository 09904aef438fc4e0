"""Brings a database to the version that this program knows: forward only, whole or not at all."""

from functools import partial
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database_url import PostgresPlace, SqlitePlace, read_database_url
from kiosk_server.storage.file_lock import FileLock
from kiosk_server.storage.postgres_engine import single_engine
from kiosk_server.storage.postgres_errors import storage_error as postgres_error
from kiosk_server.storage.sqlite_engine import check_file, make_private_file, writing_engine
from kiosk_server.storage.sqlite_errors import storage_error as sqlite_error

_STEPS = Path(__file__).with_name("migrations")
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
    return frozenset(step.revision for step in _scripts().walk_revisions())


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
        scripts = _scripts()
        refuse_newer(connection)
        with EnvironmentContext(Config(), scripts, fn=partial(_steps, scripts)) as environment:
            environment.configure(connection=connection, render_as_batch=True)
            environment.run_migrations()
        _check_foreign_keys(connection)


def refuse_newer(connection: Connection) -> None:
    """Raises ServerError `storage-newer` if the database's version is not known here."""
    known = known_revisions()
    for revision in MigrationContext.configure(connection).get_current_heads():
        if revision not in known:
            raise ServerError("storage-newer", version=revision)


def _steps(scripts: ScriptDirectory, current: str, _: MigrationContext) -> list[RevisionStep]:
    """The migrations from the current version to the newest, oldest first."""
    missing = list(scripts.iterate_revisions("heads", current or "base", implicit_base=True))
    return [
        MigrationStep.upgrade_from_script(scripts.revision_map, script)
        for script in reversed(missing)
    ]


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise ServerError("storage-corrupt")


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(_STEPS, version_locations=[_STEPS])
