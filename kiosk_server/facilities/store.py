"""The rows of fault reports and their photos. SQL only; nothing decides here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    LargeBinary,
    Row,
    String,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from kiosk_server.facilities.faults import FaultKind, FaultReport, FaultState
from kiosk_server.storage.tables import UtcTime, hospital_id_column, metadata

fault_reports = Table(
    "fault_reports",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("receipt", String(64), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("words", Text, nullable=False),
    Column("spot_code", String(255), nullable=False),
    Column("has_photo", Boolean, nullable=False),
    Column("received_at", UtcTime, nullable=False),
    Column("state", String(32), nullable=False),
    Column("answer", Text, nullable=False),
    Column("closure_id", String(32), nullable=True),
    Column("changed_at", UtcTime, nullable=False),
    Column("changed_by", String(100), nullable=True),
    Index(None, "hospital_id", "received_at"),
)

fault_photos = Table(
    "fault_photos",
    metadata,
    Column("report_id", String(32), primary_key=True),
    hospital_id_column(),
    Column("jpeg", LargeBinary, nullable=False),
)


class FaultStore:
    """The rows of one hospital. Every function runs inside a unit of work."""

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def add(self, connection: Connection, report: FaultReport, jpeg: bytes | None) -> None:
        """Adds a report, and its photo if there is one."""
        connection.execute(
            insert(fault_reports).values(
                id=report.id,
                hospital_id=self._hospital_id,
                receipt=report.receipt,
                kind=report.kind.value,
                words=report.words,
                spot_code=report.spot_code,
                has_photo=jpeg is not None,
                received_at=report.received_at,
                state=report.state.value,
                answer=report.answer,
                closure_id=report.closure_id,
                changed_at=report.changed_at,
                changed_by=report.changed_by,
            )
        )
        if jpeg is not None:
            connection.execute(
                insert(fault_photos).values(
                    report_id=report.id, hospital_id=self._hospital_id, jpeg=jpeg
                )
            )

    def find(self, connection: Connection, report_id: str) -> FaultReport | None:
        """The report of an id."""
        row = connection.execute(
            select(fault_reports).where(self._own(fault_reports), fault_reports.c.id == report_id)
        ).one_or_none()
        return None if row is None else _report(row)

    def find_photo(self, connection: Connection, report_id: str) -> bytes | None:
        """The photo of a report, if it has one and it is kept still."""
        jpeg: bytes | None = connection.execute(
            select(fault_photos.c.jpeg).where(
                self._own(fault_photos), fault_photos.c.report_id == report_id
            )
        ).scalar_one_or_none()
        return jpeg

    def list_in_order(
        self,
        connection: Connection,
        states: Iterable[FaultState],
        most: int,
        *,
        oldest_first: bool = False,
        after: FaultReport | None = None,
    ) -> Sequence[FaultReport]:
        """The reports in some states, the newest or the oldest first, from behind `after` on."""
        received_at, report_id = fault_reports.c.received_at, fault_reports.c.id
        asked = select(fault_reports).where(self._own(fault_reports), _is_in(states))
        if after is not None:
            beyond = (
                received_at > after.received_at if oldest_first else received_at < after.received_at
            )
            at_once = and_(received_at == after.received_at, report_id > after.id)
            asked = asked.where(or_(beyond, at_once))
        first = received_at if oldest_first else received_at.desc()
        rows = connection.execute(asked.order_by(first, report_id).limit(most))
        return [_report(row) for row in rows]

    def count(self, connection: Connection, states: Iterable[FaultState]) -> int:
        """How many reports are in some states."""
        return connection.execute(
            select(func.count())
            .select_from(fault_reports)
            .where(self._own(fault_reports), _is_in(states))
        ).scalar_one()

    def list_by_receipts(
        self, connection: Connection, receipts: Sequence[str]
    ) -> Sequence[FaultReport]:
        """The reports of some receipts, the newest first; unknown ones are left out."""
        rows = connection.execute(
            select(fault_reports)
            .where(self._own(fault_reports), fault_reports.c.receipt.in_(receipts))
            .order_by(fault_reports.c.received_at.desc(), fault_reports.c.id)
        )
        return [_report(row) for row in rows]

    def count_since(self, connection: Connection, since: datetime) -> int:
        """How many reports were received from an instant on."""
        return connection.execute(
            select(func.count())
            .select_from(fault_reports)
            .where(self._own(fault_reports), fault_reports.c.received_at >= since)
        ).scalar_one()

    def change(self, connection: Connection, seen: FaultReport, changed: FaultReport) -> bool:
        """Says what became of a report; False, and nothing is done, if it is not as it was seen."""
        done = connection.execute(
            update(fault_reports)
            .where(
                self._own(fault_reports),
                fault_reports.c.id == seen.id,
                fault_reports.c.changed_at == seen.changed_at,
            )
            .values(
                state=changed.state.value,
                answer=changed.answer,
                closure_id=changed.closure_id,
                changed_at=changed.changed_at,
                changed_by=changed.changed_by,
            )
        )
        return done.rowcount == 1

    def _own(self, table: Table) -> ColumnElement[bool]:
        own: ColumnElement[bool] = table.c.hospital_id == self._hospital_id
        return own


def forget_photos(connection: Connection, settled_before: datetime) -> int:
    """Deletes photos of reports that were settled before an instant; how many."""
    old = select(fault_reports.c.id).where(
        fault_reports.c.state == FaultState.SETTLED.value,
        fault_reports.c.changed_at < settled_before,
        fault_reports.c.has_photo,
    )
    gone = connection.execute(delete(fault_photos).where(fault_photos.c.report_id.in_(old)))
    connection.execute(
        update(fault_reports)
        .where(
            fault_reports.c.state == FaultState.SETTLED.value,
            fault_reports.c.changed_at < settled_before,
            fault_reports.c.has_photo,
        )
        .values(has_photo=False)
    )
    return gone.rowcount


def forget_reports(connection: Connection, changed_before: datetime) -> int:
    """Deletes reports, with their photos, that nothing happened to since an instant; how many."""
    old = select(fault_reports.c.id).where(fault_reports.c.changed_at < changed_before)
    connection.execute(delete(fault_photos).where(fault_photos.c.report_id.in_(old)))
    return connection.execute(
        delete(fault_reports).where(fault_reports.c.changed_at < changed_before)
    ).rowcount


def _is_in(states: Iterable[FaultState]) -> ColumnElement[bool]:
    return fault_reports.c.state.in_([state.value for state in states])


def _report(row: Row[Any]) -> FaultReport:
    return FaultReport(
        row.id,
        row.receipt,
        FaultKind(row.kind),
        row.words,
        row.spot_code,
        row.has_photo,
        row.received_at,
        FaultState(row.state),
        row.answer,
        row.closure_id,
        row.changed_at,
        row.changed_by,
    )
