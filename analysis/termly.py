"""The main job from end to end: the terms as loaded and what the school has recorded in, the termly analysis out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from analysis.decisions import PupilDecision, decide
from analysis.known import Records
from analysis.measures.term_facts import term_facts
from analysis.measures.term_sheet import TermSheet, with_particulars_of
from analysis.measures.year_groups import with_year_groups
from analysis.measures.year_to_date import terms_of_the_year, year_is_complete
from analysis.rules.policy import HALF_TERM_SHARE, MANY_LEAVERS_PERCENT, Policy
from analysis.rules.school_calendar import Term


@dataclass(frozen=True, slots=True)
class TermlyAnalysis:
    """The termly meeting's figures: both terms, every decision in class and surname order, and the year so far.

    `year`: the loaded terms of this school year up to this one; `year_is_complete`: none of them is lacking.
    """

    now: TermSheet
    before: TermSheet | None
    decisions: tuple[PupilDecision, ...]
    year: tuple[TermSheet, ...]
    year_is_complete: bool
    policy: Policy
    decision_date: date

    @property
    def half_term_against_full(self) -> str | None:
        """The sentence that must stand first where a half term is set against a full one; None otherwise."""
        if self.before is None or not (self.now.usual_possible and self.before.usual_possible):
            return None
        shorter, longer = sorted((self.now, self.before), key=lambda sheet: sheet.usual_possible)
        if 100 * shorter.usual_possible >= HALF_TERM_SHARE * longer.usual_possible:
            return None
        return (
            f"{shorter.name} ({shorter.usual_possible} possible sessions) is much shorter than {longer.name} "
            f"({longer.usual_possible}): a half term is compared with a full term."
        )

    @property
    def many_have_gone(self) -> str | None:
        """Say so where far more pupils left than leave in a summer: this term's file may not be whole."""
        before = sum(one.before is not None for one in self.decisions)
        gone = sum(one.now is None for one in self.decisions)
        if 100 * gone <= MANY_LEAVERS_PERCENT * before:
            return None
        return f"{gone} of last term's {before} pupils are not in this term's file: check that it holds every class."


def analyse_term(
    now: TermSheet,
    before: TermSheet | None,
    records: Records,
    policy: Policy,
    decision_date: date,
    *,
    loaded: Sequence[TermSheet] = (),
    own_terms: Sequence[Term] = (),
) -> TermlyAnalysis:
    """Decide for every pupil on roll in either term. `loaded`: all terms at hand, for what counts over the year."""
    year = terms_of_the_year(loaded or (now,), now)
    if before is not None:
        now = with_particulars_of(now, before)
    known_terms = loaded or [term for term in (before, now) if term is not None]
    now = with_year_groups(now, known_terms, decision_date)
    if before is not None:
        before = with_year_groups(before, known_terms, decision_date)
    complete = year_is_complete(year, now, own_terms)
    facts_now = term_facts(now, decision_date, year, year_is_complete=complete, own_terms=own_terms)
    facts_before = term_facts(before, decision_date) if before is not None else {}

    known = partial(records.known_of, decision_date=decision_date)
    decisions = decide(now, before, facts_now, facts_before, known, policy)
    return TermlyAnalysis(now, before, decisions, year, complete, policy, decision_date)
