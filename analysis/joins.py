"""Numbers that a person has said are one child, and figures put together by them. Undone by leaving a pair out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from analysis.pupils import Identity

Pair = tuple[int, int]


class Joins:
    """Pairs of numbers that are one child. A child's number is the smallest of those joined to it."""

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        """Take the pairs that people have joined; a pair may join two who are joined to others already."""
        self.pairs = tuple(sorted(pairs))
        self._smaller: dict[int, int] = {}
        for one, other in self.pairs:
            small, large = sorted((self.number(one), self.number(other)))
            if small != large:
                self._smaller[large] = small

    def number(self, number: int) -> int:
        """Give the child's number for any of its numbers."""
        while number in self._smaller:
            number = self._smaller[number]
        return number

    def people(self, known: Mapping[int, Sequence[Identity]]) -> dict[int, list[Identity]]:
        """Put together what files said of each child."""
        together: dict[int, list[Identity]] = {}
        for number in sorted(known):
            together.setdefault(self.number(number), []).extend(known[number])
        return together


def joins_in_force(pairs: Collection[Pair], rolls: Iterable[Collection[int]]) -> Joins:
    """Leave out joins of two who stand on one term's roll: whatever was said, those are two children.

    `rolls`: the numbers on roll in each term, as the files have them.
    """
    joins = Joins(pairs)
    on_rolls = (Counter(map(joins.number, roll)) for roll in rolls)
    twice = {number for roll in on_rolls for number, count in roll.items() if count > 1}
    return Joins(pair for pair in pairs if joins.number(pair[0]) not in twice)
