"""Templates answers: which Word template is each letter written with, since when, and by whom."""

import streamlit as st

from analysis.letters.details import TEMPLATES, template_title
from ui.state import StateKey, load
from ui.template_fields import show_fields
from ui.template_table import choose_language, show_answer, show_template_in_use
from ui.template_upload import show_upload
from ui.template_versions import show_versions

st.title("Letter templates")
show_answer()
letter = st.segmented_control(
    "Letter",
    TEMPLATES,
    default=TEMPLATES[0],
    format_func=template_title,
    key="template_letter",
    required=True,
)
language = choose_language()
in_use, own = st.columns(2, gap="large")
with in_use:
    show_template_in_use(letter, language)
with own:
    if load(StateKey.IS_SAMPLE):
        st.info("The sample school uses the standard templates. Close it to load your own.")
    else:
        show_upload(letter, language)
if not load(StateKey.IS_SAMPLE):
    show_versions(letter, language)
show_fields()
