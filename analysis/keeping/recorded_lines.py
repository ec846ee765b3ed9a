"""What people recorded of one pupil on the pages, line by line: circumstances, holds and actions of meetings."""

from dataclasses import asdict
from typing import Any

from analysis.records.actions import load_action_history
from analysis.records.circumstances import load_circumstance_history
from analysis.records.dsl_holds import load_dsl_hold_history
from analysis.records.store import Store

Lines = list[dict[str, Any]]


def circumstance_lines(store: Store, pupil: int) -> Lines:
    """Give every version of the circumstances. Raises RecordsError."""
    return [
        {"circumstance": one.number, "what was done": str(one.what), **asdict(one.circumstance), "note": one.note}
        | {"by": one.by, "at": one.at.isoformat()}
        for one in load_circumstance_history(store, pupil)
    ]


def hold_lines(store: Store, pupil: int) -> Lines:
    """Give every word of the safeguarding lead's hold. Raises RecordsError."""
    return [
        {"held": "yes" if one.review else "no", "review on": one.review, "by": one.by, "at": one.at.isoformat()}
        for one in load_dsl_hold_history(store, pupil)
    ]


def action_lines(store: Store, pupil: int) -> Lines:
    """Give every version of the actions about the pupil. Raises RecordsError."""
    return [
        {"action": one.number, "term": one.term, "what was done": str(one.what), **asdict(one.task)}
        | {"by": one.by, "at": one.at.isoformat()}
        for one in load_action_history(store, pupil)
    ]
