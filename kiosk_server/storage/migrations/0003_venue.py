"""Publications of plans, closures, and the state that is in force."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables of the venue."""
    op.create_table(
        "venues",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("plan_version", sa.String(64), nullable=True),
        sa.Column("overlay_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hospital_id", name="pk_venues"),
    )
    op.create_table(
        "publications",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(100), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_publications"),
    )
    op.create_index(
        "ix_publications_hospital_id_version", "publications", ["hospital_id", "version"]
    )
    op.create_table(
        "closures",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("element_id", sa.String(255), nullable=True),
        sa.Column("level_id", sa.String(255), nullable=True),
        sa.Column("corners", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(100), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_closures"),
    )
    op.create_index(
        "ix_closures_hospital_id_ended_at_ends_at",
        "closures",
        ["hospital_id", "ended_at", "ends_at"],
    )
