"""Paths of pupils through the categories, term after term."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.measures.movement import MovementTable
from analysis.rules.categories import RANK, Category

NOT_HERE, NOT_KNOWN, EITHER = "not here", "not known", "no category"
"""Not on roll in that term, or on roll without possible sessions; on roll with sessions that are not known; or both."""
PLACES = (*Category, NOT_HERE, NOT_KNOWN, EITHER)

Path = tuple[str, ...]
"""One pupil's place (of PLACES) in each of some terms, earliest first."""


@dataclass(frozen=True, slots=True)
class TermCount:
    """Pupils of one term. `joined` and `left` are held against the term before, None in the first term.

    `not_known`: on roll, and in no category because their sessions are not known.
    """

    categories: dict[Category, int]
    not_known: int
    joined: int | None
    left: int | None

    @property
    def pupils(self) -> int:
        """Pupils with a category."""
        return sum(self.categories.values())

    @property
    def below_target(self) -> int:
        """Pupils who are amber or red."""
        return self.pupils - self.categories[Category.GREEN]


def category_steps(paths: Sequence[Path]) -> tuple[MovementTable, ...]:
    """Count pupils from each term's place to the next term's; every place is there. All paths are of the same terms."""
    terms = list(zip(*paths, strict=True))
    counts = (Counter(zip(was, is_, strict=True)) for was, is_ in pairwise(terms))
    return tuple({was: {is_: count[was, is_] for is_ in PLACES} for was in PLACES} for count in counts)


def term_counts(paths: Sequence[Path]) -> tuple[TermCount, ...]:
    """Count the pupils of each term by category, and those who joined and left since the term before."""
    terms = list(zip(*paths, strict=True))
    return tuple(_term_count(terms[place - 1] if place else None, term) for place, term in enumerate(terms))


def _term_count(before: Sequence[str] | None, now: Sequence[str]) -> TermCount:
    counts = Counter(now)
    here = (
        None if before is None else Counter(_is_here(was) - _is_here(is_) for was, is_ in zip(before, now, strict=True))
    )
    return TermCount(
        categories={category: counts[category] for category in Category},
        not_known=counts[NOT_KNOWN],
        joined=None if here is None else here[-1],
        left=None if here is None else here[1],
    )


def _is_here(place: str) -> bool:
    return place != NOT_HERE


def with_one_place_outside(paths: Sequence[Path]) -> list[Path]:
    """Put all places without a category together, so that a term has four at most; who has no place is left out."""
    outside = EITHER if any(NOT_KNOWN in path for path in paths) else NOT_HERE
    inside = set(Category)
    return [tuple(place if place in inside else outside for place in path) for path in paths if set(path) - {NOT_HERE}]


def counted_paths(paths: Sequence[Path]) -> list[tuple[Path, int]]:
    """Count the pupils of each path, the most common first; of equal ones the greener."""
    order = {place: number for number, place in enumerate(PLACES)}
    return sorted(Counter(paths).items(), key=lambda one: (-one[1], [order[place] for place in one[0]]))


@dataclass(frozen=True, slots=True)
class PathKinds:
    """Pupils with a category in every term (`pupils`), and some of them by what their paths have in common.

    `only_down`: at least one step to a worse category and none to a better one; `only_up` the other way round.
    """

    pupils: int
    always_green: int
    never_green: int
    always_red: int
    only_down: int
    only_up: int


def path_kinds(paths: Sequence[Path]) -> PathKinds:
    """Count the paths by what they have in common."""
    inside = set(Category)
    ranks = [[RANK[Category(place)] for place in path] for path in paths if set(path) <= inside]
    steps = [{(now > was) - (now < was) for was, now in pairwise(own)} for own in ranks]
    green, red = RANK[Category.GREEN], RANK[Category.RED]
    return PathKinds(
        pupils=len(ranks),
        always_green=sum(set(own) == {green} for own in ranks),
        never_green=sum(green not in own for own in ranks),
        always_red=sum(set(own) == {red} for own in ranks),
        only_down=sum(-1 in own and 1 not in own for own in steps),
        only_up=sum(1 in own and -1 not in own for own in steps),
    )
