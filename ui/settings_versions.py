"""Every version of the settings: from when, by whom, what changed; an old one can be put back."""

from itertools import pairwise

import streamlit as st

from analysis.records.settings import SettingsVersion, settings_on
from analysis.rules.wording import long_date, short_date
from analysis.settings import Settings, read_settings
from analysis.settings_changes import changes
from analysis.settings_text import settings_text
from ui.access import person_at_the_desk
from ui.clock import today
from ui.plain_text import as_text
from ui.settings import keep_settings, versions
from ui.state import StateKey, load


def show_versions(settings: Settings) -> None:
    """Show the versions, latest first, and offer the settings as a file."""
    st.download_button(
        "Download as a settings file",
        settings_text(settings),
        file_name="school.toml",
        mime="application/toml",
        key="settings_download",
        icon=":material/download:",
        on_click="ignore",
        help="For another computer (drop it in the Upload box there) and for the command line.",
    )
    kept = versions()
    if not kept:
        whose = "The sample school keeps its own." if load(StateKey.IS_SAMPLE) else "What you see are the defaults."
        st.markdown(f"No settings are saved yet. {whose}")
    told = dict(zip((one.number for one in kept), _what_changed(kept), strict=True))
    in_force = settings_on(kept, today())
    for version in reversed(kept):
        with st.container(border=True):
            words, button = st.columns([5, 1], vertical_alignment="center")
            now = " (in force)" if version == in_force else ""
            words.markdown(f"**From {long_date(version.since)}{now}**  \n{as_text(told[version.number])}")
            words.caption(as_text(f"Saved by {version.by} on {short_date(version.at.date())}."))
            if version != in_force and button.button("Put back", key=f"put_back_settings_{version.number}"):
                keep_settings(version.toml, today(), load(StateKey.RELEASED_BY) or person_at_the_desk())
                st.rerun()


def _what_changed(kept: tuple[SettingsVersion, ...]) -> list[str]:
    read = [Settings(), *(read_settings(version.toml.encode()) for version in kept)]
    return ["; ".join(changes(before, after)) or "As before" for before, after in pairwise(read)]
