"""Letters whose name or address changed after the release: a person looks at both and confirms the new one."""

from collections.abc import Sequence
from dataclasses import asdict, replace

import streamlit as st

from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter
from analysis.post.stopped import StoppedLetter
from analysis.records.readdressing import record_readdressed
from analysis.rules.addressees import Addressee
from analysis.rules.stops import Addressed, Stop
from analysis.rules.wording import plural
from ui.clock import now
from ui.decisions import releaser, show_decider
from ui.loading import records
from ui.pupil_table import name_and_class
from ui.sending import sent_letters
from ui.state import StateKey, load, store
from ui.stopped import stopped_letters
from ui.tables import show_table

PIXELS = {"Pupil": 140, "Released for": 295, "By the contacts of today": 295}
ROW = 112
"""Pixels: room for four lines, because two homes make two addresses."""


def show_new_addresses(meeting: Meeting) -> None:
    """List the letters whose name or address changed, both side by side, and ask whether the new ones are right."""
    changed = [one for one in stopped_letters(meeting) if one.stop is Stop.CHANGED]
    if not changed:
        return
    st.subheader("Address changed since release: look again")
    event = show_table(
        [_row(one) for one in changed],
        f"{plural(len(changed), 'released letter')} with the name and address then and now",
        row_height=ROW,
        column_config={name: st.column_config.TextColumn(width=width) for name, width in PIXELS.items()},
        on_select="rerun",
        selection_mode="multi-row",
        key="readdressed",
    )
    rows = [row for row in event["selection"]["rows"] if row < len(changed)]
    chosen = [changed[row] for row in rows] or changed
    show_decider()
    label = f"The new address is right for {'the chosen' if rows else 'all'} {len(chosen)}"
    if st.button(label if len(changed) > 1 else "The new address is right", key="readdress", disabled=not releaser()):
        _confirm(meeting, chosen)
        st.rerun()
    st.caption("They are then printed below with the new address. Any other: take the release back on the Review page.")


def _row(one: StoppedLetter) -> dict[str, str]:
    before = one.release.addressed.addressees if one.release.addressed else ()
    texts = (name_and_class(one.decision, one.decision.listed_name), addressees_in_words(before))
    return dict(zip(PIXELS, (*texts, addressees_in_words(one.addressed.addressees)), strict=True))


def addressees_in_words(addressees: Sequence[Addressee]) -> str:
    """Say whom letters go to, and where."""
    return "; ".join(", ".join((one.names, *(one.address_lines or ("no address",)))) for one in addressees)


def _confirm(meeting: Meeting, letters: Sequence[StoppedLetter]) -> None:
    released = sent_letters(meeting)
    for one in letters:
        readdress(released[one.decision.person], one.addressed)


def readdress(letter: SentLetter, addressed: Addressed) -> None:
    """Keep whom a released letter or correction goes to, as a person saw it. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        record_readdressed(records(), letter.decision, asdict(addressed), releaser(), now())
        return
    key = StateKey.RELEASES if letter.decision > 0 else StateKey.CORRECTIONS
    kept = load(key, {})
    new = replace(letter.release, addressed=addressed)
    store(key, kept | {letter.term: kept[letter.term] | {new.person: new}})
