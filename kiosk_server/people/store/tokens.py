"""What the database knows of tokens: those made here, first used here, or revoked."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, delete, select, update

from kiosk_server.core.principals import PrincipalKind
from kiosk_server.people.model import TokenRecord
from kiosk_server.people.store.accounts import roles_from, roles_text
from kiosk_server.people.store.tables import tokens
from kiosk_server.storage.inserts import insert_into


def add_if_new(connection: Connection, hospital_id: str, record: TokenRecord) -> bool:
    """Adds a record unless the token has one; whether it was added."""
    added = connection.execute(
        insert_into(connection, tokens)
        .values(
            id=record.id,
            hospital_id=hospital_id,
            kind=record.kind.value,
            name=record.name,
            roles=roles_text(record.roles),
            expires_at=record.expires_at,
            made_by=record.made_by,
            first_used_at=record.first_used_at,
            revoked_at=record.revoked_at,
            level_id=record.level_id or None,
        )
        .on_conflict_do_nothing()
        .returning(tokens.c.id)
    )
    return added.scalar_one_or_none() is not None


def find(connection: Connection, hospital_id: str, token_id: str) -> TokenRecord | None:
    """The record of a token."""
    wanted = select(tokens).where(tokens.c.hospital_id == hospital_id, tokens.c.id == token_id)
    row = connection.execute(wanted).one_or_none()
    return None if row is None else _record(row)


def mark_used(connection: Connection, token_id: str, now: datetime) -> bool:
    """Writes when a token was first used; False where that was known."""
    marked = (
        update(tokens)
        .where(tokens.c.id == token_id, tokens.c.first_used_at.is_(None))
        .values(first_used_at=now)
    )
    return connection.execute(marked).rowcount > 0


def revoke(connection: Connection, token_id: str, now: datetime) -> bool:
    """Writes that a token is good no more; False where it was so already."""
    revoked = (
        update(tokens)
        .where(tokens.c.id == token_id, tokens.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return connection.execute(revoked).rowcount > 0


def list_revoked(
    connection: Connection, hospital_id: str, token_ids: Collection[str]
) -> frozenset[str]:
    """Those of some tokens that are good no more."""
    wanted = select(tokens.c.id).where(
        tokens.c.hospital_id == hospital_id,
        tokens.c.id.in_(token_ids),
        tokens.c.revoked_at.is_not(None),
    )
    return frozenset(connection.execute(wanted).scalars())


def list_after(
    connection: Connection, hospital_id: str, after_id: str, most: int
) -> Sequence[TokenRecord]:
    """Records by id in ascending order, after an id."""
    wanted = (
        select(tokens)
        .where(tokens.c.hospital_id == hospital_id, tokens.c.id > after_id)
        .order_by(tokens.c.id)
        .limit(most)
    )
    return [_record(row) for row in connection.execute(wanted)]


def forget_tokens(connection: Connection, before: datetime) -> int:
    """Forgets tokens that would have ended before an instant (aware) by themselves; returns how
    many. One that was revoked earlier must be known until then."""
    return connection.execute(delete(tokens).where(tokens.c.expires_at < before)).rowcount


def _record(row: Row[tuple[object, ...]]) -> TokenRecord:
    return TokenRecord(
        id=row.id,
        kind=PrincipalKind(row.kind),
        name=row.name,
        roles=roles_from(row.roles),
        expires_at=row.expires_at,
        made_by=row.made_by,
        first_used_at=row.first_used_at,
        revoked_at=row.revoked_at,
        level_id=row.level_id or "",
    )
