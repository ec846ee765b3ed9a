"""One pupil over the loaded terms, and the sentences that the pupil's page says."""

from datetime import date, timedelta

import pytest

from analysis.joins import Joins
from analysis.known import Records
from analysis.measures.forecast import Forecast
from analysis.measures.spells import Spell
from analysis.measures.term_sheet import renumbered
from analysis.measures.weekday_pattern import WeekdayPattern, weekday_pattern
from analysis.meeting.calendar import calendar_of
from analysis.meeting.pupil import everybody, pupil_of, terms_up_to_now
from analysis.meeting.pupil_outlook import Outlook, Threshold, outlook_of, threshold_of
from analysis.meeting.pupil_words import (
    answer,
    outlook_in_words,
    pattern_in_words,
    threshold_in_words,
    window_in_words,
)
from analysis.meeting.room import Meeting
from analysis.rules.categories import Category
from analysis.rules.penalty import Window
from analysis.rules.policy import Policy
from analysis.rules.school_calendar import Term
from analysis.settings import Settings
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of

SPRING, SUMMER = date(2026, 1, 5), date(2026, 4, 13)
ADA = {"surname": "Able", "forename": "Ada", "name": "Able, Ada", "class_name": "3A"}
BEN = {"surname": "Bee", "forename": "Ben", "name": "Bee, Ben", "class_name": ""}
DAY = date(2026, 7, 21)


def meeting_of(*sheets, now=-1, terms=()):
    this = sheets[now]
    place = sheets.index(this)
    before = sheets[place - 1] if place else None
    analysis = analyse_term(this, before, Records(), Policy(), DAY, loaded=sheets)
    settings = Settings(terms=tuple(terms))
    return Meeting(analysis, Records(), settings, (), calendar_of(settings, sheets, DAY), Joins(), sheets)


def term(register, start=SUMMER, name="Summer 2026", year="2025/26", **particulars):
    pupils = [ADA | particulars, BEN]
    return sheet_of(name=name, year=year, pupils=pupils, ada=register, ben="/" * len(register), start=start)


def totals(name, start, *figures, year="2025/26"):
    rows = [None if one is None else {"attended": one[0], "possible": one[1]} for one in figures]
    return sheet_of(name=name, year=year, pupils=[ADA, BEN], totals=[one or {} for one in rows], start=start)


def spring_and_summer():
    return meeting_of(term("//" * 8 + "II//", SPRING, "Spring 2026"), term("//" * 9 + "O/"))


def test_everybody_in_the_loaded_terms_is_found_by_name_and_class():
    assert everybody(spring_and_summer()) == {0: "Able, Ada, 3A", 1: "Bee, Ben"}


def test_terms_after_the_one_on_screen_are_left_out():
    sheets = (term("II", SPRING, "Spring 2026"), term("//"))
    meeting = meeting_of(*sheets, now=0)
    assert [sheet.name for sheet in terms_up_to_now(meeting)] == ["Spring 2026"]
    assert pupil_of(meeting, 0).year_so_far == (0, 2)


def test_a_number_that_no_term_has_is_an_error():
    with pytest.raises(KeyError):
        pupil_of(spring_and_summer(), 7)


def test_a_pupil_has_every_term_the_year_added_up_and_its_reasons_and_spells():
    ada = pupil_of(spring_and_summer(), 0)
    assert [(one.name, one.facts.attended, one.facts.possible, one.category) for one in ada.terms] == [
        ("Spring 2026", 18, 20, Category.AMBER),
        ("Summer 2026", 19, 20, Category.AMBER),
    ]
    assert ada.terms[1].dates == "13 Apr 2026 to 24 Apr 2026"
    assert (ada.year_so_far, ada.year_has_totals) == ((37, 40), False)
    assert ada.reasons == (("I", "illness", 2), ("O", "no accepted reason", 1))
    assert ada.spells == (
        Spell(date(2026, 1, 15), date(2026, 1, 15), 2, ("I",)),
        Spell(date(2026, 4, 24), date(2026, 4, 24), 1, ("O",)),
    )
    assert len(ada.sessions_of_year) == 40
    assert ada.decision.person == 0


def test_an_earlier_school_year_is_not_added_to_this_one():
    last_year = term("II", date(2025, 4, 14), "Summer 2025", "2024/25")
    ada = pupil_of(meeting_of(last_year, term("//")), 0)
    assert (ada.year_so_far, ada.year_terms, len(ada.marks), len(ada.marks_of_year)) == ((2, 2), ("Summer 2026",), 4, 2)


