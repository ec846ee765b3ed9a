"""The one page about a child for a meeting with the family, filled from what the meeting knows of the child.

Only attendance is on it: no circumstance, no flag, no category, no letter, and nobody else's name.
"""

from collections.abc import Sequence
from datetime import date

from analysis.charts.mark_calendar import DAYS, NO_MARK, Session, codes_in_words, kind_of, week_columns
from analysis.letters.family_sheet import Cell, FamilySheet
from analysis.meeting.pupil import Pupil, PupilTerm
from analysis.meeting.pupil_words import over_terms
from analysis.rules.school import School
from analysis.rules.school_calendar import SATURDAY, monday_of
from analysis.rules.wording import long_date, percentage, plural, sessions_of

SHADES = {"authorised absence": "F8E3B8", "unauthorised absence": "E3B4BD", "late": "D9ECE9"}
"""Light enough for the code to be read on a grey print."""


def family_sheet(pupil: Pupil, school: School, day: date) -> FamilySheet:
    """Fill the page of one pupil. `day`: printed on it, as of when."""
    sessions = pupil.sessions_of_year
    columns = week_columns(one for one, _, _ in sessions)
    return FamilySheet(
        school=school.name,
        title=", ".join(filter(None, (f"Attendance of {pupil.full_name}", pupil.class_name))),
        as_at=f"For our meeting. Figures of {over_terms(pupil)}, printed on {long_date(day)}.",
        sentences=tuple(_sentences(pupil)),
        terms=tuple(_term(term) for term in pupil.terms if term.name in pupil.year_terms),
        months=tuple(_months(columns)),
        calendar=tuple(_calendar(sessions)),
        codes=_codes(sessions),
        contact=_contact(school),
    )


def _sentences(pupil: Pupil) -> list[str]:
    first = str(pupil.particulars["forename"] or "") or pupil.full_name
    if pupil.year_so_far is None:
        return [f"The half days of {first} are not all known: please ask the school."]
    attended, possible = pupil.year_so_far
    missed = possible - attended
    said = [f"{first} was in school for {sessions_of(attended, possible)} half days and missed {missed}."]
    if pupil.reasons:
        reasons = "; ".join(f"{meaning} {count}" for _, meaning, count in pupil.reasons)
        said.append(f"Half days missed: {reasons}.")
    late = int(pupil.marks_of_year["late"].sum())
    if late:
        said.append(f"Late, but before the register closed: {plural(late, 'time')}.")
    if pupil.year_has_totals:
        said.append("For some of this time the school's figures are totals: reasons and single days are not known.")
    return said


def _term(term: PupilTerm) -> tuple[str, str, str, str]:
    facts = term.facts
    if not facts.figures_known:
        return term.name, term.dates, "not known", f"{facts.percentage}%" if facts.percentage else "not known"
    figures = facts.attended, facts.possible
    return term.name, term.dates, sessions_of(*figures), percentage(*figures)


def _months(columns: Sequence[date | None]) -> list[tuple[str, int]]:
    """Name the months with the columns that each stands over, a holiday with the month before it."""
    months: list[tuple[str, int]] = []
    for week in columns:
        name = f"{week:%b}" if week else months[-1][0]
        months = [*months[:-1], (name, months[-1][1] + 1)] if months and months[-1][0] == name else [*months, (name, 1)]
    return months


def _calendar(sessions: Sequence[Session]) -> list[tuple[str, tuple[Cell, ...]]]:
    columns = week_columns(day for day, _, _ in sessions)
    cells = {
        (day.weekday(), half, monday_of(day)): Cell(mark or NO_MARK, SHADES.get(kind_of(mark, day), ""))
        for day, half, mark in sessions
    }
    days = range(max([SATURDAY, *(day.weekday() + 1 for day, _, _ in sessions)])) if sessions else ()
    return [
        (
            f"{DAYS[day]} {half.lower()}",
            tuple(cells.get((day, half, week), Cell()) if week else Cell() for week in columns),
        )
        for day in days
        for half in ("AM", "PM")
    ]


def _codes(sessions: Sequence[Session]) -> str:
    """Explain the codes on the page."""
    codes = "; ".join(("/ and \\ in school", *codes_in_words(sessions)))
    return f"A column is a school week. {codes}."


def _contact(school: School) -> str:
    person = ", ".join(filter(None, (school.contact_name, school.contact_phone, school.contact_email)))
    return f"Is a figure wrong, or would you like to talk? {person}." if person else ""
