"""INSERT with ON CONFLICT, which SQLite and PostgreSQL both have and SQL has not."""

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

ConflictInsert = sqlite.Insert | postgresql.Insert
"""Has `on_conflict_do_nothing` and `on_conflict_do_update`."""


def insert_into(where: Connection | Dialect, table: Table) -> ConflictInsert:
    """An INSERT for the connection's engine, to which ON CONFLICT can be added."""
    dialect = where.dialect if isinstance(where, Connection) else where
    if dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
