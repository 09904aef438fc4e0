"""The rows of announcements and of who says them. SQL only; nothing decides here."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from kiosk_server.announcements.model import (
    Announcement,
    Lease,
    RepeatRule,
    Saying,
    SpokenPart,
)
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
announcement_sayings = Table(
    "announcement_sayings",
    metadata,
    hospital_id_column(),
    Column("announcement_id", String(32), primary_key=True),
    Column("voice_id", String(300), primary_key=True),
    Column("said", Integer, nullable=False),
    Column("next_at", UtcTime, nullable=False),
)
"""What each voice has said of what all of them say."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What nobody has heard yet in a zone, the oldest of it, and what nobody will hear any more."""

    zone_id: str
    waiting: int
    oldest: datetime | None
    unheard: int


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
        self, connection: Connection, zone_ids: Sequence[str], now: datetime
    ) -> Sequence[Announcement]:
        """What is not too late in some zones, said or not, in the order of its making."""
        rows = connection.execute(
            select(announcements)
            .where(
                self._own(),
                announcements.c.zone_id.in_(zone_ids),
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
        """Keeps that it was said once more; of several voices the one that said it most often
        counts."""
        connection.execute(
            update(announcements)
            .where(
                self._own(),
                announcements.c.id == announcement.id,
                announcements.c.said < announcement.said,
            )
            .values(said=announcement.said, next_at=announcement.next_at)
        )

    def list_sayings(
        self, connection: Connection, announcement_ids: Sequence[str]
    ) -> Sequence[Saying]:
        """What voices have said of some announcements."""
        if not announcement_ids:
            return ()
        rows = connection.execute(
            select(announcement_sayings).where(
                announcement_sayings.c.hospital_id == self._hospital_id,
                announcement_sayings.c.announcement_id.in_(announcement_ids),
            )
        )
        return [Saying(row.announcement_id, row.voice_id, row.said, row.next_at) for row in rows]

    def set_saying(self, connection: Connection, saying: Saying) -> None:
        """Keeps that a voice has said an announcement once more."""
        said = {"said": saying.said, "next_at": saying.next_at}
        connection.execute(
            insert_into(connection, announcement_sayings)
            .values(
                hospital_id=self._hospital_id,
                announcement_id=saying.announcement_id,
                voice_id=saying.voice_id,
                **said,
            )
            .on_conflict_do_update(index_elements=["announcement_id", "voice_id"], set_=said)
        )

    def count_unsaid(
        self, connection: Connection, now: datetime, since: datetime
    ) -> Sequence[Unsaid]:
        """For each zone, what waits to be said for the first time, since when, and what was made
        since an instant and became too late before anybody said it."""
        is_late = announcements.c.expires_at <= now
        rows = connection.execute(
            select(
                announcements.c.zone_id,
                func.sum(case((is_late, 0), else_=1)).label("waiting"),
                func.min(case((~is_late, announcements.c.created_at))).label("oldest"),
                func.sum(case((is_late, 1), else_=0)).label("unheard"),
            )
            .where(
                self._own(),
                announcements.c.said == 0,
                announcements.c.times > 0,
                # Says nothing new; by its index the week that is kept is passed over.
                announcements.c.expires_at > since,
                or_(announcements.c.expires_at > now, announcements.c.created_at > since),
            )
            .group_by(announcements.c.zone_id)
        )
        return [Unsaid(row.zone_id, row.waiting, row.oldest, row.unheard) for row in rows]

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
    late = select(announcements.c.id).where(announcements.c.expires_at < before)
    connection.execute(
        delete(announcement_sayings).where(announcement_sayings.c.announcement_id.in_(late))
    )
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
