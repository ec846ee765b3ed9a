"""Corrections of released letters: decisions of their own, beside the letters, which stay as they were."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from analysis.records.decisions import (
    Decision,
    DecisionKind,
    add_decision,
    history_in,
    refuse_sent,
    standing_decisions,
    standing_in,
)
from analysis.records.store import Store

CORRECTS = "corrects"
"""In the value of a correction: the number of the decision that it corrects."""


def record_correction(store: Store, term: str, pupil: int, value: Mapping[str, Any], by: str, at: datetime) -> bool:
    """Release a correction of a pupil's letter of a term, with its own figures as `value`.

    False, and nothing changed, where there is one already or the letter's own release does not stand. Raises
    RecordsError, ValueError without a name or zone.
    """
    with store.writing() as connection:
        letter = standing_in(connection, term).get(pupil)
        corrected = standing_decisions(history_in(connection, term), corrections=True)
        if letter is None or letter.kind is not DecisionKind.RELEASED or (term, pupil) in corrected:
            return False
        whole = {**value, CORRECTS: letter.number}
        add_decision(connection, term, pupil, DecisionKind.CORRECTED, whole, by, at)
    return True


def take_correction_back(store: Store, term: str, pupil: int, by: str, at: datetime, seen: int | None = None) -> bool:
    """Take a correction back; False where there is none, or another than the one `seen`.

    Raises RecordsError, also for one that was sent, as above.
    """
    with store.writing() as connection:
        standing = standing_decisions(history_in(connection, term), corrections=True).get((term, pupil))
        if standing is None or seen not in (None, standing.number):
            return False
        refuse_sent(connection, standing)
        add_decision(connection, term, pupil, DecisionKind.CORRECTION_TAKEN_BACK, {}, by, at)
    return True


def load_corrections(store: Store, term: str) -> Mapping[int, Decision]:
    """Give the correction that stands for each pupil of a term. Raises RecordsError."""
    with store.reading() as connection:
        standing = standing_decisions(history_in(connection, term), corrections=True)
    return {pupil: one for (_, pupil), one in standing.items()}
