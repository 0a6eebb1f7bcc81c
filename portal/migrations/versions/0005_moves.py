"""Each change of a request's status, with who made it and what it needed. Nothing changes or deletes a row."""

import sqlalchemy as sa
from alembic import op

from portal.database import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("before", sa.String(length=30), nullable=False),
        sa.Column("after", sa.String(length=30), nullable=False),
        sa.Column("key_name", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_moves"),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name="fk_moves_submission_id"),
    )
    op.create_index("ix_moves_submission_id", "moves", ["submission_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER moves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON moves "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER moves_no_{change.lower()} BEFORE {change} ON moves "
            "BEGIN SELECT RAISE(ABORT, 'moves is append-only'); END"
        )


def downgrade() -> None:
    op.drop_table("moves")
