"""How long things are kept, and what is due to go."""

from dataclasses import asdict

import streamlit as st

from analysis.keeping.due import Due, first_day_kept, what_is_due
from analysis.records.originals import keep_originals_for
from analysis.records.retention import remove_over_time
from analysis.records.times import KeepTimes, load_times, record_times
from analysis.rules.wording import plural, short_date
from ui.access import person_at_the_desk
from ui.box import choose_anew
from ui.clock import now, today
from ui.keep_state import done
from ui.loading import records
from ui.tables import show_table

LABELS = {
    "file_years": "Files: school years before this one",
    "decision_years": "Decisions and actions: school years before this one",
    "originals": "Untouched files: days",
    "copies": "Daily copies: days",
    "safety_copies": "What a restore replaced: days",
}
HELP = {
    "originals": "0 keeps no untouched file: only what was read from it.",
    "copies": "0 writes no daily copy.",
}
MOST = 3650


def show_due() -> None:
    """Show what is due and remove it in one press; below it, how long everything is kept."""
    times = load_times(records())
    due = what_is_due(records(), times, today())
    st.markdown(
        f"Files are kept for this school year and {plural(times.file_years, 'year')} before it, back to "
        f"{short_date(first_day_kept(today(), times.file_years))}. Your MIS keeps the register itself."
    )
    if _rows(due):
        _show_what_is_due(due)
    else:
        st.markdown("**Nothing is due to go.**")
    _show_times(times)


def _show_what_is_due(due: Due) -> None:
    show_table(_rows(due), "What is due to go", file="due to go", key="due_to_go")
    st.markdown("Removing is for good. Copies that were made before hold it until they go themselves.")
    count = len(_rows(due))
    if st.button(
        f"Remove {plural(count, 'line')} for good", key="remove_due", type="primary", icon=":material/delete:"
    ):
        pupils = {one.number: one.pupils for one in due.files}
        terms = [one.term for one in due.decisions]
        actions = [one.term for one in due.actions]
        remove_over_time(records(), pupils, terms, person_at_the_desk(), now(), due.recorded, actions)
        choose_anew()
        done(f"Removed: {', '.join(_what_went(due))}.")


def _what_went(due: Due) -> list[str]:
    went = [plural(len(due.files), "file"), f"the decisions of {plural(len(due.decisions), 'term')}"]
    recorded = len(due.recorded.circumstances) + len(due.recorded.holds)
    if due.actions:
        went.append(f"the actions of {plural(len(due.actions), 'meeting')}")
    return [*went, *([plural(recorded, "circumstance or hold", "circumstances and holds")] if recorded else [])]


def _rows(due: Due) -> list[dict[str, str]]:
    files = [
        {
            "What": one.file_name,
            "Terms": ", ".join(one.terms),
            "Holds": plural(one.pupils, "pupil" if one.kind == "attendance" else "row"),
            "Last day": short_date(one.last_day),
        }
        for one in due.files
    ]
    of_terms = [
        {
            "What": what,
            "Terms": one.term,
            "Holds": plural(one.count, counted),
            "Last day": short_date(one.last_day),
        }
        for what, counted, terms in (("Decisions", "decision", due.decisions), ("Actions", "line", due.actions))
        for one in terms
    ]
    return [*files, *of_terms, *_recorded_rows(due)]


def _recorded_rows(due: Due) -> list[dict[str, str]]:
    kept = (("Circumstances", "circumstance", due.recorded.circumstances), ("DSL holds", "hold", due.recorded.holds))
    return [
        {"What": what, "Terms": "", "Holds": plural(len(days), one), "Last day": short_date(max(days.values()))}
        for what, one, days in kept
        if days
    ]


def _show_times(times: KeepTimes) -> None:
    with st.expander("How long things are kept"), st.form("keep_times", border=False):
        chosen = {
            name: st.number_input(label, 0, MOST, asdict(times)[name], key=f"keep_{name}", help=HELP.get(name))
            for name, label in LABELS.items()
        }
        if st.form_submit_button("Keep it so", key="keep_times_set"):
            _set(times, KeepTimes(**{name: int(number) for name, number in chosen.items()}))


def _set(times: KeepTimes, chosen: KeepTimes) -> None:
    record_times(records(), chosen, person_at_the_desk(), now())
    if chosen.originals != times.originals:
        keep_originals_for(records(), chosen.originals, now())
    done("From now on things are kept so.")
