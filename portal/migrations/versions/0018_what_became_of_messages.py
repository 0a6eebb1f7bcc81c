"""What became of messages that were taken, and the beat of the worker."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    with op.batch_alter_table("outgoing_messages") as outgoing:
        outgoing.add_column(sa.Column("taken_as", sa.String(length=60), nullable=False, server_default=""))
        outgoing.add_column(sa.Column("ask_at", Moment(), nullable=True))
        outgoing.add_column(sa.Column("arrived_at", Moment(), nullable=True))
        outgoing.create_index("ix_outgoing_messages_ask_at", ["ask_at"])
    op.create_table(
        "worker_beats",
        sa.Column("lane", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name="pk_worker_beats"),
    )


def downgrade() -> None:
    op.drop_table("worker_beats")
    with op.batch_alter_table("outgoing_messages") as outgoing:
        outgoing.drop_index("ix_outgoing_messages_ask_at")
        outgoing.drop_column("arrived_at")
        outgoing.drop_column("ask_at")
        outgoing.drop_column("taken_as")
