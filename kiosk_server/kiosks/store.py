"""The rows of enrolled screens. SQL only; nothing decides here, and whose tokens are good is the
people's to know.
"""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Row,
    String,
    Table,
    and_,
    delete,
    false,
    or_,
    select,
    update,
)

from kiosk_server.kiosks.model import EnrolKind, Kiosk, KioskReport, KioskSound
from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import UtcTime, hospital_id_column, metadata

kiosks = Table(
    "kiosks",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("kind", String(16), nullable=False),
    Column("name", String(64), nullable=False),
    Column("level_id", String(255), nullable=False),
    Column("page", String(500), nullable=False),
    Column("enrolled_by", String(100), nullable=False),
    Column("enrolled_at", UtcTime, nullable=False),
    Column("address_until", UtcTime, nullable=False),
    Column("code", String(16), nullable=False),
    Column("token_id", String(32)),
    Column("opened_at", UtcTime),
    Column("seen_at", UtcTime),
    Column("sound", String(16)),
    Column("zone_id", String(255)),
    Column("is_at_door", Boolean, nullable=False, server_default=false()),
    Column("ended_at", UtcTime),
    Index(None, "hospital_id", "ended_at"),
    Index(None, "code"),
    Index(None, "token_id"),
)
_COLUMNS = tuple(field.name for field in fields(Kiosk))


class KioskStore:
    """The screens of one hospital. Every function runs inside a unit of work."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def add_if_new(self, connection: Connection, kiosk: Kiosk) -> None:
        """Adds a screen unless one of its id is there."""
        values = {name: getattr(kiosk, name) for name in _COLUMNS} | {"kind": kiosk.kind.value}
        connection.execute(
            insert_into(connection, kiosks)
            .values(hospital_id=self._hospital_id, **values)
            .on_conflict_do_nothing()
        )

    def find(self, connection: Connection, kiosk_id: str) -> Kiosk | None:
        """The screen of an id, ended or not."""
        row = connection.execute(select(kiosks).where(*self._one(kiosk_id))).one_or_none()
        return None if row is None else _kiosk(row)

    def find_awaited(self, connection: Connection, code: str) -> Kiosk | None:
        """The screen whose address has a code, if it was neither opened nor ended."""
        wanted = select(kiosks).where(self._own(), kiosks.c.code == code, *_is_awaited())
        row = connection.execute(wanted).one_or_none()
        return None if row is None else _kiosk(row)

    def list_open(self, connection: Connection) -> Sequence[Kiosk]:
        """All that were not ended, by name."""
        rows = connection.execute(
            select(kiosks).where(self._own(), _is_open()).order_by(kiosks.c.name, kiosks.c.id)
        )
        return [_kiosk(row) for row in rows]

    def set_opened(
        self, connection: Connection, kiosk_id: str, token_id: str, now: datetime
    ) -> bool:
        """Keeps which token a screen has from now on; False for one that is opened or ended."""
        opened = (
            update(kiosks)
            .where(*self._one(kiosk_id), *_is_awaited())
            .values(token_id=token_id, opened_at=now, seen_at=now)
        )
        return connection.execute(opened).rowcount > 0

    def set_seen(
        self, connection: Connection, token_id: str, report: KioskReport, now: datetime
    ) -> None:
        """Keeps that a screen was heard of, and what it tells."""
        connection.execute(
            update(kiosks)
            .where(self._own(), kiosks.c.token_id == token_id)
            .values(
                seen_at=now,
                sound=report.sound.value,
                zone_id=report.zone_id,
                is_at_door=report.is_at_door,
            )
        )

    def list_heard(
        self,
        connection: Connection,
        since: datetime,
        until: datetime,
        zone_ids: Collection[str] | None,
    ) -> Sequence[Kiosk]:
        """The loudspeakers that were heard of within a time: those of some zones, or all."""
        where = [
            *(self._own(), _is_open(), kiosks.c.sound == KioskSound.HEARD.value),
            *(kiosks.c.seen_at > since, kiosks.c.seen_at < until),
        ]
        if zone_ids is not None:
            where.append(kiosks.c.zone_id.in_(zone_ids))
        return [_kiosk(row) for row in connection.execute(select(kiosks).where(*where))]

    def end(self, connection: Connection, kiosk_id: str, now: datetime) -> Kiosk | None:
        """Ends a screen and holds its row until the unit ends; None for an unknown one. Who ended
        it first counts."""
        connection.execute(
            update(kiosks).where(*self._one(kiosk_id), _is_open()).values(ended_at=now)
        )
        return self.find(connection, kiosk_id)

    def _one(self, kiosk_id: str) -> tuple[ColumnElement[bool], ...]:
        return self._own(), kiosks.c.id == kiosk_id

    def _own(self) -> ColumnElement[bool]:
        own: ColumnElement[bool] = kiosks.c.hospital_id == self._hospital_id
        return own


def forget_kiosks(connection: Connection, before: datetime) -> int:
    """Forgets screens that were ended, and addresses that nobody opened, before an instant (aware);
    returns how many. Who ended them stands in the audit."""
    lapsed = and_(kiosks.c.token_id.is_(None), kiosks.c.address_until < before)
    gone = delete(kiosks).where(or_(kiosks.c.ended_at < before, lapsed))
    return connection.execute(gone).rowcount


def _is_open() -> ColumnElement[bool]:
    return kiosks.c.ended_at.is_(None)


def _is_awaited() -> tuple[ColumnElement[bool], ...]:
    return _is_open(), kiosks.c.token_id.is_(None)


def _kiosk(row: Row[Any]) -> Kiosk:
    kept = Kiosk(*(getattr(row, name) for name in _COLUMNS))
    sound = None if row.sound is None else KioskSound(row.sound)
    return replace(kept, kind=EnrolKind(row.kind), sound=sound)
