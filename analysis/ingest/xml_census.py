"""Reads the school census: possible sessions and the reasons of absence of each pupil.

A return holds the term before the one in which it is made, and names neither; the reader waits to be told the term.
"""

from lxml import etree

from analysis.ingest.cells import Cell
from analysis.ingest.tables import Table
from analysis.ingest.xml_parts import first_text, named, table_of
from analysis.rules.codes import ATTENDANCE_CODES, SessionOutcome

_OUTCOMES = {code.mark: code.outcome for code in ATTENDANCE_CODES}
_ABSENCE = {
    SessionOutcome.AUTHORISED: "Sessions Authorised",
    SessionOutcome.UNAUTHORISED: "Sessions Unauthorised",
}
_TERMS = {
    "TermlyAttendance": "Term",
    "SummerHalfTerm2Attendance": "Second half of the summer term",
    "AnnualAttendance": "Year",
}
_WHO = {
    "UPN": ("UPN",),
    "Surname": ("Surname",),
    "Forename": ("Forename",),
    "DOB": ("DOB",),
    "Sex": ("Sex", "Gender"),
    "NC Year": ("NCyearActual",),
    "Entry Date": ("EntryDate",),
    "Leaving Date": ("LeavingDate",),
    "Enrolment Status": ("EnrolStatus",),
    "SEN": ("SENprovision",),
    "Ethnicity": ("Ethnicity",),
    "First Language": ("Language",),
    "Service Child": ("ServiceChild",),
    "Young Carer": ("YoungCarer",),
    "Previously Looked After": ("PostLookedAfterArrangements",),
}


def read_census(root: etree._Element) -> tuple[Table, ...]:
    """Write one row a pupil and kind of attendance; a pupil without any stands there without figures."""
    pupils = list(named(root, "PupilOnRoll", "PupilNoLongerOnRoll"))
    kinds = {part.tag for pupil in pupils for part in named(pupil, *_TERMS)}
    return (table_of("pupils", [record for pupil in pupils for record in _records(pupil, len(kinds) > 1)]),)


def _records(pupil: etree._Element, says_term: bool) -> list[dict[str, Cell]]:
    who: dict[str, Cell] = {heading: first_text(pupil, *names) for heading, names in _WHO.items()}
    records = []
    for name, term in _TERMS.items():
        for part in named(pupil, name):
            records.append(who | ({"Term": term} if says_term else {}) | _figures(part))
    return records or [who]


def _figures(part: etree._Element) -> dict[str, Cell]:
    figures: dict[str, Cell] = {"Sessions Possible": first_text(part, "SessionsPossible")}
    details = list(named(part, "SessionDetail"))
    if not details:
        return figures | {
            "Sessions Authorised": first_text(part, "SessionsAuthorised"),
            "Sessions Unauthorised": first_text(part, "SessionsUnauthorised"),
        }
    # The totals of a return leave absence out; its reasons hold all of it.
    return figures | _reasons(details)


def _reasons(details: list[etree._Element]) -> dict[str, Cell]:
    sums: dict[str, Cell] = dict.fromkeys(_ABSENCE.values(), 0)
    for detail in details:
        reason, sessions = first_text(detail, "AttendanceReason").upper(), first_text(detail, "AbsenceSessions")
        outcome = _OUTCOMES.get(reason)
        if outcome not in _ABSENCE or not sessions.isdigit():
            # A reason that is no absence is handed on as it stands, for the reader of counts to report.
            return dict.fromkeys(_ABSENCE.values(), f"{reason} {sessions}")
        heading = _ABSENCE[outcome]
        sums[heading] = int(sums[heading]) + int(sessions)  # type: ignore[arg-type]
    return sums
