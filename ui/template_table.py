"""Which template each letter is written with: the answer, the table, and the Word file to take away."""

import streamlit as st

from analysis.records.templates import TemplateUse
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.wording import short_date
from ui.template_shelf import templates_in_force, uses_in_force, word_file_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_answer() -> None:
    """Say in a sentence whose templates are in use, and list them. Raises RecordsError."""
    own = {letter: use for (letter, _), use in uses_in_force().items()}
    if own:
        verb = "is" if len(own) == 1 else "are"
        st.markdown(f"#### {len(own)} of {len(Letter)} letters {verb} written with the school's own template.")
    else:
        st.markdown("#### Every letter is written with the standard template of this program.")
    rows = [{"Letter": LETTER_NAMES[letter], **_row(own.get(letter))} for letter in Letter]
    st.dataframe(rows, hide_index=True, alt="The template of each letter, since when, and who took it into use")


def _row(use: TemplateUse | None) -> dict[str, str]:
    if use is None:
        return {"Template": "standard", "Since": "", "By": ""}
    return {"Template": use.file_name, "Since": short_date(use.at.date()), "By": use.by}


def show_template_in_use(letter: Letter) -> None:
    """Offer the Word file of a letter, to read or to edit. Raises RecordsError."""
    st.subheader("1. Take the Word file")
    st.markdown(
        "Open it in Word and change words, fonts and layout as you like. What stands between `{{` and `}}` is a field, "
        "filled in for each family; the list of fields is at the foot of this page."
    )
    version = templates_in_force()[letter].version
    st.download_button(
        f"{LETTER_NAMES[letter]}: the Word file in use",
        lambda: word_file_of(version) or b"",
        file_name=f"{letter}.docx",
        mime=WORD,
        key=f"template_download_{letter}",
        icon=":material/download:",
        on_click="ignore",
    )
