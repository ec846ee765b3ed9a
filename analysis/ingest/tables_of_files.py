"""From the bytes of a file to its tables, whatever the file is called."""

from analysis.ingest.containers import Container, container_of
from analysis.ingest.passwords import read_protected
from analysis.ingest.tables import Table
from analysis.ingest.text_tables import read_text_table
from analysis.ingest.workbooks import read_workbook


def read_tables(data: bytes, password: str | None = None) -> tuple[Table, ...]:
    """Turn a file into tables of cells. Raises UnusableFileError when it is no table or needs a password."""
    container = container_of(data)
    if container is Container.OLE:
        data = read_protected(data, password)
        container = container_of(data)
    return read_workbook(data) if container is Container.WORKBOOK else (read_text_table(data),)
