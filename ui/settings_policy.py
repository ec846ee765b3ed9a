"""The numbers of the policy and the year groups they are for, each with its default and where that comes from."""

import streamlit as st

from analysis.rules.policy import PROGRAM_DEFAULT, SETTINGS, Setting, tenths_text
from analysis.settings import HIGHEST_COUNT, HIGHEST_YEAR, RATES
from analysis.settings_changes import GROUP_LABELS, PERIOD_LABELS
from ui.plain_text import as_text
from ui.settings import editor_key
from ui.settings_draft import Draft

YEAR_GROUPS = ("Nursery", "Reception", *(f"Year {number}" for number in range(1, HIGHEST_YEAR + 1)))
GROUP_HELP = {
    "without_letters": "No letter is ever proposed for a pupil of these year groups.",
    "outside_headline": "Left out of the attendance figure, which then stands beside the DfE's (Years 1 to 6).",
}
UNITS = {
    "smallest_improvement": "percentage points",
    "few_sessions": "sessions",
    "long_illness_days": "school days",
    "cool_down_school_days": "school days",
}


def show_policy(draft: Draft) -> None:
    """Show every number of the policy with what it does."""
    columns = st.columns(2, gap="large")
    for place, setting in enumerate(SETTINGS):
        with columns[place % 2]:
            _show_number(draft, setting)
    with columns[len(SETTINGS) % 2]:
        draft.policy["period"] = st.radio(
            "Letters compare",
            list(PERIOD_LABELS),
            index=list(PERIOD_LABELS).index(draft.in_force.policy.period),
            format_func=lambda period: PERIOD_LABELS[period].capitalize(),
            key=editor_key("set_period"),
            horizontal=True,
        )
        st.caption("How often the school meets about attendance. Default three terms. Half terms need their dates.")


def _show_number(draft: Draft, setting: Setting) -> None:
    name, is_rate = setting.name, setting.name in RATES
    unit, now = UNITS.get(name, "per cent"), getattr(draft.in_force.policy, name)
    key, label = editor_key(f"set_{name}"), f"{setting.label} ({unit})"
    if is_rate:
        rate = st.number_input(label, 0.0, 100.0, float(tenths_text(now)), step=0.1, format="%.1f", key=key)
        draft.policy[name] = round(10 * rate)
    else:
        draft.policy[name] = int(st.number_input(label, 0, HIGHEST_COUNT, now, step=1, key=key))
    meaning = setting.meaning[:1].upper() + setting.meaning[1:]
    source = "this program's own, as the policy is silent" if setting.source == PROGRAM_DEFAULT else setting.source
    st.caption(as_text(f"{meaning}. Default {setting.default}: {source}."))


def show_groups(draft: Draft) -> None:
    """Show which year groups get no letters, and which stand outside the headline."""
    for name, label in GROUP_LABELS.items():
        now = getattr(draft.in_force.policy, name)
        offered = [*YEAR_GROUPS, *(group for group in now if group not in YEAR_GROUPS)]
        chosen = st.multiselect(label, offered, list(now), key=editor_key(f"set_{name}"), placeholder="None")
        # In the order in which they were set, so that looking at them changes nothing.
        draft.policy[name] = tuple(sorted(chosen, key=[*now, *offered].index))
        st.caption(GROUP_HELP[name])
