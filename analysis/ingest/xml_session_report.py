"""Reads SIMS's PupilAnalysisByAMPM: the figures of mornings and of afternoons apart, which are added here."""

from collections.abc import Sequence

from lxml import etree

from analysis.ingest.cells import Cell
from analysis.ingest.problems import Problem
from analysis.ingest.tables import Table
from analysis.ingest.xml_parts import children, first, first_text, named, table_of

_FIGURES = ("Possible", "Present", "AEA", "AuthorisedAbsences", "UnauthorisedAbsences", "MissingMarks")
_HALVES = ("PupilAMMarks", "PupilPMMarks")
_PERCENTAGES = (
    "The figures of this report are percentages, of mornings and of afternoons apart. They cannot be joined without "
    "sessions, so a percentage is shown only where both are the same."
)


def read_session_report(root: etree._Element) -> tuple[Table, ...]:
    """Write each pupil as a row. Where every possible is 100 the figures are percentages and are never added."""
    pupils = list(named(root, "PupilInformation"))
    in_percent = bool(pupils) and all(
        _number(first_text(half, "Possible")) == 100 for pupil in pupils for half in _halves(pupil)
    )
    records = [_record(pupil, in_percent) for pupil in pupils]
    table = table_of("pupils", records, _preamble(root))
    problems = (Problem(_PERCENTAGES),) if in_percent else ()
    return (Table(table.name, table.rows, problems=problems, layout=table.layout),)


def _halves(pupil: etree._Element) -> list[etree._Element]:
    return [half for name in _HALVES for half in children(pupil, name)]


def _record(pupil: etree._Element, in_percent: bool) -> dict[str, Cell]:
    record: dict[str, Cell] = {"Full Name": first_text(pupil, "FullName"), "YearReg": first_text(pupil, "YearReg")}
    halves = _halves(pupil)
    if in_percent:
        shares = {first_text(half, "PercAttended", "Present") for half in halves}
        return record | {"% Attendance": shares.pop() if len(shares) == 1 else ""}
    return record | {name: _sum([first_text(half, name) for half in halves]) for name in _FIGURES}


def _sum(texts: Sequence[str]) -> Cell:
    numbers = [_number(text) for text in texts if text]
    if None in numbers:
        # Something that is no number is handed on as it stands, for the reader of counts to report.
        return " and ".join(texts)
    return sum(number or 0 for number in numbers) if numbers else ""


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _preamble(root: etree._Element) -> list[str]:
    period = first(root, "Period")
    start, end = first_text(period, "Start")[:10], first_text(period, "End")[:10]
    return [f"{start} to {end}"] if start and end else []
