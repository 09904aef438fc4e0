"""Which closures are in force, for all processes alike, and what each closure is for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds a column to venues and one to closures."""
    op.add_column(
        "venues", sa.Column("closures_in_force", sa.JSON(none_as_null=True), nullable=True)
    )
    op.add_column(
        "closures", sa.Column("kind", sa.String(32), nullable=False, server_default="other")
    )
