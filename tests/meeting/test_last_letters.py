"""A family that had a letter a short while ago is not written to again without a person."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from analysis.joins import Joins
from analysis.known import Records
from analysis.meeting.last_letters import had_letter, last_letters, with_letters_of_families
from analysis.meeting.lasting import term_key
from analysis.records.decisions import load_decisions, record_hold, record_releases, take_back
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.pupils import number_pupils
from analysis.records.sending import record_returned, record_sent
from analysis.records.store import open_store
from analysis.rules.addressees import Contact
from analysis.rules.school_calendar import Term
from analysis.rules.school_days import SchoolCalendar
from tests.meeting.test_figures import analysis_of
from tests.records.records_of import a_record
from tests.rules.cases import NOT_RAISED, RAISED, answer, term

AT, DAY = datetime(2026, 7, 21, 15, 0, tzinfo=UTC), date(2026, 7, 21)
SUMMER = analysis_of().now
SPRING = replace(SUMMER, name="Spring")
HOME, ELSEWHERE = Contact(address="1 Oak  Road", postcode="AB1 2CD"), Contact(address="9 Elm Road")


@pytest.fixture
def store(tmp_path):
    with open_store(Place(tmp_path)) as opened:
        number = record_import(opened, a_record(), "Mrs F", AT)
        number_pupils(opened, number, lambda _known: [(None, {})] * 3, AT)
        yield opened


def released(store, term, person, day):
    record_releases(store, term, {person: {"released_on": day.isoformat()}}, "Mrs F", AT)


def test_letters_of_other_terms_count_the_latest_of_each_child(store):
    released(store, "Autumn", 1, date(2025, 12, 18))
    released(store, "Spring", 1, date(2026, 3, 27))
    released(store, "Spring", 2, date(2026, 3, 26))
    assert last_letters(store, SUMMER, DAY, Joins()) == {1: date(2026, 3, 27), 2: date(2026, 3, 26)}


def test_of_last_term_it_is_known_about_whom_a_letter_went(store):
    spring, key = SPRING, term_key(SPRING)
    assert had_letter(store, spring, DAY, Joins()) is None
    released(store, "Autumn", 1, date(2025, 12, 18))
    assert had_letter(store, spring, DAY, Joins()) is None
    record_hold(store, key, 2, {}, "Mrs F", AT)
    assert had_letter(store, spring, DAY, Joins()) == frozenset()
    released(store, key, 1, date(2026, 3, 27))
    released(store, key, 3, date(2026, 3, 27))
    assert had_letter(store, spring, DAY, Joins()) == {1, 3}
    assert had_letter(store, spring, DAY, Joins([(1, 3)])) == {1}
    assert had_letter(store, spring, date(2026, 3, 26), Joins()) == frozenset()
    number = load_decisions(store, key)[3].number
    record_sent(store, [number], date(2026, 3, 28), "by post", "Mrs F", AT)
    record_returned(store, number, date(2026, 4, 1), "", "Mrs F", AT)
    assert had_letter(store, spring, DAY, Joins()) == {1}


def test_letters_of_joined_numbers_are_one_childs(store):
    released(store, "Autumn", 1, date(2025, 12, 18))
    released(store, "Spring", 2, date(2026, 3, 27))
    assert last_letters(store, SUMMER, DAY, Joins([(1, 2)])) == {1: date(2026, 3, 27)}


def test_letters_of_this_batch_held_taken_back_and_later_ones_do_not_count(store):
    released(store, term_key(SUMMER), 1, DAY)
    released(store, "Spring", 1, date(2026, 3, 27))
    take_back(store, "Spring", 1, "Mrs F", AT)
    record_hold(store, "Spring", 2, {}, "Mrs F", AT)
    released(store, "Autumn after", 3, date(2026, 7, 22))
    assert last_letters(store, SUMMER, DAY, Joins()) == {}


def test_a_letter_counts_from_the_day_it_was_sent(store):
    released(store, "Spring", 1, date(2026, 3, 27))
    record_sent(store, [1], date(2026, 4, 20), "by post", "Mrs F", AT)
    assert last_letters(store, SUMMER, DAY, Joins()) == {1: date(2026, 4, 20)}


def test_a_letter_that_came_back_does_not_count_until_it_is_sent_again(store):
    released(store, "Spring", 1, date(2026, 3, 27))
    record_sent(store, [1], date(2026, 3, 30), "by post", "Mrs F", AT)
    record_returned(store, 1, date(2026, 4, 2), "gone away", "Mrs F", AT)
    assert last_letters(store, SUMMER, DAY, Joins()) == {}
    record_sent(store, [1], date(2026, 4, 20), "by post", "Mrs F", AT)
    assert last_letters(store, SUMMER, DAY, Joins()) == {1: date(2026, 4, 20)}


def test_a_letter_on_the_day_itself_counts(store):
    released(store, "Spring", 1, DAY)
    assert last_letters(store, SUMMER, DAY, Joins()) == {1: DAY}


def days_ago(letters, **contacts):
    records = Records(contacts={int(name[1:]): one for name, one in contacts.items()} or None)
    return with_letters_of_families(records, letters, SchoolCalendar(), DAY).letter_days_ago


def test_without_a_letter_on_record_the_check_cannot_run():
    assert days_ago({}) is None


def test_days_are_school_days():
    assert days_ago({1: date(2026, 7, 17), 2: date(2026, 7, 20)}) == {1: 2, 2: 1}


def test_a_letter_about_a_sibling_at_the_same_address_counts_for_the_family():
    told = days_ago(
        {1: date(2026, 7, 20), 4: date(2026, 7, 16)},
        _1=(HOME,),
        _2=(Contact(address="1 oak road", postcode="ab1 2cd"), Contact()),
        _3=(ELSEWHERE,),
        _4=(HOME,),
    )
    assert told == {1: 1, 2: 1, 4: 1}


@pytest.mark.parametrize(("is_sibling", "told"), [(True, {1: 1, 2: 1}), (False, {1: 1})])
@pytest.mark.parametrize("contacts", [{1: (HOME,), 2: (ELSEWHERE,)}, None])
def test_a_letter_about_a_confirmed_sibling_counts_wherever_that_child_lives(contacts, is_sibling, told):
    records = Records(contacts=contacts, siblings={(1, 2): is_sibling})
    assert with_letters_of_families(records, {1: date(2026, 7, 20)}, SchoolCalendar(), DAY).letter_days_ago == told


TERMS = (
    Term("Summer", date(2026, 4, 13), date(2026, 7, 21)),
    Term("Autumn", date(2026, 9, 3), date(2026, 12, 18), (date(2026, 10, 26), date(2026, 10, 30))),
)


@pytest.mark.parametrize(
    ("sent", "day", "ago"),
    [
        # Over the summer and into another school year: one school day of July, then those of September.
        (date(2026, 7, 20), date(2026, 9, 22), 15),
        (date(2026, 7, 20), date(2026, 9, 23), 16),
        # Over a half term's holiday, whose days do not count.
        (date(2026, 10, 12), date(2026, 11, 9), 15),
        (date(2026, 10, 12), date(2026, 11, 10), 16),
    ],
)
def test_a_siblings_letter_counts_for_the_family_across_holidays_and_school_years_up_to_its_edge(sent, day, ago):
    records = Records(contacts={1: (HOME,), 2: (HOME,), 3: (ELSEWHERE,)})
    told = with_letters_of_families(records, {1: sent}, SchoolCalendar(TERMS), day)
    assert told.letter_days_ago == {1: ago, 2: ago}
    known = {"letters_are_recorded": True, "letter_days_ago": told.known_of(2, day).letter_days_ago}
    assert answer("recently_written", term(), **known) == (RAISED if ago <= 15 else NOT_RAISED)


def test_what_is_known_of_a_child_says_so():
    records = Records(letter_days_ago={1: 3})
    known = [records.known_of(person, DAY) for person in (1, 2)]
    assert [(one.letters_are_recorded, one.letter_days_ago) for one in known] == [(True, 3), (True, None)]
    assert not Records().known_of(1, DAY).letters_are_recorded
