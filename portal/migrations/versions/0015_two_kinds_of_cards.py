"""On which walk the card of a draft was made, and when a page of one's own was opened."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("cards", sa.Column("walk", sa.String(length=32), nullable=True))
    op.create_table(
        "page_openings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.String(length=40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_page_openings"),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_page_openings_folder_id"),
    )
    op.create_index("ix_page_openings_folder_id", "page_openings", ["folder_id"])


def downgrade() -> None:
    op.drop_table("page_openings")
    op.drop_column("cards", "walk")
