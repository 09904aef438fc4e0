"""The rows of layouts: zones, queues and rooms of a venue. Versions are only ever added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from kiosk_server.queueing.store.tables import queue_layouts
from kiosk_server.storage.inserts import insert_into

_LATEST = select(func.max(queue_layouts.c.id)).where(
    queue_layouts.c.hospital_id == bindparam("hospital_id"),
    queue_layouts.c.venue_id == bindparam("venue_id"),
)
"""Asked for in every unit of work."""


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """A version of a layout as it was written. Versions grow, and need not follow each other."""

    version: int
    layout: str
    made_at: datetime
    made_by: str
    note: str


class LayoutStore:
    """The layouts of one hospital. Every function runs inside a unit of work."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def latest_version(self, connection: Connection, venue_id: str) -> int:
        """The version of a venue in force; 0: none."""
        key = {"hospital_id": self._hospital_id, "venue_id": venue_id}
        return int(connection.execute(_LATEST, key).scalar_one() or 0)

    def find(self, connection: Connection, venue_id: str, version: int) -> KeptLayout | None:
        """A version of a venue's layout."""
        row = connection.execute(
            select(queue_layouts).where(self._of(venue_id), queue_layouts.c.id == version)
        ).one_or_none()
        if row is None:
            return None
        return KeptLayout(row.id, row.layout, row.made_at, row.made_by, row.note)

    def list_versions(
        self, connection: Connection, venue_id: str, most: int
    ) -> Sequence[KeptLayout]:
        """All versions of a venue without their layouts, the newest first."""
        columns = queue_layouts.c
        rows = connection.execute(
            select(columns.id, columns.made_at, columns.made_by, columns.note)
            .where(self._of(venue_id))
            .order_by(columns.id.desc())
            .limit(most)
        )
        return [KeptLayout(row.id, "", row.made_at, row.made_by, row.note) for row in rows]

    def had(self, connection: Connection, venue_id: str, fingerprint: str) -> bool:
        """Whether something was ever put in force for a venue."""
        return (
            connection.execute(
                select(queue_layouts.c.id).where(
                    self._of(venue_id), queue_layouts.c.fingerprint == fingerprint
                )
            ).first()
            is not None
        )

    def add(
        self, connection: Connection, venue_id: str, fingerprint: str, kept: KeptLayout
    ) -> None:
        """Puts a layout in force for a venue, and gives it its version; servers that start together
        put it there once."""
        connection.execute(
            insert_into(connection, queue_layouts)
            .values(
                hospital_id=self._hospital_id,
                venue_id=venue_id,
                fingerprint=fingerprint,
                layout=kept.layout,
                made_at=kept.made_at,
                made_by=kept.made_by,
                note=kept.note,
            )
            .on_conflict_do_nothing()
        )

    def _of(self, venue_id: str) -> ColumnElement[bool]:
        own: ColumnElement[bool] = (queue_layouts.c.hospital_id == self._hospital_id) & (
            queue_layouts.c.venue_id == venue_id
        )
        return own
