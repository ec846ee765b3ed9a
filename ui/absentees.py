"""Persistent absentees: the basis, whom of them to show, and the working list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.decisions import PupilDecision
from analysis.meeting.absence_detail import AbsenceDetail, absence_details
from analysis.meeting.absentees import Absentee, Absentees, absentees
from analysis.meeting.on_record import OnRecord, last_letter
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis, has_year_to_date
from analysis.rules.wording import plural
from ui.absentee_counts import NOT_COMPLETE
from ui.absentee_words import (
    answer,
    attendance_words,
    basis_words,
    beside_the_meeting,
    kinds_words,
    spells_words,
    to_come_words,
    trend_words,
    way_words,
)
from ui.address import asked_for, say_in_address
from ui.filters import choose_filter, show_filter
from ui.measure_words import UNTIL_A_TENTH
from ui.plain_text import as_text
from ui.pupil_choice import HINT, open_chosen
from ui.tables import show_table
from ui.what_if_controls import BASIS_LABELS

PIXELS = {"Pupil": 140, "Class": 58, "Days": 62, "Attendance": 104, "By year end": 140}
PIXELS |= {"What kind, in days": 205, "Spells": 112, "Trend": 96, "Last letter": 110, "Next action": 115}
PIXELS |= {"Sessions": 95}
NUMBERS = {
    "Days": st.column_config.NumberColumn(format="%.1f"),
    "Sessions": st.column_config.NumberColumn(help=UNTIL_A_TENTH),
}
ROW, HEIGHT = 104, 760
"""Pixels: high enough for the four lines that the kinds of absence take."""
IN_ADDRESS = "basis"
SETTINGS_PAGE = "pages/settings.py"


IsShown = Callable[[PupilDecision], bool]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What the school has done and means to do, by person: letters and holds, and the next action of each."""

    on_record: OnRecord
    actions: Mapping[int, str]


def show_absentees(meeting: Meeting) -> tuple[Absentees, IsShown]:
    """Give the answer on a chosen basis, and say which of the pupils a person wants to see."""
    first, (basis, *narrow) = st.container(), st.columns(3)
    counted = _basis(meeting, basis)
    with st.spinner("Working out what can still be done …"):
        found = absentees(meeting, counted)
    first.markdown(f"#### {as_text(answer(found))}")
    if beside := beside_the_meeting(found, meeting.analysis):
        first.markdown(as_text(beside))
    chosen = choose_filter(meeting, narrow)
    show_filter(chosen)
    st.caption(as_text(f"{basis_words(found, meeting.analysis)} {to_come_words(found)}"))
    if found.to_come.lacking:
        st.info(
            as_text(
                f"What can still be missed by the end of the year is not known: {found.to_come.lacking} The list says "
                "how many sessions attended in a row would do."
            ),
            icon=":material/event_busy:",
        )
        if found.to_come.lacking.startswith("Settings"):
            st.page_link(SETTINGS_PAGE, label="Type the terms in Settings", icon=":material/settings:")
    _show_unclear(found.unclear)
    return found, chosen.shows


def _basis(meeting: Meeting, place: DeltaGenerator) -> Basis:
    if not has_year_to_date(meeting.analysis):
        if not meeting.analysis.year_is_complete:
            place.caption(NOT_COMPLETE)
            return Basis.TERM
        return Basis.YEAR
    asked = next((one for one in Basis if one in asked_for(IN_ADDRESS)), Basis.YEAR)
    chosen: Basis | None = place.segmented_control(
        "Counted over",
        [Basis.YEAR, Basis.TERM],
        default=asked,
        format_func=lambda one: BASIS_LABELS[one],
        key="persistent_basis",
    )
    say_in_address(IN_ADDRESS, (str(chosen or Basis.YEAR),))
    return chosen or Basis.YEAR


def _show_unclear(unclear: Sequence[PupilDecision]) -> None:
    if unclear:
        with st.expander(f"{plural(len(unclear), 'pupil')} in no list: their sessions are not known"):
            st.markdown("\n".join(f"- {as_text(_unclear_words(one))}" for one in unclear))


def _unclear_words(one: PupilDecision) -> str:
    printed = one.now.percentage if one.now else None
    said = f": the file prints {printed}% and no sessions" if printed else ""
    return f"{one.listed_name}, {one.text('class_name')}{said}".replace(", :", ":")


def show_list(found: Absentees, pupils: Sequence[Absentee], known: OnPaper, key: str, *, until: bool = False) -> None:
    """Show some pupils as a working list; `until` counts the sessions to a tenth instead of the way from it."""
    if not pupils:
        st.markdown("Nobody.")
        return
    details = absence_details(found.sheets, pupils)
    rows = [_row(one, details.get(one.person), known, until=until) for one in pupils]
    event = show_table(
        rows,
        f"Table of {plural(len(rows), 'pupil')}; choose a row to open the pupil",
        file=key.removesuffix("_list").replace("_", " "),
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        row_height=ROW,
        height=min(HEIGHT, ROW * (len(rows) + 1) + 3),
        column_config=_columns(rows[0]),
    )
    open_chosen(event["selection"]["rows"], [one.person for one in pupils])
    st.caption(HINT)


def _columns(row: Mapping[str, object]) -> dict[str, Any]:
    widths = {name: st.column_config.TextColumn(width=PIXELS[name]) for name in row}
    return widths | {name: NUMBERS[name] | {"width": PIXELS[name]} for name in row if name in NUMBERS}


def _row(one: Absentee, detail: AbsenceDetail | None, known: OnPaper, *, until: bool) -> dict[str, object]:
    letter = last_letter(known.on_record.get(one.person, ()))
    way = {"Sessions": one.until_persistent} if until else {"By year end": way_words(one)}
    return {
        "Pupil": one.decision.listed_name,
        "Class": one.decision.text("class_name"),
        "Days": one.absent / 2,
        "Attendance": attendance_words(one),
        **way,
        "What kind, in days": kinds_words(one, detail),
        "Spells": spells_words(one, detail),
        "Trend": trend_words(one),
        "Last letter": letter.in_words if letter else "none on record",
        "Next action": known.actions.get(one.person, "none agreed"),
    }
