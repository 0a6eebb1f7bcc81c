"""Notes of staff and the colours that they judge, append-only; and who looked, for the person's own page."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0006"
down_revision = "0005"

TABLES = ("notes", "colours")


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_notes_submission_id"),
        sa.UniqueConstraint("once", name="uq_notes_once"),
    )
    op.create_index("ix_notes_submission_id", "notes", ["submission_id"])
    op.create_table(
        "colours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_colours"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_colours_submission_id"),
    )
    op.create_index("ix_colours_submission_id", "colours", ["submission_id"])
    for table in TABLES:
        refuse_changes(op.get_bind(), table)
    op.create_table(
        "looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_looks"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_looks_submission_id"),
        sa.UniqueConstraint("submission_id", "role", "day", name="uq_looks_submission_id_role_day"),
    )
    op.create_index("ix_looks_submission_id", "looks", ["submission_id"])


def downgrade() -> None:
    for table in ("looks", *TABLES):
        op.drop_table(table)
