"""The actions that are agreed in a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_FROZEN = "What was agreed is never rewritten: a later row takes its place."


def upgrade() -> None:
    """Make the table, whose rows the database refuses to rewrite."""
    op.create_table(
        "actions",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("pupil", sa.Integer),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_actions"),
        sa.ForeignKeyConstraint(["pupil"], ["pupils.number"], name="fk_actions_pupil", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_actions_pupil", "actions", ["pupil"])
    if op.get_bind().dialect.name == "sqlite":
        refusal = f"BEGIN SELECT RAISE(ABORT, '{_FROZEN}'); END"
        op.execute(f"CREATE TRIGGER actions_never_updated BEFORE UPDATE ON actions {refusal}")
        return
    refusal = f"$$ BEGIN RAISE EXCEPTION '{_FROZEN}'; END $$"
    op.execute(f"CREATE FUNCTION actions_stay_frozen() RETURNS trigger LANGUAGE plpgsql AS {refusal}")
    op.execute(
        "CREATE TRIGGER actions_stay_frozen BEFORE UPDATE ON actions "
        "FOR EACH STATEMENT EXECUTE FUNCTION actions_stay_frozen()"
    )
