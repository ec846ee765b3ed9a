"""Every template that a letter was written with: who took it into use, when, and the way back."""

import streamlit as st

from analysis.records.templates import TemplateUse
from analysis.rules.wording import short_date
from ui.plain_text import as_text
from ui.template_shelf import put_back, template_uses, uses_in_force, word_file_of
from ui.template_table import WORD


def show_versions(letter: str, language: str) -> None:
    """List a letter's templates in a language, the newest first, each with its way back. Raises RecordsError."""
    uses = [one for one in template_uses() if (one.letter, one.language) == (letter, language)]
    if not uses:
        return
    st.subheader("Versions")
    st.markdown("A letter released with an older version stays as it was.")
    in_force = uses_in_force().get((letter, language))
    for use in reversed(uses):
        _show_version(use, in_force)
    if in_force is not None and st.button(_way_back(language), key=f"standard_{letter}"):
        put_back(letter, language, None)
        st.rerun()


def _way_back(language: str) -> str:
    return "Write it in English again" if language else "Put the standard template back"


def _show_version(use: TemplateUse, in_force: TemplateUse | None) -> None:
    said, buttons = st.columns(2, vertical_alignment="center")
    name = use.file_name if use.version else "None, so in English" if use.language else "The standard template"
    state = " **In use.**" if use == in_force else ""
    said.markdown(f"{as_text(name)}: {short_date(use.at.date())}, by {as_text(use.by)}.{state}")
    if use.version:
        with buttons, st.container(horizontal=True):
            _show_buttons(use, use.version, is_in_force=in_force is not None and use.version == in_force.version)


def _show_buttons(use: TemplateUse, version: str, *, is_in_force: bool) -> None:
    st.download_button(
        "Word file",
        lambda: word_file_of(version) or b"",
        file_name=f"{use.letter}.docx",
        mime=WORD,
        key=f"version_{use.number}",
        icon=":material/download:",
        on_click="ignore",
    )
    if not is_in_force and st.button("Put back", key=f"put_back_{use.number}"):
        put_back(use.letter, use.language, use.number)
        st.rerun()
