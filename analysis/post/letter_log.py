"""The letter log: a workbook for the office with one row for each released letter, and a sheet that explains it.

No flag and no circumstance stands in it, because a log is passed round; `release.csv` has the flags.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from analysis.post.correspondence import PlannedLetter
from analysis.post.fixed_workbook import fixed_workbook
from analysis.post.pack import letter_files
from analysis.post.sheet_cells import as_table, write_cells
from analysis.post.stopped import StoppedLetter
from analysis.rules.decision import LETTER_NAMES, RULE_SENTENCES, Rule
from analysis.rules.school import School
from analysis.rules.wording import percentage, plural

COLUMNS = {
    "Class": 9,
    "Year group": 12,
    "Surname": 20,
    "Forename": 16,
    "UPN": 16,
    "MIS id": 10,
    "Letter": 26,
    "Why": 40,
    "To": 32,
    "Address": 44,
    "Attended": 10,
    "Possible": 10,
    "Attendance": 12,
    "Figures to": 12,
    "Released by": 22,
    "Released on": 12,
    "File": 12,
}
"""Heading and width of each column."""

STOPPED_COLUMNS = {"Class": 9, "Surname": 20, "Forename": 16, "UPN": 16, "MIS id": 10, "Letter": 26, "Stopped": 60}
_LOG, _NOTES, _STOPPED = "Letters", "Notes", "Stopped"
_DATES = frozenset({"Figures to", "Released on"})


def letter_log(
    planned: Sequence[PlannedLetter], school: School, basis: str, stopped: Sequence[StoppedLetter] = ()
) -> bytes:
    """Write the log in the order of the pack as .xlsx; the same letters give the same bytes.

    `basis`: which terms and dates the figures are of, in words. `stopped`: letters that were released and may not go;
    they have a sheet of their own.
    """
    book = Workbook()
    book.properties.creator = ""
    letters: Worksheet = book.active
    letters.title = _LOG
    write_cells(letters, 1, COLUMNS)
    for number, (one, file) in enumerate(zip(planned, letter_files(len(planned)), strict=True), 2):
        write_cells(letters, number, _row(one, file))
    _as_table(letters)
    if stopped:
        _add_stopped(book.create_sheet(_STOPPED), stopped)
    notes = book.create_sheet(_NOTES)
    for number, (name, text) in enumerate(_notes(planned, school, basis, len(stopped)), 1):
        write_cells(notes, number, (name, text))
    _as_text(notes)
    out = BytesIO()
    book.save(out)
    book.close()
    return fixed_workbook(out.getvalue())


def _row(one: PlannedLetter, file: str) -> tuple[object, ...]:
    pupil, details, record = one.decision.pupil, one.details, one.release
    who = (details.class_name, details.year_group, details.surname or details.name, details.forename)
    why = RULE_SENTENCES[Rule(record.rule)] if record.letter == record.proposed_letter else "Chosen by a person."
    what = (pupil["upn"], pupil["mis_id"], LETTER_NAMES[record.letter], why)
    to = (one.addressee.names, ", ".join(details.address_lines) or "No address: by hand")
    figures = (details.attended, details.possible, percentage(details.attended, details.possible), details.as_at)
    return (*who, *what, *to, *figures, record.released_by, record.released_on, file)


def _add_stopped(sheet: Worksheet, stopped: Sequence[StoppedLetter]) -> None:
    write_cells(sheet, 1, STOPPED_COLUMNS)
    for number, one in enumerate(stopped, 2):
        who = (one.decision.pupil[name] for name in ("class_name", "surname", "forename", "upn", "mis_id"))
        write_cells(sheet, number, (*who, LETTER_NAMES[one.release.letter], one.why_in_files))
    as_table(sheet, STOPPED_COLUMNS, "D2")


def _notes(planned: Sequence[PlannedLetter], school: School, basis: str, stopped: int) -> Iterable[tuple[str, str]]:
    counts = Counter(one.release.letter for one in planned)
    by_hand = sum(not one.details.address_lines for one in planned)
    yield "School", school.name
    yield "What this is", f"{plural(len(planned), 'released letter')}, in class and surname order as in the packs."
    yield "Basis", basis
    for letter, count in sorted(counts.items(), key=lambda one: list(LETTER_NAMES).index(one[0])):
        yield LETTER_NAMES[letter], plural(count, "letter")
    yield "Without an address", f"{plural(by_hand, 'letter')}: to be handed over, or an address to be found."
    if stopped:
        yield _STOPPED, f"{plural(stopped, 'more released letter')}, not to be sent: see the sheet."
    yield "Attended, Possible", "Half-day sessions of this term as they stood when the letter was released."
    yield "Attendance", "Attended of possible in per cent, cut to one decimal and never rounded up."
    yield "File", "The letter's name in the folder letters of the ZIP. It says nothing about the child."
    yield "Please note", "This list names children and their homes. Keep it as safe as the MIS."


def _as_table(sheet: Worksheet) -> None:
    as_table(sheet, COLUMNS, "E2")
    for number, name in enumerate(COLUMNS, 1):
        if name in _DATES:
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, number).number_format = "dd/mm/yyyy"


def _as_text(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, 1).font = Font(bold=True)
