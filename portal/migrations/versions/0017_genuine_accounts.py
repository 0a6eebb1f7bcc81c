"""A MAC over each staff account and its roles: what is written without the key of the staff side gives nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """The accounts that are there are sealed once by `portal migrate`, which has the key; until then none opens."""
    op.add_column("staff_accounts", sa.Column("mac", sa.LargeBinary(length=32), nullable=True))


def downgrade() -> None:
    op.drop_column("staff_accounts", "mac")
