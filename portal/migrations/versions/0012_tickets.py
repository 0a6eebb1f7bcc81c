"""Tickets: what shows a saved answer, a receipt or a card once."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "tickets",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("walk", sa.String(length=32), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tickets"),
    )
    op.create_index("ix_tickets_until", "tickets", ["until"])


def downgrade() -> None:
    op.drop_table("tickets")
