"""Reads CSV, semicolon, tab and bar separated text: one table."""

import csv
import io
import re

from analysis.ingest.containers import NOT_YET
from analysis.ingest.delimiters import declared_delimiter, delimiter_of
from analysis.ingest.encodings import read_text
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS, Table

MAX_TEXT_BYTES = 200 * 1024 * 1024
_TOO_BIG = "This file is too big to read safely; please export a shorter period or fewer pupils."
_BROKEN = "This text file cannot be split into rows and columns; please export it again as CSV."
_XML = re.compile(r"\s*<(?:\?xml|!--|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_HTML = re.compile(r"<(?:!doctype html|html|table|body|head)\b", re.IGNORECASE)


def read_text_table(data: bytes) -> Table:
    """Read a text file into one table. Raises UnusableFileError for markup, binary data and files too big."""
    if len(data) > MAX_TEXT_BYTES:
        raise UnusableFileError(_TOO_BIG)
    text, problems = read_text(data)
    _check_no_markup(text)
    declared, text = declared_delimiter(text)
    delimiter = declared or delimiter_of(text)
    if text.count(delimiter) + text.count("\n") + text.count("\r") > 2 * MAX_CELLS:
        raise UnusableFileError(_TOO_BIG)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnusableFileError(_BROKEN) from error
    return Table("", rows, problems=problems)


def _check_no_markup(text: str) -> None:
    head = text[:2000]
    if not _XML.match(head.lstrip("\ufeff")) and not _HTML.match(head.lstrip("\ufeff \r\n\t")):
        return
    if _HTML.search(head):
        raise UnusableFileError(f"This is a web page named as a spreadsheet, which {NOT_YET}")
    if _SPREADSHEET_XML in head:
        raise UnusableFileError(f"This is an Excel 2003 XML file, which {NOT_YET}")
    raise UnusableFileError(f"This is an XML file, which {NOT_YET}")
