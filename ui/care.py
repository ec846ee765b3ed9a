"""Children in care: a person chooses whom a letter goes to, before one can be released."""

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.joins import Joins
from analysis.meeting.care import children_in_care, load_in_care_to, record_in_care_to
from analysis.meeting.room import Meeting
from analysis.rules.addressees import Contact, formal_name
from analysis.rules.in_care import is_suggested, may_be_chosen
from analysis.rules.wording import plural
from ui.access import person_at_the_desk
from ui.clock import now
from ui.loading import records
from ui.plain_text import as_text
from ui.pupil_table import name_and_class
from ui.state import StateKey, load, store


def in_care_to(joins: Joins) -> dict[int, tuple[str, ...]]:
    """Whom a person chose, by child; in the sample school for this visit only. Raises RecordsError."""
    return dict(load(StateKey.IN_CARE_TO, {})) if load(StateKey.IS_SAMPLE) else load_in_care_to(records(), joins)


def _choose(child: int, keys: tuple[str, ...] | None, joins: Joins) -> None:
    if load(StateKey.IS_SAMPLE):
        chosen = {**in_care_to(joins), child: keys}
        store(StateKey.IN_CARE_TO, {one: said for one, said in chosen.items() if said is not None})
    else:
        record_in_care_to(records(), child, keys, person_at_the_desk(), now(), joins)
    st.rerun()


def show_children_in_care(meeting: Meeting) -> None:
    """List the children in care on roll, and ask whom a letter about each goes to; nothing where there are none."""
    children = children_in_care(meeting)
    if not children:
        return
    waiting = sum(one.waits_for_addressee for one in children)
    st.subheader(f"In care ({plural(len(children), 'child', 'children')}, {waiting} to choose for)")
    st.caption("No letter about a child in care is released until a person has chosen whom it goes to. Each gets one.")
    for one in children:
        with st.container(border=True):
            st.markdown(f"**{as_text(name_and_class(one, one.listed_name))}**")
            _show_choice(meeting, one) if one.waits_for_addressee else _show_chosen(meeting, one)


def _show_choice(meeting: Meeting, one: PupilDecision) -> None:
    free = may_be_chosen(meeting.records.family_of(one.person))
    keys = st.multiselect(
        "Who gets the letter?",
        list(free),
        [key for key, contact in free.items() if is_suggested(contact)],
        format_func=lambda key: _in_words(free[key]),
        key=f"written_to_{one.person}",
        placeholder="Nobody of the list of contacts",
    )
    row = st.container(horizontal=True)
    if row.button("Write to them", key=f"write_to_{one.person}", type="primary", disabled=not keys):
        _choose(one.person, tuple(keys), meeting.joins)
    if row.button("Nobody by post: we hand it over", key=f"hand_over_{one.person}"):
        _choose(one.person, (), meeting.joins)


def _show_chosen(meeting: Meeting, one: PupilDecision) -> None:
    chosen = meeting.records.chosen_for(one.person) or ()
    row = st.container(horizontal=True, vertical_alignment="center")
    row.markdown(as_text("; ".join(map(_in_words, chosen))) or "Handed over by a person, without an address.")
    if row.button("Undo", key=f"undo_written_to_{one.person}"):
        _choose(one.person, None, meeting.joins)


def _in_words(contact: Contact) -> str:
    relationship = contact.relationship.strip()
    return f"{formal_name(contact)} ({relationship})" if relationship else formal_name(contact)
