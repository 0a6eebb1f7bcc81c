"""A key pair for each folder: whoever may add to it seals to the public half, and opens nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("folders", sa.Column("public_key", sa.LargeBinary(), nullable=True))
    op.add_column("folders", sa.Column("private_key", sa.LargeBinary(), nullable=True))
    op.add_column("messages", sa.Column("to_pair", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Goes back without what was added by those who could not open it: nothing else reads it."""
    op.execute("DELETE FROM messages WHERE to_pair")
    op.drop_column("messages", "to_pair")
    op.drop_column("folders", "private_key")
    op.drop_column("folders", "public_key")
