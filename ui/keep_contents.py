"""What the records hold: the answer first, then a line for each file."""

import streamlit as st

from analysis.keeping.contents import HeldFile, count_actions_kept, held_files, recorded_counts
from analysis.records.sending import letters_sent_as_edited
from analysis.rules.wording import plural, short_date
from ui.loading import records
from ui.plain_text import as_text
from ui.tables import show_table

COUNTED = {"attendance": "pupil"}


def show_what_is_held() -> None:
    """Say how many files and terms the records hold, and list the files."""
    held = held_files(records())
    if not held:
        st.markdown("The records are empty: nothing has been loaded yet.")
        return
    terms = list(dict.fromkeys(term for one in held for term in one.terms))
    named = f", with {', '.join(terms)}" if len(terms) <= 6 else f", with {plural(len(terms), 'term')}"
    st.markdown(f"#### The records hold {plural(len(held), 'file')}{as_text(named if terms else '')}.")
    recorded, holds_set = recorded_counts(records())
    if recorded or holds_set:
        both = f"{plural(recorded, 'circumstance')} and {plural(holds_set, 'hold')} of the safeguarding lead"
        st.markdown(f"On the Circumstances page stand {both}.")
    actions, still_open = count_actions_kept(records())
    if actions:
        st.markdown(f"Meetings agreed {plural(actions, 'action')}, of which {still_open:,} to be done.")
    as_sent = len(letters_sent_as_edited(records()))
    if as_sent:
        st.markdown(f"With {plural(as_sent, 'letter')} kept as {'it was' if as_sent == 1 else 'they were'} sent.")
    with st.expander("Each file"):
        show_table([_row(one) for one in held], "The files that the records hold")


def _row(one: HeldFile) -> dict[str, object]:
    return {
        "File": one.file_name,
        "Kind": one.kind,
        "Terms": ", ".join(one.terms),
        "Last day": short_date(one.last_day),
        "Holds": plural(one.pupils, COUNTED.get(one.kind, "row")),
        "Loaded": short_date(one.loaded_on),
        "In use": "yes" if one.counts else "taken out",
    }
