"""What the governors' report is made of: measured once, with every count as it may be printed beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.measures.headline import Headline, headline, outside_year_groups
from analysis.meeting.figures import YEARS_1_TO_6, Headlines, headline_population, headlines
from analysis.meeting.governors_counts import (
    Absence,
    absence,
    left_out,
    people_counted,
    shown_absence,
    shown_categories,
    shown_movement,
)
from analysis.rules.categories import Category
from analysis.rules.small_numbers import SMALLEST_COUNT
from analysis.termly import TermlyAnalysis

Shown = Mapping[Category, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """The headline of both terms; pupils by category of both, and how those counts may be printed; the absentees.

    `who`: whom the headline counts. `outside`: year groups that categories and movement leave out. `movement`: moved to
    a better category and to a worse one, as printed; None without last term. A term of under five pupils is left out.
    """

    found: Headlines
    who: str
    people: frozenset[int]
    outside: tuple[str, ...]
    now: Headline
    before: Headline | None
    shown: Shown
    shown_before: Shown
    movement: tuple[str, str] | None
    absence: Absence
    shown_absence: tuple[str, str]

    @property
    def is_enough(self) -> bool:
        """The headline counts five pupils or more."""
        return self.found.now.pupils >= SMALLEST_COUNT

    @property
    def whom(self) -> str:
        """Name whom the headline counts within a sentence."""
        return self.who if self.who == YEARS_1_TO_6 else f"{self.who[0].lower()}{self.who[1:]}"

    @property
    def absence_basis(self) -> str:
        """Name the sessions that absence is counted over."""
        return "school year to date" if self.absence.is_year else "this term"

    @property
    def beside_england(self) -> bool:
        """The absentees may stand beside the national full year: never those of one term, which more pupils are."""
        return self.absence.is_year and self.who == YEARS_1_TO_6


def seen(analysis: TermlyAnalysis) -> Seen:
    """Count what the report prints."""
    found, policy, outside = headlines(analysis), analysis.policy, left_out(analysis)
    now = headline(outside_year_groups(analysis.now, outside), policy)
    before = None
    if analysis.before is not None:
        before = _if_enough(headline(outside_year_groups(analysis.before, outside), policy))
    people = people_counted(analysis.now, policy.outside_headline)
    absent = absence(analysis)
    same = not absent.is_year and people == people_counted(analysis.now, outside)
    return Seen(
        found=replace(found, before=_if_enough(found.before)),
        who=headline_population(analysis),
        people=people,
        outside=outside,
        now=now,
        before=before,
        shown=shown_categories(now, absent if same else None),
        shown_before={} if before is None else shown_categories(before),
        movement=None if before is None else shown_movement(analysis, now, before),
        absence=absent,
        shown_absence=shown_absence(absent),
    )


def _if_enough(one: Headline | None) -> Headline | None:
    return None if one is None or one.pupils < SMALLEST_COUNT else one
