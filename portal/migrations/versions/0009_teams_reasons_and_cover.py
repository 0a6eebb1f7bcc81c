"""Teams of staff, reasons for opening what is somebody else's, cover for leave, and choices of several values."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment, refuse_changes

revision = "0009"
down_revision = "0008"

LOOKS = "uq_looks_submission_id_role_day"


def upgrade() -> None:
    op.create_table(
        "staff_teams",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "team", name="pk_staff_teams"),
        sa.ForeignKeyConstraint(["account_id"], ["staff_accounts.id"], name="fk_staff_teams_account_id"),
    )
    for team in ("children", "adults", "problems"):  # until now everyone opened what was nobody's: an admin narrows it
        op.execute(f"INSERT INTO staff_teams (account_id, team) SELECT id, '{team}' FROM staff_accounts")
    op.create_table(
        "covers",
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", name="pk_covers"),
        sa.ForeignKeyConstraint(["owner_id"], ["staff_accounts.id"], name="fk_covers_owner_id"),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff_accounts.id"], name="fk_covers_deputy_id"),
    )
    op.create_index("ix_covers_deputy_id", "covers", ["deputy_id"])
    op.create_table(
        "reasons_to_open",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reasons_to_open"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_reasons_to_open_submission_id"),
        sa.ForeignKeyConstraint(["account_id"], ["staff_accounts.id"], name="fk_reasons_to_open_account_id"),
    )
    op.create_index("ix_reasons_to_open_submission_id", "reasons_to_open", ["submission_id"])
    refuse_changes(op.get_bind(), "reasons_to_open")
    with op.batch_alter_table("looks") as looks:
        looks.add_column(sa.Column("why", sa.String(length=20), nullable=False, server_default=""))
        looks.add_column(sa.Column("team", sa.String(length=20), nullable=False, server_default=""))
        looks.drop_constraint(LOOKS, type_="unique")
        looks.create_unique_constraint(f"{LOOKS}_why_team", ["submission_id", "role", "day", "why", "team"])
    for table in ("last_choices", "saved_views"):
        with op.batch_alter_table(table) as kept:
            kept.alter_column("choice", existing_type=sa.String(length=400), type_=sa.Text(), existing_nullable=False)


def downgrade() -> None:
    """Goes back without the looks that had a reason, and without choices that are too long for what was before."""
    for table in ("last_choices", "saved_views"):
        op.execute(f"DELETE FROM {table} WHERE length(choice) > 400")
        with op.batch_alter_table(table) as kept:
            kept.alter_column("choice", existing_type=sa.Text(), type_=sa.String(length=400), existing_nullable=False)
    op.execute("DELETE FROM looks WHERE why <> ''")
    with op.batch_alter_table("looks") as looks:
        looks.drop_constraint(f"{LOOKS}_why_team", type_="unique")
        looks.create_unique_constraint(LOOKS, ["submission_id", "role", "day"])
        looks.drop_column("why")
        looks.drop_column("team")
    for table in ("reasons_to_open", "covers", "staff_teams"):
        op.drop_table(table)
