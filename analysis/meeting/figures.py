"""What the termly meeting sees first, as plain values: the postbag, the headline and the movement of pupils.

Populations: the headline leaves out the policy's `outside_headline` year groups, so that it stands beside the DfE's
figures for pupils aged 5 to 15. Categories and movement are of everyone in a year group that gets letters.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.decisions import PupilDecision
from analysis.known import Records
from analysis.measures.headline import Headline, headline, outside_year_groups
from analysis.measures.movement import MovementTable, category_movement
from analysis.measures.year_to_date import year_totals
from analysis.post.correspondence import addressees
from analysis.rules.categories import Category
from analysis.rules.decision import Letter, Movement
from analysis.termly import TermlyAnalysis


@dataclass(frozen=True, slots=True)
class Postbag:
    """What the proposals mean for the office: letters by type, how many are ready, homes, share of the roll."""

    letters: dict[Letter, int]
    ready: dict[Letter, int]
    pupils: int
    families: int | None
    on_roll: int

    @property
    def meetings(self) -> int:
        """Meetings implied: one for each invitation."""
        return self.letters[Letter.MEETING_INVITATION]


def postbag(analysis: TermlyAnalysis, records: Records) -> Postbag:
    """Count the proposals. Pupils of one address are one family; without contacts families are not known."""
    proposed = [one for one in analysis.decisions if one.proposal.letter is not None]
    letters = Counter(one.proposal.letter for one in proposed)
    ready = Counter(one.proposal.letter for one in proposed if one.status == "ready")
    return Postbag(
        letters={letter: letters[letter] for letter in Letter},
        ready={letter: ready[letter] for letter in Letter},
        pupils=len(proposed),
        families=families_of(proposed, records),
        on_roll=sum(one.now is not None and not one.now.left for one in analysis.decisions),
    )


def families_of(decisions: Iterable[PupilDecision], records: Records) -> int | None:
    """Count the families of some pupils, those of one address being one; None without contacts."""
    return None if records.contacts is None else len({_home(one, records) for one in decisions})


def _home(decision: PupilDecision, records: Records) -> object:
    return addressees(decision, records)[0].address_lines or decision.person


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headline population this term and last, and over the year where every term of it is loaded."""

    now: Headline
    before: Headline | None
    year: Headline | None
    whole_roll: Headline


def headlines(analysis: TermlyAnalysis) -> Headlines:
    """Measure the headline population, and the whole roll beside it."""
    policy, outside = analysis.policy, analysis.policy.outside_headline
    before = analysis.before
    return Headlines(
        now=headline(outside_year_groups(analysis.now, outside), policy),
        before=None if before is None else headline(outside_year_groups(before, outside), policy),
        year=headline(_year_so_far(analysis, outside), policy) if analysis.year_is_complete else None,
        whole_roll=headline(analysis.now.totals, policy),
    )


PRIMARY_YEARS = frozenset(f"Year {number}" for number in range(1, 7))
YEARS_1_TO_6 = "Years 1 to 6"


def headline_population(analysis: TermlyAnalysis) -> str:
    """Name whom the headline counts, from the year groups that the file gives; YEARS_1_TO_6 where it is just those."""
    outside = analysis.policy.outside_headline
    year_groups = analysis.now.pupils["year_group"]
    if year_groups.isna().any():
        return "All pupils in the file, whose year groups are not all given"
    counted = set(year_groups) - set(outside)
    if counted <= PRIMARY_YEARS and {"Nursery", "Reception"} <= set(outside):
        return YEARS_1_TO_6
    return f"All year groups but {' and '.join(outside)}" if outside else "All year groups"


def _year_so_far(analysis: TermlyAnalysis, outside: Collection[str]) -> pd.DataFrame:
    totals = year_totals(analysis.year)
    return totals[totals.index.isin(outside_year_groups(analysis.now, outside).index)]


def with_letters(analysis: TermlyAnalysis) -> tuple[PupilDecision, ...]:
    """Keep the pupils of year groups that get letters."""
    without = analysis.policy.without_letters
    return tuple(one for one in analysis.decisions if one.text("year_group") not in without)


def categories(analysis: TermlyAnalysis) -> tuple[Headline, Headline | None]:
    """Count the categories of year groups that get letters, this term and last."""
    policy, without = analysis.policy, analysis.policy.without_letters
    now = headline(outside_year_groups(analysis.now, without), policy)
    if analysis.before is None:
        return now, None
    return now, headline(outside_year_groups(analysis.before, without), policy)


def with_known_sessions(decisions: Sequence[PupilDecision]) -> tuple[PupilDecision, ...]:
    """Keep the pupils whose sessions are known in each of the two terms that they were on roll in."""
    terms = ((one, [term for term in (one.before, one.now) if term is not None]) for one in decisions)
    return tuple(one for one, facts in terms if all(term.figures_known for term in facts))


def movement_table(decisions: Sequence[PupilDecision]) -> MovementTable:
    """Count pupils from last term's category to this term's, those outside either term beside."""
    return category_movement([one.category_before for one in decisions], [place_now(one) for one in decisions])


def place_now(decision: PupilDecision) -> Category | None:
    """Give this term's category, None for a leaver, whose last sessions are nobody's movement."""
    return None if decision.movement is Movement.LEAVER else decision.category


def left_with_sessions(decisions: Iterable[PupilDecision]) -> int:
    """Count leavers who had sessions this term: its categories and sessions count them, its movement does not."""
    return sum(one.movement is Movement.LEAVER and one.now is not None and bool(one.now.possible) for one in decisions)


@dataclass(frozen=True, slots=True)
class MovementCounts:
    """Pupils with a category in both terms."""

    improved: int
    same: int
    declined: int


def movement_counts(decisions: Sequence[PupilDecision]) -> MovementCounts:
    """Count pupils by the direction they moved in."""
    counts = Counter(one.movement for one in decisions)
    return MovementCounts(counts[Movement.IMPROVED], counts[Movement.SAME], counts[Movement.DECLINED])
