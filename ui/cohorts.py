"""Year groups and classes in short: attendance, persistent absentees, change since last term."""

import streamlit as st

from analysis.meeting.cohort_lines import CohortLine, cohort_lines
from analysis.meeting.pupil_groups import groupings_in
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.wording import percentage, plural, points_change, sessions_of
from analysis.termly import TermlyAnalysis
from ui.meeting_words import basis_of
from ui.plain_text import as_text
from ui.tables import show_plain_table

SHOWN = ("year_group", "class_name")
ABSENTEES = "Persistent absentees"
GROUPS_PAGE = "pages/cohorts.py"


def show_cohorts(analysis: TermlyAnalysis) -> None:
    """Show a line for each year group and each class that the files name; nothing where they name none."""
    labels = groupings_in(analysis.decisions)
    shown = [column for column in SHOWN if column in labels]
    if not shown:
        return
    st.subheader("Year groups and classes")
    for tab, column in zip(st.tabs([f"By {labels[column].lower()}" for column in shown]), shown, strict=True):
        lines = cohort_lines(analysis.decisions, column)
        with tab:
            rows = [_row(labels[column], one) for one in lines]
            alt = f"Attendance by {labels[column].lower()}, this term"
            # Counts of one to four persistent absentees leave the room in no file; that of Groups hides them.
            file = f"attendance by {labels[column].lower()}"
            show_plain_table(rows, alt, file=file, not_in_file=(ABSENTEES,), key=f"cohorts_{column}")
    st.caption(
        f"{as_text(basis_of(analysis))} Pupils on roll, their sessions attended of possible. Persistent absentees "
        "missed 10% of this term's sessions or more. Change: since last term, of the children known in both terms. "
        f"Groups of fewer than {SMALLEST_GROUP} pupils are put together, or left out."
    )
    st.page_link(GROUPS_PAGE, label="More groups, two at once, and what may be chance", icon=":material/diversity_3:")


def _row(label: str, one: CohortLine) -> dict[str, str]:
    return {
        label: one.group,
        "Attendance": percentage(one.attended, one.possible),
        "Sessions": sessions_of(one.attended, one.possible),
        "Change": _change(one),
        ABSENTEES: f"{one.persistent} of {plural(one.counted, 'pupil')}" if one.counted else "not known",
    }


def _change(one: CohortLine) -> str:
    return points_change(*one.before, *one.since) if one.before[1] else "no last term"
