"""What the loaded marks say of the school year, where dates are not typed or contradict them."""

import streamlit as st

from analysis.rules.school_calendar import Term
from analysis.rules.wording import long_date
from analysis.terms.choice import RefusedError
from ui.box import files
from ui.meeting_state import loaded_terms
from ui.plain_text import as_text
from ui.settings_draft import Draft


def show_taken_from_marks(draft: Draft) -> None:
    """Say first and last mark of each loaded term where no dates are typed."""
    if draft.terms or not files():
        return
    try:
        sheets = loaded_terms().sheets
    except RefusedError:
        return
    dated = [Term(sheet.name, days[0], days[-1]) for sheet in sheets for days in [sheet.school_days] if days]
    lines = [f"- {as_text(one.name)}: first mark {long_date(one.start)}, last {long_date(one.end)}" for one in dated]
    if lines:
        st.markdown("\n".join(["No dates are typed, so they are taken from the marks:", "", *lines]))
