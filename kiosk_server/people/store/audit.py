"""The audit in the database: entries are added, never changed; triggers see to it too."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from kiosk_server.core.principals import Principal
from kiosk_server.people.audit_chain import NO_ENTRY, AuditEntry, hash_of
from kiosk_server.people.store.tables import audit_entries, audit_heads
from kiosk_server.storage.inserts import insert_into

MOST_TARGETS = 100


def append(
    connection: Connection,
    actor: Principal,
    action: str,
    targets: Sequence[str],
    request_id: str,
    at: datetime,
) -> AuditEntry:
    """Adds an entry at the end of the actor's hospital's chain, locked until the unit ends.

    Raises ValueError for more than 100 targets.
    """
    if len(targets) > MOST_TARGETS:
        raise ValueError("an audit entry has at most 100 targets")
    head = _locked_head(connection, actor.hospital_id)
    draft = {
        "hospital_id": actor.hospital_id,
        "sequence": head.sequence + 1,
        "at": at,
        "actor_kind": actor.kind.value,
        "actor_id": actor.id[:64],
        "actor_name": actor.name[:64],
        "action": action,
        "request_id": request_id[:200],
        "previous_hash": head.hash,
    }
    entry = AuditEntry(targets=tuple(targets), **draft)
    own_hash = hash_of(entry)
    connection.execute(
        insert(audit_entries).values(
            targets=json.dumps(list(targets), ensure_ascii=False), hash=own_hash, **draft
        )
    )
    connection.execute(
        update(audit_heads)
        .where(audit_heads.c.hospital_id == actor.hospital_id)
        .values(sequence=entry.sequence, hash=own_hash)
    )
    return AuditEntry(targets=tuple(targets), hash=own_hash, **draft)


def list_newest(
    connection: Connection, hospital_id: str, before: int | None, most: int
) -> Sequence[AuditEntry]:
    """Entries, the newest first, before a sequence number (None: from the end)."""
    wanted = (
        select(audit_entries)
        .where(audit_entries.c.hospital_id == hospital_id)
        .order_by(audit_entries.c.sequence.desc())
        .limit(most)
    )
    if before is not None:
        wanted = wanted.where(audit_entries.c.sequence < before)
    return [_entry(row) for row in connection.execute(wanted)]


def list_oldest(
    connection: Connection, hospital_id: str, after: int, most: int
) -> Sequence[AuditEntry]:
    """Entries in the order they were made, after a sequence number."""
    wanted = (
        select(audit_entries)
        .where(audit_entries.c.hospital_id == hospital_id, audit_entries.c.sequence > after)
        .order_by(audit_entries.c.sequence)
        .limit(most)
    )
    return [_entry(row) for row in connection.execute(wanted)]


def ends_of_chain(connection: Connection, hospital_id: str) -> tuple[int, str, int, str]:
    """Number and hash of the last entry that was let go, and of the last one there should be."""
    heads = select(audit_heads).where(audit_heads.c.hospital_id == hospital_id)
    head = connection.execute(heads).one_or_none()
    if head is None:
        return 0, NO_ENTRY, 0, NO_ENTRY
    return head.cut_sequence, head.cut_hash, head.sequence, head.hash


def let_go(connection: Connection, hospital_id: str, made_before: datetime) -> int:
    """Deletes the entries made before a time, but never the last one; how many.

    The hash of the last one deleted is kept, so that the rest can still be proven.
    """
    head = _locked_head(connection, hospital_id)
    kept_from = connection.execute(
        select(func.min(audit_entries.c.sequence)).where(
            audit_entries.c.hospital_id == hospital_id, audit_entries.c.at >= made_before
        )
    ).scalar_one()
    cut = head.sequence - 1 if kept_from is None else kept_from - 1
    last = connection.execute(
        select(audit_entries.c.hash).where(
            audit_entries.c.hospital_id == hospital_id, audit_entries.c.sequence == cut
        )
    ).scalar_one_or_none()
    if last is None:
        return 0
    connection.execute(
        update(audit_heads)
        .where(audit_heads.c.hospital_id == hospital_id)
        .values(cut_sequence=cut, cut_hash=last)
    )
    gone = delete(audit_entries).where(
        audit_entries.c.hospital_id == hospital_id, audit_entries.c.sequence <= cut
    )
    return connection.execute(gone).rowcount


def _locked_head(connection: Connection, hospital_id: str) -> Row[tuple[object, ...]]:
    connection.execute(
        insert_into(connection, audit_heads)
        .values(
            hospital_id=hospital_id, sequence=0, hash=NO_ENTRY, cut_sequence=0, cut_hash=NO_ENTRY
        )
        .on_conflict_do_nothing()
    )
    heads = select(audit_heads).where(audit_heads.c.hospital_id == hospital_id)
    return connection.execute(heads.with_for_update()).one()


def _entry(row: Row[tuple[object, ...]]) -> AuditEntry:
    return AuditEntry(
        sequence=row.sequence,
        at=row.at,
        actor_kind=row.actor_kind,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        action=row.action,
        targets=tuple(json.loads(row.targets)),
        request_id=row.request_id,
        hospital_id=row.hospital_id,
        previous_hash=row.previous_hash,
        hash=row.hash,
    )
