"""Sessions in the database, by the hash of their secret id."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from kiosk_server.people.model import Account, Session
from kiosk_server.people.store.accounts import account_from
from kiosk_server.people.store.tables import accounts, sessions

_ACCOUNT = [column for column in accounts.c if column.name != "password_hash"]


def add(connection: Connection, session: Session) -> None:
    """Adds a session."""
    connection.execute(
        insert(sessions).values(
            id_hash=session.id_hash,
            account_id=session.account_id,
            started_at=session.started_at,
            last_seen_at=session.last_seen_at,
            ends_at=session.ends_at,
        )
    )


def find(connection: Connection, hospital_id: str, id_hash: str) -> tuple[Session, Account] | None:
    """A session, ended by time or not, and whose it is."""
    wanted = (
        select(sessions, *_ACCOUNT)
        .join(accounts, accounts.c.id == sessions.c.account_id)
        .where(sessions.c.id_hash == id_hash, accounts.c.hospital_id == hospital_id)
    )
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return None
    kept = row._mapping  # noqa: SLF001 SQLAlchemy's public way to read by column
    session = Session(
        id_hash=kept[sessions.c.id_hash],
        account_id=kept[sessions.c.account_id],
        started_at=kept[sessions.c.started_at],
        last_seen_at=kept[sessions.c.last_seen_at],
        ends_at=kept[sessions.c.ends_at],
    )
    return session, account_from(row)


def touch(connection: Connection, id_hash: str, now: datetime) -> None:
    """Writes that a session was used."""
    connection.execute(
        update(sessions)
        .where(sessions.c.id_hash == id_hash, sessions.c.last_seen_at < now)
        .values(last_seen_at=now)
    )


def end(connection: Connection, id_hash: str) -> str | None:
    """Ends a session; the id of whose it was, None where there is no such session."""
    ended = delete(sessions).where(sessions.c.id_hash == id_hash).returning(sessions.c.account_id)
    account_id: str | None = connection.execute(ended).scalar_one_or_none()
    return account_id


def end_all_of(connection: Connection, account_id: str, *, but: str = "") -> int:
    """Ends all sessions of an account but one; how many."""
    ended = delete(sessions).where(sessions.c.account_id == account_id, sessions.c.id_hash != but)
    return connection.execute(ended).rowcount


def sweep(connection: Connection, *, ended_before: datetime, seen_before: datetime) -> None:
    """Lets go of sessions that have ended by time."""
    connection.execute(
        delete(sessions).where(
            or_(sessions.c.ends_at < ended_before, sessions.c.last_seen_at < seen_before)
        )
    )
