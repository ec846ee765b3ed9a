"""The record without which no letter is written, and whether the files still say what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from analysis.decisions import PupilDecision
from analysis.letters.details import ILLNESS_VARIANTS
from analysis.rules.decision import Letter
from analysis.rules.facts import TermFacts
from analysis.rules.stops import Addressed
from analysis.termly import TermlyAnalysis


@dataclass(frozen=True, slots=True)
class Release:
    """The record without which no letter is written: who released what, when, on which numbers and versions.

    `target`: the target it was judged by, in whole thousandths; `as_at`: the last day of its figures. Both None in
    releases of before these were recorded.
    """

    person: int
    letter: Letter
    proposed_letter: Letter | None
    rule: str
    flags: tuple[str, ...]
    released_by: str
    released_on: date
    attended_before: int | None
    possible_before: int | None
    attended: int
    possible: int
    policy_version: str
    template_version: str
    target: int | None = None
    as_at: date | None = None
    other_languages: tuple[tuple[str, str], ...] = ()
    """The template of each home language that had one: language and version."""
    all_illness: bool = False
    """It is the variant for absence that was all authorised illness."""
    before_term: str | None = None
    """The term compared with, by its full name; blank without one, None in releases of before this was recorded."""
    pictures: tuple[tuple[str, str], ...] = ()
    """The pictures that it prints: place and version."""
    addressed: Addressed | None = None
    """Whom it goes to, as a person last confirmed; None in releases of before this was recorded."""


def release(
    decision: PupilDecision,
    analysis: TermlyAnalysis,
    by: str,
    on: date,
    template_versions: Mapping[str, str],
    letter: Letter | None = None,
    languages: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Release:
    """Record a person's decision to send the proposed letter, or another. Raises ValueError where there is none.

    `template_versions`: by template, the variants beside the letters. `languages`: the versions of templates in home
    languages, by template and language; a letter in the home's language goes before an English variant.
    """
    sent = letter or decision.proposal.letter
    if sent is None or decision.now is None:
        raise ValueError("There is no letter to release for this pupil.")
    if not decision.can_be_written:
        raise ValueError("A letter cannot be written about a term whose sessions are not known.")
    if decision.waits_for_addressee:
        raise ValueError("Choose whom the letter about this child in care goes to first.")
    attended_before, possible_before = _figures(decision.before)
    variant = ILLNESS_VARIANTS.get(sent, "") if decision.now.only_illness else ""
    return Release(
        person=decision.person,
        letter=sent,
        proposed_letter=decision.proposal.letter,
        rule=decision.proposal.rule,
        flags=tuple(raised.flag for raised in decision.flags),
        released_by=by,
        released_on=on,
        attended_before=attended_before,
        possible_before=possible_before,
        attended=decision.now.attended,
        possible=decision.now.possible,
        policy_version=analysis.policy.version,
        template_version=template_versions.get(variant, template_versions[sent]),
        target=analysis.policy.target,
        as_at=last_day_of(analysis),
        other_languages=tuple(sorted({**languages.get(sent, {}), **languages.get(variant, {})}.items())),
        all_illness=variant in template_versions,
        before_term=analysis.before.full_name if analysis.before else "",
    )


def last_day_of(analysis: TermlyAnalysis) -> date:
    """Give the last day of this term's figures: never one to come, even where a file of totals has a later period."""
    return min(analysis.now.end or analysis.decision_date, analysis.decision_date)


def says_this_terms_figures(record: Release, decision: PupilDecision) -> bool:
    """Say whether the loaded files still give this term's figures of a release, whatever they say of last term."""
    return (record.attended, record.possible) == _figures(decision.now)


def says_what_was_released(record: Release, decision: PupilDecision) -> bool:
    """Say whether the loaded files still give the figures of a release."""
    return (record.attended, record.possible, record.attended_before, record.possible_before) == (
        *_figures(decision.now),
        *_figures(decision.before),
    )


def _figures(term: TermFacts | None) -> tuple[int | None, int | None]:
    return (term.attended, term.possible) if term and term.figures_known else (None, None)
