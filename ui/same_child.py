"""Pairs that may be one child: shown side by side, decided by a person, and undone at any time."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.meeting.pairs import PairToDecide, Side, TermOfChild, pairs_to_decide
from analysis.pupils import Identity
from analysis.records.same_child import Answer, Pair
from analysis.rules.wording import plural, short_date
from analysis.terms.refusals import RefusedError
from ui.box import answer_pair, answers, everybody_known
from ui.meeting_state import loaded_terms
from ui.plain_text import as_text
from ui.state import StateKey, load

PAGE = "pages/same_child.py"
SHOWN = 25
"""Pairs shown at once; the others follow when these are decided."""


def open_pairs() -> tuple[PairToDecide, ...]:
    """The pairs that wait for a person; none in the sample school. Raises RefusedError, RecordsError."""
    return () if load(StateKey.IS_SAMPLE) else pairs_to_decide(loaded_terms().sheets, answers())


def pairs_sentence(pairs: tuple[PairToDecide, ...]) -> str:
    """Say how many pairs wait."""
    return f"{plural(len(pairs), 'pair')} may be one child." if pairs else "No two children here look like one."


def show_pairs_waiting() -> None:
    """Say on another page that pairs wait, with the way there; nothing where none does."""
    try:
        pairs = open_pairs()
    except RefusedError:
        return
    if pairs:
        st.page_link(PAGE, label=f"{pairs_sentence(pairs)} Look at them", icon=":material/group:")


def show_pairs(pairs: tuple[PairToDecide, ...]) -> None:
    """Show each pair side by side with its two answers."""
    for pair in pairs[:SHOWN]:
        with st.container(border=True):
            st.markdown(f"**{pair.reason.capitalize()}**")
            left, right = st.columns(2)
            _show_side(left, pair.gone)
            _show_side(right, pair.new)
            same, two, _ = st.columns([1, 1, 3])
            key = "_".join(map(str, pair.numbers))
            if same.button("Same child", key=f"same_{key}", type="primary", width="stretch"):
                _answer(pair.numbers, Answer.SAME)
            if two.button("Two children", key=f"two_{key}", width="stretch"):
                _answer(pair.numbers, Answer.TWO)
    if len(pairs) > SHOWN:
        st.caption(f"{len(pairs) - SHOWN} more follow when these are decided.")


def _show_side(place: DeltaGenerator, side: Side) -> None:
    about = ", ".join(as_text(part) for part in (side.name, side.class_name, side.year_group) if part)
    place.markdown("  \n".join([f"**{about}**", *map(_term_words, side.terms)]))


def _term_words(term: TermOfChild) -> str:
    known = term.attended is not None and term.possible is not None
    sessions = f"{term.attended} of {plural(term.possible or 0, 'session')} attended" if known else "sessions not known"
    return f"{as_text(term.term)}: {sessions}"


def _name_and_class(said: Identity) -> str:
    return f"{said.name} ({said.class_name})" if said.class_name else said.name


def _answer(pair: Pair, answer: Answer) -> None:
    answer_pair(pair, answer)
    st.rerun()


def show_answers() -> None:
    """List what was decided, each with a way back."""
    said = answers()
    names = {number: _name_and_class(person[-1]) for number, person in everybody_known().items()}
    for answer, title in ((Answer.SAME, "Joined"), (Answer.TWO, "Two children")):
        pairs = [pair for pair, one in said.items() if one.answer is answer]
        if pairs:
            st.subheader(title)
        for pair in pairs:
            words, button = st.columns([6, 1], vertical_alignment="center")
            both = " and ".join(as_text(names.get(number) or "a child of a deleted file") for number in pair)
            words.markdown(f"{both}. Said by {as_text(said[pair].by)} on {short_date(said[pair].at.date())}.")
            if button.button("Undo", key=f"undo_{pair[0]}_{pair[1]}", width="stretch"):
                _answer(pair, Answer.OPEN)
