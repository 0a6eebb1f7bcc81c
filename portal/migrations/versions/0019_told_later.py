"""Answers that are told after a request was sent: messages that are no words of a thread."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("messages", sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Goes back without what was told later: nothing else reads it."""
    op.execute("DELETE FROM messages WHERE told")
    op.drop_column("messages", "told")
