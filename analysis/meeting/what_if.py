"""What another policy, or another basis, would do to the proposals of this meeting, before anybody saves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.decisions import PupilDecision
from analysis.measures.term_sheet import TermSheet
from analysis.measures.year_to_date import year_totals
from analysis.meeting.pupil_groups import groups_by
from analysis.rules.decision import Letter, propose_letter
from analysis.rules.facts import TermFacts
from analysis.rules.policy import Policy
from analysis.rules.wording import plural
from analysis.termly import TermlyAnalysis


class Basis(StrEnum):
    """The sessions that are judged: this term's against last term's, or the year's so far against those before."""

    TERM = "this term"
    YEAR = "year to date"


class Effect(StrEnum):
    """What a trial does to one pupil's letter."""

    LOST = "no letter any more"
    GAINED = "a letter that is not due today"
    OTHER = "another letter"


@dataclass(frozen=True, slots=True)
class Tried:
    """One pupil in a trial: the figures that it judges, today's letter, and the trial's."""

    decision: PupilDecision
    before: TermFacts | None
    now: TermFacts | None
    was: Letter | None
    would_be: Letter | None

    @property
    def effect(self) -> Effect | None:
        """None where the trial changes nothing."""
        if self.was is self.would_be:
            return None
        return Effect.LOST if self.would_be is None else Effect.GAINED if self.was is None else Effect.OTHER


@dataclass(frozen=True, slots=True)
class GroupEffect:
    """One group of pupils in a trial: how many are on roll, and their letters today, in the trial, lost and gained."""

    group: str
    pupils: int
    today: int
    would_be: int
    lost: int
    gained: int
    other: int


def has_year_to_date(analysis: TermlyAnalysis) -> bool:
    """Say whether the year to date can be the basis, and is more than this term."""
    return analysis.year_is_complete and len(analysis.year) > 1


def try_out(analysis: TermlyAnalysis, policy: Policy, basis: Basis = Basis.TERM) -> tuple[Tried, ...]:
    """Propose for everybody under another policy and basis, in the order of the decisions. Nothing real changes."""
    judged = [(one.before, one.now) for one in analysis.decisions]
    if basis is Basis.YEAR:
        judged = _year_so_far(analysis)
    return tuple(
        Tried(one, before, now, one.proposal.letter, propose_letter(before, now, policy).letter)
        for one, (before, now) in zip(analysis.decisions, judged, strict=True)
    )


def _year_so_far(analysis: TermlyAnalysis) -> list[tuple[TermFacts | None, TermFacts | None]]:
    """Put the year's sessions in place of the term's; a last term of another school year stays as it is."""
    names = [sheet.full_name for sheet in analysis.year]
    last = analysis.before.full_name if analysis.before else ""
    until_last = analysis.year[: names.index(last) + 1] if last in names else ()
    now, before = _sums(analysis.year), _sums(until_last)
    return [
        (_with_sums(one.before, before.get(one.person)), _with_sums(one.now, now.get(one.person)))
        for one in analysis.decisions
    ]


def _sums(year: Sequence[TermSheet]) -> dict[Any, dict[str, Any]]:
    """Add attended and possible by person; none of no terms."""
    return year_totals(year).to_dict("index") if year else {}  # type: ignore[return-value]


def _with_sums(term: TermFacts | None, sums: Mapping[str, Any] | None) -> TermFacts | None:
    if term is None or sums is None:
        return term
    if pd.isna(sums["attended"]) or pd.isna(sums["possible"]):
        return replace(term, attended=0, possible=0, figures_known=False, percentage=None)
    return replace(term, attended=int(sums["attended"]), possible=int(sums["possible"]), figures_known=True)


def by_group(tried: Sequence[Tried], column: str) -> list[GroupEffect]:
    """Count a trial's effects by a group of pupils, groups under five put together."""
    of_person = {one.decision.person: one for one in tried}
    groups = groups_by([one.decision for one in tried], column)
    return [_group_effect(name, [of_person[one.person] for one in members]) for name, members in groups.items()]


def _group_effect(name: str, members: Sequence[Tried]) -> GroupEffect:
    effects = [one.effect for one in members]
    return GroupEffect(
        name,
        len(members),
        sum(one.was is not None for one in members),
        sum(one.would_be is not None for one in members),
        *(effects.count(effect) for effect in (Effect.LOST, Effect.GAINED, Effect.OTHER)),
    )


def difference_in_words(analysis: TermlyAnalysis, policy: Policy) -> str:
    """Say what would change: "21 fewer letters (98, not 119), and 4 pupils get another letter"."""
    tried = try_out(analysis, policy)
    before, after = (
        sum(letters)
        for letters in ([one.was is not None for one in tried], [one.would_be is not None for one in tried])
    )
    more = "more" if after > before else "fewer"
    amount = plural(abs(after - before), f"{more} letter") if after != before else "as many letters"
    other = sum(one.effect is Effect.OTHER for one in tried)
    also = f", and {plural(other, 'pupil')} with another letter" if other else ""
    return f"{amount} ({after}, now {before}){also}"
