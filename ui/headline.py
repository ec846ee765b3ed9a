"""The headline: attendance beside its targets, and categories with their change."""

import streamlit as st

from analysis.charts.attendance import attendance_figure, attendance_in_words
from analysis.charts.theme import category_label
from analysis.measures.headline import Headline
from analysis.meeting.figures import (
    Headlines,
    categories,
    headline_population,
    headlines,
    left_with_sessions,
    with_letters,
)
from analysis.meeting.headline_rates import headline_points
from analysis.rules.categories import Category
from analysis.rules.policy import per_cent
from analysis.rules.wording import percentage, plural, points_change, sessions_of
from analysis.termly import TermlyAnalysis
from ui.figures import show_figure
from ui.measure_words import MEASURES
from ui.plain_text import as_text

CATEGORY_MEANING = {
    Category.GREEN: "{target} or more",
    Category.AMBER: "{red} to under {target}",
    Category.RED: "under {red}",
}


def show_headline(analysis: TermlyAnalysis) -> None:
    """Show attendance beside the targets, last term and the national figure."""
    found, who = headlines(analysis), headline_population(analysis)
    st.subheader("Attendance this term")
    st.markdown(f"#### {as_text(headline_sentence(analysis, found, who))}")
    points = headline_points(analysis, found)
    show_figure(attendance_figure(points), key="attendance_figure", words=attendance_in_words(points))
    whole = found.whole_roll
    everyone = f"All pupils this term: {percentage(whole.attended, whole.possible)}, {_basis(whole)}. "
    shown = everyone if whole.pupils else ""
    st.caption(f"{as_text(who)}: {_basis(found.now)}. {shown}{not_counted(whole.not_known)}")


def not_counted(pupils: int) -> str:
    """Say how many pupils no count can include; nothing where there are none."""
    return f"Not counted: {plural(pupils, 'pupil')} whose sessions are not known." if pupils else ""


def _basis(one: Headline) -> str:
    if not one.pupils:
        return "no sessions are known"
    return f"{sessions_of(one.attended, one.possible)} sessions of {plural(one.pupils, 'pupil')}"


def headline_sentence(analysis: TermlyAnalysis, found: Headlines, who: str) -> str:
    """Say the headline: the rate, its distance from target, and the change since last term."""
    now = found.now
    if not now.possible:
        return f"{who}: no sessions are known this term."
    met = 1000 * now.attended >= analysis.policy.target * now.possible
    target = f"{'at or above' if met else 'below'} the {per_cent(analysis.policy.target)} target"
    change = ""
    if found.before is not None and analysis.before is not None and found.before.possible:
        step = points_change(found.before.attended, found.before.possible, now.attended, now.possible)
        change = f", {step} since {analysis.before.full_name}"
    return f"{who}: {percentage(now.attended, now.possible)}, {target}{change}."


def show_categories(analysis: TermlyAnalysis) -> None:
    """Show how many pupils are green, amber and red, with the change since last term."""
    now, before = categories(analysis)
    st.subheader("Pupils by category")
    edges = {"target": per_cent(analysis.policy.target), "red": per_cent(analysis.policy.red_below)}
    for column, category in zip(st.columns(3), Category, strict=True):
        column.metric(
            f"{category_label(category)}: {CATEGORY_MEANING[category].format(**edges)}",
            now.categories[category],
            _change(now, before, category),
            delta_color="off",
            delta_arrow="off",
            border=True,
            help=MEASURES[category.capitalize()],
        )
    without = as_text(" and ".join(analysis.policy.without_letters)) or "no year group"
    st.caption(
        f"{plural(now.pupils, 'pupil')} with sessions this term{_leavers(analysis)}; {without} left out. "
        f"{not_counted(now.not_known)}"
    )


def _leavers(analysis: TermlyAnalysis) -> str:
    place = ' (under Movement they are "Left")' if analysis.before else ""
    left = left_with_sessions(with_letters(analysis))
    return f", {left} of whom {'has' if left == 1 else 'have'} left{place}" if left else ""


def _change(now: Headline, before: Headline | None, category: Category) -> str | None:
    if before is None:
        return None
    change = now.categories[category] - before.categories[category]
    return f"{abs(change)} {'more' if change > 0 else 'fewer'} than last term" if change else "as many as last term"
