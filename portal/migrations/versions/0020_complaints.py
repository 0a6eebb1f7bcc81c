"""What staff write down of a complaint, step by step. Nothing changes or deletes a row."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "complaint_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_complaint_entries"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_complaint_entries_submission_id"),
        sa.UniqueConstraint("once", name="uq_complaint_entries_once"),
    )
    op.create_index("ix_complaint_entries_submission_id", "complaint_entries", ["submission_id"])
    refuse_changes(op.get_bind(), "complaint_entries")


def downgrade() -> None:
    op.drop_table("complaint_entries")  # and its triggers with it
