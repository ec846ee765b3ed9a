"""The school's letter templates: every Word file that a letter was or may be written with, and which is in use.

A file is named by its version, which its caller makes from its bytes. What was taken into use is never rewritten: a
later row for the same letter and language takes the place of an earlier one, and the files stay for old letters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.letter_tables import TEMPLATE_FILES, TEMPLATE_USES
from analysis.records.moments import in_utc
from analysis.records.store import Store


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """From `at` on a letter is written with this version; None: with the program's own, or in English."""

    number: int
    letter: str
    language: str
    version: str | None
    file_name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word file as it came: its version, the name it had, and its bytes."""

    version: str
    name: str
    word_file: bytes


def record_template(store: Store, letter: str, language: str, template: TemplateFile, by: str, at: datetime) -> bool:
    """Keep a template and take it into use; False, and nothing changed, where it is in use already.

    `language`: blank for English. Raises RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        _keep(connection, template.version, template.word_file, at)
        return _use(connection, (letter, language), template.version, template.name, by, at)


def put_template_back(store: Store, letter: str, language: str, number: int | None, by: str, at: datetime) -> bool:
    """Take an earlier template of this letter and language into use again, by its number, or with None give it up.

    False, and nothing changed, where that is so already. Raises KeyError for a number of another letter or language,
    else as above.
    """
    with store.writing() as connection:
        known = {one.number: one for one in _uses(connection) if (one.letter, one.language) == (letter, language)}
        version, name = (known[number].version, known[number].file_name) if number is not None else (None, "")
        return _use(connection, (letter, language), version, name, by, at)


def keep_template_files(store: Store, word_files: Mapping[str, bytes], at: datetime) -> None:
    """Keep the files that letters are released with, by version; what is kept already stays. Raises as above."""
    if set(word_files) - set(_kept_versions(store)):
        with store.writing() as connection:
            for version, word_file in word_files.items():
                _keep(connection, version, word_file, at)


def load_template_uses(store: Store) -> tuple[TemplateUse, ...]:
    """Give everything ever taken into use, oldest first. Raises RecordsError."""
    with store.reading() as connection:
        return _uses(connection)


def load_template_file(store: Store, version: str) -> bytes | None:
    """Give a template's Word file, None where it was never kept. Raises RecordsError."""
    query = select(TEMPLATE_FILES.c.word_file).where(TEMPLATE_FILES.c.version == version)
    with store.reading() as connection:
        found: bytes | None = connection.scalar(query)
    return found


def in_use(uses: Iterable[TemplateUse]) -> dict[tuple[str, str], TemplateUse]:
    """Pick the latest of each letter and language out of `load_template_uses`; one given up is not in use."""
    latest = {(one.letter, one.language): one for one in uses}
    return {key: one for key, one in latest.items() if one.version is not None}


def _uses(connection: Connection) -> tuple[TemplateUse, ...]:
    rows = connection.execute(select(TEMPLATE_USES).order_by(TEMPLATE_USES.c.number)).mappings()
    return tuple(TemplateUse(**row) for row in rows)


def _kept_versions(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(TEMPLATE_FILES.c.version)))


def _keep(connection: Connection, version: str, word_file: bytes, at: datetime) -> None:
    known = connection.scalar(select(TEMPLATE_FILES.c.word_file).where(TEMPLATE_FILES.c.version == version))
    if known is None:
        connection.execute(insert(TEMPLATE_FILES).values(version=version, word_file=word_file, at=in_utc(at)))
    elif known != word_file:
        raise ValueError(f"The version {version} names another template already.")


def _use(
    connection: Connection, key: tuple[str, str], version: str | None, file_name: str, by: str, at: datetime
) -> bool:
    known = in_use(_uses(connection)).get(key)
    if (known.version if known else None) == version:
        return False
    row = {"letter": key[0], "language": key[1], "version": version, "file_name": file_name}
    connection.execute(insert(TEMPLATE_USES).values(**row, by=by, at=in_utc(at)))
    details = {"letter": key[0], "language": key[1], "version": version}
    record_action(connection, "template taken into use" if version else "template given up", by, at, details=details)
    return True
