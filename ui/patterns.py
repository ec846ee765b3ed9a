"""Patterns: over which terms, of which pupils, and what their marks show, found once for each choice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.measures.marks_to_correct import LastDay, ToCorrect, last_days
from analysis.measures.school_week import SchoolWeek, school_week
from analysis.measures.term_sheet import dates_of
from analysis.meeting.pattern_days import TermDays, term_days
from analysis.meeting.pattern_marks import Line, lines_of, marks_in_words, wrong_marks
from analysis.meeting.pattern_reasons import Reasons, reasons_and_lates
from analysis.meeting.pattern_words import week_in_words
from analysis.meeting.patterns import SchoolMarks, school_marks, terms_with_marks
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis
from ui.address import asked_for, say_in_address
from ui.filters import Filter, choose_filter, show_filter
from ui.plain_text import as_text
from ui.state import StateKey, load, store
from ui.what_to_export import show_what_to_export

BASIS_LABELS = {Basis.YEAR: "School year so far", Basis.TERM: "This term"}
UPLOAD_PAGE = "pages/upload.py"
IN_ADDRESS = "basis"
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Patterns:
    """What was chosen, and what its marks show. `who` names the pupils in words."""

    school: SchoolMarks
    who: str
    week: SchoolWeek
    days: TermDays
    reasons: Reasons
    lines: tuple[Line, ...]
    last_days: tuple[LastDay, ...]


def show_choice(meeting: Meeting) -> Patterns | None:
    """Ask for terms and pupils, and find what their marks show; None, with what to do, where there are no marks."""
    bases = [basis for basis in BASIS_LABELS if terms_with_marks(meeting.analysis, basis)]
    if not bases:
        _show_no_marks()
        return None
    first, *narrow = st.columns(3)
    basis = _basis(bases, first)
    shown = choose_filter(meeting, narrow)
    show_filter(shown)
    school, wrong = _once(meeting, StateKey.PATTERN_MARKS, basis, lambda: _gather(meeting, basis))
    found = _once(meeting, StateKey.PATTERNS, (basis, shown), lambda: _find(meeting, school, wrong, shown))
    st.caption(as_text(basis_words(found)))
    return found


def _show_no_marks() -> None:
    st.info(
        "These files have totals only, and a pattern needs the mark of each session. Export marks (one for each "
        "session) of this term, and load that file beside this one or in its place.",
        icon=":material/calendar_view_week:",
    )
    st.page_link(UPLOAD_PAGE, label="Load a file with marks", icon=":material/upload_file:")
    show_what_to_export()


def _basis(bases: Sequence[Basis], place: DeltaGenerator) -> Basis:
    chosen: Basis = place.segmented_control(
        "Counted over",
        bases,
        default=next((basis for basis in bases if basis in asked_for(IN_ADDRESS)), bases[0]),
        format_func=BASIS_LABELS.__getitem__,
        key="patterns_basis",
        required=True,
    )
    say_in_address(IN_ADDRESS, (str(chosen),))
    return chosen


def _once(meeting: Meeting, key: StateKey, chosen: object, find: Callable[[], Found]) -> Found:
    """Find once for one meeting and choice; of 420 pupils it takes a tenth of a second."""
    known: tuple[Meeting | None, object, Found | None] = load(key, (None, None, None))
    of, what, found = known
    if of is not meeting or what != chosen or found is None:
        with st.spinner("Counting marks …"):
            found = find()
        store(key, (meeting, chosen, found))
    return found


def _gather(meeting: Meeting, basis: Basis) -> tuple[SchoolMarks, tuple[ToCorrect, ...]]:
    school = school_marks(meeting.analysis, basis)
    return school, wrong_marks(meeting, school)


def _find(meeting: Meeting, school: SchoolMarks, wrong: Sequence[ToCorrect], shown: Filter) -> Patterns:
    chosen = shown.year_groups, shown.classes
    marks, people = school.of(*chosen), school.people_of(*chosen)
    return Patterns(
        school=school,
        who=_who(school, shown),
        week=school_week(marks),
        days=term_days(meeting, school, marks),
        reasons=reasons_and_lates(school, marks),
        lines=lines_of(wrong, school, people),
        last_days=last_days(school.marks, marks),
    )


def _who(school: SchoolMarks, shown: Filter) -> str:
    if shown.is_on:
        return f"pupils of {shown.in_words()}"
    without = " and ".join(school.left_out)
    return f"pupils of all year groups but {without}" if without else "all pupils"


def show_answer(found: Patterns) -> None:
    """Give the answer in two sentences: when, and how much is to put right."""
    st.markdown(f"#### {as_text(f'{week_in_words(found.week)} {marks_in_words(found.lines)}')}")


def basis_words(found: Patterns) -> str:
    """Say the pupils, the terms and the dates behind the figures."""
    terms = "; ".join(f"{sheet.full_name}: {dates_of(sheet)}" for sheet in found.school.sheets)
    lacking = ", ".join(found.school.without_marks)
    without = f" Without marks, and so not counted: {lacking}." if lacking else ""
    return f"Counted: {found.who}, leavers up to their last day. {terms}.{without}"
