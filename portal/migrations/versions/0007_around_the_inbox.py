"""The chain over the audit trail, closed accounts, and when a message was first tried."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "audit_links",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_links"),
        sa.ForeignKeyConstraint(["event_id"], ["audit_events.id"], name="fk_audit_links_event_id"),
        sa.UniqueConstraint("event_id", name="uq_audit_links_event_id"),
    )
    refuse_changes(op.get_bind(), "audit_links")
    op.create_index("ix_audit_events_actor", "audit_events", ["actor"])
    op.create_index("ix_audit_events_at", "audit_events", ["at"])
    op.add_column("staff_accounts", sa.Column("closed_at", Moment(), nullable=True))
    op.add_column("outgoing_messages", sa.Column("first_tried_at", Moment(), nullable=True))
    op.add_column("outgoing_messages", sa.Column("seen_to_at", Moment(), nullable=True))


def downgrade() -> None:
    """Goes back without the chain; the triggers go with their table."""
    op.drop_column("outgoing_messages", "seen_to_at")
    op.drop_column("outgoing_messages", "first_tried_at")
    op.drop_column("staff_accounts", "closed_at")
    op.drop_index("ix_audit_events_at", "audit_events")
    op.drop_index("ix_audit_events_actor", "audit_events")
    op.drop_table("audit_links")
