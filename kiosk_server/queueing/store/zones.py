"""The rows of zones: one to hold for whoever changes anything in a zone, which counts such units.
Every function runs inside a unit of work.
"""

from sqlalchemy import Connection, Dialect, Executable, bindparam, select, update

from kiosk_server.queueing.store.tables import queue_zones
from kiosk_server.storage.compiled_statements import CompiledStatement
from kiosk_server.storage.inserts import insert_into


def _locking(dialect: Dialect) -> Executable:
    """Counts a zone's units up, and so holds its row."""
    return (
        insert_into(dialect, queue_zones)
        .values(hospital_id=bindparam("hospital_id"), zone_id=bindparam("zone_id"), changes=1)
        .on_conflict_do_update(
            index_elements=["hospital_id", "zone_id"],
            set_={"changes": queue_zones.c.changes + 1},
        )
        .returning(queue_zones.c.changes)
    )


_LOCK = CompiledStatement(_locking)
_LOCK_AGAIN = CompiledStatement(
    update(queue_zones)
    .where(
        queue_zones.c.hospital_id == bindparam("own_hospital"),
        queue_zones.c.zone_id == bindparam("zone"),
    )
    .values(changes=queue_zones.c.changes + 1)
    .returning(queue_zones.c.changes)
)
"""Of a zone that has a row, as all have but new ones: quicker than to try to insert it."""
_COUNT_CHANGES = CompiledStatement(
    select(queue_zones.c.changes).where(
        queue_zones.c.hospital_id == bindparam("hospital_id"),
        queue_zones.c.zone_id == bindparam("zone_id"),
    )
)


class ZoneStore:
    """The zones of one hospital."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def lock(self, connection: Connection, zone_id: str) -> int:
        """Holds a zone until the unit of work ends; how many units have now done so."""
        row = _LOCK_AGAIN.first(connection, {"own_hospital": self._hospital_id, "zone": zone_id})
        if row is None:
            key = {"hospital_id": self._hospital_id, "zone_id": zone_id}
            (row,) = _LOCK.rows(connection, key)
        return int(row[0])

    def count_changes(self, connection: Connection, zone_id: str) -> int:
        """How many units have changed something in a zone; 0: none has."""
        key = {"hospital_id": self._hospital_id, "zone_id": zone_id}
        row = _COUNT_CHANGES.first(connection, key)
        return 0 if row is None else int(row[0])
