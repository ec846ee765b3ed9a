"""The school's logo and signature: the pictures themselves, and which was taken into use when."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "pictures",
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("png", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_pictures"),
    )
    op.create_table(
        "picture_uses",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("version", sa.String(64)),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_picture_uses"),
        sa.ForeignKeyConstraint(["version"], ["pictures.version"], name="fk_picture_uses_version"),
        sqlite_autoincrement=True,
    )
