"""Whose settings are in force, beside the files."""

import streamlit as st

from analysis.records.settings import settings_on
from analysis.rules.wording import long_date
from analysis.settings import read_settings
from ui.decision_day import decision_date
from ui.plain_text import as_text
from ui.settings import versions


def show_settings_card() -> None:
    """Name the settings that the meeting is made with; nothing before a school has any."""
    version = settings_on(versions(), decision_date())
    if version is None:
        return
    with st.container(border=True):
        name = read_settings(version.toml.encode()).school.name
        st.markdown(f"**Settings of {as_text(name)}**, in force from {long_date(version.since)}.")
        st.page_link("pages/settings.py", label="Look at the settings", icon=":material/settings:")
