"""Who came to the meetings that read the list."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "list_meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_list_meetings"),
        sa.UniqueConstraint("once", name="uq_list_meetings_once"),
    )
    op.create_index("ix_list_meetings_day", "list_meetings", ["day"])
    refuse_changes(op.get_bind(), "list_meetings")


def downgrade() -> None:
    """Goes back without who came."""
    op.drop_table("list_meetings")
