"""Reads text: CSV, semicolon, tab and bar separated, one table; and what turns out to be markup."""

import csv
import io
from dataclasses import replace

from analysis.ingest.delimiters import declared_delimiter, delimiter_of
from analysis.ingest.encodings import read_text
from analysis.ingest.html_tables import read_html_tables
from analysis.ingest.markup import Markup, markup_of
from analysis.ingest.problems import Problem, UnusableFileError
from analysis.ingest.spreadsheet_xml import read_spreadsheet_xml
from analysis.ingest.tables import MAX_CELLS, Table
from analysis.ingest.xml_tables import read_xml_tables

MAX_TEXT_BYTES = 200 * 1024 * 1024
TOO_BIG = "This file is too big to read safely; please export a shorter period or fewer pupils."
_BROKEN = "This text file cannot be split into rows and columns; please export it again as CSV."


def read_text_tables(data: bytes) -> tuple[Table, ...]:
    """Read a text file, whatever it holds. Raises UnusableFileError for binary data and files too big or damaged."""
    if len(data) > MAX_TEXT_BYTES:
        raise UnusableFileError(TOO_BIG)
    text, problems = read_text(data)
    markup = markup_of(text)
    if markup is None:
        return (_rows_and_columns(text, problems),)
    tables = _READERS[markup](text)
    return tuple(replace(table, problems=(*problems, *table.problems)) for table in tables)


_READERS = {
    Markup.HTML: read_html_tables,
    Markup.SPREADSHEET: read_spreadsheet_xml,
    Markup.XML: read_xml_tables,
}


def _rows_and_columns(text: str, problems: tuple[Problem, ...]) -> Table:
    declared, text = declared_delimiter(text)
    delimiter = declared or delimiter_of(text)
    if text.count(delimiter) + text.count("\n") + text.count("\r") > 2 * MAX_CELLS:
        raise UnusableFileError(TOO_BIG)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnusableFileError(_BROKEN) from error
    return Table("", rows, problems=problems)
