"""The tables that every hospital's state hangs on: one MetaData for all stores, shared column
kinds, and the tables of storage itself. It knows no domain's tables.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    func,
)

MAIN_HOSPITAL = "main"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

BigNumber = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit integer on both engines; as a primary key it numbers itself."""


_TEXT_CHARACTERS = len("2026-11-22 09:30:00.000000")


class UtcTime(TypeDecorator[datetime]):
    """An instant: aware values go in, aware UTC comes out, to the microsecond."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy calls it so
    ) -> datetime | None:
        """The instant in UTC. Raises ValueError for one without a time zone."""
        return None if value is None else _in_utc(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any] | None:
        """For SQLite the same text as SQLAlchemy writes, made several times as fast."""
        return _sqlite_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy calls it so
    ) -> datetime | None:
        """The instant, aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a stored time needs a time zone")
    return value.astimezone(UTC)


def _sqlite_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    return _utc_text(value if value.tzinfo is UTC else _in_utc(value))


@lru_cache(maxsize=64)
def _utc_text(value: datetime) -> str:
    """Kept, as a unit of work writes the same moment into several columns. Only of times in UTC:
    the two hours of a night when clocks are put back are equal."""
    # What follows the microseconds is the distance from UTC, which is none.
    return value.isoformat(" ", "microseconds")[:_TEXT_CHARACTERS]


def hospital_id_column(*, primary_key: bool = False) -> Column[str]:
    """A new column `hospital_id` for a table: which hospital of a group the row belongs to."""
    return Column("hospital_id", String(64), nullable=False, primary_key=primary_key)


requests = Table(
    "requests",
    metadata,
    hospital_id_column(primary_key=True),
    Column("actor", String(200), primary_key=True),
    Column("request_id", String(200), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("result", JSON, nullable=True),
    Column("made_at", UtcTime, nullable=False, server_default=func.current_timestamp()),
    Index(None, "made_at"),
)
"""Creating requests that were carried out, with their answers."""

counters = Table(
    "counters",
    metadata,
    hospital_id_column(primary_key=True),
    Column("name", String(200), primary_key=True),
    Column("value", BigInteger, nullable=False),
)
"""Numbers given out so far, by what is numbered."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigNumber, primary_key=True),
    hospital_id_column(),
    Column("kind", String(100), nullable=False),
    Column("key", String(200), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", UtcTime, nullable=False),
    Column("lease", String(64), nullable=True),
    Column("leased_until", UtcTime, nullable=True),
    Column("last_error", Text, nullable=True),
    UniqueConstraint("hospital_id", "key"),
    Index(None, "state", "not_before"),
    sqlite_autoincrement=True,
)
"""Effects that must happen: work still to do, and work given up."""
