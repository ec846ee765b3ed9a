"""A person says what a mark that is no attendance code stands for, between two days."""

from collections.abc import Sequence

import streamlit as st

from analysis.ingest.code_aliases import CodeAlias, alias_words, check_alias
from analysis.ingest.export import Export
from analysis.rules.codes import ATTENDANCE_CODES
from ui.access import person_at_the_desk
from ui.box import sayings
from ui.clock import today
from ui.plain_text import as_text
from ui.rereading import keep_aliases
from ui.state import StateKey, load, store

MEANINGS = {code.mark: code.meaning for code in ATTENDANCE_CODES}


def show_mark_meanings(export: Export) -> None:
    """Show the marks that no code explains, with what a person may say of them, and what was said before."""
    kept = sayings().aliases
    unknown = [*dict.fromkeys(one.mark for one in export.problems if one.mark)]
    if not unknown and not kept:
        return
    st.subheader("Marks that are no attendance code")
    if unknown:
        st.markdown("They count neither as present nor as absent until you say what they mean, and for which days.")
        _show_question(export, unknown, kept)
    for place, alias in enumerate(kept):
        words, button = st.columns([5, 1], vertical_alignment="center")
        words.markdown(as_text(alias_words(alias)) + ".")
        if button.button("Take back", key=f"take_back_{place}"):
            _keep([one for one in kept if one != alias])


def _show_question(export: Export, unknown: Sequence[str], kept: Sequence[CodeAlias]) -> None:
    boxes = load(StateKey.BOXES, 0)
    first, last = export.period or (today(), today())
    mark_box, code_box, since_box, until_box = st.columns(4)
    mark = mark_box.selectbox("Mark in the file", unknown, key=f"mark_{boxes}")
    code = code_box.selectbox(
        "It means",
        list(MEANINGS),
        index=None,
        format_func=lambda one: f"{one}: {MEANINGS[one]}",
        placeholder="Choose its code",
        key=f"mark_code_{boxes}",
    )
    since = since_box.date_input("From", first, format="DD/MM/YYYY", key=f"mark_since_{boxes}")
    until = until_box.date_input("To", last, format="DD/MM/YYYY", key=f"mark_until_{boxes}")
    if st.button("Read it so", key="read_mark_so", disabled=code is None) and code:
        alias = CodeAlias(mark, code, since, until, person_at_the_desk(), today())
        wrong = check_alias(alias, kept)
        if wrong:
            st.error(as_text(wrong), icon=":material/error:")
        else:
            _keep([*kept, alias])


def _keep(aliases: Sequence[CodeAlias]) -> None:
    with st.spinner("Reading the files …"):
        store(StateKey.READ_ANEW, keep_aliases(aliases))
    st.rerun()
