"""What a file is, told from its bytes and never from its name."""

import io
import zipfile
from enum import StrEnum

from analysis.ingest.problems import UnusableFileError


class Container(StrEnum):
    """The two kinds of file that can be read, and the one that needs a password first."""

    TEXT = "text"
    WORKBOOK = "workbook"
    OLE = "ole"


_SAVE_AGAIN = "please open it in Excel, save it as .xlsx or CSV, and load that instead."
NOT_YET = f"cannot be read by this version yet; {_SAVE_AGAIN}"
_SIGNATURES = (
    (b"%PDF", "This is a PDF; export to Excel or CSV instead."),
    (b"7z\xbc\xaf", "This is a 7z archive; please unzip it first and load the file inside it."),
    (b"\x1f\x8b", "This is a compressed archive; please unzip it first and load the file inside it."),
    (b"Rar!", "This is a RAR archive; please unpack it first and load the file inside it."),
    (b"\x89PNG", "This is a picture, not a spreadsheet; please export to Excel or CSV instead."),
    (b"\xff\xd8\xff", "This is a picture, not a spreadsheet; please export to Excel or CSV instead."),
    (b"GIF8", "This is a picture, not a spreadsheet; please export to Excel or CSV instead."),
    (b"{\\rtf", "This is a Word document; please export to Excel or CSV instead."),
    (b"\x09\x08", f"This is an old Excel file (.xls), which {NOT_YET}"),
    (b"\x09\x04", f"This is an old Excel file (.xls), which {NOT_YET}"),
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
    if "xl/workbook.xml" in names:
        return Container.WORKBOOK
    raise UnusableFileError(_sentence_for_zip(names))


def _sentence_for_zip(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return f"This is a binary workbook (.xlsb), which {NOT_YET}"
    if "mimetype" in names and "content.xml" in names:
        return f"This is an OpenDocument file, which {NOT_YET}"
    if "word/document.xml" in names:
        return "This is a Word document; please export to Excel or CSV instead."
    return "This is a zip archive without a workbook in it; please unzip it first and load the file inside it."
