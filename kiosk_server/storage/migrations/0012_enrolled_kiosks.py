"""Which screens were enrolled, what they open, and when they were heard of."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Makes the table of screens."""
    op.create_table(
        "kiosks",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("level_id", sa.String(255), nullable=False),
        sa.Column("page", sa.String(500), nullable=False),
        sa.Column("enrolled_by", sa.String(100), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("token_id", sa.String(32), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sound", sa.String(16), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kiosks"),
    )
    op.create_index("ix_kiosks_hospital_id_ended_at", "kiosks", ["hospital_id", "ended_at"])
    op.create_index("ix_kiosks_code", "kiosks", ["code"])
    op.create_index("ix_kiosks_token_id", "kiosks", ["token_id"])
