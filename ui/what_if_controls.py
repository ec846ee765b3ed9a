"""The numbers that a trial moves: they begin as today's, and are forgotten when the page is left."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis, Effect, Tried, has_year_to_date, try_out
from analysis.rules.policy import Policy, tenths_text
from ui.state import StateKey, load, store

BASIS_LABELS = {Basis.TERM: "This term", Basis.YEAR: "Year to date"}
LOWEST = {"target": 800, "red_below": 500}
"""Where a slider begins, in whole thousandths, unless today's number is lower."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The numbers that are tried, and what they would do."""

    policy: Policy
    basis: Basis
    tried: tuple[Tried, ...]

    def with_effect(self, effect: Effect) -> list[Tried]:
        """Give the pupils on whom the trial has this effect."""
        return [one for one in self.tried if one.effect is effect]


def show_controls(meeting: Meeting) -> Trial | None:
    """Show what can be moved; None, with what to do, where the numbers contradict one another."""
    today = meeting.analysis.policy
    target, red, step, basis = st.columns([3, 3, 3, 4], gap="large")
    with target:
        moved_target = _slider("Target (per cent)", "target", today.target)
    with red:
        moved_red = _slider("Red below (per cent)", "red_below", today.red_below)
    with step:
        smallest = st.number_input(
            "Smallest improvement",
            0.0,
            100.0,
            float(tenths_text(today.smallest_improvement)),
            step=0.1,
            format="%.1f",
            key=_key("smallest_improvement"),
        )
    chosen = _show_basis(meeting, basis)
    st.button("Back to today's numbers", key="what_if_reset", icon=":material/undo:", on_click=_begin_anew)
    if moved_red >= moved_target:
        st.error("Red must begin below the target. Move one of the two.", icon=":material/error:")
        return None
    policy = replace(today, target=moved_target, red_below=moved_red, smallest_improvement=round(10 * smallest))
    return Trial(policy, chosen, try_out(meeting.analysis, policy, chosen))


def _slider(label: str, name: str, now: int) -> int:
    lowest = min(LOWEST[name], now) / 10
    return round(10 * st.slider(label, lowest, 100.0, now / 10, step=0.1, format="%.1f", key=_key(name)))


def _show_basis(meeting: Meeting, place: DeltaGenerator) -> Basis:
    possible = has_year_to_date(meeting.analysis)
    with place:
        chosen: Basis = st.segmented_control(
            "Judged on",
            list(Basis),
            default=Basis.TERM,
            format_func=lambda basis: BASIS_LABELS[basis],
            key=_key("basis"),
            disabled=not possible,
            required=True,
        )
        if not possible:
            st.caption("Year to date needs every term of the school year, and more than one.")
    return chosen


def _key(name: str) -> str:
    """Name a widget anew after each way back, so that it shows today's number."""
    return f"what_if_{name}_{load(StateKey.WHAT_IF, 0)}"


def _begin_anew() -> None:
    store(StateKey.WHAT_IF, load(StateKey.WHAT_IF, 0) + 1)
