"""Which template each letter is written with: the answer, the table, and the Word file to take away."""

import streamlit as st

from analysis.letters.details import TEMPLATES, template_title
from analysis.letters.languages import language_of
from analysis.records.templates import TemplateUse
from analysis.rules.wording import short_date
from ui.plain_text import as_text
from ui.tables import show_table
from ui.template_shelf import templates_in_force, uses_in_force, word_file_of

MOST_LANGUAGE = 40
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


ENGLISH = "English"


def show_answer() -> None:
    """Say in a sentence whose templates are in use, and list them. Raises RecordsError."""
    uses = uses_in_force()
    own = {letter for letter, _ in uses}
    if own:
        verb = "is" if len(own) == 1 else "are"
        st.markdown(f"#### {len(own)} of {len(TEMPLATES)} templates {verb} the school's own.")
    else:
        st.markdown("#### Every letter is written with the standard template of this program.")
    st.caption(
        "A first letter has a softer variant for a child whose absence this term was all illness or medical "
        "appointments: it is chosen by itself where the marks are loaded."
    )
    rows = [
        {"Letter": template_title(letter), "Language": language or ENGLISH, **_row(uses.get((letter, language)))}
        for letter in TEMPLATES
        for language in ("", *sorted(other for name, other in uses if name == letter and other))
    ]
    show_table(rows, "The template of each letter, since when, and who took it into use")


def _row(use: TemplateUse | None) -> dict[str, str]:
    if use is None:
        return {"Template": "standard", "Since": "", "By": ""}
    return {"Template": use.file_name, "Since": short_date(use.at.date()), "By": use.by}


def choose_language() -> str:
    """Ask which language the template is in; blank for English."""
    said = st.text_input(
        "Language",
        ENGLISH,
        max_chars=MOST_LANGUAGE,
        key="template_language",
        help="English, or a home language as your list of contacts names it. A home that speaks it gets this template; "
        "where a letter has none, it is in English.",
    )
    return language_of(said)


def show_template_in_use(letter: str, language: str) -> None:
    """Offer the Word file of a letter, to read or to edit: the English one to translate where there is none.

    Raises RecordsError.
    """
    st.subheader("1. Take the Word file")
    st.markdown(
        "Open it in Word and change words, fonts and layout as you like. What stands between `{{` and `}}` is a field, "
        "filled in for each family; the list of fields is at the foot of this page."
    )
    own = uses_in_force().get((letter, language))
    version = own.version if own and own.version else templates_in_force()[letter].version
    if language and own is None:
        st.caption(as_text(f"There is none in {language} yet: this is the English one."))
    st.download_button(
        f"{template_title(letter)}: the Word file in use",
        lambda: word_file_of(version) or b"",
        file_name=f"{letter}.docx",
        mime=WORD,
        key=f"template_download_{letter}",
        icon=":material/download:",
        on_click="ignore",
    )
