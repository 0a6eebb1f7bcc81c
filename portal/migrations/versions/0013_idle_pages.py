"""When a page of one's own was last asked for: nobody used it for a while, and it is closed."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("openings", sa.Column("seen_at", Moment(), nullable=True))


def downgrade() -> None:
    op.drop_column("openings", "seen_at")
