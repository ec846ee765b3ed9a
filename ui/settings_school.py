"""The school as its letters name it."""

import streamlit as st

from analysis.settings import HIGHEST_YEAR
from analysis.settings_changes import SCHOOL_LABELS
from ui.settings import editor_key
from ui.settings_draft import Draft
from ui.settings_pictures import show_pictures

PHASES = ("primary", "infant", "junior", "first", "middle", "secondary", "all-through", "special")
HELP = {
    "name": "At the head of every letter.",
    "address": "As it stands at the head of a letter.",
    "head": "Signs a letter where nobody else is named.",
    "signatory": "Name and role, as they stand under a letter. Blank: the head.",
    "contact_name": "Whom families are asked to get in touch with. Blank: the school office.",
    "contact_phone": "Printed in every letter.",
    "contact_email": "Printed in every letter.",
}


def show_school(draft: Draft) -> None:
    """Show the school's name, people and contact, and the pictures of its letters. Raises RecordsError."""
    left, right = st.columns(2, gap="large")
    with left:
        for name in ("name", "address", "head", "signatory"):
            _show_text(draft, name)
    with right:
        for name in ("contact_name", "contact_phone", "contact_email"):
            _show_text(draft, name)
        school = draft.in_force.school
        phases = [*PHASES, *({school.phase} - set(PHASES))]
        draft.school["phase"] = st.selectbox(
            SCHOOL_LABELS["phase"], phases, index=phases.index(school.phase), key=editor_key("set_phase")
        )
        draft.school["top_year"] = int(
            st.number_input(
                SCHOOL_LABELS["top_year"],
                min_value=0,
                max_value=HIGHEST_YEAR,
                value=school.top_year,
                key=editor_key("set_top_year"),
                help="Pupils of this year group leave in July, so no letter follows them without a person's word.",
            )
        )
    show_pictures(draft.in_force.school)


def _show_text(draft: Draft, name: str) -> None:
    show = st.text_area if name == "address" else st.text_input
    value = getattr(draft.in_force.school, name)
    typed = show(SCHOOL_LABELS[name], value, key=editor_key(f"set_{name}"), help=HELP[name])
    draft.school[name] = str(typed or "").strip()
