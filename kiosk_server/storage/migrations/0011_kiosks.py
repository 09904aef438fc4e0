"""Which level a kiosk or a display speaks to."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Adds a column to tokens."""
    op.add_column("tokens", sa.Column("level_id", sa.String(255), nullable=True))
