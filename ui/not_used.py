"""What was not understood, not used or not checked, said plainly."""

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.problem_log import checks_not_run, contradictions_in
from analysis.rules.wording import plural
from ui.plain_text import as_text
from ui.presenting import presenting
from ui.state import StateKey, load, store
from ui.tables import show_table

NOT_USED = "What was not used or not checked"


def show_comparison_warning(meeting: Meeting) -> bool:
    """Warn, first of all, of a half term beside a full one and ask for a person's word. True when nothing is open."""
    analysis = meeting.analysis
    _show_doubts(meeting)
    for line in contradictions_in(analysis):
        st.error(as_text(line.message), icon=":material/error:")
    if analysis.many_have_gone:
        st.warning(as_text(analysis.many_have_gone), icon=":material/warning:")
    sentence = analysis.half_term_against_full
    if sentence is None:
        return True
    st.warning(as_text(sentence), icon=":material/warning:")
    agreed = st.checkbox(
        "We know, and compare them all the same",
        value=bool(load(StateKey.HALF_TERM_CONFIRMED)),
        key="half_term_confirmed_box",
    )
    store(StateKey.HALF_TERM_CONFIRMED, agreed)
    return agreed


def _show_doubts(meeting: Meeting) -> None:
    doubts = sum(max(1, len(one.rows)) for one in meeting.records.doubts if one.severity == "warning")
    if doubts and not presenting():
        rows = plural(doubts, "row of contacts or circumstances is", "rows of contacts or circumstances are")
        text = f'{rows} in doubt, and may hold no letter back: see "{NOT_USED}" at the end of the Meeting page.'
        st.warning(text, icon=":material/warning:")


def show_checks_not_run(meeting: Meeting) -> bool:
    """List the checks that these files cannot support. True when there are none, or a person has seen them."""
    lines = checks_not_run(meeting.analysis.decisions)
    if not lines:
        return True
    with st.expander(f"{plural(len(lines), 'check')} could not run with these files", icon=":material/warning:"):
        st.markdown("\n".join(f"- {as_text(line.message)}" for line in lines))
    known = bool(load(StateKey.CHECKS_SEEN))
    seen = st.checkbox("We know which checks could not run", value=known, key="checks_seen_box")
    store(StateKey.CHECKS_SEEN, seen)
    return seen


def show_problems(meeting: Meeting) -> None:
    """List checks that could not run and what in the files was not used."""
    if not meeting.problems:
        return
    with st.expander(f"{NOT_USED} ({plural(len(meeting.problems), 'line')})"):
        show_table(
            [
                {"What": one.message, "Done": one.done, "File": one.file, "Row": one.row, "Column": one.column}
                for one in meeting.problems
            ],
            NOT_USED,
            file="not used or not checked",
            key="problems",
        )
