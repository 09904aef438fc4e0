"""Carries out what somebody asked for once, with its audit entry, or says why not."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import Connection

from kiosk_server.core.principals import Principal
from kiosk_server.people.model import PeopleRefusal, Refused, RefusedError
from kiosk_server.storage.database import Database
from kiosk_server.storage.requests import RequestDiffers, fingerprint_of, once

Json = TypeVar("Json")

MOST_REQUEST_ID = 128


class _NotYetError(Exception):
    """This was not asked for before; undoes the unit that looked."""


async def find_done(
    database: Database, actor: Principal, request_id: str, asked: Mapping[str, object]
) -> str | Refused | None:
    """What `carry_out_once` gave for this request before (a text); None for a new one."""

    def not_yet(_: Connection) -> str:
        raise _NotYetError

    try:
        return await carry_out_once(database, actor, request_id, asked, not_yet)
    except _NotYetError:
        return None


async def carry_out_once(
    database: Database,
    actor: Principal,
    request_id: str,
    asked: Mapping[str, object],
    work: Callable[[Connection], Json],
) -> Json | Refused:
    """What `work` gives (a JSON value), or gave when this actor sent this request id before.

    `asked` is the whole input with the operation's name, as JSON values, secrets only as a keyed
    hash. A unit that raises RefusedError leaves nothing behind, and may be tried again.
    """
    if not (0 < len(request_id) <= MOST_REQUEST_ID and request_id.isprintable()):
        return Refused(PeopleRefusal.REQUEST_ID_UNFIT)

    def unit(connection: Connection) -> Json | RequestDiffers:
        return once(
            connection,
            actor.id,
            request_id,
            fingerprint_of(asked),
            work,
            hospital_id=actor.hospital_id,
        )

    try:
        done = await database.write(unit)
    except RefusedError as error:
        return error.refused
    return Refused(PeopleRefusal.REQUEST_ID_REUSED) if isinstance(done, RequestDiffers) else done
