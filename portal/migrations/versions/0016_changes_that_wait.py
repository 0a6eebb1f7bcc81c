"""Changes of staff accounts that wait for a second person."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "pending_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("wanted", sa.String(length=200), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("decided_by", sa.String(length=20), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_pending_changes"),
        sa.ForeignKeyConstraint(["account_id"], ["staff_accounts.id"], name="fk_pending_changes_account_id"),
        sa.ForeignKeyConstraint(["asked_by_id"], ["staff_accounts.id"], name="fk_pending_changes_asked_by_id"),
    )
    op.create_index("ix_pending_changes_account_id", "pending_changes", ["account_id"])


def downgrade() -> None:
    op.drop_table("pending_changes")
