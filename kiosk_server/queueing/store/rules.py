"""The rows of rules. Versions are only ever added to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, select

from kiosk_server.queueing.store.tables import queue_rules
from kiosk_server.storage.inserts import insert_into

_LATEST = select(func.max(queue_rules.c.version)).where(
    queue_rules.c.hospital_id == bindparam("hospital_id")
)
"""Asked for in every unit of work."""


@dataclass(frozen=True, slots=True)
class KeptRules:
    """A version of the rules as it was written, from 1."""

    version: int
    rules: str
    made_at: datetime
    made_by: str
    note: str


class RulesStore:
    """The rules of one hospital. Every function runs inside a unit of work."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def latest_version(self, connection: Connection) -> int:
        """The version in force; 0: the defaults."""
        key = {"hospital_id": self._hospital_id}
        return int(connection.execute(_LATEST, key).scalar_one() or 0)

    def find(self, connection: Connection, version: int) -> KeptRules | None:
        """A version."""
        row = connection.execute(
            select(queue_rules).where(self._own(queue_rules), queue_rules.c.version == version)
        ).one_or_none()
        if row is None:
            return None
        return KeptRules(row.version, row.rules, row.made_at, row.made_by, row.note)

    def list_versions(self, connection: Connection, most: int) -> Sequence[KeptRules]:
        """All versions without their rules, the newest first."""
        columns = queue_rules.c
        rows = connection.execute(
            select(columns.version, columns.made_at, columns.made_by, columns.note)
            .where(self._own(queue_rules))
            .order_by(columns.version.desc())
            .limit(most)
        )
        return [KeptRules(row.version, "", row.made_at, row.made_by, row.note) for row in rows]

    def add(self, connection: Connection, kept: KeptRules) -> bool:
        """Puts rules in force; False, and nothing is done, if there is such a version."""
        done = connection.execute(
            insert_into(connection, queue_rules)
            .values(
                hospital_id=self._hospital_id,
                version=kept.version,
                rules=kept.rules,
                made_at=kept.made_at,
                made_by=kept.made_by,
                note=kept.note,
            )
            .on_conflict_do_nothing()
            .returning(queue_rules.c.version)
        )
        return done.first() is not None

    def _own(self, table: Table) -> ColumnElement[bool]:
        own: ColumnElement[bool] = table.c.hospital_id == self._hospital_id
        return own
