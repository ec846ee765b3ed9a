"""What a person chooses on the page of groups: one or two groupings, the sessions and the pupils counted."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.meeting.figures import headline_population
from analysis.meeting.group_line import GroupTable
from analysis.meeting.group_lines import measure_groups
from analysis.meeting.group_pupils import Counted, counted_pupils
from analysis.meeting.pupil_groups import ALL_GROUPINGS, OWN, groupings_in
from analysis.meeting.room import Meeting
from analysis.meeting.what_if import Basis, has_year_to_date
from analysis.rules.roles import GROUPS_OF_CARE, WITHOUT_SIGN_IN, may_see_group, may_see_small_group
from analysis.rules.small_groups import SMALLEST_GROUP
from ui.address import asked_for, say_in_address
from ui.presenting import presenting
from ui.state import StateKey, load, store
from ui.what_if_controls import BASIS_LABELS

NOTHING, BASIS = "nothing else", "basis"
HEADLINE, EVERYONE = "headline", "everyone"
UPLOAD_PAGE = "pages/upload.py"
NOT_ON_THE_PROJECTOR = GROUPS_OF_CARE | OWN
"""Nobody but the school knows what stands in a group of its own."""


def groupings(meeting: Meeting) -> dict[str, str]:
    """Give the groupings that may be seen now, with their labels: on the projector none of care and none of its own."""
    found = groupings_in(meeting.analysis.decisions, ALL_GROUPINGS)
    return {
        column: label
        for column, label in found.items()
        if may_see_group(WITHOUT_SIGN_IN, column) and not (presenting() and column in NOT_ON_THE_PROJECTOR)
    }


def show_controls(meeting: Meeting) -> GroupTable:
    """Show what can be chosen, and measure the groups that it makes."""
    labels = groupings(meeting)
    if not labels:
        st.markdown("The files give no year, class or other group.")
        show_missing(meeting)
        st.stop()
    by, also, over, whom = st.columns([3, 3, 3, 4])
    first = _choose(by, "Group by", labels, "groups_by")
    # What is chosen on the projector is remembered apart: a grouping of care is not among its options.
    others = {column: label for column, label in labels.items() if column != first}
    second = _choose(also, "and by", {NOTHING: NOTHING} | others, "groups_and")
    columns = (first,) if second == NOTHING else (first, second)
    counted = _counted(meeting, _basis(meeting, over), everyone=_everyone(meeting, whom))
    return measure_groups(meeting.analysis, counted, columns, merged=not _show_small(columns))


def _counted(meeting: Meeting, basis: Basis, *, everyone: bool) -> Counted:
    """Count the pupils, or give them from the last run where nothing of it changed."""
    of, kept = load(StateKey.COUNTED, (None, None))
    if of is not meeting.analysis or (kept.basis, kept.everyone) != (basis, everyone):
        with st.spinner("Counting pupils and sessions …"):
            kept = counted_pupils(meeting.analysis, basis, everyone=everyone)
        store(StateKey.COUNTED, (meeting.analysis, kept))
    counted: Counted = kept
    return counted


def _choose(place: DeltaGenerator, label: str, labels: dict[str, str], key: str) -> str:
    """Ask for a grouping: at first the one that the page's address asks for, which says what is chosen but for care."""
    named = key.removeprefix("groups_")
    asked = next((number for number, one in enumerate(labels) if one in asked_for(named)), 0)
    chosen: str = place.selectbox(
        label, list(labels), asked, format_func=labels.__getitem__, key=_key(key), persist_state="session"
    )
    is_private = chosen in NOT_ON_THE_PROJECTOR
    say_in_address(named, () if chosen == NOTHING or is_private else (chosen,))
    return chosen


def _key(name: str) -> str:
    return f"{name}_presented" if presenting() else name


def _basis(meeting: Meeting, place: DeltaGenerator) -> Basis:
    if not has_year_to_date(meeting.analysis):
        place.caption("Year to date needs every term of the school year, and more than one.")
        return Basis.TERM
    chosen: Basis = place.segmented_control(
        "Counted over",
        list(Basis),
        default=next((one for one in Basis if one in asked_for(BASIS)), Basis.TERM),
        format_func=lambda basis: BASIS_LABELS[basis],
        key="groups_basis",
        required=True,
        persist_state="session",
    )
    say_in_address(BASIS, (str(chosen),))
    return chosen


def _everyone(meeting: Meeting, place: DeltaGenerator) -> bool:
    labels = {HEADLINE: headline_population(meeting.analysis), EVERYONE: "Everyone on roll"}
    chosen: str = place.segmented_control(
        "Pupils counted",
        list(labels),
        default=HEADLINE,
        format_func=labels.__getitem__,
        key="groups_whom",
        required=True,
        persist_state="session",
    )
    return chosen == EVERYONE


def _show_small(columns: tuple[str, ...]) -> bool:
    """Ask whether groups under five shall stand by themselves: never on the projector, nor of child protection."""
    if presenting() or not all(may_see_small_group(WITHOUT_SIGN_IN, column) for column in columns):
        return False
    return st.checkbox(
        f"Show groups of fewer than {SMALLEST_GROUP} pupils too, for this room only",
        key="groups_small",
        help="They are put together otherwise, so that no figure tells of one child. Nothing can be downloaded then.",
    )


def show_missing(meeting: Meeting) -> None:
    """Say which groupings the files tell nothing of, and how to bring them."""
    known = groupings_in(meeting.analysis.decisions, ALL_GROUPINGS)
    missing = [
        label
        for column, label in ALL_GROUPINGS.items()
        if column not in {*known, *OWN} and not (presenting() and column in GROUPS_OF_CARE)
    ]
    if not missing:
        return
    with st.expander(f"Not in your files: {', '.join(missing)}"):
        st.markdown(
            "To group by one of these, add its column to the export of your MIS, or drop a list of pupils with UPN, "
            "name and that column in the box on the Upload page: it joins the attendance that is there. Any other "
            'column of an export can be a group too: say so under "How was this file read?" on its card there.'
        )
        if not presenting():
            st.page_link(UPLOAD_PAGE, label="Load a list of pupils", icon=":material/upload_file:")