def test_totals_and_marks_of_one_year_are_added_and_said_to_be_without_all_marks():
    ada = pupil_of(meeting_of(totals("Spring 2026", SPRING, (18, 20), (20, 20)), term("//")), 0)
    assert (ada.year_so_far, ada.year_has_totals, ada.reasons) == ((20, 22), True, ())
    assert ada.terms[0].dates == "not in the file"
    assert answer(ada) == (
        "Ada Able, 3A: 90.9% (20 of 22) in Spring 2026 to Summer 2026. "
        "Summer 2026: green, 2 of 2, up 10.0 points since Spring 2026."
    )


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        (
            [term("/" * 9 + "I")],
            "Ada Able, 3A: 90.0% (9 of 10) in Summer 2026, persistently absent. Summer 2026: amber",
        ),
        ([term("/I")], "Ada Able, 3A: 50.0% (1 of 2) in Summer 2026, severely absent. Summer 2026: red, 1 of 2."),
        ([term("X#")], "Ada Able, 3A: no sessions in Summer 2026. Summer 2026: no sessions."),
        (
            [totals("Summer 2026", SUMMER, None, (2, 2))],
            "Ada Able, 3A: the sessions of Summer 2026 are not all known. Summer 2026: sessions not known.",
        ),
        (
            [totals("Spring 2026", SPRING, None, (2, 2)), term("//")],
            "Ada Able, 3A: the sessions of Spring 2026 to Summer 2026 are not all known. Summer 2026: green, 2 of 2.",
        ),
        ([term("//", leaving_date=date(2026, 7, 1))], "Ada Able, 3A (not on roll now): 100.0% (2 of 2)"),
    ],
)
def test_the_answer_comes_first(sheets, words):
    assert answer(pupil_of(meeting_of(*sheets), 0)).startswith(words)


def test_a_pupil_of_long_ago_is_not_on_roll_now():
    long_ago = term("//", date(2025, 1, 6), "Spring 2025", "2024/25")
    alone = [("Spring 2026", SPRING), ("Summer 2026", SUMMER)]
    sheets = [sheet_of(name=name, pupils=[BEN], ben="//", start=start) for name, start in alone]
    sheets = [renumbered(sheet, lambda _: 1) for sheet in sheets]
    ada = pupil_of(meeting_of(long_ago, *sheets), 0)
    assert ada.decision is None
    assert answer(ada).startswith("Ada Able, 3A (not on roll now): 100.0% (2 of 2) in Spring 2025.")


def test_a_name_in_one_column_is_said_as_it_stands():
    pupil = {"name": "Able Ada", "class_name": ""}
    meeting = meeting_of(sheet_of(pupils=[pupil], ada="//"))
    assert answer(pupil_of(meeting, 0)).startswith("Able Ada: 100.0%")


def test_the_threshold_counts_over_terms_and_knows_what_it_lacks():
    meeting = meeting_of(term("O" * 6 + "////", SPRING, "Spring 2026"), term("GGNN-/" + "////"))
    found = threshold_of(meeting, pupil_of(meeting, 0))
    assert (found.fullest.with_open, found.fullest.without_open, found.age_known) == (10, 8, False)
    assert found.latest.gaps == (
        "Marks are loaded for 2 of 10 school weeks.",
        "School weeks inside the window are not loaded as marks.",
        "1 session without a mark may hide an absence.",
    )


@pytest.mark.parametrize(("born", "counted"), [(date(2021, 3, 31), 2), (date(2021, 4, 14), 0)])
def test_below_compulsory_school_age_nothing_counts(born, counted):
    meeting = meeting_of(term("OO", date_of_birth=born, admission_date=SUMMER))
    found = threshold_of(meeting, pupil_of(meeting, 0))
    assert (found.fullest.with_open, found.age_known) == (counted, True)


def test_totals_cannot_answer_the_threshold_or_the_year():
    meeting = meeting_of(totals("Summer 2026", SUMMER, (60, 66), (66, 66)))
    ada = pupil_of(meeting, 0)
    assert threshold_of(meeting, ada) is None
    assert outlook_of(meeting, ada) is None


def test_a_pupil_without_marks_beside_others_with_marks_has_no_count():
    spring = totals("Spring 2026", SPRING, (60, 66), (66, 66))
    summer = sheet_of(pupils=[BEN], ben="//")
    meeting = meeting_of(spring, summer)
    assert threshold_of(meeting, pupil_of(meeting, 1)) is None


YEAR = (Term("Spring 2026", SPRING, date(2026, 3, 27)), Term("Summer 2026", SUMMER, DAY))


def test_sessions_left_are_counted_in_the_schools_own_terms():
    meeting = meeting_of(term("//" * 50), terms=YEAR)  # to 19 June, and 22 days are left to 21 July
    outlook = outlook_of(meeting, pupil_of(meeting, 0))
    assert (outlook.forecast.left, outlook.estimated) == (2 * 22, False)


def test_a_child_of_mornings_only_has_one_session_left_a_day():
    meeting = meeting_of(term("/X" * 50), terms=YEAR)
    assert outlook_of(meeting, pupil_of(meeting, 0)).forecast.left == 22


