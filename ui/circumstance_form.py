"""The form in which a circumstance is written down or changed."""

from datetime import date, timedelta

import streamlit as st

from analysis.meeting.lasting import filed_as
from analysis.meeting.room import Meeting
from analysis.rules.circumstances import CIRCUMSTANCE_KINDS, SEEN_BY, Circumstance
from analysis.rules.roles import CHILD_PROTECTION
from ui.circumstance_book import add, amend
from ui.circumstance_lines import Line, on_roll
from ui.decision_day import decision_date
from ui.keep_state import done

REVIEW_DAYS = 42
"""Half a term, or the next school day after it, as a first suggestion for when to look again."""
NOTE_LETTERS = 120
KINDS = [kind for kind in CIRCUMSTANCE_KINDS if kind not in CHILD_PROTECTION]
TURNED_ROUND = "The last day lies before the first: please change one of them."
Written = tuple[Circumstance, str]


def next_review(meeting: Meeting) -> date:
    """Suggest a day to look again."""
    return meeting.calendar.next_school_day(decision_date() + timedelta(days=REVIEW_DAYS))


def show_add(meeting: Meeting) -> None:
    """Ask about which pupil what is to be known, and keep it."""
    names = on_roll(meeting)
    with st.expander("Add a circumstance", icon=":material/add:"), st.form("add_circumstance", border=False):
        pupil = st.selectbox(
            "Pupil", list(names), None, names.__getitem__, key="circumstance_pupil", placeholder="Type a name"
        )
        written = _fields(Circumstance(KINDS[0], decision_date(), review=next_review(meeting)), "", "new")
        if st.form_submit_button("Record it", key="add_circumstance_button", type="primary"):
            if pupil is None:
                st.error("Please choose the pupil.")
            elif _is_in_order(written[0]):
                (is_new,) = add([(filed_as(meeting.analysis.now, pupil), *written)])
                known = "This was recorded before, from the same day: change it in the list above."
                done(f"Recorded for {names[pupil]}." if is_new else known)


def show_change(meeting: Meeting, line: Line) -> None:
    """Offer to change a circumstance; of a loaded list, all but its kind and its first day."""
    with st.popover("Change", icon=":material/edit:"), st.form(f"change_{line.key}", border=False):
        written = _fields(line.circumstance, line.note, line.key, only_dates=line.number is None)
        if st.form_submit_button("Keep it so", key=f"change_button_{line.key}") and _is_in_order(written[0]):
            keep(meeting, line, written)


def keep(meeting: Meeting, line: Line, written: Written) -> None:
    """Keep another version of a line; one of a loaded list is recorded, and counts from now on."""
    if line.number is None:
        add([(filed_as(meeting.analysis.now, line.person), *written)])
    else:
        amend(line.number, *written)
    done("Changed.")


def _is_in_order(one: Circumstance) -> bool:
    if one.end is None or one.end >= one.start:
        return True
    st.error(TURNED_ROUND)
    return False


def _fields(said: Circumstance, note: str, key: str, *, only_dates: bool = False) -> Written:
    kind = st.selectbox(
        "Kind",
        KINDS,
        KINDS.index(said.kind),
        lambda one: (
            CIRCUMSTANCE_KINDS[one].capitalize() if CIRCUMSTANCE_KINDS[one].islower() else CIRCUMSTANCE_KINDS[one]
        ),
        key=f"kind_{key}",
        disabled=only_dates,
    )
    first, last, again = st.columns(3)
    start = first.date_input("First day", said.start, format="DD/MM/YYYY", key=f"start_{key}", disabled=only_dates)
    end = last.date_input("Last day, if known", said.end, format="DD/MM/YYYY", key=f"end_{key}")
    review = again.date_input("Look again on", said.review, format="DD/MM/YYYY", key=f"look_again_{key}")
    seen_by = st.selectbox(
        "Who may see it", list(SEEN_BY), list(SEEN_BY).index(said.seen_by), SEEN_BY.__getitem__, key=f"seen_by_{key}"
    )
    where = st.text_input(
        "Where it is recorded, not what it says",
        note,
        max_chars=NOTE_LETTERS,
        key=f"note_{key}",
        placeholder="Blue medical folder, page 12",
    )
    return Circumstance(kind, start, end, review, seen_by), where.strip()
