"""Tickets with their histories, rooms that call them, and the rules and layouts of queues."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Makes the tables of queueing."""
    _make_tickets()
    _make_rooms()
    op.create_table(
        "queue_rules",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(100), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "version", name="pk_queue_rules"),
    )
    op.create_table(
        "queue_layouts",
        sa.Column("id", _big_number(), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("venue_id", sa.String(255), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_queue_layouts"),
        sa.UniqueConstraint(
            "hospital_id",
            "venue_id",
            "fingerprint",
            name="uq_queue_layouts_hospital_id_venue_id_fingerprint",
        ),
    )


def _make_tickets() -> None:
    op.create_table(
        "queue_zones",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("zone_id", sa.String(100), nullable=False),
        sa.Column("changes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "zone_id", name="pk_queue_zones"),
    )
    op.create_table(
        "queue_tickets",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("zone_id", sa.String(100), nullable=False),
        sa.Column("queue_id", sa.String(100), nullable=False),
        sa.Column("line_id", sa.String(110), nullable=True),
        sa.Column("room_id", sa.String(100), nullable=True),
        sa.Column("number", sa.String(32), nullable=False),
        sa.Column("half_day", sa.String(32), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_name", sa.String(100), nullable=False),
        sa.Column("patient_id", sa.String(100), nullable=True),
        sa.Column("appointment_id", sa.String(100), nullable=True),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_queue_tickets"),
    )
    for columns in (
        ["hospital_id", "line_id"],
        ["hospital_id", "zone_id", "is_open", "changed_at"],
        ["hospital_id", "queue_id", "half_day"],
        ["hospital_id", "number", "issued_at"],
        ["hospital_id", "appointment_id"],
        ["issued_at"],
    ):
        op.create_index(f"ix_queue_tickets_{'_'.join(columns)}", "queue_tickets", columns)
    op.create_table(
        "queue_events",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("ticket_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_name", sa.String(100), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "ticket_id", "number", name="pk_queue_events"),
    )
    op.create_index("ix_queue_events_hospital_id_at", "queue_events", ["hospital_id", "at"])
    op.create_table(
        "queue_calls",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("ticket_id", sa.String(32), nullable=False),
        sa.Column("event_number", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.String(110), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("call", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "ticket_id", "event_number", name="pk_queue_calls"),
    )
    op.create_index(
        "ix_queue_calls_hospital_id_line_id_at", "queue_calls", ["hospital_id", "line_id", "at"]
    )
    op.create_index("ix_queue_calls_at", "queue_calls", ["at"])


def _make_rooms() -> None:
    op.create_table(
        "room_sessions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("room_id", sa.String(100), nullable=False),
        sa.Column("zone_id", sa.String(100), nullable=False),
        sa.Column("clinician_id", sa.String(100), nullable=False),
        sa.Column("clinician_name", sa.String(100), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_queue_id", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_room_sessions"),
    )
    for columns in (
        ["hospital_id", "zone_id", "closed_at"],
        ["hospital_id", "room_id", "closed_at"],
        ["closed_at"],
    ):
        op.create_index(f"ix_room_sessions_{'_'.join(columns)}", "room_sessions", columns)
    op.create_table(
        "room_cycles",
        sa.Column("id", _big_number(), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("room_id", sa.String(100), nullable=False),
        sa.Column("queue_id", sa.String(100), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_room_cycles"),
    )
    for columns in (["hospital_id", "queue_id", "ended_at"], ["ended_at"]):
        op.create_index(f"ix_room_cycles_{'_'.join(columns)}", "room_cycles", columns)


def _big_number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")
