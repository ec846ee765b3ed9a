"""Every field that a template may use, with an example."""

import streamlit as st

from analysis.letters.details import KINDS, template_title
from analysis.letters.fields import FIELDS, how_to_write
from ui.tables import show_table

INTRODUCTION = (
    "Type a field into the Word file exactly as it stands here. A passage between `{% if … %}` and `{% endif %}` is "
    "printed only where the field says something. To leave out whole paragraphs, write `{%p if … %}` and "
    "`{%p endif %}`, each in a paragraph of its own."
)


def show_fields() -> None:
    """List the fields: what to write, what it means, an example, and the letters that fill it."""
    st.subheader("Fields")
    st.markdown(INTRODUCTION)
    rows = [
        {
            "Write": how_to_write(field),
            "What it means": field.meaning,
            "Example": field.example,
            "Filled in": _letters(field.letters),
        }
        for field in FIELDS
    ]
    show_table(
        rows,
        "Every field of a letter, with its meaning and an example",
        file="fields of a letter",
        key="fields",
        height=420,
    )


def _letters(letters: tuple[str, ...]) -> str:
    return "every letter" if letters == KINDS else ", ".join(map(template_title, letters))
