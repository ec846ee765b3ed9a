"""Days and weeks of a term: counted as plain loops count them, and some days beside the others."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.days_of_term import Day, TermWeek, beside_others, days_of, weeks_of_term
from analysis.rules.codes import outcome_of
from tests.measures.registers import ABSENT, ATTENDED, MONDAY, counted, rows_of

TERM = (MONDAY, MONDAY + timedelta(weeks=10))
REGISTERS = st.lists(st.text(alphabet="//LIOX#-", min_size=1, max_size=40), min_size=1, max_size=3)


def days_like(*figures, start=MONDAY, term=0):
    return [Day(start + timedelta(days=place), term, *pair) for place, pair in enumerate(figures)]


@settings(max_examples=50)
@given(REGISTERS)
def test_days_and_weeks_equal_plain_loops(registers):
    plain, weeks = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0])
    for _, day, _, mark in rows_of(registers):
        outcome = str(outcome_of(mark, day))
        for counts in (plain[day], weeks[day - timedelta(days=day.weekday())]):
            counts[0] += outcome in ABSENT
            counts[1] += outcome in ABSENT | ATTENDED
    days = days_of(counted(**{f"p{number}": one for number, one in enumerate(registers)}), [TERM])
    assert days == tuple(Day(day, 0, *plain[day]) for day in sorted(plain) if plain[day][1])
    found = weeks_of_term(days, {0: [day.day for day in days]})
    possible = [monday for monday in sorted(weeks) if weeks[monday][1]]
    assert found == tuple(TermWeek(0, n, monday, *weeks[monday]) for n, monday in enumerate(possible, start=1))


def test_a_day_outside_the_terms_is_not_counted():
    assert days_of(counted(ada="////"), [(MONDAY, MONDAY)]) == (Day(MONDAY, 0, 0, 2),)


def test_the_weeks_of_a_cut_term_keep_their_numbers():
    third = MONDAY + timedelta(weeks=2)
    (week,) = weeks_of_term(days_like((1, 10), start=third), {0: [MONDAY, MONDAY + timedelta(weeks=1), third]})
    assert (week.number, week.monday) == (3, third)


def test_some_days_stand_beside_the_other_days_of_their_terms_weighted_by_their_sessions():
    autumn = days_like((1, 10), (3, 10), (9, 10), (6, 20))
    spring = days_like((5, 10), (0, 10), start=date(2026, 1, 5), term=1)
    found = beside_others([*autumn, *spring], [autumn[3].day, spring[1].day], [autumn[2].day])
    # Autumn's others are 4 of 20, and 20 sessions stand beside them; spring's are 5 of 10, and 10 sessions do.
    assert found.as_usual == 20 * Fraction(4, 20) + 10 * Fraction(5, 10)
    assert (found.absent, found.possible, found.others) == (6, 30, 3)
    assert found.as_high == 2  # 3 of 10 and 5 of 10 against 6 of 30; 1 of 10 is less


def test_the_same_weekday_counts_where_there_is_another_one():
    days = [*days_like((1, 10), (4, 10)), *days_like((3, 10), (0, 10), (2, 10), start=MONDAY + timedelta(weeks=1))]
    monday, wednesday = days[2], days[4]
    assert beside_others(days, [monday.day], []).as_weekday == 1
    assert beside_others(days, [wednesday.day], []).as_weekday == 10 * Fraction(8, 40)


def test_a_term_of_special_days_only_has_nothing_to_stand_beside():
    days = days_like((1, 10), (4, 10))
    found = beside_others(days, [days[0].day], [days[1].day])
    assert (found.as_usual, found.as_weekday, found.others, found.as_high) == (None, None, 0, 0)


def test_days_on_which_nobody_had_a_session_are_nothing():
    assert beside_others(days_like((1, 10)), [date(2026, 1, 1)], []) is None


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(5, 9), st.integers(0, 1), st.booleans()), min_size=1, max_size=20)
)
def test_the_usual_share_equals_a_plain_sum(figures):
    days = [
        Day(MONDAY + timedelta(days=n), term, absent, possible) for n, (absent, possible, term, _) in enumerate(figures)
    ]
    some = [day.day for day, (*_, chosen) in zip(days, figures, strict=True) if chosen]
    found = beside_others(days, some, [])
    if not some:
        assert found is None
        return
    usual, as_weekday, many = Fraction(), Fraction(), set()
    for day in found.days:
        others = [one for one in days if one.term == day.term and one.day not in some]
        if not others:
            assert found.as_usual is None
            return
        many |= set(others)
        same = [one for one in others if one.day.weekday() == day.day.weekday()] or others
        usual += Fraction(day.possible * sum(one.absent for one in others), sum(one.possible for one in others))
        as_weekday += Fraction(day.possible * sum(one.absent for one in same), sum(one.possible for one in same))
    assert (found.as_usual, found.as_weekday, found.others) == (usual, as_weekday, len(many))
