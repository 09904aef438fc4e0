"""Records of sign-in attempts in the database, so that a restart forgives nothing."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from kiosk_server.people.attempts import Attempts
from kiosk_server.people.store.tables import sign_in_attempts
from kiosk_server.storage.inserts import insert_into


def lock(connection: Connection, keys: tuple[str, ...], now: datetime) -> dict[str, Attempts]:
    """The records of some keys, locked until the unit ends; new ones are made.

    Keys are locked in their order as texts, so that two units never wait for each other.
    """
    for key in sorted(keys):
        _insert_if_new(connection, key, now)
    wanted = (
        select(sign_in_attempts)
        .where(sign_in_attempts.c.key.in_(keys))
        .order_by(sign_in_attempts.c.key)
        .with_for_update()
    )
    return {
        row.key: Attempts(
            tried_at=tuple(datetime.fromisoformat(text) for text in row.tried_at.split()),
            locks=row.locks,
            locked_until=row.locked_until,
        )
        for row in connection.execute(wanted)
    }


def save(connection: Connection, key: str, attempts: Attempts, now: datetime) -> None:
    """Writes the record of a key."""
    connection.execute(
        sign_in_attempts.update()
        .where(sign_in_attempts.c.key == key)
        .values(
            tried_at=" ".join(at.isoformat() for at in attempts.tried_at),
            locks=attempts.locks,
            locked_until=attempts.locked_until,
            changed_at=now,
        )
    )


def forget(connection: Connection, key: str) -> None:
    """Lets go of a key's record."""
    connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.key == key))


def sweep(connection: Connection, changed_before: datetime) -> None:
    """Lets go of records that nothing has happened to for long."""
    connection.execute(
        delete(sign_in_attempts).where(sign_in_attempts.c.changed_at < changed_before)
    )


def _insert_if_new(connection: Connection, key: str, now: datetime) -> None:
    connection.execute(
        insert_into(connection, sign_in_attempts)
        .values(key=key, tried_at="", locks=0, changed_at=now)
        .on_conflict_do_nothing()
    )
