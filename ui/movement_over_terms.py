"""Movement over the loaded terms: which terms, the alluvial figure, and the plain counts under it."""

import streamlit as st

from analysis.charts.movement import alluvial_figure, alluvial_in_words
from analysis.charts.theme import category_label
from analysis.measures.category_paths import TermCount, category_steps, term_counts, with_one_place_outside
from analysis.measures.term_sheet import TermSheet, dates_of
from analysis.meeting.room import Meeting
from analysis.meeting.term_paths import TermPaths, term_paths
from analysis.rules.categories import Category
from analysis.rules.wording import short_period
from ui.address import asked_for, say_in_address
from ui.figures import show_figure
from ui.filters import CLASS, YEAR_GROUP, Filter, choose_filter, show_filter
from ui.movement_words import below_target_sentence
from ui.plain_text import as_text
from ui.state import StateKey, load, store
from ui.tables import show_plain_table

IN_ADDRESS = "from"
MOST_TERMS = 6
"""As many columns as a screen can hold side by side: two school years."""
NOBODY = "Nobody in these year groups and classes is counted here. Year groups without letters are left out."
ONE_TERM = "Only one term is open. Load last term's export too, to see how pupils moved."


def paths_of(meeting: Meeting) -> TermPaths:
    """Follow everybody once for the same meeting: every earlier term is counted anew for it."""
    known, found = load(StateKey.PATHS, (None, None))
    if known is not meeting:
        with st.spinner("Following every pupil over the terms …"):
            found = term_paths(meeting)
        store(StateKey.PATHS, (meeting, found))
    paths: TermPaths = found
    return paths


def chosen_paths(meeting: Meeting, paths: TermPaths) -> tuple[TermPaths, Filter]:
    """Begin with the term that a person chooses, and keep the year groups and classes looked at on every page.

    Without a choice the first term is the earliest of the latest six.
    """
    names, usual = [sheet.full_name for sheet in paths.sheets[:-1]], max(len(paths.sheets) - MOST_TERMS, 0)
    begin, places = 0, list(st.columns(3))
    if len(names) > 1:
        usual = next((place for place, name in enumerate(names) if name in asked_for(IN_ADDRESS)), usual)
        begin = places.pop(0).selectbox("From", range(len(names)), usual, names.__getitem__, key="movement_from")
        say_in_address(IN_ADDRESS, (names[begin],))
    chosen = choose_filter(meeting, places[:2])
    show_filter(chosen)
    return paths.since(begin).of({YEAR_GROUP: chosen.year_groups, CLASS: chosen.classes}), chosen


def show_over_terms(paths: TermPaths, target: int) -> None:
    """Show pupils by category in each term, and how they moved from one to the next."""
    counts, names = term_counts(paths.places), [sheet.full_name for sheet in paths.sheets]
    st.subheader("Categories, term after term")
    st.markdown(f"#### {as_text(below_target_sentence(counts, names, target))}")
    if not any(count.pupils for count in counts):
        return
    drawn = with_one_place_outside([path[-MOST_TERMS:] for path in paths.places])
    steps, shown = category_steps(drawn), names[-MOST_TERMS:]
    show_figure(alluvial_figure(steps, shown), key="paths_figure", words=alluvial_in_words(steps, shown))
    if len(names) > MOST_TERMS:
        st.caption(f"The figure shows the latest {MOST_TERMS} terms, the table all {len(names)}.")
    rows = [_row(sheet, count) for sheet, count in zip(paths.sheets, counts, strict=True)]
    show_plain_table(rows, "Pupils by category in each term", key="terms_table")
    st.caption(
        "Joined and left: since the term before; on roll without sessions counts as not here, and so does this term "
        "for whoever has left. Each term is judged by today's target."
    )


def _row(sheet: TermSheet, count: TermCount) -> dict[str, str]:
    flows = {"Joined": count.joined, "Left": count.left}
    return {
        "Term": sheet.full_name,
        "Dates": short_period(sheet.start, sheet.end) if sheet.start and sheet.end else dates_of(sheet),
        **{category_label(category): f"{count.categories[category]}" for category in Category},
        "Pupils": f"{count.pupils}",
        "Sessions not known": f"{count.not_known}",
        **{name: "–" if many is None else f"{many}" for name, many in flows.items()},
    }
