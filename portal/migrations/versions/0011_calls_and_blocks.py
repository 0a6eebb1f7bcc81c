"""What was said in calls and talks, messages made of blocks with pictures, and which message word was sent of."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_calls_folder_id"),
        sa.UniqueConstraint("once", name="uq_calls_once"),
    )
    op.create_index("ix_calls_folder_id", "calls", ["folder_id"])
    refuse_changes(op.get_bind(), "calls")
    op.add_column("messages", sa.Column("in_blocks", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("outgoing_messages") as outgoing:
        outgoing.add_column(sa.Column("message_id", sa.Integer(), nullable=True))
        outgoing.create_foreign_key("fk_outgoing_messages_message_id", "messages", ["message_id"], ["id"])
    op.create_index("ix_outgoing_messages_message_id", "outgoing_messages", ["message_id"])


def downgrade() -> None:
    """Goes back without what was said in calls; the triggers go with their table."""
    op.drop_index("ix_outgoing_messages_message_id", "outgoing_messages")
    with op.batch_alter_table("outgoing_messages") as outgoing:
        outgoing.drop_constraint("fk_outgoing_messages_message_id", type_="foreignkey")
        outgoing.drop_column("message_id")
    op.drop_column("messages", "in_blocks")
    op.drop_table("calls")
