"""Which zone a screen speaks in, and what each voice has said of what all of them say."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Adds columns to screens, and the table of what voices have said."""
    op.add_column("kiosks", sa.Column("zone_id", sa.String(255), nullable=True))
    op.add_column(
        "kiosks",
        sa.Column("is_at_door", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "announcement_sayings",
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("announcement_id", sa.String(32), nullable=False),
        sa.Column("voice_id", sa.String(300), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("announcement_id", "voice_id", name="pk_announcement_sayings"),
    )
