"""Accounts, sessions, tokens, sign-in attempts, and the audit with triggers that keep it whole."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the tables of people."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("sign_in_name", sa.String(64), nullable=False),
        sa.Column("display_name", sa.String(64), nullable=False),
        sa.Column("roles", sa.String(200), nullable=False),
        sa.Column("password_hash", sa.String(255), nullable=True),
        sa.Column("external_id", sa.String(600), nullable=True),
        sa.Column("is_disabled", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("permission_version", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint(
            "hospital_id", "sign_in_name", name="uq_accounts_hospital_id_sign_in_name"
        ),
        sa.UniqueConstraint(
            "hospital_id", "external_id", name="uq_accounts_hospital_id_external_id"
        ),
    )
    op.create_table(
        "sessions",
        sa.Column("id_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("started_at", TIME, nullable=False),
        sa.Column("last_seen_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id_hash", name="pk_sessions"),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["accounts.id"],
            name="fk_sessions_account_id_accounts",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"])
    op.create_index("ix_sessions_ends_at", "sessions", ["ends_at"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("roles", sa.String(200), nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("first_used_at", TIME, nullable=True),
        sa.Column("revoked_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("tried_at", sa.Text(), nullable=False),
        sa.Column("locks", sa.Integer(), nullable=False),
        sa.Column("locked_until", TIME, nullable=True),
        sa.Column("changed_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sign_in_attempts"),
    )
    op.create_index("ix_sign_in_attempts_changed_at", "sign_in_attempts", ["changed_at"])
    _make_audit()


def _make_audit() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("actor_kind", sa.String(16), nullable=False),
        sa.Column("actor_id", sa.String(64), nullable=False),
        sa.Column("actor_name", sa.String(64), nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("request_id", sa.String(200), nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", "sequence", name="pk_audit_entries"),
    )
    op.create_table(
        "audit_heads",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("cut_sequence", sa.BigInteger(), nullable=False),
        sa.Column("cut_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", name="pk_audit_heads"),
    )
    for statement in _GUARDS[op.get_bind().dialect.name]:
        op.execute(statement)


# An entry is deleted only after its head says that the chain is cut behind it.
_IS_KEPT = (
    "OLD.sequence > COALESCE((SELECT cut_sequence FROM audit_heads"
    " WHERE hospital_id = OLD.hospital_id), 0)"
)
_SQLITE_UNCHANGED = (
    "CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries"
    " BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END"
)
_SQLITE_KEPT = (
    f"CREATE TRIGGER audit_entries_kept BEFORE DELETE ON audit_entries WHEN {_IS_KEPT}"
    " BEGIN SELECT RAISE(ABORT, 'audit entries are kept'); END"
)
_POSTGRESQL_FUNCTION = (
    "CREATE FUNCTION audit_entries_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    f" IF TG_OP <> 'DELETE' OR {_IS_KEPT}"
    " THEN RAISE EXCEPTION 'audit entries are kept and never changed'; END IF;"
    " RETURN OLD; END $$"
)
_POSTGRESQL_GUARD = (
    "CREATE TRIGGER audit_entries_guard BEFORE UPDATE OR DELETE ON audit_entries"
    " FOR EACH ROW EXECUTE FUNCTION audit_entries_guard()"
)
_GUARDS = {
    "sqlite": [_SQLITE_UNCHANGED, _SQLITE_KEPT],
    "postgresql": [_POSTGRESQL_FUNCTION, _POSTGRESQL_GUARD],
}
