"""When the findings of each request were made, and from what."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "findings_made",
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("made_from", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", name="pk_findings_made"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_findings_made_submission_id"),
    )


def downgrade() -> None:
    for table in ("findings_made",):
        op.drop_table(table)
