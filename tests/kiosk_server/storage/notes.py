"""A table of the tests' own, and small units of work on it."""

from collections.abc import Callable

from sqlalchemy import Connection, insert, select, update

from kiosk_server.storage.tables import counters

Unit = Callable[[Connection], None]


class RefusedError(Exception):
    """What a unit raises when the tests want it to."""


def note(*names: str, value: int = 0) -> Unit:
    """A unit that writes a row for each name."""

    def work(connection: Connection) -> None:
        for name in names:
            row = {"hospital_id": "main", "name": name, "value": value}
            connection.execute(insert(counters).values(row))

    return work


def note_and_raise(name: str) -> Unit:
    """A unit that writes a row, then raises."""

    def work(connection: Connection) -> None:
        note(name)(connection)
        raise RefusedError(name)

    return work


def set_value(name: str, value: int) -> Unit:
    """A unit that changes a row."""

    def work(connection: Connection) -> None:
        connection.execute(update(counters).where(counters.c.name == name).values(value=value))

    return work


def names(connection: Connection) -> list[str]:
    """The names that are there, sorted."""
    return sorted(connection.scalars(select(counters.c.name)))


def values(connection: Connection) -> dict[str, int]:
    """The values that are there, by name."""
    rows = connection.execute(select(counters.c.name, counters.c.value))
    return {row.name: row.value for row in rows}


def give(value: int) -> Callable[[Connection], int]:
    """A unit that only gives a value."""
    return lambda _: value
