"""Net movement since last term beside chance: in one sentence, by year group and by class, and what it cannot tell."""

from collections.abc import Mapping

import streamlit as st

from analysis.meeting.figures import with_known_sessions, with_letters
from analysis.meeting.net_movement import NetMovement, homes_in, net_by, net_movement
from analysis.meeting.room import Meeting
from analysis.rules.wording import how_often, plural
from ui.filters import Filter
from ui.headline import not_counted
from ui.movement_groups import COLUMNS
from ui.movement_words import net_sentence, several_at_once
from ui.plain_text import as_text
from ui.state import StateKey, load, store
from ui.tables import show_plain_table

SIGNED = {"Net": st.column_config.NumberColumn(format="%+d")}
LIMITS = """
- **Season**: a winter term has more colds than a summer term, for everybody.
- **Length**: in a shorter term more pupils miss nothing at all, and more miss a large part.
- **Illness going round**: a home counts once, a whole class with one bug does not, so its movement looks rarer than it
  is.
- **Regression to the mean**: who was low tends to rise and who was high to fall. That cancels out where everybody is
  counted, as here, and not among pupils picked because they were low.
- **No cause**: what chance seldom does can come from anything that changed between the terms.
"""


def show_net(meeting: Meeting, chosen: Filter) -> None:
    """Show the net movement of the pupils looked at against chance, and of each year group and class among them."""
    everybody = [one for one in with_letters(meeting.analysis) if chosen.shows(one)]
    last, decisions, homes = meeting.analysis.before, with_known_sessions(everybody), homes_of(meeting)
    if last is None:
        return
    whole = net_movement("All these pupils", decisions, homes)
    st.subheader("Is that more than chance?")
    st.markdown(f"#### {net_sentence(whole)}")
    tables = {column: lines for column in COLUMNS if len(lines := net_by(decisions, column, homes)) > 1}
    compared = sum(one.told for lines in tables.values() for one in lines)
    if tables:
        for tab, (column, lines) in zip(st.tabs([COLUMNS[one] for one in tables]), tables.items(), strict=True):
            alt = f"Net movement of {COLUMNS[column].lower()} since last term, beside chance"
            rows = [_row(one, compared) for one in lines]
            with tab:
                show_plain_table(rows, alt, key=f"net_{column}", column_config=SIGNED)
    st.caption(
        f"From {as_text(last.full_name)} to {as_text(meeting.analysis.now.full_name)}: "
        f"{plural(whole.pupils, 'pupil')} with a category in both. {_about_homes(meeting)} {several_at_once(compared)} "
        f"{not_counted(len(everybody) - len(decisions))}"
    )
    with st.expander("What this cannot tell"):
        st.markdown(LIMITS)


def homes_of(meeting: Meeting) -> Mapping[int, int]:
    """Find the homes once for the same meeting."""
    known, found = load(StateKey.HOMES, (None, None))
    if known is not meeting:
        with st.spinner("Finding who shares a home …"):
            found = homes_in(meeting)
        store(StateKey.HOMES, (meeting, found))
    homes: Mapping[int, int] = found
    return homes


def _about_homes(meeting: Meeting) -> str:
    if meeting.records.contacts is None and not meeting.records.siblings:
        return "Without contacts it is not known who shares a home, so each pupil counts alone."
    return "Brothers and sisters, and children of one address, count together: what one home catches is one event."


def _row(one: NetMovement, compared: int) -> dict[str, object]:
    return {
        "Group": one.group,
        "Pupils": one.pupils,
        "Moved up": one.counts.improved,
        "Same": one.counts.same,
        "Moved down": one.counts.declined,
        "Net": one.net,
        "By chance alone": how_often(one.chance) if one.told else "–",
        "What that says": one.reading(compared).value,
    }
