"""Who put which zones, queues and rooms in force, and why."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Adds two columns to layouts; what is there already has neither."""
    columns = {"made_by": sa.String(100), "note": sa.String(200)}
    for name, kind in columns.items():
        op.add_column("queue_layouts", sa.Column(name, kind, nullable=False, server_default=""))
    with op.batch_alter_table("queue_layouts") as batch:
        for name, kind in columns.items():
            batch.alter_column(name, existing_type=kind, server_default=None)
