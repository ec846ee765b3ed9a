"""What a file would change in terms already loaded, by name, and the choice what shall count."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.rules.wording import plural, sessions_of
from analysis.terms.changes import Altered, Sessions, TermChange
from ui.incoming import Incoming, leave_out, take_as_correction, take_instead, undecided
from ui.plain_text import as_text
from ui.tables import show_table

NAMES_SHOWN = 10
MARKS_SHOWN = 3


def show_undecided(place: DeltaGenerator) -> None:
    """Ask about the first file that contradicts those loaded: nothing is changed until a person says so."""
    incoming = undecided()
    if incoming is None:
        return
    with place, st.container(border=True):
        st.subheader(as_text(f"{incoming.file.name} disagrees with what is loaded"))
        for change in incoming.replacement.changes:
            _show_change(change)
        state = "Nothing has changed yet." if incoming.original else "Where they differ, neither counts until you say."
        st.markdown(f"**What shall count?** {state}")
        _show_answers(incoming)


def _show_change(change: TermChange) -> None:
    sentences = [f"{plural(len(change.altered), 'pupil')} would have other figures" if change.altered else ""]
    sentences += [f"new: {_names(change.added)}" if change.added else ""]
    sentences += [f"not in this file: {_names(change.gone)}" if change.gone else ""]
    sentences += [f"{plural(change.filled, 'session')} without a mark would get one" if change.filled else ""]
    said = "; ".join(one for one in sentences if one) or "nothing would change"
    st.markdown(f"**{as_text(change.term)}**: {as_text(said)}.")
    if change.altered:
        show_table(
            [_row(one) for one in change.altered],
            f"Pupils with other figures in {change.term}",
        )


def _names(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return "; ".join(names[:NAMES_SHOWN]) + more


def _row(one: Altered) -> dict[str, str]:
    more = [f"and {len(one.marks) - MARKS_SHOWN} more"] if len(one.marks) > MARKS_SHOWN else []
    row = {"Pupil": one.name, "Class": one.class_name, "Loaded": _said(one.before), "In this file": _said(one.after)}
    return row | ({"Marks that differ": "; ".join([*one.marks[:MARKS_SHOWN], *more])} if one.marks else {})


def _said(sessions: Sessions) -> str:
    return "not known" if sessions is None else sessions_of(*sessions)


def _show_answers(incoming: Incoming) -> None:
    covered = incoming.replacement.replaceable
    with st.container(horizontal=True):
        if covered and st.button(
            as_text(f"This file, instead of {' and '.join(covered)}"), key="take_instead", type="primary"
        ):
            take_instead(incoming)
            st.rerun()
        if incoming.replacement.may_correct and st.button(
            "This file where they differ; keep the rest", key="take_as_correction"
        ):
            take_as_correction(incoming)
            st.rerun()
        if st.button("What is loaded; leave this file out", key="leave_out"):
            leave_out(incoming)
            st.rerun()
    if covered:
        st.caption("What is replaced moves to “Taken out” below, and can be put back.")
