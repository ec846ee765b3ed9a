"""One decision for each pupil, in order, and what must be said first of a comparison."""

from datetime import date

import pytest

from analysis.known import Records
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import MONDAY, sheet_of

DAY = date(2026, 7, 21)


def pupil(surname, forename="Ada", class_name="4A", year_group="Year 4"):
    return {
        "surname": surname,
        "forename": forename,
        "name": f"{surname}, {forename}",
        "class_name": class_name,
        "year_group": year_group,
    }


def counts(attended, possible):
    return {"possible": possible, "attended": attended, "authorised": possible - attended, "unauthorised": 0}


def analysed(now, before=None, pupils=(), policy=None, **more):
    sheets = [
        None if rows is None else sheet_of(name=name, year=None, totals=rows, pupils=pupils)
        for name, rows in (("This term", now), ("Last term", before))
    ]
    return analyse_term(sheets[0], sheets[1], Records(), policy or Policy(), DAY, **more)


def test_decisions_stand_by_class_then_surname_without_regard_to_accents():
    pupils = [
        pupil("Zebra", class_name="4A"),
        pupil("Øst", class_name="4B"),
        pupil("Oak", class_name="4B"),
        pupil("Pip", class_name="4B"),
        pupil("Étoile", forename="Zoë", class_name="4A"),
        pupil("Etoile", forename="Ben", class_name="4A"),
        pupil("Old", class_name="10X", year_group="Year 10"),
        pupil("Small", class_name="RX", year_group="Reception"),
        pupil("Least", class_name="NX", year_group="Nursery"),
        pupil("Nobody", class_name="", year_group=None),
    ]
    decisions = analysed([counts(66, 66)] * len(pupils), pupils=pupils).decisions
    assert [(one.text("surname"), one.text("forename")) for one in decisions] == [
        ("Least", "Ada"),
        ("Small", "Ada"),
        ("Etoile", "Ben"),
        ("Étoile", "Zoë"),
        ("Zebra", "Ada"),
        ("Oak", "Ada"),
        ("Øst", "Ada"),
        ("Pip", "Ada"),
        ("Old", "Ada"),
        ("Nobody", "Ada"),
    ]


def test_a_class_of_two_year_groups_stands_together():
    pupils = [
        pupil("Ash", class_name="Oak", year_group="Year 2"),
        pupil("Birch", class_name="Oak", year_group="Year 1"),
        pupil("Cedar", class_name="Elm", year_group="Year 1"),
        pupil("Dogwood", class_name="Elm", year_group="Year 2"),
    ]
    decisions = analysed([counts(66, 66)] * 4, pupils=pupils).decisions
    places = [one.text("class_name") for one in decisions]
    assert places in (["Oak", "Oak", "Elm", "Elm"], ["Elm", "Elm", "Oak", "Oak"])


def test_a_pupil_of_both_terms_has_both_terms_figures_and_categories():
    (one,) = analysed([counts(64, 66)], [counts(50, 66)]).decisions
    assert (one.category_before, one.category, one.movement) == ("red", "amber", "improved_category")
    assert (one.before.attended, one.now.attended, one.status) == (50, 64, "ready")


def test_exactly_ninety_is_amber_and_persistent_and_half_is_severe():
    ninety, half, over = analysed([counts(90, 100), counts(50, 100), counts(51, 100)]).decisions
    assert (ninety.category, ninety.persistent_absentee, ninety.severely_absent) == ("amber", True, False)
    assert (half.persistent_absentee, half.severely_absent, over.severely_absent) == (True, True, False)


def test_a_pupil_who_is_gone_is_a_leaver_without_categories_or_flags():
    gone = analysed([counts(66, 66)], [counts(66, 66), counts(50, 66)]).decisions[1]
    assert (gone.movement, gone.proposal.rule, gone.status, gone.category) == ("leaver", "leaver", "none", None)
    assert (gone.persistent_absentee, gone.severely_absent, gone.flags) == (False, False, ())


def test_a_pupil_without_known_figures_is_in_no_category_and_gets_no_letter_unseen():
    (one,) = analysed([{}], [counts(60, 66)]).decisions
    assert (one.category, one.status, one.persistent_absentee) == (None, "review", False)
    assert (one.proposal.letter, one.proposal.rule) == (None, "figures_unclear")
    assert "boundary_unclear" in [raised.flag for raised in one.flags]


def test_unknown_figures_of_last_term_send_the_proposal_to_a_person():
    (one,) = analysed([counts(64, 66)], [{}]).decisions
    assert (one.status, one.category_before, one.movement) == ("review", None, "none")


def test_nursery_is_never_last_term_of_a_child_in_reception():
    before = sheet_of(name="Summer", totals=[counts(10, 30)], pupils=[pupil("Vane", year_group="Nursery")])
    now = sheet_of(name="Autumn", totals=[counts(60, 66)], pupils=[pupil("Vane", year_group="Reception")])
    (one,) = analyse_term(now, before, Records(), Policy(), DAY).decisions
    assert (one.before, one.movement) == (None, "joiner")


def test_names_are_given_as_a_letter_and_as_a_list_says_them():
    pupils = [pupil("Vane", "Ivy"), {"name": "Ned Quill"}]
    ivy, ned = analysed([counts(66, 66)] * 2, pupils=pupils).decisions
    assert (ivy.full_name, ivy.listed_name) == ("Ivy Vane", "Vane, Ivy")
    assert (ned.full_name, ned.listed_name, ned.text("upn")) == ("Ned Quill", "Ned Quill", "")


@pytest.mark.parametrize(
    ("before", "now", "says"), [(100, 64, True), (100, 65, False), (64, 100, True), (65, 100, False)]
)
def test_a_half_term_beside_a_full_one_is_said_first(before, now, says):
    sentence = analysed([counts(now, now)], [counts(before, before)]).half_term_against_full
    assert (sentence is not None) is says
    assert not says or ("(64 possible sessions) is much shorter" in sentence and "(100)" in sentence)


def test_terms_without_sessions_or_without_another_are_not_compared():
    assert analysed([counts(0, 0)], [counts(66, 66)]).half_term_against_full is None
    assert analysed([counts(66, 66)]).half_term_against_full is None


@pytest.mark.parametrize(("gone", "says"), [(25, False), (26, True)])
def test_more_leavers_than_a_summer_has_are_said(gone, says):
    sentence = analysed([counts(66, 66)] * (100 - gone), [counts(66, 66)] * 100).many_have_gone
    assert (sentence is not None) is says
    assert not says or sentence.startswith("26 of last term's 100 pupils are not in this term's file")


def test_the_year_is_complete_where_its_terms_are_loaded():
    autumn = sheet_of(name="Autumn 2025", start=date(2025, 9, 1), ada="/I")
    spring = sheet_of(name="Spring 2026", start=date(2026, 1, 5), ada="/U")
    summer = sheet_of(name="Summer 2026", start=MONDAY, ada="/L")
    every = (autumn, spring, summer)
    whole = analyse_term(summer, spring, Records(), Policy(), DAY, loaded=every)
    assert (whole.year, whole.year_is_complete) == (every, True)
    assert whole.decisions[0].now.severe_this_year is False
    part = analyse_term(summer, spring, Records(), Policy(), DAY, loaded=every[1:])
    assert (part.year, part.year_is_complete) == (every[1:], False)
    alone = analyse_term(summer, spring, Records(), Policy(), DAY)
    assert alone.year == (summer,)
