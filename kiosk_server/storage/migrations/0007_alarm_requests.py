"""Which request, or which event of the fire system, started an alarm."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds a column to alarms."""
    op.add_column("alarms", sa.Column("request_id", sa.String(128), nullable=True))
