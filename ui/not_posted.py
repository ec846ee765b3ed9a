"""Whom the post does not reach: a list for the office, and how long it is wherever letters are printed."""

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.not_posted import NotPosted, not_posted
from analysis.rules.wording import plural
from ui.decisions import releases
from ui.pupil_table import name_and_class
from ui.tables import show_table

PIXELS = {"Pupil": 210, "Letter": 190, "Why": 360, "What to do": 380}
ROW = 84
"""Pixels; in lower rows a long text is cut and not continued in a second line."""
FAMILIES_PAGE = "pages/families.py"


def letters_not_posted(meeting: Meeting) -> list[NotPosted]:
    """The letters, proposed or released, that the post cannot bring, or not to everybody. Raises RecordsError."""
    return not_posted(meeting.analysis, meeting.records, frozenset(releases(meeting)))


def show_not_posted(meeting: Meeting) -> None:
    """List by name which letter the post cannot bring, why, and what to do; nothing without contacts."""
    if meeting.records.contacts is None:
        return
    lines = letters_not_posted(meeting)
    nobody = sum(one.reaches_nobody for one in lines)
    if not lines:
        st.markdown("#### Every letter of this term can be posted.")
        return
    st.markdown(f"#### {_answer(nobody)}")
    if len(lines) > nobody:
        rest = plural(len(lines) - nobody, "more address needs", "more addresses need")
        st.caption(f"{rest} the office, though a letter reaches somebody of the family.")
    show_table(
        [_row(one) for one in lines],
        _answer(nobody),
        file="not by post",
        row_height=ROW,
        column_config={name: st.column_config.TextColumn(width=width) for name, width in PIXELS.items()},
        key="not_posted",
    )


def show_count_not_posted(meeting: Meeting) -> None:
    """Say how many letters the post cannot bring, with the way to the list."""
    nobody = sum(one.reaches_nobody for one in letters_not_posted(meeting))
    if nobody:
        st.warning(_answer(nobody), icon=":material/mail_off:")
        st.page_link(FAMILIES_PAGE, label="See which, why, and what to do", icon=":material/family_restroom:")


def _answer(nobody: int) -> str:
    if not nobody:
        return "Every letter of this term reaches somebody by post."
    return f"The letters about {plural(nobody, 'pupil')} cannot be posted."


def _row(one: NotPosted) -> dict[str, str]:
    pupil = name_and_class(one.decision, one.decision.listed_name)
    return {"Pupil": pupil, "Letter": one.letter, "Why": one.why, "What to do": one.what_to_do}
