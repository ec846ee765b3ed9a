"""Settings answers: in whose name, by which numbers and in which terms are letters proposed."""

import streamlit as st

from ui.clock import today
from ui.decision_day import decision_date
from ui.settings import settings_of
from ui.settings_calendar import show_calendar
from ui.settings_draft import Draft
from ui.settings_policy import show_groups, show_policy
from ui.settings_save import show_changes
from ui.settings_school import show_school
from ui.settings_versions import show_versions
from ui.settings_words import settings_sentences

settings = settings_of(today())
st.title("School settings")
st.markdown(settings_sentences(settings, decision_date()))
draft = Draft(settings)
school, policy, groups, calendar, versions = st.tabs(["School", "Policy", "Year groups", "Calendar", "Versions"])
with school:
    show_school(draft)
with policy:
    show_policy(draft)
with groups:
    show_groups(draft)
with calendar:
    show_calendar(draft)
with versions:
    show_versions(settings)
show_changes(draft)
