"""What people said of two pupils' numbers that may be one child."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of answers."""
    op.create_table(
        "pupil_pairs",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("second", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_pupil_pairs"),
        sa.ForeignKeyConstraint(["first"], ["pupils.number"], name="fk_pupil_pairs_first", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["second"], ["pupils.number"], name="fk_pupil_pairs_second", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
