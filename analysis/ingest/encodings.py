"""Turns the bytes of a text file into text."""

from analysis.ingest.problems import Problem, Severity, UnusableFileError

_NO_SPREADSHEET = "This file is neither a spreadsheet nor a CSV file; please export to Excel or CSV instead."
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 26}


def read_text(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Decode UTF-8, UTF-16 or Windows text. Raises UnusableFileError for bytes that are no text."""
    encoding = _encoding_of(data)
    try:
        text = data.decode(encoding)
        problems: tuple[Problem, ...] = ()
    except UnicodeDecodeError:
        text = data.decode("utf-16" if encoding.startswith("utf-16") else "cp1252", errors="replace")
        problems = (Problem("Some letters of this file could not be read and are shown as \ufffd.", Severity.WARNING),)
    _check_is_text(text)
    return text, problems


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:1000]
    if head.count(0) * 3 > len(head):
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # Not Latin-1: Windows writes the curly apostrophe of D’Arcy as byte 0x92.
        return "cp1252"
    return "utf-8"


def _check_is_text(text: str) -> None:
    head = text[:4000]
    strange = sum(ord(letter) in _CONTROLS or letter == "\ufffd" for letter in head)
    if strange * 50 > len(head):
        raise UnusableFileError(_NO_SPREADSHEET)
