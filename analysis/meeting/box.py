"""Whatever the office drops in the box, told apart by content: attendance, contacts, pupils, settings and the rest."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from analysis.ingest.circumstances import Circumstances, read_circumstances
from analysis.ingest.contacts import Contacts, read_contacts
from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.pupil_lists import PupilList, read_pupil_list
from analysis.ingest.reading import NOTHING_SAID, Said, read_export
from analysis.ingest.row_lists import rows_text
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS
from analysis.rules.roles import CHILD_PROTECTION
from analysis.settings import Settings, SettingsError, read_settings

Content = Export | Contacts | PupilList | Circumstances | Settings


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file of the box: its name as shown, a fingerprint of its bytes, and what it held."""

    name: str
    fingerprint: str
    content: Content


def read_any(
    data: bytes, name: str, password: str | None = None, today: date | None = None, said: Said = NOTHING_SAID
) -> Content:
    """Read a file as what it is; with `today`, marks of later days are reported; `said` is what people said of it.

    Raises UnusableFileError with the sentence of the likeliest kind.
    """
    if looks_like_settings(data):
        try:
            return read_settings(data)
        except SettingsError as error:
            raise UnusableFileError(str(error)) from error
    try:
        return read_export(data, name, password, today, said)
    except UnusableFileError as no_attendance:
        return _read_records(data, name, password, no_attendance)


def _read_records(data: bytes, name: str, password: str | None, no_attendance: UnusableFileError) -> Content:
    if first_line(data).startswith("upn,mis_id,surname,forename,class_name,kind"):
        return without_child_protection(read_circumstances(data, name, tuple(CIRCUMSTANCE_KINDS)))
    for read in (read_contacts, read_pupil_list):
        with suppress(UnusableFileError):
            return read(data, name, password)
    raise no_attendance


def without_child_protection(read: Circumstances) -> Circumstances:
    """Give a list as it may be kept. Raises UnusableFileError where a row is child protection itself."""
    rows = tuple(read.frame.loc[read.frame["kind"].isin(CHILD_PROTECTION), "row"])
    if rows:
        raise UnusableFileError(
            f"{rows_text(rows).capitalize()} of this list {'is' if len(rows) == 1 else 'are'} about child protection, "
            'which this program does not keep. Take them out, tick "no letter without me" for these pupils on the '
            "Circumstances page, and load the list again."
        )
    return read


def first_line(data: bytes) -> str:
    """Give the first line of text without a byte-order mark, blanks or case."""
    line = data[:500].decode("utf-8-sig", errors="replace").partition("\n")[0]
    return line.strip().replace('"', "").replace(" ", "").casefold()


def looks_like_settings(data: bytes) -> bool:
    """Say whether some line of a small text file opens one of the tables of a settings file."""
    if len(data) > 100_000 or b"\x00" in data:
        return False
    text = data.decode("utf-8-sig", errors="replace")
    return (
        re.search(r"^\s*(?:\[(?:school|policy|groups|calendar)\]|\[\[term\]\])\s*(?:#.*)?$", text, re.MULTILINE)
        is not None
    )
