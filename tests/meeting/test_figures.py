"""What the meeting sees first: the postbag, the headline's population, categories and movement."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.known import Records
from analysis.meeting.figures import (
    categories,
    headline_population,
    headlines,
    left_with_sessions,
    movement_counts,
    movement_table,
    postbag,
    with_known_sessions,
    with_letters,
)
from analysis.rules.addressees import Contact
from analysis.rules.categories import Category
from analysis.rules.decision import Letter
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of

YEARS = ["Nursery", "Reception", "Year 1", "Year 1", "Year 6", "Year 6"]
NOW = [(20, 40), (60, 66), (64, 66), (66, 66), (59, 66), (64, 66)]
BEFORE = [(20, 40), (66, 66), (60, 66), (60, 66), (60, 66), (50, 66)]


def rows(figures):
    kinds = ({"authorised": possible and possible - attended, "unauthorised": 0} for attended, possible in figures)
    return [
        {"attended": attended, "possible": possible} | one
        for (attended, possible), one in zip(figures, kinds, strict=True)
    ]


def term(name, figures, start, **pupil):
    years = [{"year_group": year} | pupil for year in YEARS]
    return sheet_of(name=name, totals=rows(figures), pupils=years, start=start)


def analysis_of(records=Records(), before=BEFORE, **pupil):  # noqa: B008 - nothing changes it
    now = term("Summer 2026", NOW, date(2026, 4, 13), **pupil)
    last = term("Spring 2026", before, date(2026, 1, 5)) if before else None
    first = term("Autumn 2025", BEFORE, date(2025, 9, 1))
    loaded = [one for one in (first, last, now) if one is not None]
    return analyse_term(now, last, records, Policy(), date(2026, 7, 21), loaded=loaded)


def test_the_postbag_counts_letters_pupils_and_meetings():
    bag = postbag(analysis_of(), Records())
    assert bag.letters == {
        Letter.CONCERN_AMBER: 1,
        Letter.CONCERN_RED: 0,
        Letter.THANKS_IMPROVED_CATEGORY: 2,
        Letter.THANKS_STILL_CONCERNED: 1,
        Letter.MEETING_INVITATION: 1,
    }
    assert (bag.pupils, bag.on_roll, bag.meetings) == (5, 6, 1)
    assert bag.ready[Letter.MEETING_INVITATION] == 0
    assert (bag.ready[Letter.THANKS_IMPROVED_CATEGORY], bag.ready[Letter.CONCERN_AMBER]) == (2, 0)


def test_without_contacts_families_are_not_known():
    assert postbag(analysis_of(), Records()).families is None


@pytest.mark.parametrize(
    ("years", "outside", "words"),
    [
        (YEARS, ("Nursery", "Reception"), "Years 1 to 6"),
        ([*YEARS[:5], "Year 7"], ("Nursery", "Reception"), "All year groups but Nursery and Reception"),
        (YEARS, ("Nursery",), "All year groups but Nursery"),
        (YEARS, (), "All year groups"),
        ([*YEARS[:5], None], ("Nursery", "Reception"), "All pupils in the file, whose year groups are not all given"),
    ],
)
def test_the_headline_names_whom_it_counts(years, outside, words):
    now = sheet_of(name="Summer 2026", totals=rows(NOW), pupils=[{"year_group": year} for year in years])
    policy = replace(Policy(), outside_headline=outside)
    assert headline_population(analyse_term(now, None, Records(), policy, date(2026, 7, 21))) == words


def test_pupils_of_one_address_are_one_family():
    home = Contact(surname="Vane", parental_responsibility=True, address="1 Oak Road")
    records = Records(contacts={1: (home,), 2: (home,), 3: (Contact(surname="Else"),)})
    assert postbag(analysis_of(records), records).families == 4


def test_a_leaver_is_not_on_roll_and_gets_nothing():
    bag = postbag(analysis_of(leaving_date=date(2026, 7, 20)), Records())
    assert (bag.on_roll, bag.pupils) == (0, 0)


@pytest.mark.parametrize(("day", "left"), [(date(2026, 7, 20), 5), (date(2026, 7, 22), 0)])
def test_categories_count_leavers_with_sessions_and_movement_has_them_as_left(day, left):
    analysis = analysis_of(leaving_date=day)
    decisions = with_letters(analysis)
    assert (left_with_sessions(decisions), categories(analysis)[0].pupils) == (left, 5)
    assert sum(movement_table(decisions)[was]["left"] for was in Category) == left


def test_the_headline_leaves_out_the_youngest_and_the_whole_roll_does_not():
    found = headlines(analysis_of())
    assert (found.now.attended, found.now.possible, found.now.pupils) == (253, 264, 4)
    assert (found.before.attended, found.before.possible) == (230, 264)
    assert (found.whole_roll.attended, found.whole_roll.possible) == (333, 370)
    assert (found.year.attended, found.year.possible, found.year.pupils) == (713, 792, 4)
    assert (found.now.persistent, found.now.severe, found.whole_roll.severe) == (1, 0, 1)


def test_without_last_term_there_is_no_headline_of_it_and_none_of_part_of_a_year():
    analysis = analysis_of(before=None)
    assert (headlines(analysis).before, headlines(analysis).year) == (None, None)
    assert categories(analysis)[1] is None


def test_categories_are_of_year_groups_that_get_letters():
    now, before = categories(analysis_of())
    assert now.categories == {Category.GREEN: 1, Category.AMBER: 3, Category.RED: 1}
    assert before.categories == {Category.GREEN: 1, Category.AMBER: 3, Category.RED: 1}
    assert len(with_letters(analysis_of())) == 5


def test_movement_is_counted_by_category_and_by_direction():
    decisions = with_letters(analysis_of())
    table = movement_table(decisions)
    assert table["green"] == {"green": 0, "amber": 1, "red": 0, "left": 0}
    assert table["amber"] == {"green": 1, "amber": 1, "red": 1, "left": 0}
    assert table["red"]["amber"] == 1
    counts = movement_counts(decisions)
    assert (counts.improved, counts.same, counts.declined) == (2, 1, 2)


def test_joiners_and_leavers_stand_outside_the_categories():
    analysis = analysis_of(before=BEFORE[:5])
    assert movement_table(analysis.decisions)["new"]["amber"] == 1


def test_pupils_of_whom_a_terms_sessions_are_not_known_are_in_no_movement():
    counted = with_known_sessions(analysis_of(before=[*BEFORE[:5], (60, None)]).decisions)
    assert len(counted) == len(YEARS) - 1
    assert len(with_known_sessions(analysis_of(before=None).decisions)) == len(YEARS)
