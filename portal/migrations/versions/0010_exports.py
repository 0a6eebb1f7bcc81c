"""What left the staff side, and what a second person decided about a copy for the person. Append-only."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0010"
down_revision = "0009"

TABLES = ("exports", "export_checks")


def upgrade() -> None:
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_exports"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_exports_submission_id"),
        sa.UniqueConstraint("once", name="uq_exports_once"),
    )
    op.create_index("ix_exports_submission_id", "exports", ["submission_id"])
    op.create_table(
        "export_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_export_checks"),
        sa.ForeignKeyConstraint(["export_id"], ["exports.id"], name="fk_export_checks_export_id"),
        sa.UniqueConstraint("export_id", name="uq_export_checks_export_id"),
    )
    for table in TABLES:
        refuse_changes(op.get_bind(), table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
