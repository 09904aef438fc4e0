"""Chooses the engine by the one setting that says where state is kept."""

from kiosk_server.storage.database import Database
from kiosk_server.storage.database_url import SqlitePlace, read_database_url
from kiosk_server.storage.postgres_database import PostgresDatabase
from kiosk_server.storage.sqlite_database import SqliteDatabase


async def open_database(database_url: str) -> Database:
    """The database of `sqlite:///path` or `postgresql://…`, which `migrate` has prepared.

    Raises ServerError `storage-url-invalid`, and what opening raises.
    """
    place = read_database_url(database_url)
    if isinstance(place, SqlitePlace):
        return await SqliteDatabase.open(place.path)
    return await PostgresDatabase.open(place)
