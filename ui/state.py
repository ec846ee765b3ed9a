"""What one browser's visit remembers: the only reads and writes of Streamlit's session state.

"Session" means half a school day everywhere else in this project, so this is called state.
"""

from enum import StrEnum
from typing import Any

import streamlit as st


class StateKey(StrEnum):
    """Everything that is remembered, by the name it is remembered under; no widget's key begins with `kept_`."""

    MEETING = "kept_meeting"
    FILES = "kept_files"
    FILES_READ = "kept_files_read"
    ALL_YEARS = "kept_all_years"
    TERMS = "kept_terms"
    REWRITTEN = "kept_rewritten"
    NUMBERS = "kept_numbers"
    IS_SAMPLE = "kept_is_sample"
    BOXES = "kept_boxes"
    MESSAGES = "kept_messages"
    INCOMING = "kept_incoming"
    NOTES = "kept_notes"
    NOW = "kept_now"
    BEFORE = "kept_before"
    DECISION_DATE = "kept_decision_date"
    LETTERS_SENT = "kept_letters_sent"
    HALF_TERM_CONFIRMED = "kept_half_term_confirmed"
    DECIDED_SEEN = "kept_decided_seen"
    DECISION_SEEN = "kept_decision_seen"
    CHECKS_SEEN = "kept_checks_seen"
    RELEASED_BY = "kept_released_by"
    RELEASES = "kept_releases"
    HOLDS = "kept_holds"
    POSTINGS = "kept_postings"
    SENT_FILES = "kept_sent_files"
    CORRECTIONS = "kept_corrections"
    WRONG_LETTERS = "kept_wrong_letters"
    SIBLINGS = "kept_siblings"
    CIRCUMSTANCES = "kept_circumstances"
    DSL_HOLDS = "kept_dsl_holds"
    LIST_READ = "kept_list_read"
    ONE_ENVELOPE = "kept_one_envelope"
    IN_CARE_TO = "kept_in_care_to"
    PICTURES = "kept_pictures"
    OUTCOMES = "kept_outcomes"
    ZIP = "kept_zip"
    PDFS = "kept_pdfs"
    GOVERNORS = "kept_governors"
    WORKBOOK = "kept_workbook"
    SETTINGS_EDITED = "kept_settings_edited"
    COPY_MADE = "kept_copy_made"
    BACKUP = "kept_backup"
    DAY = "kept_day"
    GATHERED = "kept_gathered"
    DONE = "kept_done"
    LOOKED_AT = "kept_looked_at"
    REFUSED = "kept_refused"
    OPENED = "kept_opened"
    DRAFT = "kept_draft"
    TRIAL = "kept_trial"
    READ_ANEW = "kept_read_anew"
    TEMPLATE = "kept_template"
    WHAT_IF = "kept_what_if"
    ACTIONS = "kept_actions"
    ACTIONS_TYPED = "kept_actions_typed"
    PRESENTING = "kept_presenting"
    NAMES_SHOWN = "kept_names_shown"
    PUPIL = "kept_pupil"
    PUPIL_FOUND = "kept_pupil_found"
    SOUGHT = "kept_sought"
    CAME_TO = "kept_came_to"
    SENT_TO_UPLOAD = "kept_sent_to_upload"
    FILTER = "kept_filter"
    FILTERS_CLEARED = "kept_filters_cleared"
    PATTERN_MARKS = "kept_pattern_marks"
    PATTERNS = "kept_patterns"
    PATHS = "kept_paths"
    HOMES = "kept_homes"
    COUNTED = "kept_counted"


def load(key: StateKey, default: Any = None) -> Any:  # noqa: ANN401 - each key has its own type
    """Read what is remembered under a key."""
    return st.session_state.get(key, default)


def store(key: StateKey, value: Any) -> None:  # noqa: ANN401
    """Remember a value under a key."""
    st.session_state[key] = value


def forget(*keys: StateKey) -> None:
    """Forget what is remembered under some keys."""
    for key in keys:
        st.session_state.pop(key, None)


def widget_value(name: str, default: Any = None) -> Any:  # noqa: ANN401
    """Read what a person chose in a widget, by the widget's key; AppTest may have put it there."""
    return st.session_state.get(name, default)
