"""One pupil's case as the flag checks see it, and the answer "this check could not run"."""

from dataclasses import dataclass

from analysis.rules.categories import BELOW_TARGET
from analysis.rules.decision import Letter, last_term_for, propose_letter
from analysis.rules.facts import Known, TermFacts
from analysis.rules.policy import Policy
from analysis.rules.standing import categories_in

TOTALS_ONLY = "the file gives totals, not marks"


@dataclass(frozen=True, slots=True)
class NotRun:
    """The loaded data cannot answer this check."""

    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """One pupil's two terms, what the school has recorded, and the policy."""

    before: TermFacts | None
    now: TermFacts
    known: Known
    policy: Policy

    @property
    def letter(self) -> Letter | None:
        """The letter proposed on the sessions as they stand."""
        return propose_letter(self.before, self.now, self.policy).letter

    @property
    def terms_that_count(self) -> tuple[TermFacts, ...]:
        """This term, and last term where its category is, or could be, amber or red."""
        last = last_term_for(self.before, self.now)
        below = last is not None and categories_in(last, self.policy) & BELOW_TARGET
        return (self.now, last) if last is not None and below else (self.now,)
