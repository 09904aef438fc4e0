"""Carries out a creating request once, however often it is sent, and answers alike each time."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, cast

from sqlalchemy import (
    Connection,
    Dialect,
    Executable,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from kiosk_server.storage.compiled_statements import CompiledStatement
from kiosk_server.storage.database import Work
from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import MAIN_HOSPITAL, requests

Value = TypeVar("Value")

_KEY = ("hospital_id", "actor", "request_id")
_THIS = and_(*(requests.c[name] == bindparam(f"this_{name}") for name in _KEY))
_FIND = CompiledStatement(select(requests.c.fingerprint, requests.c.result).where(_THIS))
_KEEP = CompiledStatement(update(requests).where(_THIS).values(result=bindparam("result")))
_ADD = CompiledStatement(insert(requests))
_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _claiming(dialect: Dialect) -> Executable:
    """Claims a request id, unless somebody has."""
    names = (*_KEY, "fingerprint")
    return (
        insert_into(dialect, requests)
        .values({name: bindparam(name) for name in names})
        .on_conflict_do_nothing()
        .returning(requests.c.request_id)
    )


_CLAIM = CompiledStatement(_claiming)


@dataclass(frozen=True, slots=True)
class RequestDiffers:
    """The request id was used before, for another input: nothing was done."""

    request_id: str


def fingerprint_of(values: Mapping[str, object]) -> str:
    """64 hex digits that are equal for equal inputs; `values` are JSON values in any order.

    Raises TypeError for a value that JSON has no word for.
    """
    return hashlib.sha256(_WRITER.encode(values).encode()).hexdigest()


def once(
    connection: Connection,
    actor: str,
    request_id: str,
    fingerprint: str,
    work: Work[Value],
    *,
    hospital_id: str = MAIN_HOSPITAL,
) -> Value | RequestDiffers:
    """What `work(connection)` gives, or gave when the actor sent this request id before.

    The value is kept as JSON and must come out of it as it went in; else raises TypeError. What a
    work raises undoes the unit and keeps nothing, so the request may be tried again. The same
    request at the same time waits for the first one's end.
    """
    key = {"hospital_id": hospital_id, "actor": actor, "request_id": request_id}
    this = {f"this_{name}": value for name, value in key.items()}
    # One unit writes to a SQLite file at a time, so nobody can claim the request id meanwhile: it
    # is looked for first, and written once, with what came of it.
    is_alone = connection.dialect.name == "sqlite"
    own = {**key, "fingerprint": fingerprint}
    before = None
    if is_alone or _CLAIM.first(connection, own) is None:
        before = _FIND.first(connection, this)
    if before is not None:
        known, result = before
        return cast("Value", result) if known == fingerprint else RequestDiffers(request_id)
    value = work(connection)
    # A text is the commonest by far, such as an id, and JSON has every text.
    if not isinstance(value, str) and json.loads(json.dumps(value)) != value:
        raise TypeError("the answer to a request must be a JSON value")
    if is_alone:
        _ADD.run(connection, {**own, "result": value})
    else:
        _KEEP.run(connection, {**this, "result": value})
    return value


def forget_requests(connection: Connection, before: datetime) -> int:
    """Forgets requests made before an instant (aware); returns how many."""
    return connection.execute(delete(requests).where(requests.c.made_at < before)).rowcount
