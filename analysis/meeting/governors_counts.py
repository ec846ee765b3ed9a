"""The counts of the governors' report, as they may be printed: no pupil, and nobody's absence, can be worked out.

Every sum that a reader can make of printed counts is looked at here. Categories and movement are of the pupils that the
Meeting page counts, but of those of the headline where the two differ by fewer than five, who could be told by
subtraction. Persistent absence is counted of exactly the headline's pupils, over the school year where all of it is
known.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analysis.measures.headline import Headline, headline, outside_year_groups
from analysis.measures.term_sheet import TermSheet
from analysis.measures.year_to_date import year_totals
from analysis.meeting.figures import MovementCounts, movement_counts, with_known_sessions
from analysis.meeting.sent import SentLetter
from analysis.rules.categories import Category
from analysis.rules.decision import Letter
from analysis.rules.small_numbers import NOT_SHOWN, is_number, is_small, shown_counts
from analysis.termly import TermlyAnalysis

CONCERN, THANKS, INVITATION, WAITING = "concern", "thanks", "invitation", "waiting"
KINDS = {
    Letter.CONCERN_AMBER: CONCERN,
    Letter.CONCERN_RED: CONCERN,
    Letter.THANKS_IMPROVED_CATEGORY: THANKS,
    Letter.THANKS_STILL_CONCERNED: THANKS,
    Letter.MEETING_INVITATION: INVITATION,
}
"""Kinds that go together, so that no kind can be set beside the pupils who moved."""


def people_counted(sheet: TermSheet, outside: Collection[str]) -> frozenset[int]:
    """Give the pupils with sessions in a term, but those of some year groups."""
    totals = outside_year_groups(sheet, outside)
    return frozenset(map(int, totals.index[totals["possible"].fillna(0) > 0]))


def left_out(analysis: TermlyAnalysis) -> tuple[str, ...]:
    """Name the year groups that categories and movement leave out."""
    policy = analysis.policy
    for sheet in filter(None, (analysis.now, analysis.before)):
        wide, narrow = (people_counted(sheet, one) for one in (policy.without_letters, policy.outside_headline))
        if is_small(len(wide - narrow)) or is_small(len(narrow - wide)):
            return policy.outside_headline
    return policy.without_letters


@dataclass(frozen=True, slots=True)
class Absence:
    """Persistent and severe absentees of the headline's pupils. `is_year`: over more than this term."""

    pupils: int
    persistent: int
    severe: int
    is_year: bool


def absence(analysis: TermlyAnalysis) -> Absence:
    """Count over the school year to date where it is known of every pupil of the headline, else over this term."""
    outside = analysis.policy.outside_headline
    people = sorted(people_counted(analysis.now, outside))
    year = year_totals(analysis.year).reindex(people)
    is_year = analysis.year_is_complete and len(analysis.year) > 1 and bool(year.notna().all(axis=None))
    totals = year if is_year else analysis.now.totals.reindex(people)
    found = headline(totals, analysis.policy)
    return Absence(found.pupils, found.persistent, found.severe, is_year)


def shown_absence(found: Absence) -> tuple[str, str]:
    """Write how many are persistent and severe absentees. The severe ones are some of the persistent ones."""
    persistent = _of(found.persistent, found.pupils)
    of = found.persistent if is_number(persistent) else found.pupils
    return persistent, _of(found.severe, of)


def _of(part: int, whole: int) -> str:
    """Write a part of a whole that a reader knows."""
    return shown_counts({"part": part, "rest": whole - part}, unprinted=("rest",))["part"]


def shown_categories(now: Headline, beside: Absence | None = None) -> dict[Category, str]:
    """Write how many pupils are in each category. `beside`: absentees of the same pupils and days, where printed too.

    Red and persistent differ by those at exactly 90%, red and severe by those between the lines.
    """
    shown = shown_counts({category: now.categories[category] for category in _ORDER})
    others = () if beside is None else (beside.persistent, beside.severe)
    red = now.categories[Category.RED]
    if any(is_small(abs(red - other)) for other in others if red and not is_small(other)):
        shown |= {Category.AMBER: NOT_SHOWN, Category.RED: NOT_SHOWN}
    return {category: shown[category] for category in Category}


_ORDER = (Category.AMBER, Category.GREEN, Category.RED)
"""Amber is the first to be withheld where another count is small: green and red say more."""


def shown_movement(analysis: TermlyAnalysis, now: Headline, before: Headline) -> tuple[str, str]:
    """Write how many moved to a better category, and to a worse one; the rest of either term are printed nowhere."""
    outside = left_out(analysis)
    moved = movement_counts(
        with_known_sessions([one for one in analysis.decisions if one.text("year_group") not in outside])
    )
    shown = [_moved(moved, one.pupils) for one in (now, before)]
    better, worse = (NOT_SHOWN if NOT_SHOWN in both else both[0] for both in zip(*shown, strict=True))
    return better, worse


def _moved(moved: MovementCounts, pupils: int) -> tuple[str, str]:
    rest = max(0, pupils - moved.improved - moved.declined)
    shown = shown_counts({"rest": rest, "better": moved.improved, "worse": moved.declined}, unprinted=("rest",))
    return shown["better"], shown["worse"]


def shown_letters(letters: Iterable[SentLetter]) -> tuple[int, dict[str, str]]:
    """Count the letters released, and write how many of each kind went, and how many still wait."""
    kinds = [WAITING if one.state is None else KINDS[one.release.letter] for one in letters]
    cells = {kind: kinds.count(kind) for kind in (CONCERN, THANKS, INVITATION, WAITING)}
    return len(kinds), shown_counts(cells)
