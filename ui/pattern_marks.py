"""Marks to put right, by class, for the office; and the days whose figures may still change."""

from collections import Counter

import streamlit as st

from analysis.meeting.pattern_marks import COLUMNS, Line, last_days_in_words, marks_file, marks_in_words
from analysis.rules.marks_to_correct import Fault
from analysis.rules.wording import plural
from ui.office_lists import CSV
from ui.patterns import Patterns
from ui.plain_text import as_text
from ui.presenting import names_are_shown
from ui.pupil_choice import HINT, open_pupil
from ui.tables import DAY, show_plain_table, show_table

PIXELS = {"Class": 78, "Pupil": 140, "Day": 130, "Session": 68, "Mark": 56}
PIXELS |= {"What is wrong": 175, "What to do": 365, "Due by": 98}
DAYS = {"Day": DAY, "Due by": st.column_config.DateColumn(format="D MMM YYYY")}
ROW, HEIGHT = 46, 620


def show_marks(found: Patterns) -> None:
    """Show what is to put right: how many of each kind, the list by class, and the list as a file."""
    lines = found.lines
    st.markdown(f"**{as_text(marks_in_words(lines))}**")
    st.caption(
        "Of every year group, or of those chosen above, as the files have it; a reason counts as overdue on the day of "
        "the decision where five school days are over. An absence without a reason is N for five school days at most; "
        "after that it is O where no reason can be established."
    )
    if not lines:
        return
    if not names_are_shown():
        _show_counts(lines)
        return
    faults = list(dict.fromkeys(line.fault for line in lines))
    wanted: list[Fault] = st.pills(
        "Show only", faults, selection_mode="multi", key="patterns_faults", format_func=lambda fault: fault.value
    )
    shown = [line for line in lines if not wanted or line.fault in wanted]
    _show_list(shown)
    st.download_button(
        f"This list for the office (CSV, {plural(len(shown), 'row')})",
        lambda: marks_file(shown),
        file_name="marks-to-put-right.csv",
        mime=CSV,
        key="marks_list",
        icon=":material/download:",
        on_click="ignore",
    )


def _show_counts(lines: tuple[Line, ...]) -> None:
    """Show how many there are in each class, with nobody's name."""
    counts = Counter(line.cells[0] for line in lines)
    rows = [{"Class": str(name) or "not known", "Marks": count} for name, count in counts.items()]
    show_plain_table(rows, "Marks to put right by class", key="marks_by_class")


def _show_list(shown: list[Line]) -> None:
    event = show_table(
        [dict(zip(COLUMNS, line.cells, strict=True)) for line in shown],
        f"Table of {plural(len(shown), 'mark')} to put right; choose a row to open the pupil",
        key="marks_to_put_right",
        on_select="rerun",
        selection_mode="single-row",
        row_height=ROW,
        height=min(HEIGHT, ROW * (len(shown) + 1) + 3),
        column_config={name: DAYS.get(name, {}) | {"width": width} for name, width in PIXELS.items()},
    )
    rows = event["selection"]["rows"]
    person = shown[rows[0]].person if rows and rows[0] < len(shown) else None
    if person is not None:
        open_pupil(person)
    st.caption(HINT)


def show_last_days(found: Patterns) -> None:
    """Show the days whose figures may still change, because a reason may still come in time."""
    st.markdown(f"**{as_text(last_days_in_words(found.last_days))}**")
    st.caption(
        "Figures of these days, on this page and on every other, may still change: a reason can come, and a blank be "
        "filled."
    )
    rows = [
        {
            "Day": day.day,
            "Missed": f"{day.absent:,} of {plural(day.possible, 'session')}",
            "No reason yet (N)": day.open,
            "No mark": day.blank,
        }
        for day in found.last_days
    ]
    if rows:
        words = "The last five school days of the files"
        show_plain_table(rows, words, file="last days", key="last_days", column_config={"Day": DAY})
