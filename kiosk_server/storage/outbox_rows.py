"""The rows of the outbox: put in by a unit of work, claimed by a lease, then done, put off or
given up.
"""

import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import MAIN_HOSPITAL, outbox


class OutboxState(Enum):
    """What an effect waits for."""

    WAITING = "waiting"
    DEAD = "dead"
    """Given up; a person decides."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that must happen, at least once. `key` is the same at each attempt."""

    id: int
    hospital_id: str
    kind: str
    key: str
    payload: Mapping[str, object]
    attempt: int
    """From 1."""


def enqueue(
    connection: Connection,
    kind: str,
    payload: Mapping[str, object],
    not_before: datetime,
    *,
    key: str | None = None,
    hospital_id: str = MAIN_HOSPITAL,
    new_key: Callable[[], uuid.UUID] = uuid.uuid4,
) -> None:
    """Puts an effect into the outbox: it happens if the unit is committed, and not before.

    `payload` is JSON without names, needs or numbers of persons, `not_before` an aware instant. A
    `key` that waits already is not put in again; without one each effect is its own.
    """
    connection.execute(
        insert_into(connection, outbox)
        .values(
            hospital_id=hospital_id,
            kind=kind,
            key=key or new_key().hex,
            payload=dict(payload),
            state=OutboxState.WAITING.value,
            attempts=0,
            not_before=not_before,
        )
        .on_conflict_do_nothing(index_elements=["hospital_id", "key"])
    )


def claim(
    connection: Connection,
    kinds: Collection[str],
    lease: str,
    now: datetime,
    until: datetime,
    most: int,
    *,
    hospital_id: str = MAIN_HOSPITAL,
) -> list[Effect]:
    """Leases what is due to one worker, oldest first; another's lease that ran out is taken over.

    Several workers on PostgreSQL pass over each other's rows.
    """
    due = (
        select(outbox.c.id)
        .where(
            _waiting(kinds, hospital_id),
            outbox.c.not_before <= now,
            or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= now),
        )
        .order_by(outbox.c.not_before, outbox.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    ids = connection.scalars(due).all()
    rows = connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids))
        .values(lease=lease, leased_until=until, attempts=outbox.c.attempts + 1)
        .returning(
            outbox.c.id,
            outbox.c.hospital_id,
            outbox.c.kind,
            outbox.c.key,
            outbox.c.payload,
            outbox.c.attempts,
        )
    )
    order = {row_id: place for place, row_id in enumerate(ids)}
    return sorted((Effect(*row) for row in rows), key=lambda effect: order[effect.id])


def finish(connection: Connection, effect: Effect, lease: str) -> bool:
    """Forgets an effect that happened. False if the lease is another's by now."""
    return connection.execute(delete(outbox).where(_held(effect, lease))).rowcount == 1


def put_off(
    connection: Connection, effect: Effect, lease: str, not_before: datetime, error_code: str
) -> bool:
    """Lets go of an effect until an instant. False if the lease is another's by now."""
    values = {"not_before": not_before, "lease": None, "leased_until": None}
    put = update(outbox).where(_held(effect, lease)).values(last_error=error_code, **values)
    return connection.execute(put).rowcount == 1


def give_up(connection: Connection, effect: Effect, lease: str, error_code: str) -> bool:
    """Leaves an effect to a person. False if the lease is another's by now."""
    values = {"state": OutboxState.DEAD.value, "lease": None, "leased_until": None}
    given = update(outbox).where(_held(effect, lease)).values(last_error=error_code, **values)
    return connection.execute(given).rowcount == 1


def give_up_waiting(connection: Connection, error_code: str) -> int:
    """Leaves all that waits to a person; returns how many."""
    values = {"state": OutboxState.DEAD.value, "lease": None, "leased_until": None}
    waiting = outbox.c.state == OutboxState.WAITING.value
    given = update(outbox).where(waiting).values(last_error=error_code, **values)
    return connection.execute(given).rowcount


def free_lost_leases(connection: Connection) -> None:
    """Lets go of all leases of a SQLite file: they are of an earlier process, as one has the file.

    On PostgreSQL leases may be another process's, and run out by themselves.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(update(outbox).values(lease=None, leased_until=None))


def give_back(connection: Connection, lease: str) -> int:
    """Lets go of what a worker that ends is at, as if it had not begun; returns how many."""
    values = {"attempts": outbox.c.attempts - 1, "lease": None, "leased_until": None}
    return connection.execute(
        update(outbox).where(outbox.c.lease == lease).values(**values)
    ).rowcount


def next_due(
    connection: Connection, kinds: Collection[str], *, hospital_id: str = MAIN_HOSPITAL
) -> datetime | None:
    """When the next effect is due or its lease ends, aware; None if nothing waits."""
    when = func.coalesce(outbox.c.leased_until, outbox.c.not_before, type_=outbox.c.not_before.type)
    found: datetime | None = connection.scalar(
        select(func.min(when, type_=outbox.c.not_before.type)).where(_waiting(kinds, hospital_id))
    )
    return found


def count_by_state(
    connection: Connection, *, hospital_id: str = MAIN_HOSPITAL
) -> Mapping[OutboxState, int]:
    """How many effects there are in each state."""
    rows = connection.execute(
        select(outbox.c.state, func.count())
        .where(outbox.c.hospital_id == hospital_id)
        .group_by(outbox.c.state)
    )
    found = {OutboxState(state): int(count) for state, count in rows}
    return {state: found.get(state, 0) for state in OutboxState}


def list_dead(connection: Connection, most: int = 100) -> list[tuple[Effect, str]]:
    """Effects that were given up, oldest first, each with the code of its last error."""
    c = outbox.c
    columns = (c.id, c.hospital_id, c.kind, c.key, c.payload, c.attempts, c.last_error)
    dead = select(*columns).where(c.state == OutboxState.DEAD.value).order_by(c.id).limit(most)
    return [(Effect(*row[:-1]), row[-1] or "") for row in connection.execute(dead)]


def revive(connection: Connection, effect_id: int, not_before: datetime) -> bool:
    """Tries a given-up effect anew, from its first attempt. False if there is none."""
    values = {"state": OutboxState.WAITING.value, "attempts": 0, "not_before": not_before}
    dead = and_(outbox.c.id == effect_id, outbox.c.state == OutboxState.DEAD.value)
    return connection.execute(update(outbox).where(dead).values(**values)).rowcount == 1


def forget_dead(connection: Connection, before: datetime) -> int:
    """Forgets effects that were given up before an instant (aware); returns how many."""
    dead = and_(outbox.c.state == OutboxState.DEAD.value, outbox.c.not_before < before)
    return connection.execute(delete(outbox).where(dead)).rowcount


def _waiting(kinds: Collection[str], hospital_id: str) -> ColumnElement[bool]:
    return and_(
        outbox.c.state == OutboxState.WAITING.value,
        outbox.c.kind.in_(sorted(kinds)),
        outbox.c.hospital_id == hospital_id,
    )


def _held(effect: Effect, lease: str) -> ColumnElement[bool]:
    return and_(outbox.c.id == effect.id, outbox.c.lease == lease)
