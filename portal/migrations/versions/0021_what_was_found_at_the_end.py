"""What staff found when a request ended, which its page may say: that all is done, or that it is better."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("submissions", sa.Column("proved", sa.String(length=20), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("submissions", "proved")
