"""What was decided about one pupil as lines of a table: each with who decided it, and when."""

from collections.abc import Iterable
from typing import Any

from analysis.records.decisions import ADDRESSED, Decision, DecisionKind

Lines = list[dict[str, Any]]
_FLAGS = "flags"
_OF_OTHERS = frozenset({_FLAGS, ADDRESSED, "person"})
"""What stands in tables of its own, to be reviewed."""


def released_lines(decisions: Iterable[Decision]) -> Lines:
    """Give the letters released and taken back, with their figures."""
    return [
        _decided(one) | {name: value for name, value in one.value.items() if name not in _OF_OTHERS}
        for one in decisions
        if one.kind is not DecisionKind.HELD
    ]


def held_lines(decisions: Iterable[Decision]) -> Lines:
    """Give the letters held back, and until when."""
    held_back = (one for one in decisions if one.kind is DecisionKind.HELD)
    return [_decided(one) | {"review on": one.value.get("review_on")} for one in held_back]


def flag_lines(decisions: Iterable[Decision]) -> Lines:
    """Give the flags of each release."""
    return [_decided(one) | {"reason": flag} for one in decisions for flag in one.value.get(_FLAGS, ())]


def addressed_lines(decisions: Iterable[Decision]) -> Lines:
    """Give whom each release was for, and where they lived."""
    return [
        _decided(one) | {"to": to["names"], "address": ", ".join(to["address_lines"])}
        for one in decisions
        for to in (one.value.get(ADDRESSED) or {"addressees": ()})["addressees"]
    ]


def _decided(one: Decision) -> dict[str, Any]:
    return {"number": one.number, "term": one.term, "decision": str(one.kind), "by": one.by, "at": one.at.isoformat()}
