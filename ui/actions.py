"""Actions on the Meeting page: first those open from before, done with one press; last those of this meeting."""

from datetime import timedelta

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.meeting.agreed import is_overdue, of_this_meeting, open_from_before, open_in_words
from analysis.meeting.room import Meeting
from analysis.records.actions import Action, ActionChange, Task
from analysis.rules.wording import plural, short_date
from ui.action_book import actions_of, add, amend, close, term_of
from ui.clock import today
from ui.plain_text import as_text
from ui.presenting import names_are_shown, presenting, without_names
from ui.pupil_table import name_and_class
from ui.state import StateKey, load, store

USUAL_DAYS = 14
"""From the meeting to the day that the form suggests."""
NO_NAMES = "Name no pupil and no reason here: choose the pupil beside it."


def open_actions_sentence(meeting: Meeting) -> str:
    """Say how many actions of earlier meetings are open."""
    return open_in_words(open_from_before(actions_of(meeting), term_of(meeting)), today())


def show_open_actions(meeting: Meeting) -> None:
    """Show the open actions of earlier meetings, overdue ones first; nothing where there are none."""
    found = open_from_before(actions_of(meeting), term_of(meeting))
    if found:
        st.subheader("Actions of earlier meetings")
    for one in found:
        _show_action(meeting, one)


def show_new_actions(meeting: Meeting) -> None:
    """Show what this meeting agreed so far, and take the next action."""
    st.subheader("Actions of this meeting")
    own = of_this_meeting(actions_of(meeting), term_of(meeting))
    st.markdown(f"#### {plural(len(own), 'action')} agreed so far." if own else "#### No action agreed so far.")
    for one in own:
        _show_action(meeting, one)
    _show_form(meeting)


def _show_action(meeting: Meeting, one: Action) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_in_words(meeting, one), width="stretch")
        if not one.is_open:
            _offer("Open again", "reopen", "undo", one, ActionChange.REOPENED)
            return
        _offer("Done", "done", "check", one, ActionChange.DONE)
        if not presenting():
            _show_change(one)


def _offer(label: str, name: str, icon: str, one: Action, what: ActionChange) -> None:
    if st.button(label, key=f"action_{name}_{one.number}", icon=f":material/{icon}:"):
        close(one, what)
        st.rerun()


def _in_words(meeting: Meeting, one: Action) -> str:
    late = " :red[**overdue**]" if is_overdue(one, today()) else ""
    due = f"by {short_date(one.task.due)}{late}" if one.is_open else "done"
    text = as_text(text_of(meeting, one, named=names_are_shown()))
    return f"**{text}**  \n{as_text(one.task.owner)}, {due}"


def text_of(meeting: Meeting, one: Action, *, named: bool) -> str:
    """Say what is to be done; about a pupil only where pupils are named."""
    pupils = meeting.analysis.decisions
    if one.pupil is None:
        return one.task.text if named else without_names(one.task.text, pupils)
    if not named:
        return "An action about one pupil"
    pupil = next((other for other in pupils if other.person == one.pupil), None)
    name = name_and_class(pupil, pupil.listed_name) if pupil else f"pupil number {one.pupil}, not on roll this term"
    return f"{one.task.text} ({name})"


def _show_form(meeting: Meeting) -> None:
    done = load(StateKey.ACTIONS_TYPED, 0)  # part of each key, so that the fields are blank after each action
    with st.form("new_action"):
        text = st.text_input("What is to be done", key=f"action_text_{done}", max_chars=300, help=NO_NAMES)
        owner, due, about = st.columns(3)
        who = owner.text_input("Who does it", key=f"action_owner_{done}", max_chars=80)
        day = due.date_input(
            "By when", today() + timedelta(days=USUAL_DAYS), key=f"action_due_{done}", format="DD/MM/YYYY"
        )
        person = None
        if names_are_shown():
            with about:
                person = _ask_about(meeting, done)
        if not st.form_submit_button("Add the action", key="action_add", icon=":material/add:"):
            return
    if not (text.strip() and who.strip()):
        st.warning("Say what is to be done and who does it.", icon=":material/warning:")
        return
    add(meeting, Task(text.strip(), who.strip(), day), person)
    store(StateKey.ACTIONS_TYPED, done + 1)
    st.rerun()


def _ask_about(meeting: Meeting, done: int) -> int | None:
    chosen: PupilDecision | None = st.selectbox(
        "About",
        [one for one in meeting.analysis.decisions if one.now is not None],
        index=None,
        format_func=lambda one: name_and_class(one, one.listed_name),
        key=f"action_about_{done}",
        placeholder="The school as a whole",
    )
    return chosen.person if chosen else None


def _show_change(one: Action) -> None:
    number = one.number
    with st.popover("Change", icon=":material/edit:"):
        text = st.text_input(
            "What is to be done", one.task.text, key=f"change_text_{number}", max_chars=300, help=NO_NAMES
        )
        who = st.text_input("Who does it", one.task.owner, key=f"change_owner_{number}", max_chars=80)
        day = st.date_input("By when", one.task.due, key=f"change_due_{number}", format="DD/MM/YYYY")
        blank = not (text.strip() and who.strip())
        if st.button("Keep the change", key=f"change_keep_{number}", type="primary", disabled=blank):
            amend(one, Task(text.strip(), who.strip(), day))
            st.rerun()
        _offer("Withdraw the action", "withdraw", "delete", one, ActionChange.WITHDRAWN)
