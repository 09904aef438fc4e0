"""The rows of alarms. SQL only; nothing decides here."""

from collections.abc import Sequence
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
    Text,
    insert,
    select,
    update,
)

from kiosk_server.storage.tables import UtcTime, hospital_id_column, metadata
from kiosk_server.venue.alarm import Alarm

alarms = Table(
    "alarms",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("building_id", String(255), nullable=True),
    Column("is_drill", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("signal", String(100), nullable=True),
    Column("started_at", UtcTime, nullable=False),
    Column("started_by", String(100), nullable=False),
    Column("ended_at", UtcTime, nullable=True),
    Column("ended_by", String(100), nullable=True),
    Column("request_id", String(128), nullable=True),
    Index(None, "hospital_id", "ended_at"),
)

_BETWEEN_REASONS = "\x1e"
"""No reason holds one: they are kept without white space of other kinds than the blank."""


class AlarmStore:
    """The alarms of one hospital. Every function runs inside a unit of work; who changes anything
    holds the venue's row.
    """

    def __init__(self, hospital_id: str) -> None:
        self._hospital_id = hospital_id

    def add(self, connection: Connection, alarm: Alarm) -> None:
        """Adds an alarm that is in force from now on."""
        connection.execute(
            insert(alarms).values(
                id=alarm.id,
                hospital_id=self._hospital_id,
                building_id=alarm.building_id,
                is_drill=alarm.is_drill,
                reason=_BETWEEN_REASONS.join(alarm.reasons),
                signal=alarm.signal,
                started_at=alarm.started_at,
                started_by=alarm.started_by,
                request_id=alarm.request_id,
            )
        )

    def set_reasons(self, connection: Connection, alarm: Alarm, reasons: Sequence[str]) -> None:
        """Keeps what is written of an alarm."""
        connection.execute(
            update(alarms)
            .where(self._own(), alarms.c.id == alarm.id)
            .values(reason=_BETWEEN_REASONS.join(reasons))
        )

    def forget_events(self, connection: Connection, signal: str | None) -> None:
        """From now on the events of a line are new ones, whatever their numbers."""
        connection.execute(
            update(alarms)
            .where(self._own(), alarms.c.signal == signal, alarms.c.request_id.is_not(None))
            .values(request_id=None)
        )

    def end(self, connection: Connection, alarm_id: str, at: datetime, by: str) -> None:
        """Ends an alarm, once."""
        connection.execute(
            update(alarms)
            .where(self._own(), alarms.c.id == alarm_id, alarms.c.ended_at.is_(None))
            .values(ended_at=at, ended_by=by)
        )

    def find(self, connection: Connection, alarm_id: str) -> Alarm | None:
        """The alarm of an id, in force or ended."""
        row = connection.execute(
            select(alarms).where(self._own(), alarms.c.id == alarm_id)
        ).one_or_none()
        return None if row is None else _alarm(row)

    def list_started_by(self, connection: Connection, request_id: str) -> Sequence[Alarm]:
        """The alarms that a request or event has started, in force or ended."""
        rows = connection.execute(
            select(alarms).where(self._own(), alarms.c.request_id == request_id)
        )
        return [_alarm(row) for row in rows]

    def list_in_force(self, connection: Connection) -> Sequence[Alarm]:
        """What is to be left now: in earnest before drills, else the latest first."""
        rows = connection.execute(
            select(alarms)
            .where(self._own(), alarms.c.ended_at.is_(None))
            .order_by(alarms.c.is_drill, alarms.c.started_at.desc(), alarms.c.id)
        )
        return [_alarm(row) for row in rows]

    def _own(self) -> ColumnElement[bool]:
        own: ColumnElement[bool] = alarms.c.hospital_id == self._hospital_id
        return own


def _alarm(row: Row[Any]) -> Alarm:
    return Alarm(
        row.id,
        row.building_id,
        row.is_drill,
        tuple(reason for reason in row.reason.split(_BETWEEN_REASONS) if reason),
        row.signal,
        row.started_at,
        row.started_by,
        row.ended_at,
        row.ended_by,
        row.request_id,
    )
