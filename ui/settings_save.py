"""What was typed and is not saved yet: each change in words, what it would do, and from which day it holds."""

import streamlit as st

from analysis.meeting.what_if import difference_in_words
from analysis.rules.policy import Policy
from analysis.rules.wording import long_date
from analysis.settings import Settings
from analysis.settings_changes import changes
from analysis.settings_text import settings_text
from analysis.terms.refusals import RefusedError
from ui.access import person_at_the_desk
from ui.clock import today
from ui.decision_day import decision_date
from ui.meeting_state import current_meeting
from ui.plain_text import as_text
from ui.settings import edit_anew, editor_key, keep_settings
from ui.settings_draft import Draft
from ui.state import StateKey, load


def show_changes(draft: Draft) -> None:
    """Show what is not saved yet with the way to save it; nothing where nothing was changed."""
    new = draft.settings()
    for sentence in draft.wrong:
        st.error(as_text(sentence), icon=":material/error:")
    told = changes(draft.in_force, new) if new else ()
    if new is None or not told:
        return
    with st.container(border=True):
        st.subheader("Not saved yet")
        st.markdown("\n".join(f"- {as_text(line)}" for line in told))
        _show_what_if(draft.in_force.policy, new.policy)
        if load(StateKey.IS_SAMPLE):
            st.caption("This is the sample school: look at what a change would do. Nothing here is saved.")
        else:
            _show_saving(new)


def _show_what_if(in_force: Policy, policy: Policy) -> None:
    if policy == in_force:
        return
    try:
        meeting = current_meeting()
    except RefusedError:
        return
    if meeting is not None:
        st.markdown(f"In the meeting on screen: **{difference_in_words(meeting.analysis, policy)}**.")


def _show_saving(new: Settings) -> None:
    day, who = st.columns(2)
    since = day.date_input(
        "In force from",
        today(),
        format="DD/MM/YYYY",
        key=editor_key("settings_since"),
        help="A letter that is released keeps the policy of its day, whatever is changed later.",
    )
    by = who.text_input(
        "Who is saving?", load(StateKey.RELEASED_BY) or person_at_the_desk(), key=editor_key("settings_by")
    )
    if since > decision_date():
        st.caption(
            f"The meeting on screen is decided on {long_date(decision_date())} and keeps the settings of that day."
        )
    save, drop = st.columns(2)
    if save.button("Save these settings", key="save_settings", type="primary", disabled=not by.strip()):
        keep_settings(settings_text(new), since, by.strip())
        st.toast("Saved.")
        st.rerun()
    if drop.button("Drop the changes", key="drop_settings"):
        edit_anew()
        st.rerun()
