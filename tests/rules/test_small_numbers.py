"""No count from 1 to 4 is printed, or can be worked out, even by a reader who knows the sum and this very program."""

from collections import defaultdict
from itertools import combinations, product

import pytest

from analysis.rules.small_numbers import FEWER, NOT_SHOWN, SMALLEST_COUNT, shown_count, shown_counts


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0"), (1, FEWER), (4, FEWER), (5, "5"), (1204, "1,204"), (SMALLEST_COUNT, "5")]
)
def test_one_to_four_are_fewer_than_five(count, shown):
    assert shown_count(count) == shown


@pytest.mark.parametrize(
    ("cells", "unprinted", "shown"),
    [
        ((90, 20, 10), (), ("90", "20", "10")),
        ((90, 20, 0), (), ("90", "20", "0")),
        ((90, 5, 5), (), ("90", "5", "5")),
        # One small count would be the rest of the sum: the first of the others is withheld with it.
        ((90, 20, 4), (), (NOT_SHOWN, "20", FEWER)),
        ((4, 20, 90), (), (FEWER, NOT_SHOWN, "90")),
        # Two small ones hide each other, but not their sum.
        ((90, 2, 1), (), (NOT_SHOWN, FEWER, FEWER)),
        # Nobody hides nobody: 3 and 0 would still be 3.
        ((3, 0, 90), (), (FEWER, NOT_SHOWN, NOT_SHOWN)),
        # 4 and 5 fit any count from 1 to 4; 1 and 7 do not, so the next is withheld too.
        ((4, 5, 90), (), (FEWER, NOT_SHOWN, "90")),
        ((1, 7, 90), (), (FEWER, NOT_SHOWN, NOT_SHOWN)),
        # What stands nowhere hides as well as what is withheld, and must be hidden where it is small.
        ((20, 3, 90), ("c",), ("20", FEWER, NOT_SHOWN)),
        ((20, 90, 2), ("c",), (NOT_SHOWN, "90", FEWER)),
        ((8, 4), ("b",), (NOT_SHOWN, FEWER)),
        ((4, 4), ("b",), (NOT_SHOWN, NOT_SHOWN)),
        ((4, 4), (), (NOT_SHOWN, NOT_SHOWN)),
        ((2, 0), (), (NOT_SHOWN, NOT_SHOWN)),
        ((), (), ()),
    ],
)
def test_what_would_give_a_small_count_away_is_withheld(cells, unprinted, shown):
    assert tuple(shown_counts(dict(zip("abc", cells, strict=False)), unprinted).values()) == shown


@pytest.mark.parametrize(("places", "most"), [(2, 24), (3, 24), (4, 20)])
@pytest.mark.parametrize("hidden", [0, 1])
def test_a_reader_who_knows_the_sum_and_the_program_learns_no_small_count(places, most, hidden):
    names = "abcd"[:places]
    unprinted = names[places - hidden :]
    read = defaultdict(list)
    for counts in product(range(most + 1), repeat=places):
        if SMALLEST_COUNT <= sum(counts) <= most:
            shown = shown_counts(dict(zip(names, counts, strict=True)), unprinted)
            printed = tuple("" if name in unprinted else shown[name] for name in names)
            read[sum(counts), printed].append(counts)
    for possible in read.values():
        for size in range(1, places + 1):
            for some in combinations(range(places), size):
                sums = {sum(counts[place] for place in some) for counts in possible}
                assert len(sums) > 1 or not 0 < min(sums) < SMALLEST_COUNT, (some, possible)
