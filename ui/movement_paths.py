"""The paths of pupils through the categories, counted, and the pupils of the one that is chosen."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.theme import category_label
from analysis.measures.category_paths import Path, PathKinds, counted_paths, path_kinds
from analysis.meeting.term_paths import PupilPath, TermPaths
from analysis.rules.categories import Category
from analysis.rules.wording import plural
from ui.plain_text import as_text
from ui.presenting import names_are_shown, presenting
from ui.pupil_choice import HINT, open_chosen
from ui.pupil_table import PIXELS, term_words
from ui.tables import show_plain_table, show_table

TABLE = "paths_table"
HEIGHT = 420
READABLE = 10
"""Paths that can be read from the back wall; those who sit there choose none."""
TERM = 160
"""Pixels of a term's column."""


def show_paths(paths: TermPaths) -> None:
    """Show every path with its pupils, the most common first, and by name those of the chosen one."""
    names, found = [sheet.full_name for sheet in paths.sheets], counted_paths(paths.places)
    st.subheader("Paths of pupils")
    st.markdown(f"#### {kinds_sentence(path_kinds(paths.places), len(names))}")
    if not found:
        return
    chosen = _show_counts(names, found)
    st.caption(
        f"{plural(len(paths.pupils), 'pupil')} on {plural(len(found), 'path')}. Only down: at least one step to a "
        "worse category and none to a better one."
    )
    if chosen is not None and names_are_shown():
        _show_pupils(names, [one for one in paths.pupils if one.places == chosen])


def kinds_sentence(kinds: PathKinds, terms: int) -> str:
    """Say how many stayed green, never were, and went one way only."""
    if not kinds.pupils:
        return "Nobody has a category in every one of these terms."
    every = "both terms" if terms == 2 else f"all {terms} terms"
    return (
        f"Of {plural(kinds.pupils, 'pupil')} with a category in {every}, {_were(kinds.always_green)} green in each, "
        f"{kinds.never_green or 'none'} in none; {_were(kinds.always_red)} red in each. "
        f"{kinds.only_down or 'None'} went only down, {kinds.only_up or 'none'} only up."
    )


def _were(pupils: int) -> str:
    return f"{pupils or 'none'} {'was' if pupils == 1 else 'were'}"


def _show_counts(names: Sequence[str], found: Sequence[tuple[Path, int]]) -> Path | None:
    rows = [
        {name: category_label(place) for name, place in zip(names, path, strict=True)} | {"Pupils": many}
        for path, many in found
    ]
    alt = f"{plural(len(rows), 'path')} of categories over {plural(len(names), 'term')}, with their pupils"
    if not names_are_shown():
        show_plain_table(rows[:READABLE], alt, key=TABLE)
        st.caption(f"The {plural(min(READABLE, len(rows)), 'most common path', 'most common paths')}.")
        return None
    st.markdown("**Choose a row to see its pupils.**")
    event = show_table(rows, alt, key=TABLE, height=HEIGHT, on_select="rerun", selection_mode="single-row")
    selected = event["selection"]["rows"]
    return found[selected[0]][0] if selected and selected[0] < len(found) else None


def _show_pupils(names: Sequence[str], pupils: Sequence[PupilPath]) -> None:
    way = ", then ".join(category_label(place) for place in pupils[0].places)
    st.markdown(f"**{as_text(way)}: {plural(len(pupils), 'pupil')}**")
    rows = [_pupil_row(names, one) for one in pupils]
    event = show_table(
        rows,
        f"Table of {plural(len(pupils), 'pupil')}",
        file="pupils-of-path",
        key="path_pupils",
        column_config={
            name: st.column_config.TextColumn(width=TERM if name in names else PIXELS[name]) for name in rows[0]
        },
        on_select="rerun",
        selection_mode="single-row",
    )
    if not presenting():
        open_chosen(event["selection"]["rows"], [one.person for one in pupils])
        st.caption(HINT)


def _pupil_row(names: Sequence[str], one: PupilPath) -> dict[str, str]:
    inside = set(Category)
    terms = zip(names, one.facts, one.places, strict=True)
    return {"Pupil": one.text("name"), "Class": one.text("class_name")} | {
        name: term_words(facts, Category(place) if place in inside else None) for name, facts, place in terms
    }
