"""What visitors report as broken, with photos in a table of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the tables of fault reports and their photos."""
    op.create_table(
        "fault_reports",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("receipt", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("spot_code", sa.String(255), nullable=False),
        sa.Column("has_photo", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("closure_id", sa.String(32), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(100), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_fault_reports"),
        sa.UniqueConstraint("receipt", name="uq_fault_reports_receipt"),
    )
    op.create_index(
        "ix_fault_reports_hospital_id_received_at",
        "fault_reports",
        ["hospital_id", "received_at"],
    )
    op.create_table(
        "fault_photos",
        sa.Column("report_id", sa.String(32), nullable=False),
        sa.Column("hospital_id", sa.String(64), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_fault_photos"),
    )
