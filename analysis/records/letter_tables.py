"""The tables of decisions, of what became of their letters, and of templates."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, LargeBinary, Table, Text

from analysis.records.moments import Moment
from analysis.records.table_parts import NAMES, by_and_at, number

DECISIONS = Table(
    "decisions",
    NAMES,
    number(),
    Column("term", Text, nullable=False),
    Column("pupil", ForeignKey("pupils.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", JSON, nullable=False),
    *by_and_at(),
    Index("ix_decisions_term_pupil", "term", "pupil"),
    sqlite_autoincrement=True,
)

POSTINGS = Table(
    "postings",
    NAMES,
    number(),
    Column("decision", ForeignKey("decisions.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("day", Date),
    Column("words", Text, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)

SENT_FILES = Table(
    "sent_files",
    NAMES,
    number(),
    Column("decision", ForeignKey("decisions.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("word_file", LargeBinary),
    *by_and_at(),
    sqlite_autoincrement=True,
)

TEMPLATE_FILES = Table(
    "template_files",
    NAMES,
    Column("version", Text, primary_key=True),
    Column("word_file", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)

TEMPLATE_USES = Table(
    "template_uses",
    NAMES,
    number(),
    Column("letter", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("version", ForeignKey("template_files.version")),
    Column("file_name", Text, nullable=False),
    *by_and_at(),
    sqlite_autoincrement=True,
)
