"""What stays out of a copy for the person, and why. Append-only."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.create_table(
        "copy_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_copy_decisions"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_copy_decisions_submission_id"),
        sa.UniqueConstraint("once", name="uq_copy_decisions_once"),
    )
    op.create_index("ix_copy_decisions_submission_id", "copy_decisions", ["submission_id"])
    refuse_changes(op.get_bind(), "copy_decisions")


def downgrade() -> None:
    op.drop_table("copy_decisions")
