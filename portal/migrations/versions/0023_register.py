"""The register: its entries, and what it tells each voice. Colours move there; "on the list" is no status any more."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "register_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("once", sa.String(length=64), nullable=False),
        sa.Column("was_colour", sa.Boolean(), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_register_entries"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_register_entries_submission_id"),
        sa.UniqueConstraint("once", name="uq_register_entries_once"),
    )
    op.create_index("ix_register_entries_submission_id", "register_entries", ["submission_id"])
    op.execute(
        "INSERT INTO register_entries (submission_id, at, by, once, was_colour, key_name, sealed)"
        " SELECT submission_id, at, by, 'colour ' || id, true, key_name, sealed FROM colours ORDER BY id"
    )
    refuse_changes(op.get_bind(), "register_entries")
    op.drop_table("colours")
    op.create_table(
        "told_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.String(length=40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_told_lines"),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_told_lines_folder_id"),
    )
    op.create_index("ix_told_lines_folder_id", "told_lines", ["folder_id"])
    refuse_changes(op.get_bind(), "told_lines")
    op.execute("UPDATE submissions SET status = 'put_on' WHERE status = 'on_list'")


def downgrade() -> None:
    """Goes back with the colours that stood on requests, and without the register."""
    op.execute("UPDATE submissions SET status = 'on_list' WHERE status = 'put_on'")
    op.drop_table("told_lines")
    op.create_table(
        "colours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_colours"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_colours_submission_id"),
    )
    op.create_index("ix_colours_submission_id", "colours", ["submission_id"])
    op.execute(
        "INSERT INTO colours (submission_id, at, by, key_name, sealed)"
        " SELECT submission_id, at, by, key_name, sealed FROM register_entries WHERE was_colour ORDER BY id"
    )
    refuse_changes(op.get_bind(), "colours")
    op.drop_table("register_entries")
