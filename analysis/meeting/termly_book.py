"""The termly workbook, for SLT and the DSL: its sheets with their charts, and how each figure is made."""

from collections.abc import Collection, Mapping

from analysis.charts.theme import CATEGORY_COLOURS, INK, OUTSIDE_COLOUR, SCHOOL_COLOUR
from analysis.meeting.absentees import Absentees
from analysis.meeting.book_notes import notes_rows
from analysis.meeting.book_rows import (
    YEAR_TO_DATE,
    Row,
    category_rows,
    group_rows,
    headline_rows,
    letter_rows,
    movement_rows,
    persistent_rows,
)
from analysis.meeting.cohort_lines import cohort_lines
from analysis.meeting.figures import categories, movement_counts, with_known_sessions, with_letters
from analysis.meeting.governors_words import spread_sentence
from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter
from analysis.post.book_tables import BookChart, BookTable, book_of
from analysis.rules.categories import Category
from analysis.rules.wording import plural
from analysis.termly import TermlyAnalysis

HEADLINE = {
    **{"Period": 20, "From": 13, "To": 13, "Whom": 26, "Pupils": 9, "Attended": 11, "Possible": 11},
    **{"Attendance %": 13, "Target %": 10, "LA target %": 11, "Persistent": 11, "Persistent %": 13},
    **{"Severe": 9, "Severe %": 10, "Not known": 11},
}
CATEGORIES = {
    **{
        "Term": 16,
        "Group": 22,
        "Pupils": 9,
        "Green": 9,
        "Amber": 9,
        "Red": 9,
        "Green %": 10,
        "Amber %": 10,
        "Red %": 10,
    }
}
MOVEMENT = {"Last term": 14, "Now green": 12, "Now amber": 12, "Now red": 12, "Left": 9, "All": 9}
GROUPS = {
    **{"By": 20, "Group": 32, "Pupils": 9, "Counted": 10, "Attended": 11, "Possible": 11, "Attendance %": 13},
    **{"Last term %": 12, "Change": 9, "Persistent": 11, "Persistent %": 13},
}
PERSISTENT = {
    **{
        "Pupil": 26,
        "Year group": 12,
        "Class": 9,
        "UPN": 16,
        "Absence": 12,
        "Missed": 9,
        "Possible": 10,
        "Missed %": 10,
    },
    **{"Authorised": 11, "Unauthorised": 13, "Can still miss": 14, "Proposed letter": 26, "Letter": 26},
}
LETTERS = {"Letter": 28, "Proposed": 11, "Ready": 9, "Released": 11, "Held": 9, "Sent": 9, "Came back": 11}
NOTES = {"Sheet": 14, "Figure": 24, "How it is made": 90, "Source": 50}

_SCHOOL, _OUTSIDE, _INK = (colour.removeprefix("#") for colour in (SCHOOL_COLOUR, OUTSIDE_COLOUR, INK))
_BY_CATEGORY = {one: colour.removeprefix("#") for one, colour in CATEGORY_COLOURS.items()}


def termly_book(
    meeting: Meeting, found: Absentees, letters: Mapping[int, SentLetter], held: Collection[int], basis: str
) -> bytes:
    """Write the workbook. `found`: the absentees on a basis; `basis`: the meeting's terms and days in words."""
    return book_of(book_tables(meeting, found, letters, held, basis))


def book_tables(
    meeting: Meeting, found: Absentees, letters: Mapping[int, SentLetter], held: Collection[int], basis: str
) -> list[BookTable]:
    """Gather the sheets in the order of the agenda."""
    analysis = meeting.analysis
    return [
        _headline(headline_rows(analysis)),
        _categories(analysis, category_rows(analysis)),
        *_movement(analysis, movement_rows(analysis)),
        _groups(analysis, group_rows(analysis.decisions)),
        BookTable(
            "Persistent",
            PERSISTENT,
            persistent_rows(found, letters),
            frozenset({"Missed %"}),
            warning="Names children: for SLT and the DSL only",
        ),
        _letters(letter_rows(analysis.decisions, letters, held)),
        BookTable("Notes", NOTES, notes_rows(meeting, found, basis), stays="A2"),
    ]


def _headline(rows: list[Row]) -> BookTable:
    terms = [row for row in rows if row[0] != YEAR_TO_DATE]
    rates = [row[7] for row in terms if isinstance(row[7], float)]
    last = terms[-1]
    said = f"Attendance {last[7]}% in {last[0]}" if last[7] is not None else f"No sessions are known in {last[0]}"
    chart = BookChart(
        said,
        "Period",
        {"Attendance %": _SCHOOL, "Target %": _INK, "LA target %": _OUTSIDE},
        (0, len(terms) - 1),
        kind="line" if len(terms) > 1 else "dots",
        unit="per cent",
        between=(int(min([*rates, 90.0])) - 1, 100),
    )
    decimals = frozenset(name for name in HEADLINE if name.endswith("%"))
    return BookTable("Headline", HEADLINE, rows, decimals, chart)


def _categories(analysis: TermlyAnalysis, rows: list[Row]) -> BookTable:
    now = categories(analysis)[0]
    said = f"{now.categories[Category.GREEN]} of {plural(now.pupils, 'pupil')} are green in {analysis.now.full_name}"
    first = sum(one is not None for one in (analysis.before, analysis.now))
    colours = {one.capitalize(): _BY_CATEGORY[one] for one in Category}
    shown = (first, len(rows) - 1) if len(rows) > first else (0, len(rows) - 1)
    decimals = frozenset(name for name in CATEGORIES if name.endswith("%"))
    return BookTable(
        "Categories", CATEGORIES, rows, decimals, BookChart(said, "Group", colours, shown, kind="stacked"), "C2"
    )


def _movement(analysis: TermlyAnalysis, rows: list[Row]) -> list[BookTable]:
    if not rows:
        return []
    moved = movement_counts(with_known_sessions(with_letters(analysis)))
    said = f"{plural(moved.improved, 'pupil')} moved to a better category, {moved.declined} to a worse one"
    colours = {f"Now {one}": _BY_CATEGORY[one] for one in Category} | {"Left": _OUTSIDE}
    chart = BookChart(said, "Last term", colours, (0, len(rows) - 1), kind="stacked")
    return [BookTable("Movement", MOVEMENT, rows, chart=chart)]


def _groups(analysis: TermlyAnalysis, rows: list[Row]) -> BookTable:
    years = cohort_lines(analysis.decisions, "year_group")
    first = [row[0] for row in rows].count(rows[0][0]) if rows else 0
    said = spread_sentence([(one.group, one.attended, one.possible) for one in years]) or "Attendance of each group"
    rates = [row[6] for row in rows[:first] if isinstance(row[6], float)]
    ends = (int(min([*rates, 90.0])) - 1, 100)
    chart = BookChart(
        said.removesuffix("."),
        "Group",
        {"Attendance %": _SCHOOL},
        (0, first - 1),
        kind="dots",
        unit="per cent",
        between=ends,
    )
    decimals = frozenset({"Attendance %", "Last term %", "Change", "Persistent %"})
    return BookTable("Groups", GROUPS, rows, decimals, chart if rows else None, "C2")


def _letters(rows: list[Row]) -> BookTable:
    proposed, released = (sum(int(str(row[column])) for row in rows) for column in (1, 3))
    said = f"{released} of {plural(proposed, 'proposed letter')} are released"
    colours = {"Proposed": _OUTSIDE, "Released": _SCHOOL, "Sent": _INK}
    return BookTable(
        "Letters", LETTERS, rows, chart=BookChart(said, "Letter", colours, (0, len(rows) - 1), unit="letters")
    )
