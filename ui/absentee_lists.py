"""The lists beside the working list: severely absent, about to become persistent, and left untouched."""

from collections.abc import Sequence

import streamlit as st

from analysis.meeting.absentees import Absentee, Absentees
from analysis.meeting.on_record import OnRecord, left_untouched
from analysis.meeting.room import Meeting
from analysis.rules.decision import Letter
from analysis.rules.wording import days_text, plural
from ui.absentee_words import UNTIL
from ui.absentees import IsShown, OnPaper, show_list
from ui.pupil_table import show_pupils

ONE_WEEK = 10
"""Sessions: how near a tenth the list of those about to become begins."""
MOST = 60


def show_persistent(found: Absentees, known: OnPaper, is_shown: IsShown) -> None:
    """Show the working list: everybody who missed a tenth or more."""
    pupils = [one for one in found.persistent if is_shown(one.decision)]
    st.markdown(f"**{plural(len(pupils), 'pupil')}** missed a tenth or more {UNTIL[found.basis]}, the most first.")
    if pupils:
        st.markdown(what_next(pupils, known))
    show_list(found, pupils, known, "persistent_list")


def what_next(pupils: Sequence[Absentee], known: OnPaper) -> str:
    """Say what is to come for some pupils: next actions agreed, and what this term's letters propose."""
    agreed = sum(one.person in known.actions for one in pupils)
    letters = [one.decision.proposal.letter for one in pupils]
    proposed, invited = sum(one is not None for one in letters), letters.count(Letter.MEETING_INVITATION)
    words = [
        f"An action is agreed for {agreed or 'none'} of them",
        f"a letter is proposed this term for {proposed or 'none'}, for {invited or 'none'} an invitation to a meeting",
    ]
    return f"{'; '.join(words)}. Actions are agreed on the Meeting page."


def show_severe(found: Absentees, known: OnPaper, is_shown: IsShown) -> None:
    """Show who missed half or more; they are in the working list too."""
    pupils = [one for one in found.severe if is_shown(one.decision)]
    st.markdown(f"**{plural(len(pupils), 'pupil')}** missed half or more {UNTIL[found.basis]}.")
    show_list(found, pupils, known, "severe_list")


def show_about_to_become(found: Absentees, known: OnPaper, is_shown: IsShown) -> None:
    """Show who would be a persistent absentee after a few sessions more."""
    within = int(st.number_input("Within how many sessions", 1, MOST, ONE_WEEK, key="persistent_within", width=220))
    pupils = [one for one in found.about_to_become(within) if is_shown(one.decision)]
    st.markdown(
        f"**{plural(len(pupils), 'pupil')}** missed less than a tenth {UNTIL[found.basis]}, and would reach it by "
        f"missing the next {plural(within, 'session')} ({days_text(within)} days) or fewer. The nearest stand first."
    )
    if found.to_come.sessions == 0:
        st.caption("No session of the school year is still to come, so nobody can become one any more.")
    show_list(found, pupils, known, "about_to_become_list", until=True)


def show_left_untouched(meeting: Meeting, on_record: OnRecord, is_shown: IsShown) -> None:
    """Show who is amber or red this term with nothing on record since the school year began."""
    pupils = [one for one in left_untouched(meeting, on_record) if is_shown(one)]
    st.markdown(
        f"**{plural(len(pupils), 'pupil')}** amber or red this term with no letter released and no proposal held since "
        "the school year began."
    )
    st.caption("Calls, meetings and plans are not recorded in this program yet, so they cannot be counted here.")
    show_pupils(pupils, "left_untouched_list", without=("Why",))
