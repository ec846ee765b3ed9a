"""Released letters that the safeguarding lead has since asked to stop: left out of every pack, and said on the page."""

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.post.correspondence import PlannedLetter
from analysis.post.release import is_held_since
from analysis.rules.wording import plural
from ui.decisions import planned_letters
from ui.plain_text import as_text
from ui.sending import sent_letters


def held_since(meeting: Meeting) -> frozenset[int]:
    """The persons whose letter is released, not sent, and not to go before the safeguarding lead is asked."""
    released = sent_letters(meeting)
    return frozenset(
        one.person
        for one in meeting.analysis.decisions
        if one.person in released and not released[one.person].postings
        if is_held_since(released[one.person].release, one)
    )


def letters_to_print(meeting: Meeting) -> tuple[PlannedLetter, ...]:
    """The letters that the releases call for, without those to be stopped. Raises RecordsError."""
    stopped = held_since(meeting)
    return tuple(one for one in planned_letters(meeting) if one.release.person not in stopped)


def show_held_since(meeting: Meeting) -> None:
    """Name the pupils whose released letter is to be stopped, and say how."""
    persons = held_since(meeting)
    if not persons:
        return
    names = "; ".join(one.listed_name for one in meeting.analysis.decisions if one.person in persons)
    st.error(
        f"**Stop {plural(len(persons), 'released letter')}: {as_text(names)}.** After the release, the safeguarding "
        "lead asked to be asked first. Nothing below prints these letters. Take out any that are printed, then take "
        "the release back on the Review page. Release it again there if the safeguarding lead agrees.",
        icon=":material/front_hand:",
    )
