"""Keeps what a person says of columns and marks, and reads the files of the box anew by it."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.code_aliases import CodeAlias
from analysis.ingest.column_mapping import ColumnMapping, plain_mapping
from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import Said, export_of
from analysis.ingest.tables_of_files import read_tables
from analysis.meeting.box import ReadFile
from analysis.meeting.said import CODES, choice_of, plain_aliases
from analysis.records.choices import record_choice
from analysis.records.imports import find_import
from analysis.records.originals import load_original
from analysis.terms.refusals import RefusedError
from ui.access import person_at_the_desk
from ui.box import files, imports, remove_import, sayings
from ui.clock import now, today
from ui.incoming import keep_reading, take, unused_name
from ui.loading import records
from ui.opened import OpenedFile, hold, let_go
from ui.school_years import open_every_year
from ui.state import StateKey, load


def keep_mapping(mapping: ColumnMapping, file: OpenedFile) -> list[str]:
    """Keep what the columns of a file and of all files like it hold, and read them so; sentences about the rest.

    Raises RecordsError, UnusableFileError where the file cannot be read so.
    """
    signed = replace(mapping, by=person_at_the_desk(), on=today())
    known = find_import(records(), file.fingerprint)
    name = file.name if known is not None else unused_name(file.name)
    export = export_of(file.tables, name, today(), Said((signed,), sayings().aliases))
    _record(choice_of(signed, file.fingerprint), plain_mapping(signed))
    let_go()
    sentences = _read_anew(file.fingerprint)
    if known is None or not known.counts:
        sentences += _taken(ReadFile(name, file.fingerprint, export), file.data)
    return sentences


def _taken(file: ReadFile, data: bytes) -> list[str]:
    """Take a file into the box; a sentence where it does not count yet."""
    try:
        answer = take(file, data)
    except RefusedError as refusal:
        return [f"{file.name}: {refusal}"]
    waits = any(one.fingerprint == file.fingerprint for one, _ in load(StateKey.INCOMING, []))
    disagrees = f"{file.name} disagrees with what is loaded: say on the Upload page what shall count."
    return [sentence for sentence in (answer.refused, *answer.notes, disagrees if waits else "") if sentence]


def forget_mapping(mapping: ColumnMapping, file: OpenedFile) -> list[str]:
    """Take back what was said of a file's columns, and read it as the program does. Raises RecordsError."""
    _record(choice_of(mapping, file.fingerprint), None)
    let_go()
    return _read_anew(file.fingerprint)


def keep_aliases(aliases: Sequence[CodeAlias]) -> list[str]:
    """Keep what marks mean, in place of what was kept before, and read the files by it. Raises RecordsError."""
    _record(CODES, plain_aliases(aliases))
    return _read_anew()


def _record(name: str, value: object) -> None:
    record_choice(records(), name, value, person_at_the_desk(), now())


def _read_anew(fingerprint: str = "") -> list[str]:
    """Read the attendance in the box again from the files kept, and say what became of them. Raises RecordsError.

    A file that cannot be read without what was taken back is taken out of the box and held for this visit.
    """
    open_every_year()
    numbers = {heading.fingerprint: heading.number for heading in imports() if heading.counts}
    sentences = []
    for file in files():
        if not isinstance(file.content, Export):
            continue
        concerned = file.fingerprint == fingerprint or any(one.mark or one.said_by for one in file.content.problems)
        sentence = _read_one_anew(file, numbers[file.fingerprint])
        if sentence and concerned:
            sentences.append(sentence)
    return sentences


def _read_one_anew(file: ReadFile, number: int) -> str | None:
    data = load_original(records(), number)
    if data is None:
        return f"{file.name} is not kept as a file any more: drop it again to have it read this way."
    try:
        tables = read_tables(data)
    except UnusableFileError:
        return f"{file.name} has a password: drop it again, with the password, to have it read this way."
    try:
        export = export_of(tables, file.name, today(), sayings().of_file(file.fingerprint))
    except UnusableFileError as error:
        remove_import(number)
        hold(file.name, data, tables, str(error))
        return f"The program alone cannot read {file.name}, so it was taken out: {error}"
    keep_reading(ReadFile(file.name, file.fingerprint, export), data)
    return None
