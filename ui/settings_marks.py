"""What the loaded marks say of the school year, where dates are not typed or contradict them."""

import streamlit as st

from analysis.meeting.calendar import closed_days_with_marks
from analysis.rules.wording import long_date
from analysis.settings import Settings
from analysis.terms.refusals import RefusedError
from ui.meeting_state import current_meeting
from ui.plain_text import as_text
from ui.settings_draft import Draft


def show_marks(draft: Draft) -> None:
    """Give first and last mark of each loaded term without typed dates, and days that are closed but have marks."""
    try:
        meeting = current_meeting()
    except RefusedError:
        return
    if meeting is None:
        return
    sheets = meeting.analysis.year
    closed = closed_days_with_marks(Settings(inset_days=tuple(draft.inset_days)), sheets)
    for line in closed:
        st.warning(as_text(line.message), icon=":material/warning:")
    spans = [] if draft.terms else [(sheet.name, days) for sheet in sheets for days in [sheet.school_days] if days]
    if spans:
        lines = [f"- {as_text(name)}: first {long_date(days[0])}, last {long_date(days[-1])}" for name, days in spans]
        st.markdown("\n".join(["No dates are typed, so they are taken from the marks:", "", *lines]))
