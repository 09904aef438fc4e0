"""The tables of queueing. A ticket's row is what its history makes of it, with the columns that it
is found by; the history is only ever added to.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from kiosk_server.storage.tables import BigNumber, UtcTime, hospital_id_column, metadata

queue_zones = Table(
    "queue_zones",
    metadata,
    hospital_id_column(primary_key=True),
    Column("zone_id", String(100), primary_key=True),
    Column("changes", BigInteger, nullable=False),
)
"""A row for each zone in which something happened: who changes anything there holds it. `changes`
counts the units that did, and numbers tickets in the order in which they were issued."""

queue_tickets = Table(
    "queue_tickets",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("zone_id", String(100), nullable=False),
    Column("queue_id", String(100), nullable=False),
    Column("line_id", String(110), nullable=True),
    Column("room_id", String(100), nullable=True),
    Column("number", String(32), nullable=False),
    Column("half_day", String(32), nullable=False),
    Column("state", String(20), nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("issued_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("person_name", String(100), nullable=False),
    Column("patient_id", String(100), nullable=True),
    Column("appointment_id", String(100), nullable=True),
    Column("snapshot", Text, nullable=False),
    Index(None, "hospital_id", "line_id"),
    Index(None, "hospital_id", "zone_id", "is_open", "changed_at"),
    Index(None, "hospital_id", "queue_id", "half_day"),
    Index(None, "hospital_id", "number", "issued_at"),
    Index(None, "hospital_id", "appointment_id"),
    Index(None, "issued_at"),
)
"""`line_id` is null unless the ticket waits. `person_name` is emptied after some days."""

queue_events = Table(
    "queue_events",
    metadata,
    hospital_id_column(primary_key=True),
    Column("ticket_id", String(32), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("act", String(32), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("actor_name", String(100), nullable=False),
    Column("event", Text, nullable=False),
    Index(None, "hospital_id", "at"),
)

queue_calls = Table(
    "queue_calls",
    metadata,
    hospital_id_column(primary_key=True),
    Column("ticket_id", String(32), primary_key=True),
    Column("event_number", Integer, primary_key=True),
    Column("line_id", String(110), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("call", Text, nullable=False),
    Index(None, "hospital_id", "line_id", "at"),
    Index(None, "at"),
)
"""Calls that were not undone: what the order of a line is reckoned from."""

room_sessions = Table(
    "room_sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    hospital_id_column(),
    Column("room_id", String(100), nullable=False),
    Column("zone_id", String(100), nullable=False),
    Column("clinician_id", String(100), nullable=False),
    Column("clinician_name", String(100), nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("paused_since", UtcTime, nullable=True),
    Column("closed_at", UtcTime, nullable=True),
    Column("last_called_at", UtcTime, nullable=True),
    Column("last_queue_id", String(100), nullable=True),
    Index(None, "hospital_id", "zone_id", "closed_at"),
    Index(None, "hospital_id", "room_id", "closed_at"),
    Index(None, "closed_at"),
)
"""`last_called_at` is when who is there was called; null: nobody is, or it was accounted for."""

room_cycles = Table(
    "room_cycles",
    metadata,
    Column("id", BigNumber, primary_key=True),
    hospital_id_column(),
    Column("room_id", String(100), nullable=False),
    Column("queue_id", String(100), nullable=False),
    Column("ended_at", UtcTime, nullable=False),
    Column("seconds", Float, nullable=False),
    Index(None, "hospital_id", "queue_id", "ended_at"),
    Index(None, "ended_at"),
)

queue_rules = Table(
    "queue_rules",
    metadata,
    hospital_id_column(primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("rules", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("made_by", String(100), nullable=False),
    Column("note", String(200), nullable=False),
)

queue_layouts = Table(
    "queue_layouts",
    metadata,
    Column("id", BigNumber, primary_key=True),
    hospital_id_column(),
    Column("venue_id", String(255), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("layout", Text, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("made_by", String(100), nullable=False),
    Column("note", String(200), nullable=False),
    UniqueConstraint("hospital_id", "venue_id", "fingerprint"),
)
"""What queue files said, by the venue that they were written for; the latest of a venue holds.
`fingerprint` is that of the file as it was written, so that a file is taken over once."""
