"""What a file is, told from its bytes and never from its name."""

import io
import zipfile
from enum import StrEnum

from analysis.ingest.problems import UnusableFileError


class Container(StrEnum):
    """The kinds of file that can be read. OLE is an old workbook (.xls), or any workbook behind a password."""

    TEXT = "text"
    WORKBOOK = "workbook"
    BINARY_WORKBOOK = "binary workbook"
    OPEN_DOCUMENT = "OpenDocument"
    OLE = "ole"
    ARCHIVE = "archive"


_TOO_OLD = (
    "This is a very old Excel file (before Excel 97), which cannot be read; please open it in Excel, save it as .xlsx "
    "and load that instead."
)
_SIGNATURES = (
    (b"%PDF", "This is a PDF; export to Excel or CSV instead."),
    (b"7z\xbc\xaf", "This is a 7z archive; please unzip it first and load the file inside it."),
    (b"\x1f\x8b", "This is a compressed archive; please unzip it first and load the file inside it."),
    (b"Rar!", "This is a RAR archive; please unpack it first and load the file inside it."),
    (b"\x89PNG", "This is a picture, not a spreadsheet; please export to Excel or CSV instead."),
    (b"\xff\xd8\xff", "This is a picture, not a spreadsheet; please export to Excel or CSV instead."),
    (b"GIF8", "This is a picture, not a spreadsheet; please export to Excel or CSV instead."),
    (b"{\\rtf", "This is a Word document; please export to Excel or CSV instead."),
    (b"\x09\x08", _TOO_OLD),
    (b"\x09\x04", _TOO_OLD),
)
_MARKERS = (
    ("xl/workbook.xml", Container.WORKBOOK),
    ("xl/workbook.bin", Container.BINARY_WORKBOOK),
    ("content.xml", Container.OPEN_DOCUMENT),
)
_DAMAGED = "This workbook is damaged or was only partly downloaded; please export it again."


def container_of(data: bytes) -> Container:
    """Tell what a file is. Raises UnusableFileError for a kind that cannot be read."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnusableFileError("This file is empty; please export it again.")
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            raise UnusableFileError(sentence)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Container.OLE
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    return Container.TEXT


def _kind_of_zip(data: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.casefold() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnusableFileError(_DAMAGED) from error
    for marker, container in _MARKERS:
        if marker in names:
            return container
    if "word/document.xml" in names:
        raise UnusableFileError("This is a Word document; please export to Excel or CSV instead.")
    return Container.ARCHIVE
