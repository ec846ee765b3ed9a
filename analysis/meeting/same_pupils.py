"""Sessions of several pupils added up, and last term's beside this term's of the same pupils.

The only home of both: a change that counts joiners on one page and not on another is two figures for one thing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.rules.facts import TermFacts

Sessions = tuple[int, int]
"""Attended and possible."""


@dataclass(frozen=True, slots=True)
class SamePupils:
    """Pupils whose sessions are known last term and this: how many, and their sessions of each term."""

    pupils: int
    before: Sessions
    now: Sessions


def with_sessions(terms: Iterable[TermFacts | None]) -> list[TermFacts]:
    """Keep the terms that have a rate."""
    return [term for term in terms if term is not None and term.has_sessions]


def pooled(terms: Iterable[TermFacts | None]) -> Sessions:
    """Add the sessions of the terms that have a rate."""
    found = with_sessions(terms)
    return sum(term.attended for term in found), sum(term.possible for term in found)


def same_pupils(pairs: Iterable[tuple[TermFacts | None, TermFacts | None]]) -> SamePupils:
    """Add last term's and this term's sessions of those who have both. A pair is one pupil's last term and this."""
    both = [(before, now) for before, now in pairs if before and now and before.has_sessions and now.has_sessions]
    return SamePupils(len(both), pooled(before for before, _ in both), pooled(now for _, now in both))
