"""The tables of people, on the shared metadata."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from kiosk_server.storage.tables import UtcTime, hospital_id_column, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("sign_in_name", String(64), nullable=False),
    Column("display_name", String(64), nullable=False),
    Column("roles", String(200), nullable=False),
    Column("password_hash", String(255)),
    Column("external_id", String(600)),
    Column("is_disabled", Boolean, nullable=False, server_default=false()),
    Column("permission_version", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    UniqueConstraint("hospital_id", "sign_in_name"),
    UniqueConstraint("hospital_id", "external_id"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id_hash", String(64), primary_key=True),
    Column("account_id", String(32), ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("last_seen_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Index(None, "account_id"),
    Index(None, "ends_at"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("kind", String(16), nullable=False),
    Column("name", String(64), nullable=False),
    Column("roles", String(200), nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("first_used_at", UtcTime),
    Column("revoked_at", UtcTime),
    Column("level_id", String(255)),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("tried_at", Text, nullable=False),
    Column("locks", Integer, nullable=False),
    Column("locked_until", UtcTime),
    Column("changed_at", UtcTime, nullable=False),
    Index(None, "changed_at"),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    hospital_id_column(primary_key=True),
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("actor_kind", String(16), nullable=False),
    Column("actor_id", String(64), nullable=False),
    Column("actor_name", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("targets", Text, nullable=False),
    Column("request_id", String(200), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

audit_heads = Table(
    "audit_heads",
    metadata,
    hospital_id_column(primary_key=True),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("cut_sequence", BigInteger, nullable=False),
    Column("cut_hash", String(64), nullable=False),
)
"""The last entry of each hospital's chain, locked by whoever appends, and what was let go of."""
