"""From the bytes of a file to its tables, whatever the file is called."""

from collections.abc import Callable
from dataclasses import replace

from analysis.ingest.archives import files_in
from analysis.ingest.containers import Container, container_of
from analysis.ingest.passwords import read_protected
from analysis.ingest.problems import Problem, Severity, UnusableFileError
from analysis.ingest.tables import Table
from analysis.ingest.text_tables import read_text_tables
from analysis.ingest.workbooks import read_binary_workbook, read_old_workbook, read_open_document, read_workbook

_READERS: dict[Container, Callable[[bytes], tuple[Table, ...]]] = {
    Container.TEXT: read_text_tables,
    Container.WORKBOOK: read_workbook,
    Container.BINARY_WORKBOOK: read_binary_workbook,
    Container.OPEN_DOCUMENT: read_open_document,
    Container.OLE: read_old_workbook,
}
_NESTED = "This is a zip archive inside another; please unzip it first and load the file inside it."
_EMPTY = "This zip archive holds no file that can be read; please unzip it first and load the file inside it."


def read_tables(data: bytes, password: str | None = None) -> tuple[Table, ...]:
    """Turn a file into tables of cells. Raises UnusableFileError when it is no table or needs a password."""
    if container_of(data) is Container.ARCHIVE:
        return _tables_of_archive(data, password)
    return _tables_of_file(data, password)


def _tables_of_file(data: bytes, password: str | None) -> tuple[Table, ...]:
    container = container_of(data)
    if container is Container.ARCHIVE:
        raise UnusableFileError(_NESTED)
    if container is Container.OLE:
        data = read_protected(data, password)
        container = container_of(data)
    return _READERS[container](data)


def _tables_of_archive(data: bytes, password: str | None) -> tuple[Table, ...]:
    """The tables of every file that can be read; what cannot be read is told. One unreadable file alone is refused."""
    tables: list[Table] = []
    refusals: list[Problem] = []
    for name, content in files_in(data):
        try:
            found = _tables_of_file(content, password)
        except UnusableFileError as error:
            refusals.append(Problem(f'The file "{name}" in the zip archive was not read: {error}', Severity.ERROR))
        else:
            tables += [replace(table, name=f"{name} {table.name}".strip()) for table in found]
    if not tables:
        raise UnusableFileError(refusals[0].message if refusals else _EMPTY)
    return tuple(replace(table, problems=(*table.problems, *refusals)) for table in tables)
