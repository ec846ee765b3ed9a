"""Children at one address: a person says who are siblings, and can take it back."""

from collections.abc import Iterable, Mapping

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.families import Household, Pair, answers_for, families, undecided
from analysis.joins import Joins
from analysis.meeting.room import Meeting
from analysis.meeting.siblings import households_in, load_siblings, record_siblings
from analysis.rules.wording import plural
from ui.access import person_at_the_desk
from ui.clock import now
from ui.loading import records
from ui.plain_text import as_text
from ui.pupil_table import name_and_class
from ui.state import StateKey, load, store

ASK_FIRST = "Ask the safeguarding lead before a letter goes here."
SHOWN = 20
"""Households on the page at a time; an answered one makes room for the next."""


def sibling_answers(joins: Joins) -> dict[Pair, bool]:
    """What was said of every two children, as joined; in the sample school for this visit. Raises RecordsError."""
    return dict(load(StateKey.SIBLINGS, {})) if load(StateKey.IS_SAMPLE) else load_siblings(records(), joins)


def _answer(answers: Mapping[Pair, bool | None], joins: Joins) -> None:
    if load(StateKey.IS_SAMPLE):
        together = {**sibling_answers(joins), **answers}
        store(StateKey.SIBLINGS, {pair: said for pair, said in together.items() if said is not None})
    else:
        record_siblings(records(), answers, person_at_the_desk(), now(), joins)
    st.rerun()


def show_households(meeting: Meeting) -> None:
    """Show who shares an address and has no answer yet, and ask who are siblings."""
    if meeting.records.contacts is None:
        st.info("No contacts are loaded, so no address is known. Load a list of contacts on the Upload page.")
        return
    found = households_in(meeting)
    waiting = undecided(found, sibling_answers(meeting.joins))
    pupils = {one.person: one for one in meeting.analysis.decisions}
    st.markdown(f"#### {_answer_first(found, waiting)}")
    for one in waiting[:SHOWN]:
        _show_household(meeting, one, pupils)
    if len(waiting) > SHOWN:
        st.caption(f"{plural(len(waiting) - SHOWN, 'more address', 'more addresses')} after these.")
    _show_crowded([one for one in found if not one.is_offered], pupils)


def _answer_first(found: Iterable[Household], waiting: Iterable[Household]) -> str:
    count = len(list(waiting))
    if count:
        return f"{plural(count, 'address', 'addresses')} to look at"
    return "Every shared address has its answer." if any(found) else "No two pupils on roll share an address."


def _show_household(meeting: Meeting, one: Household, pupils: Mapping[int, PupilDecision]) -> None:
    key = "_".join(map(str, one.children))
    with st.container(border=True):
        words, buttons = st.columns([3, 2], vertical_alignment="center")
        surname = "the same surname" if one.same_surname else "different surnames"
        asked = f"  \n{ASK_FIRST}" if meeting.records.covered_by_hold & set(one.children) else ""
        words.markdown(f"**{_names(one.children, pupils)}**  \nOne address ({as_text(one.address)}), {surname}.{asked}")
        chosen = list(one.children)
        if len(chosen) > 2:
            chosen = buttons.multiselect(
                "Who of them are siblings?",
                chosen,
                chosen,
                lambda child: _name(child, pupils),
                key=f"who_{key}",
                wrap=True,
            )
        row = buttons.container(horizontal=True)
        if row.button("Siblings", key=f"siblings_{key}", type="primary", disabled=len(chosen) < 2):
            _answer(answers_for(one, set(chosen)), meeting.joins)
        if row.button("Not siblings", key=f"not_siblings_{key}"):
            _answer(answers_for(one, set()), meeting.joins)


def _show_crowded(crowded: list[Household], pupils: Mapping[int, PupilDecision]) -> None:
    if crowded:
        with st.expander(f"Too many children for one family ({plural(len(crowded), 'address', 'addresses')})"):
            st.caption("A refuge, a hostel or flats, or an address typed by mistake: never offered as siblings.")
            for one in crowded:
                st.markdown(f"**{as_text(one.address)}**: {_names(one.children, pupils)}")


def show_answered(meeting: Meeting) -> None:
    """List the confirmed families, and the pairs that are none, each to be taken back."""
    answers = sibling_answers(meeting.joins)
    pupils = {one.person: one for one in meeting.analysis.decisions}
    confirmed = [family for family in families(answers) if pupils.keys() & set(family)]
    if confirmed:
        st.subheader(f"Siblings ({plural(len(confirmed), 'family', 'families')})")
    for family in confirmed:
        _show_answer(
            family, [pair for pair in answers if answers[pair] and set(pair) <= set(family)], pupils, meeting.joins
        )
    apart = [pair for pair, are_siblings in answers.items() if not are_siblings and pupils.keys() & set(pair)]
    if apart:
        with st.expander(f"Not siblings ({plural(len(apart), 'pair')})"):
            for pair in apart:
                _show_answer(pair, [pair], pupils, meeting.joins)


def _show_answer(
    children: Iterable[int], pairs: Iterable[Pair], pupils: Mapping[int, PupilDecision], joins: Joins
) -> None:
    row = st.container(horizontal=True, vertical_alignment="center")
    row.markdown(_names(children, pupils))
    if row.button("Undo", key=f"undo_{'_'.join(map(str, children))}"):
        _answer(dict.fromkeys(pairs), joins)


def _names(children: Iterable[int], pupils: Mapping[int, PupilDecision]) -> str:
    return " · ".join(as_text(_name(child, pupils)) for child in children)


def _name(child: int, pupils: Mapping[int, PupilDecision]) -> str:
    return name_and_class(pupils[child], pupils[child].listed_name) if child in pupils else "a pupil not on roll"
