"""The year groups and classes a person looks at: chosen on one page, kept on the others, and said until cleared."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.decisions import PupilDecision
from analysis.meeting.room import Meeting
from ui.address import asked_for, say_in_address
from ui.plain_text import as_text
from ui.state import StateKey, load, store

YEAR_GROUP, CLASS = "year_group", "class_name"
LABELS = {YEAR_GROUP: "Year group", CLASS: "Class"}
IN_ADDRESS = {YEAR_GROUP: "year", CLASS: "class"}


@dataclass(frozen=True, slots=True)
class Filter:
    """Whom a person looks at: pupils of any of these year groups, in any of these classes; none chosen means all."""

    year_groups: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether anybody may be hidden."""
        return bool(self.year_groups or self.classes)

    def shows(self, one: PupilDecision) -> bool:
        """Say whether a pupil is among those looked at."""
        return (not self.year_groups or one.text(YEAR_GROUP) in self.year_groups) and (
            not self.classes or one.text(CLASS) in self.classes
        )

    def in_words(self) -> str:
        """Say what is chosen, "Year 4 · classes 4A, 4B"; blank where nothing is."""
        classes = f"{'class' if len(self.classes) == 1 else 'classes'} {', '.join(self.classes)}"
        return " · ".join(filter(None, (", ".join(self.year_groups), classes if self.classes else "")))


def kept_filter() -> Filter:
    """Give what was chosen last on any page of this visit, at first what its address asked for."""
    kept: Filter | None = load(StateKey.FILTER)
    return kept or Filter(asked_for(IN_ADDRESS[YEAR_GROUP]), asked_for(IN_ADDRESS[CLASS]))


def show_filter_row(meeting: Meeting) -> Filter:
    """Ask in a row of its own, and say what is chosen."""
    chosen = choose_filter(meeting, st.columns([2, 2, 3])[:2])
    show_filter(chosen)
    return chosen


def choose_filter(meeting: Meeting, places: Sequence[DeltaGenerator]) -> Filter:
    """Ask for year groups and classes in two places; what was chosen on another page stands there already."""
    kept, pupils = kept_filter(), meeting.analysis.decisions
    year_groups = _choose(places[0], YEAR_GROUP, _values(pupils, YEAR_GROUP), kept.year_groups)
    among = [one for one in pupils if not year_groups or one.text(YEAR_GROUP) in year_groups]
    chosen = Filter(year_groups, _choose(places[1], CLASS, _values(among, CLASS), kept.classes))
    store(StateKey.FILTER, chosen)
    say_in_address(IN_ADDRESS[YEAR_GROUP], chosen.year_groups)
    say_in_address(IN_ADDRESS[CLASS], chosen.classes)
    return chosen


def show_filter(chosen: Filter) -> None:
    """Say which pupils alone are shown, with the way back to everybody; nothing where everybody is."""
    if not chosen.is_on:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/filter_alt: **Only {as_text(chosen.in_words())}**", width="content")
        st.button("Clear", key="clear_filter", type="tertiary", icon=":material/close:", on_click=_clear)


def _clear() -> None:
    store(StateKey.FILTER, Filter())
    store(StateKey.FILTERS_CLEARED, load(StateKey.FILTERS_CLEARED, 0) + 1)


def _choose(place: DeltaGenerator, column: str, options: list[str], kept: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        place.multiselect(
            LABELS[column],
            options,
            [one for one in kept if one in options],
            key=f"filter_{column}_{load(StateKey.FILTERS_CLEARED, 0)}",
            placeholder="All",
        )
    )


def _values(pupils: Sequence[PupilDecision], column: str) -> list[str]:
    """List the year groups or classes, the youngest first, as the decisions stand."""
    return list(dict.fromkeys(filter(None, (one.text(column) for one in pupils))))
