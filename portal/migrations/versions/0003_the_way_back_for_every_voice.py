"""Cards of each folder, invitations, and one thread of messages for each voice in place of additions."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("folders") as table:
        table.add_column(sa.Column("ended_at", Moment(), nullable=True))
        table.add_column(sa.Column("told_at", Moment(), nullable=True))
        table.add_column(sa.Column("told_until", sa.Date(), nullable=True))
    _cards_of_folders()
    _invitations()
    _messages()


def _cards_of_folders() -> None:
    with op.batch_alter_table("cards") as table:
        table.add_column(sa.Column("folder_id", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("in_place_of", sa.Integer(), nullable=True))
    op.execute("UPDATE cards SET folder_id = submission_id || '-' || voice WHERE submission_id IS NOT NULL")
    with op.batch_alter_table("cards") as table:
        table.drop_index("ix_cards_submission_id")
        table.drop_constraint("fk_cards_submission_id", type_="foreignkey")
        table.drop_column("submission_id")
        table.drop_column("voice")
        table.create_foreign_key("fk_cards_folder_id", "folders", ["folder_id"], ["id"])
        table.create_index("ix_cards_folder_id", ["folder_id"])


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.String(length=40), nullable=False),
        sa.Column("passed_on_by", sa.String(length=40), nullable=True),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("shown", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.Column("used_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name="fk_invitations_card_id"),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_invitations_folder_id"),
        sa.ForeignKeyConstraint(["passed_on_by"], ["folders.id"], name="fk_invitations_passed_on_by"),
        sa.UniqueConstraint("card_id", name="uq_invitations_card_id"),
    )
    op.create_index("ix_invitations_folder_id", "invitations", ["folder_id"])
    op.create_index("ix_invitations_passed_on_by", "invitations", ["passed_on_by"])


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("read_at", Moment(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_messages_folder_id"),
        sa.ForeignKeyConstraint(["about_id"], ["messages.id"], name="fk_messages_about_id"),
    )
    op.create_index("ix_messages_folder_id", "messages", ["folder_id"])
    op.execute(
        'INSERT INTO messages (folder_id, "by", at, sealed) '
        "SELECT folder_id, 'voice', at, sealed FROM additions ORDER BY id"
    )
    op.drop_table("additions")


def downgrade() -> None:
    """Goes back without the messages of staff, taps, invitations and later folders: they had no place before."""
    op.create_table(
        "additions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.String(length=40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_additions"),
        sa.ForeignKeyConstraint(["folder_id"], ["folders.id"], name="fk_additions_folder_id"),
    )
    op.create_index("ix_additions_folder_id", "additions", ["folder_id"])
    op.execute(
        "INSERT INTO additions (folder_id, at, sealed) SELECT folder_id, at, sealed FROM messages "
        "WHERE \"by\" = 'voice' AND about_id IS NULL ORDER BY id"
    )
    op.drop_table("messages")
    op.drop_table("invitations")
    with op.batch_alter_table("cards") as table:
        table.add_column(sa.Column("submission_id", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("voice", sa.String(length=20), nullable=False, server_default=""))
    op.execute(
        "UPDATE cards SET submission_id = (SELECT submission_id FROM folders WHERE folders.id = cards.folder_id), "
        "voice = (SELECT voice FROM folders WHERE folders.id = cards.folder_id) WHERE folder_id IS NOT NULL"
    )
    with op.batch_alter_table("cards") as table:
        table.alter_column("voice", server_default=None)
        table.drop_index("ix_cards_folder_id")
        table.drop_constraint("fk_cards_folder_id", type_="foreignkey")
        table.drop_column("folder_id")
        table.drop_column("in_place_of")
        table.create_foreign_key("fk_cards_submission_id", "submissions", ["submission_id"], ["id"])
        table.create_index("ix_cards_submission_id", ["submission_id"])
    with op.batch_alter_table("folders") as table:
        table.drop_column("told_until")
        table.drop_column("told_at")
        table.drop_column("ended_at")
