"""Letter templates: the files themselves, and which was taken into use when."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "template_files",
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("word_file", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_template_files"),
    )
    op.create_table(
        "template_uses",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("letter", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("version", sa.Text),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_template_uses"),
        sa.ForeignKeyConstraint(["version"], ["template_files.version"], name="fk_template_uses_version"),
        sqlite_autoincrement=True,
    )
