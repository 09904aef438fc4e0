"""The venue's rows: the state in force, publications, closures. SQL only; nothing decides here."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    Row,
    String,
    Table,
    Text,
    case,
    insert,
    or_,
    select,
    update,
)

from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import BigNumber, UtcTime, hospital_id_column, metadata
from kiosk_server.venue.model import (
    ClosedArea,
    ClosedElement,
    Closure,
    ClosureKind,
    ClosureTarget,
    Publication,
    VenueState,
)

venues = Table(
    "venues",
    metadata,
    hospital_id_column(primary_key=True),
    Column("plan_version", String(64), nullable=True),
    Column("overlay_version", Integer, nullable=False),
    Column("closures_in_force", JSON(none_as_null=True), nullable=True),
)
"""One row a hospital, which every change of the venue locks first."""

publications = Table(
    "publications",
    metadata,
    Column("number", BigNumber, primary_key=True),
    hospital_id_column(),
    Column("version", String(64), nullable=False),
    Column("published_at", UtcTime, nullable=False),
    Column("published_by", String(100), nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "hospital_id", "version"),
)

closures = Table(
    "closures",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("element_id", String(255), nullable=True),
    Column("level_id", String(255), nullable=True),
    Column("corners", JSON(none_as_null=True), nullable=True),
    Column("reason", Text, nullable=False),
    Column("starts_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=True),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", String(100), nullable=False),
    Column("ended_at", UtcTime, nullable=True),
    Column("ended_by", String(100), nullable=True),
    Column("kind", String(32), nullable=False, server_default="other"),
    Index(None, "hospital_id", "ended_at", "ends_at"),
)


class VenueStore:
    """The rows of one hospital. Every function runs inside a unit of work."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def get_state(self, connection: Connection) -> VenueState:
        """The state in force; nothing published and nothing closed where there is no row."""
        row = connection.execute(
            select(
                venues.c.plan_version, venues.c.overlay_version, venues.c.closures_in_force
            ).where(self._own(venues))
        ).one_or_none()
        if row is None:
            return VenueState(None, 0)
        plan_version, overlay_version, in_force = row
        return VenueState(plan_version, overlay_version, tuple(in_force or ()))

    def lock(self, connection: Connection) -> VenueState:
        """The state in force, held against other changes to the end of the unit."""
        connection.execute(
            insert_into(connection, venues)
            .values(hospital_id=self._hospital_id, overlay_version=0)
            .on_conflict_do_nothing()
        )
        connection.execute(select(venues.c.hospital_id).where(self._own(venues)).with_for_update())
        return self.get_state(connection)

    def publish(
        self, connection: Connection, version: str, at: datetime, by: str, note: str
    ) -> Publication:
        """Puts a plan version in force. `lock` first."""
        connection.execute(update(venues).where(self._own(venues)).values(plan_version=version))
        number = connection.execute(
            insert(publications)
            .values(
                hospital_id=self._hospital_id,
                version=version,
                published_at=at,
                published_by=by,
                note=note,
            )
            .returning(publications.c.number)
        ).scalar_one()
        return Publication(number, version, at, by, note)

    def was_published(self, connection: Connection, version: str) -> bool:
        """Whether a plan version was ever in force."""
        row = connection.execute(
            select(publications.c.number)
            .where(self._own(publications), publications.c.version == version)
            .limit(1)
        ).first()
        return row is not None

    def list_publications(self, connection: Connection, most: int) -> Sequence[Publication]:
        """The latest publications, the newest first."""
        rows = connection.execute(
            select(
                publications.c.number,
                publications.c.version,
                publications.c.published_at,
                publications.c.published_by,
                publications.c.note,
            )
            .where(self._own(publications))
            .order_by(publications.c.number.desc())
            .limit(most)
        )
        return [Publication(*row) for row in rows]

    def add_closure(self, connection: Connection, closure: Closure) -> None:
        """Adds a closure. `lock` first, then `count_up`."""
        target = closure.target
        area = target if isinstance(target, ClosedArea) else None
        connection.execute(
            insert(closures).values(
                id=closure.id,
                hospital_id=self._hospital_id,
                element_id=target.element_id if isinstance(target, ClosedElement) else None,
                level_id=area.level_id if area is not None else None,
                corners=[list(corner) for corner in area.corners] if area is not None else None,
                kind=closure.kind.value,
                reason=closure.reason,
                starts_at=closure.starts_at,
                ends_at=closure.ends_at,
                created_at=closure.created_at,
                created_by=closure.created_by,
            )
        )

    def find_closure(self, connection: Connection, closure_id: str) -> Closure | None:
        """The closure of an id."""
        row = connection.execute(
            select(closures).where(self._own(closures), closures.c.id == closure_id)
        ).one_or_none()
        return None if row is None else _closure(row)

    def find_closures(self, connection: Connection, ids: Collection[str]) -> Sequence[Closure]:
        """The closures of some ids, whether they hold or are over; unknown ones are left out."""
        rows = connection.execute(
            select(closures).where(self._own(closures), closures.c.id.in_(ids))
        )
        return [_closure(row) for row in rows]

    def end_closure(self, connection: Connection, closure_id: str, at: datetime, by: str) -> None:
        """Ends a closure that has not ended. `lock` first, then `count_up`."""
        connection.execute(
            update(closures)
            .where(self._own(closures), closures.c.id == closure_id, closures.c.ended_at.is_(None))
            .values(ended_at=at, ended_by=by)
        )

    def list_closures(self, connection: Connection, not_over_at: datetime) -> Sequence[Closure]:
        """The closures that hold at an instant or will hold after it, the earliest start first."""
        rows = connection.execute(
            select(closures)
            .where(
                self._own(closures),
                closures.c.ended_at.is_(None),
                or_(closures.c.ends_at.is_(None), closures.c.ends_at > not_over_at),
            )
            .order_by(closures.c.starts_at, closures.c.id)
        )
        return [_closure(row) for row in rows]

    def list_ended(self, connection: Connection, at: datetime, most: int) -> Sequence[Closure]:
        """The closures that are over at an instant, the latest end first."""
        end = case(
            (closures.c.ended_at.is_(None), closures.c.ends_at),
            (closures.c.ends_at.is_(None), closures.c.ended_at),
            (closures.c.ends_at < closures.c.ended_at, closures.c.ends_at),
            else_=closures.c.ended_at,
        )
        rows = connection.execute(
            select(closures)
            .where(
                self._own(closures),
                or_(closures.c.ended_at.is_not(None), closures.c.ends_at <= at),
            )
            .order_by(end.desc(), closures.c.id)
            .limit(most)
        )
        return [_closure(row) for row in rows]

    def count_up(self, connection: Connection, at: datetime) -> None:
        """Counts the overlay up, with what is in force at this instant. `lock` first."""
        in_force = [
            closure.id for closure in self.list_closures(connection, at) if closure.is_in_force(at)
        ]
        connection.execute(
            update(venues)
            .where(self._own(venues))
            .values(
                overlay_version=venues.c.overlay_version + 1, closures_in_force=sorted(in_force)
            )
        )

    def _own(self, table: Table) -> ColumnElement[bool]:
        own: ColumnElement[bool] = table.c.hospital_id == self._hospital_id
        return own


def _closure(row: Row[Any]) -> Closure:
    target: ClosureTarget
    if row.element_id is not None:
        target = ClosedElement(row.element_id)
    else:
        target = ClosedArea(row.level_id, tuple((float(x), float(y)) for x, y in row.corners or ()))
    return Closure(
        row.id,
        target,
        row.reason,
        row.starts_at,
        row.ends_at,
        row.created_at,
        row.created_by,
        row.ended_at,
        row.ended_by,
        ClosureKind(row.kind),
    )
