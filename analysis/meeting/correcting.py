"""Which released letters the files no longer bear out. Nothing is rewritten: a wrong letter is listed, by name.

Each release is judged again by the files as they are now, but only up to the last day of its figures and by the policy
that it names: what came after is no mistake of the letter.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from analysis.decisions import PupilDecision
from analysis.known import Records
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.lasting import term_key
from analysis.meeting.sent import SentLetter
from analysis.post.release import Release, last_day_of
from analysis.rules.decision import LETTER_NAMES, RULE_SENTENCES, Rule
from analysis.rules.policy import Policy
from analysis.rules.school_calendar import Term
from analysis.rules.wording import sessions_of, short_date
from analysis.termly import TermlyAnalysis, analyse_term

SheetsAsAt = Callable[[date], Sequence[TermSheet]]
"""Every term as the loaded files have it up to a day."""


@dataclass(frozen=True, slots=True)
class WrongLetter:
    """A released letter with what it would be by the files as they are now, and its correction where there is one."""

    letter: SentLetter
    decision: PupilDecision
    judged: TermlyAnalysis
    correction: SentLetter | None = None

    @property
    def why(self) -> str:
        """Say what differs, both figures, and the rule that would now speak."""
        release, now = self.letter.release, self.decision.proposal
        said = _figures(release.attended, release.possible, release.attended_before, release.possible_before)
        is_now = _figures(*right_figures(self.decision))
        due = LETTER_NAMES[now.letter] if now.letter else "no letter"
        return (
            f"{LETTER_NAMES[release.letter]} of {short_date(release.released_on)} on {said}; the files now give "
            f"{is_now}. Due would be: {due}. {RULE_SENTENCES[now.rule]}"
        )


@dataclass(frozen=True, slots=True)
class WrongLetters:
    """The letters that differ, and how many could not be judged again by the files as they are."""

    found: tuple[WrongLetter, ...] = ()
    not_judged: int = 0


@dataclass(frozen=True, slots=True)
class TermLetters:
    """One loaded term, by key, with its letters and corrections by person."""

    term: str
    letters: Mapping[int, SentLetter]
    corrections: Mapping[int, SentLetter]


class Basis(NamedTuple):
    """What letters rested on together: the last day of the figures, the day, the policy, and the term compared with."""

    as_at: date
    day: date
    version: str
    target: int | None
    before: str | None


def wrong_letters(
    terms: Iterable[TermLetters],
    sheets_as_at: SheetsAsAt,
    policies: Mapping[str, Policy],
    policy: Policy,
    own_terms: Sequence[Term],
    remembered: dict[object, TermlyAnalysis | None],
) -> WrongLetters:
    """Judge every released letter again. `policies`: by version; `policy` stands in for a version nobody knows.

    `remembered`: what was judged before from the same files and settings; what is judged now is added to it.
    """
    found: list[WrongLetter] = []
    not_judged = 0
    for one in terms:
        batches: dict[Basis, list[SentLetter]] = {}
        for letter in one.letters.values():
            batches.setdefault(_basis_of(letter.release, one), []).append(letter)
        for basis, letters in batches.items():
            if (one.term, basis) not in remembered:
                then = policies.get(basis.version) or replace(policy, target=basis.target or policy.target)
                remembered[one.term, basis] = judged_again(one.term, basis, sheets_as_at(basis.as_at), then, own_terms)
            judged = remembered[one.term, basis]
            wrong, unclear = _compared(letters, judged, one.corrections)
            found += wrong
            not_judged += unclear
    return WrongLetters(tuple(found), not_judged)


def judged_already(analysis: TermlyAnalysis) -> dict[object, TermlyAnalysis | None]:
    """Give what need not be judged again: a letter released from this very analysis rests on it."""
    before, policy = analysis.before.full_name if analysis.before else "", analysis.policy
    basis = Basis(last_day_of(analysis), analysis.decision_date, policy.version, policy.target, before)
    return {(term_key(analysis.now), basis): analysis}


def _basis_of(release: Release, one: TermLetters) -> Basis:
    before = release.before_term
    if before is None and all(letter.release.possible_before is None for letter in one.letters.values()):
        # No letter of the term rested on a last term, so none was loaded then.
        before = ""
    as_at = release.as_at or release.released_on
    return Basis(as_at, release.released_on, release.policy_version, release.target, before)


def judged_again(
    term: str, basis: Basis, sheets: Sequence[TermSheet], policy: Policy, own_terms: Sequence[Term]
) -> TermlyAnalysis | None:
    """Analyse a term as on the day of a release; None where the files lack it or the one before it."""
    place = next((number for number, sheet in enumerate(sheets) if term_key(sheet) == term), None)
    if place is None:
        return None
    before = None
    if basis.before != "":
        earlier = [sheet for sheet in sheets[:place] if basis.before in (None, sheet.full_name)]
        if not earlier:
            return None
        before = earlier[-1]
    return analyse_term(sheets[place], before, Records(), policy, basis.day, loaded=sheets, own_terms=own_terms)


def _compared(
    letters: Iterable[SentLetter], judged: TermlyAnalysis | None, corrections: Mapping[int, SentLetter]
) -> tuple[list[WrongLetter], int]:
    decisions = {one.person: one for one in judged.decisions} if judged else {}
    found, not_judged = [], 0
    for letter in letters:
        decision = decisions.get(letter.release.person)
        if judged is None or decision is None or not _can_be_judged(letter.release, decision, judged):
            not_judged += 1
        elif _differs(letter.release, decision):
            found.append(WrongLetter(letter, decision, judged, corrections.get(letter.release.person)))
    return found, not_judged


def _can_be_judged(release: Release, decision: PupilDecision, judged: TermlyAnalysis) -> bool:
    """Totals cannot be cut at a day: other possible sessions may only mean that the term has gone on."""
    if decision.now is None or decision.proposal.rule is Rule.FIGURES_UNCLEAR:
        return False
    return judged.now.marks is not None or decision.now.possible == release.possible


def _differs(release: Release, decision: PupilDecision) -> bool:
    """The rule or the letter differs; not where a person had released the letter that is now due."""
    proposal = decision.proposal
    same = (proposal.letter, proposal.rule) == (release.proposed_letter, release.rule)
    return not same and proposal.letter is not release.letter


def right_figures(decision: PupilDecision) -> tuple[int | None, int | None, int | None, int | None]:
    """Give attended and possible of this term and of last term, None where they are not known."""
    now, before = (term if term and term.figures_known else None for term in (decision.now, decision.before))
    return (
        now.attended if now else None,
        now.possible if now else None,
        before.attended if before else None,
        before.possible if before else None,
    )


def _figures(attended: int | None, possible: int | None, before: int | None, whole: int | None) -> str:
    now = "no sessions known" if attended is None or possible is None else sessions_of(attended, possible)
    return now if before is None or whole is None else f"{now} (last term {sessions_of(before, whole)})"