@pytest.mark.parametrize("terms", [(), YEAR[:1]], ids=["none", "not to the end of the year"])
def test_without_the_years_last_term_a_year_of_190_days_is_taken(terms):
    meeting = meeting_of(term("//" * 50), terms=terms)
    outlook = outlook_of(meeting, pupil_of(meeting, 0))
    assert (outlook.forecast.left, outlook.estimated) == (2 * 140, True)


@pytest.mark.parametrize(("days", "left", "estimated"), [(167, 44, False), (168, 44, False), (169, 42, True)])
def test_typed_terms_without_their_holidays_never_make_a_year_longer_than_190_days(days, left, estimated):
    first = date(2025, 9, 1)
    autumn = term("//" * (days - 50), first, "Autumn 2025")
    meeting = meeting_of(autumn, term("//" * 50), terms=YEAR)
    outlook = outlook_of(meeting, pupil_of(meeting, 0))
    assert (outlook.forecast.left, outlook.estimated) == (left, estimated)


@pytest.mark.parametrize(
    "sheets",
    [
        [term("//", leaving_date=date(2026, 7, 1))],
        [term("XX")],
        [totals("Spring 2026", SPRING, (60, 66), (66, 66)), term("//")],
    ],
    ids=["left", "no sessions", "totals in the year"],
)
def test_there_is_no_outlook_without_the_whole_year_of_a_child_on_roll(sheets):
    meeting = meeting_of(*sheets)
    assert outlook_of(meeting, pupil_of(meeting, 0)) is None


def window(many, open_=0, gaps=()):
    marks = "O" * (many - open_) + "N" * open_
    return Window((SUMMER, SUMMER + timedelta(weeks=9)), tuple((SUMMER, "AM", mark) for mark in marks), gaps)


def test_a_window_says_its_weeks_its_count_and_whether_it_is_complete():
    assert window_in_words(window(1)) == (
        "weeks of 13 Apr 2026 to 15 Jun 2026: 1 unauthorised session. The window is complete."
    )
    assert window_in_words(window(5, 2, ("Why.", "Why else."))).endswith(
        "5 unauthorised sessions, 3 without those whose reason is not known yet (N). Window incomplete: Why. Why else."
    )


@pytest.mark.parametrize(
    ("latest", "most", "words"),
    [
        (window(9), window(9), "Not reached: at most 9 unauthorised sessions in ten school weeks"),
        (window(10), window(10), "is reached in the latest ten school weeks."),
        (window(10, 1), window(10), "is reached in earlier weeks."),
        (window(10, 1), window(10, 1), "is reached only if reasons not known yet (N) are counted."),
    ],
)
def test_the_threshold_is_reached_at_ten_with_or_without_reasons_not_known(latest, most, words):
    said = threshold_in_words(Threshold(latest, most, age_known=True))
    assert words in said
    assert "penalty" not in said


def test_a_pattern_is_said_and_never_explained():
    fridays = pupil_of(meeting_of(term(("//" * 4 + "/M") * 6)), 0)
    assert pattern_in_words(weekday_pattern(fridays.marks_of_year)) == (
        "Missed more than chance alone makes: Friday PM (6 of 6). That does not say why."
    )
    assert pattern_in_words(WeekdayPattern((), 5)) == "No weekday or half day is missed more than chance alone makes."
    assert pattern_in_words(WeekdayPattern((), 4)).startswith("Too few to say: 4 days missed")


def outlook(*numbers, estimated=False):
    return outlook_in_words(Outlook(Forecast(*numbers), estimated), Policy())


def test_a_year_that_is_over_says_so():
    assert outlook(361, 380, 0, None, None) == ["No sessions of this school year are left."]


def test_the_outlook_says_what_is_left_the_range_and_what_can_still_be_missed():
    assert outlook(250, 280, 100, 87.6, 92.4) == [
        "Sessions left this school year: 100. With none of them missed, the year ends at 92.1% (350 of 380).",
        "If the rest goes as this year went so far, the year likely ends between 88% and 92% (eight of ten draws).",
        "The target of 97% can no longer be reached this year.",
        "To end at the red line of 90% or above: at most 8 of them can be missed.",
    ]


def test_an_outlook_of_few_weeks_or_a_steady_child_says_so():
    (left, few, target, _) = outlook(97, 100, 0 + 280, None, None, estimated=True)
    assert left.startswith("Sessions left this school year: about 280.")
    assert few == "Too few school weeks so far for a range."
    assert target == "To end at the target of 97% or above: at most 8 of them can be missed."
    assert "about 90%" in outlook(90, 100, 100, 90.1, 89.9)[1]


def test_at_the_edge_none_of_them_can_be_missed():
    assert "at the target of 97% or above: none of them can be missed." in outlook(94, 97, 3, None, None)[2]
