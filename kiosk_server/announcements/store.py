"""The rows of announcements and of who says them. SQL only; nothing decides here."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Float,
    Index,
    Integer,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from kiosk_server.announcements.model import Announcement, Lease, RepeatRule, SpokenPart
from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import UtcTime, hospital_id_column, metadata

announcements = Table(
    "announcements",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("zone_id", String(255), nullable=False),
    Column("message_id", String(100), nullable=False),
    Column("parts", JSON, nullable=False),
    Column("times", Integer, nullable=False),
    Column("pause_seconds", Float, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", String(100), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("next_at", UtcTime, nullable=False),
    Column("said", Integer, nullable=False),
    Index(None, "hospital_id", "zone_id", "expires_at"),
    Index(None, "expires_at"),
)
announcement_zones = Table(
    "announcement_zones",
    metadata,
    hospital_id_column(primary_key=True),
    Column("zone_id", String(255), primary_key=True),
    Column("announcement_id", String(32), nullable=True),
    Column("player_id", String(64), nullable=True),
    Column("leased_until", UtcTime, nullable=True),
)
"""A row for each zone in which something was announced: who decides there holds it."""


class AnnouncementStore:
    """The announcements of one hospital. Every function runs inside a unit of work; who changes
    anything in a zone holds its row.
    """

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def lock(self, connection: Connection, zone_id: str) -> None:
        """Holds a zone until the unit of work ends."""
        key = {"hospital_id": self._hospital_id, "zone_id": zone_id}
        connection.execute(
            insert_into(connection, announcement_zones)
            .values(**key)
            .on_conflict_do_update(
                index_elements=["hospital_id", "zone_id"], set_={"zone_id": zone_id}
            )
        )

    def add(self, connection: Connection, announcement: Announcement) -> None:
        """Adds what is to be said."""
        connection.execute(
            insert(announcements).values(
                id=announcement.id,
                hospital_id=self._hospital_id,
                zone_id=announcement.zone_id,
                message_id=announcement.message_id,
                parts=[[part.locale, part.text, part.spoken] for part in announcement.parts],
                times=announcement.rule.times,
                pause_seconds=announcement.rule.pause.total_seconds(),
                created_at=announcement.created_at,
                created_by=announcement.created_by,
                expires_at=announcement.expires_at,
                next_at=announcement.next_at,
                said=announcement.said,
            )
        )

    def list_alive(
        self, connection: Connection, zone_id: str, now: datetime
    ) -> Sequence[Announcement]:
        """What is not too late in a zone, said or not, in the order of its making."""
        rows = connection.execute(
            select(announcements)
            .where(
                self._own(),
                announcements.c.zone_id == zone_id,
                announcements.c.expires_at > now,
            )
            .order_by(announcements.c.created_at, announcements.c.id)
        )
        return [_announcement(row) for row in rows]

    def list_waiting_zones(self, connection: Connection, now: datetime) -> Sequence[str]:
        """The zones with something still to be said."""
        rows = connection.execute(
            select(announcements.c.zone_id)
            .where(
                self._own(),
                announcements.c.expires_at > now,
                announcements.c.said < announcements.c.times,
            )
            .distinct()
            .order_by(announcements.c.zone_id)
        )
        return list(rows.scalars())

    def find(self, connection: Connection, announcement_id: str) -> Announcement | None:
        """The announcement of an id."""
        row = connection.execute(
            select(announcements).where(self._own(), announcements.c.id == announcement_id)
        ).one_or_none()
        return None if row is None else _announcement(row)

    def set_said(self, connection: Connection, announcement: Announcement) -> None:
        """Keeps that it was said once more."""
        connection.execute(
            update(announcements)
            .where(self._own(), announcements.c.id == announcement.id)
            .values(said=announcement.said, next_at=announcement.next_at)
        )

    def set_times(self, connection: Connection, announcement_id: str, times: int) -> None:
        """Changes how often something is said; 0: it is taken out."""
        this = (self._own(), announcements.c.id == announcement_id)
        if times == 0:
            connection.execute(delete(announcements).where(*this))
        else:
            connection.execute(update(announcements).where(*this).values(times=times))

    def find_lease(self, connection: Connection, zone_id: str) -> Lease | None:
        """Who says what in a zone, or did when it was last heard of."""
        row = connection.execute(
            select(announcement_zones).where(*self._zone(zone_id))
        ).one_or_none()
        if row is None or row.announcement_id is None:
            return None
        return Lease(row.announcement_id, row.player_id, row.leased_until)

    def set_lease(self, connection: Connection, zone_id: str, lease: Lease | None) -> None:
        """Keeps who says what in a zone whose row is there."""
        connection.execute(
            update(announcement_zones)
            .where(*self._zone(zone_id))
            .values(
                announcement_id=None if lease is None else lease.announcement_id,
                player_id=None if lease is None else lease.player_id,
                leased_until=None if lease is None else lease.until,
            )
        )

    def _zone(self, zone_id: str) -> tuple[ColumnElement[bool], ...]:
        return (
            announcement_zones.c.hospital_id == self._hospital_id,
            announcement_zones.c.zone_id == zone_id,
        )

    def _own(self) -> ColumnElement[bool]:
        own: ColumnElement[bool] = announcements.c.hospital_id == self._hospital_id
        return own


def forget_announcements(connection: Connection, before: datetime) -> int:
    """Forgets what was too late before an instant (aware); returns how many."""
    return connection.execute(
        delete(announcements).where(announcements.c.expires_at < before)
    ).rowcount


def _announcement(row: Row[Any]) -> Announcement:
    return Announcement(
        row.id,
        row.zone_id,
        row.message_id,
        tuple(SpokenPart(*part) for part in row.parts),
        RepeatRule(
            row.times, timedelta(seconds=row.pause_seconds), row.expires_at - row.created_at
        ),
        row.created_at,
        row.created_by,
        row.next_at,
        row.said,
    )
