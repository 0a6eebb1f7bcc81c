"""When findings were made, what counts as answered, what was done to several requests at once, and staff's choices."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "findings_made",
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("made_from", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", name="pk_findings_made"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_findings_made_submission_id"),
    )
    op.create_table(
        "changes_to_several",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("did", sa.String(length=20), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_changes_to_several"),
    )
    op.create_index("ix_changes_to_several_by_id", "changes_to_several", ["by_id"])
    op.create_table(
        "changed_together",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("owner_before", sa.Integer(), nullable=True),
        sa.Column("status_before", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changed_together"),
        sa.ForeignKeyConstraint(["change_id"], ["changes_to_several.id"], name="fk_changed_together_change_id"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_changed_together_submission_id"),
    )
    op.create_index("ix_changed_together_change_id", "changed_together", ["change_id"])
    op.create_index("ix_changed_together_submission_id", "changed_together", ["submission_id"])
    op.create_table(
        "last_choices",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_last_choices"),
        sa.ForeignKeyConstraint(["account_id"], ["staff_accounts.id"], name="fk_last_choices_account_id"),
    )
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("choice", sa.String(length=400), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.ForeignKeyConstraint(["account_id"], ["staff_accounts.id"], name="fk_saved_views_account_id"),
        sa.UniqueConstraint("mark", name="uq_saved_views_mark"),
    )
    op.create_index("ix_saved_views_account_id", "saved_views", ["account_id"])


def downgrade() -> None:
    for table in ("saved_views", "last_choices", "changed_together", "changes_to_several", "findings_made"):
        op.drop_table(table)
