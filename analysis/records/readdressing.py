"""A person confirms whom a released letter goes to after the contacts changed; the release itself stays as it was."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from analysis.records.decisions import (
    ADDRESSED,
    READDRESSES,
    DecisionKind,
    add_decision,
    history_in,
    standing_decisions,
)
from analysis.records.postings import PostingKind, postings_in
from analysis.records.store import Store


def record_readdressed(store: Store, decision: int, addressed: Mapping[str, Any], by: str, at: datetime) -> bool:
    """Keep whom the letter or correction of a decision goes to, as plain values of JSON.

    False, and nothing changed, where its release does not stand any more, or where it is under way. Raises
    RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        history = history_in(connection, None)
        both = (standing_decisions(history, corrections=corrections) for corrections in (False, True))
        letter = next((one for standing in both for one in standing.values() if one.number == decision), None)
        postings = postings_in(connection).get(decision, ())
        if letter is None or ADDRESSED not in letter.value or (postings and postings[-1].kind is PostingKind.SENT):
            return False
        value = {READDRESSES: decision, ADDRESSED: dict(addressed)}
        add_decision(connection, letter.term, letter.pupil, DecisionKind.READDRESSED, value, by, at)
    return True
