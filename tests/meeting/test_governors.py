"""The governors' report: plain figures, and nothing in it that could be of fewer than five pupils."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.attendance import Point
from analysis.measures.headline import Headline
from analysis.meeting.governors import governors_charts
from analysis.meeting.governors_counts import Absence, absence, left_out, shown_absence, shown_categories, shown_letters
from analysis.meeting.governors_seen import seen
from analysis.meeting.governors_words import (
    absence_sentence,
    against_sentence,
    letters_sentence,
    movement_sentence,
    spread_sentence,
)
from analysis.reports.governors import governors_document
from analysis.rules.categories import Category
from analysis.rules.policy import Policy
from analysis.rules.small_numbers import FEWER, NOT_SHOWN
from tests.letters.reading import text_of
from tests.meeting.governors_school import letter_of, report_of, school_of

GREEN, AMBER, RED, SEVERE = 98, 93, 80, 40
CLASS_OF_TWELVE = [GREEN] * 6 + [AMBER] * 4 + [RED, SEVERE]
TWO_TERMS = school_of([GREEN] * 20 + [AMBER] * 10 + [RED] * 6, [GREEN] * 15 + [AMBER] * 15 + [RED] * 6)
RECEPTION = {"year_group": "Reception"}


def test_the_report_says_what_changed_with_its_days_and_population():
    report = report_of(TWO_TERMS)
    assert report.title == "Attendance, Summer 2026"
    assert report.tiles == [
        ("93.6%", "attendance of Years 1 to 6; the target is 97%"),
        ("Up 0.6", "percentage points since Spring 2026"),
        ("5 / 0", "pupils moved to a better / worse category"),
        ("6", "pupils missed a tenth or more, this term"),
    ]
    assert report.sentences == [
        "Attendance of Years 1 to 6: 93.6% (13 Apr 2026 to 17 Jul 2026), up 0.6 points from 92.9% (5 Jan 2026 to 27 "
        "Mar 2026). That is below the school's 97% target, the local authority's 96% and England's 94.8% (primaries, "
        "full year 2024/25).",
        "5 pupils moved to a better category since Spring 2026, none to a worse one.",
        "6 of 36 pupils missed a tenth or more of this term, none of them half or more.",
    ]
    assert report.attendance[1:3] == [
        ("Summer 2026", "93.6%", "3,370 of 3,600"),
        ("Spring 2026", "92.9%", "3,345 of 3,600"),
    ]
    assert report.categories == [
        ("", "Spring 2026", "Summer 2026"),
        ("● Green, 97% or more", "15", "20"),
        ("▲ Amber, 90% to under 97%", "15", "10"),
        ("■ Red, under 90%", "6", "6"),
        ("All", "36", "36"),
    ]
    assert report.absence == [
        ("Pupils", "This term"),
        ("Missed a tenth or more", "6 (16.6%)"),
        ("Missed half or more", "0 (0.0%)"),
    ]
    assert set(governors_charts(TWO_TERMS)) == {"attendance", "categories"}
    assert report.findings == {
        "attendance": "Attendance is 93.6%, up 0.6 points",
        "categories": "20 of 36 pupils are green, from 15 of 36",
    }


def test_a_class_of_twelve_is_told_its_rate_and_no_count_that_is_small():
    analysis = school_of(CLASS_OF_TWELVE, [GREEN] * 5 + [AMBER] * 6 + [RED])
    report = report_of(analysis)
    assert [figure for figure, _ in report.tiles] == ["90.0%", "Down 4.0", "Fewer than 5"]
    assert report.categories[1:] == [
        ("● Green, 97% or more", NOT_SHOWN, NOT_SHOWN),
        ("▲ Amber, 90% to under 97%", NOT_SHOWN, NOT_SHOWN),
        ("■ Red, under 90%", FEWER, NOT_SHOWN),
        ("All", "12", "12"),
    ]
    assert report.absence[1:] == [("Missed a tenth or more", FEWER), ("Missed half or more", FEWER)]
    assert set(governors_charts(analysis)) == {"attendance"}
    assert report.findings == {"attendance": "Attendance is 90.0%, down 4.0 points"}
    assert not report.year_groups


def test_no_pupil_is_named():
    assert not re.search(r"Surname|Ada", text_of(governors_document(report_of(TWO_TERMS))))


def test_four_pupils_are_told_nothing():
    analysis = school_of([GREEN, AMBER, RED, SEVERE], [GREEN] * 4)
    report = report_of(analysis, [letter_of("concern_red")] * 2)
    assert report.sentences == ["Fewer than 5 pupils of Years 1 to 6 have sessions this term: no rate is shown."]
    assert report.categories[1:] == [
        (label, NOT_SHOWN) for label in ("● Green, 97% or more", "▲ Amber, 90% to under 97%", "■ Red, under 90%")
    ] + [("All", FEWER)]
    assert report.letters_said == "Letters were released about fewer than 5 pupils."
    assert [*report.tiles, *report.attendance, *report.absence, *report.letters, *governors_charts(analysis)] == []


def test_four_in_the_years_of_the_headline_beside_a_reception_are_told_no_rate():
    analysis = school_of([GREEN] * 13, pupils=[RECEPTION] * 9)
    report = report_of(analysis)
    assert report.sentences == ["Fewer than 5 pupils of Years 1 to 6 have sessions this term: no rate is shown."]
    assert report.categories[-1] == ("All", "13")
    assert [*report.tiles, *report.attendance, *report.absence, *report.year_groups] == []
    assert [*governors_charts(analysis)] == ["categories"]


def test_a_green_count_of_before_that_is_not_shown_is_in_no_finding():
    report = report_of(school_of([GREEN] * 20, [GREEN] * 5 + [AMBER] * 4 + [RED] * 11))
    assert report.categories[1][1] == NOT_SHOWN
    assert report.findings["categories"] == "20 of 20 pupils are green"


def test_a_last_term_of_four_is_left_out():
    report = report_of(school_of([GREEN] * 9, [GREEN] * 4 + [None] * 5))
    assert report.categories[0] == ("", "Summer 2026")
    assert report.findings == {"attendance": "Attendance is 98.0%", "categories": "9 of 9 pupils are green"}
    assert len(report.tiles) == 2
    assert "Spring" not in "".join(report.sentences)


def test_a_half_term_against_a_full_one_is_said_first():
    analysis = school_of([GREEN] * 9, [GREEN] * 9)
    short = analysis.now.totals.assign(possible=40, attended=39)
    analysis = replace(analysis, now=replace(analysis.now, totals=short))
    assert "a half term is compared with a full term" in report_of(analysis).sentences[0]


@pytest.mark.parametrize(
    ("reception", "outside"),
    [(0, ("Nursery",)), (1, ("Nursery", "Reception")), (4, ("Nursery", "Reception")), (5, ("Nursery",))],
)
def test_fewer_than_five_whom_the_headline_leaves_out_are_left_out_of_the_categories_too(reception, outside):
    analysis = school_of([GREEN] * 20, pupils=[RECEPTION] * reception)
    assert left_out(analysis) == outside
    before = school_of([GREEN] * 20, [GREEN] * 20, pupils=[RECEPTION] * reception)
    assert left_out(before) == outside


def test_absence_is_counted_over_the_year_only_where_it_is_known_of_everybody():
    year = [GREEN] * 10
    over_year = school_of([RED] * 5 + [GREEN] * 5, year, year)
    assert absence(over_year) == Absence(10, 0, 0, is_year=True)
    assert report_of(over_year).absence[0] == ("Pupils", "School year to date", "England*")
    assert absence(school_of([RED] * 5 + [GREEN] * 5, year)) == Absence(10, 5, 0, is_year=False)
    unknown = school_of([RED] * 5 + [GREEN] * 5, year, year)
    unknown.year[0].totals.loc[0, "attended"] = None
    assert not absence(unknown).is_year


def headline_of(green, amber, red):
    counts = {Category.GREEN: green, Category.AMBER: amber, Category.RED: red}
    return Headline(0, 0, green + amber + red, counts, 0, 0, 0)


@pytest.mark.parametrize(
    ("persistent", "severe", "red", "shown"),
    [
        (20, 0, 20, ("10", "20")),
        (25, 0, 20, ("10", "20")),
        # Those at exactly 90% would be 21 less 20.
        (21, 0, 20, (NOT_SHOWN, NOT_SHOWN)),
        (24, 0, 20, (NOT_SHOWN, NOT_SHOWN)),
        (20, 17, 20, (NOT_SHOWN, NOT_SHOWN)),
        (20, 15, 20, ("10", "20")),
        (3, 2, 0, ("10", "0")),
    ],
)
def test_red_and_persistent_of_the_same_pupils_tell_nobody_between_them(persistent, severe, red, shown):
    beside = Absence(100, persistent, severe, is_year=False)
    found = shown_categories(headline_of(70, 10, red), beside)
    assert (found[Category.AMBER], found[Category.RED]) == shown
    assert shown_categories(headline_of(70, 10, red))[Category.RED] == str(red)


def test_red_is_set_beside_the_persistent_only_where_they_are_of_the_same_pupils_and_days():
    at_the_line = [GREEN] * 20 + [RED] * 10 + [90] * 2
    assert seen(school_of(at_the_line)).shown[Category.RED] == NOT_SHOWN
    with_reception = school_of([*at_the_line, *[GREEN] * 9], pupils=[RECEPTION] * 9)
    assert seen(with_reception).shown[Category.RED] == "10"


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ((100, 20, 6), ("20", "6")),
        ((100, 4, 0), (FEWER, "0")),
        ((100, 20, 2), ("20", FEWER)),
        ((100, 97, 50), (NOT_SHOWN, "50")),
        # Two who are persistent and not severe would be 8 less 6.
        ((100, 8, 6), ("8", NOT_SHOWN)),
    ],
)
def test_severe_absentees_are_some_of_the_persistent(found, shown):
    assert shown_absence(Absence(*found, is_year=False)) == shown


def test_letters_go_by_kinds_that_tell_of_no_movement():
    letters = [letter_of("concern_red")] * 6 + [letter_of("concern_amber")] * 3 + [letter_of("meeting_invitation")] * 8
    letters += [letter_of("thanks_still_concerned")] * 5 + [letter_of("concern_red", sent=False)] * 2
    released, kinds = shown_letters(letters)
    assert (released, kinds) == (
        24,
        {"concern": NOT_SHOWN, "thanks": "5", "invitation": "8", "waiting": FEWER},
    )
    assert report_of(TWO_TERMS, letters).letters[1] == ("Concern: below the target", NOT_SHOWN)


@pytest.mark.parametrize(
    ("released", "waiting", "said"),
    [
        (0, "0", "No letter of this term has been released yet."),
        (4, NOT_SHOWN, "Letters were released about fewer than 5 pupils."),
        (1200, "0", "Letters were released about 1,200 pupils."),
        (12, NOT_SHOWN, "Letters were released about 12 pupils."),
        (12, FEWER, "Letters were released about 12 pupils; of fewer than 5 nobody has said yet that they went."),
    ],
)
def test_letters_are_said(released, waiting, said):
    assert letters_sentence(released, {"waiting": waiting}) == said


@pytest.mark.parametrize(
    ("better", "worse", "said"),
    [
        ("1,234", "5", "1,234 pupils moved to a better category since Spring, 5 to a worse one."),
        ("0", "0", "No pupil moved to a better category since Spring, none to a worse one."),
        (FEWER, "8", "Pupils who moved to a better category since Spring: fewer than 5; to a worse one: 8."),
        (
            *(NOT_SHOWN, NOT_SHOWN),
            "How many moved to a better or a worse category is not shown, because a few could be told from it.",
        ),
        (NOT_SHOWN, "0", "Pupils who moved to a better category since Spring: not shown; to a worse one: 0."),
    ],
)
def test_movement_is_said(better, worse, said):
    assert movement_sentence(better, worse, "Spring") == said


@pytest.mark.parametrize(
    ("persistent", "severe", "said"),
    [
        (
            "9",
            FEWER,
            "9 of 50 pupils missed a tenth or more of the school year to date, fewer than 5 of them half or more.",
        ),
        (
            FEWER,
            "0",
            "Fewer than 5 of 50 pupils missed a tenth or more of the school year to date, none of them half or more.",
        ),
        ("0", "0", "None of 50 pupils missed a tenth or more of the school year to date."),
        ("9", NOT_SHOWN, "9 of 50 pupils missed a tenth or more of the school year to date."),
        (
            *(NOT_SHOWN, "0"),
            "How many missed a tenth or more of the school year to date is not shown, because a few could be told from "
            "it.",
        ),
    ],
)
def test_absence_is_said(persistent, severe, said):
    assert absence_sentence(Absence(50, 9, 3, is_year=True), persistent, severe) == said


@pytest.mark.parametrize(
    ("attended", "said"),
    [
        (970, "exactly at the school's 97% target, and above the local authority's 96% and England's 94.8%"),
        (960, "below the school's 97% target, exactly at the local authority's 96%, and above England's 94.8%"),
        (900, "below the school's 97% target, the local authority's 96% and England's 94.8%"),
    ],
)
def test_the_rate_stands_against_the_targets_and_england(attended, said):
    sentence = against_sentence(Point("Now", attended, 1000), Policy(), "Years 1 to 6")
    assert sentence == f"That is {said} (primaries, full year 2024/25)."
    assert "England" not in against_sentence(Point("Now", attended, 1000), Policy(), "All year groups")


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ([("Year 1", 90, 100), ("Year 2", 95, 100)], "Year 2 attended most (95.0%), Year 1 least (90.0%)."),
        ([("Year 1", 90, 100), ("Year 2", 45, 50)], ""),
        ([("Year 1", 90, 100), ("Year: small groups together", 95, 100)], ""),
        ([("Year 1", 90, 100), ("Not known", 95, 100), ("Year 2", 0, 0)], ""),
    ],
)
def test_the_ends_are_named_where_there_are_two(rates, said):
    assert spread_sentence(rates) == said


def test_groups_under_five_are_put_together_and_so_is_the_change_of_fewer_than_five():
    pupils = [{"year_group": "Year 1", "sex": "F"}] * 9 + [{"year_group": "Year 2", "sex": "M"}] * 8
    pupils += [{"year_group": "Year 4"}] * 4 + [{"year_group": "Year 5"}] * 3
    now, before = [95] * 24, [94] * 13 + [None] * 4 + [90] * 7
    report = report_of(school_of(now, before, pupils=pupils))
    assert report.year_groups == [
        ("Year group", "Pupils", "Attendance", "Change"),
        ("Year 1", "9", "95.0%", "up 1.0"),
        ("Year 2", "8", "95.0%", "–"),
        ("Year: small groups together", "7", "95.0%", "up 5.0"),
    ]
    assert [row[:2] for row in report.groups[1:]] == [("Girls", "9"), ("Boys", "8"), ("Sex: not known", "7")]


def test_a_change_too_small_to_print_is_said_to_be_under_a_tenth():
    pupils = [{"year_group": "Year 1"}] * 30 + [{"year_group": "Year 2"}] * 30
    report = report_of(school_of([95] * 60, [95] * 29 + [94] + [95] * 30, pupils=pupils))
    assert [row[3] for row in report.year_groups[1:]] == ["up under 0.1", "unchanged"]


@pytest.mark.parametrize("year", ["Year 9", None])
def test_england_stands_beside_primary_year_groups_only(year):
    terms = [[GREEN] * 9] * 3
    report = report_of(school_of(*terms, pupils=[{"year_group": year}] * 9))
    assert "England" not in f"{report.sentences}{report.attendance}{report.absence}{report.notes}"
    assert "England" in f"{report_of(school_of(*terms)).notes}"


@settings(max_examples=20)
@given(st.data(), st.integers(1, 30))
def test_no_printed_count_of_a_small_school_is_small_or_the_rest_of_a_sum(data, size):
    rates = st.lists(st.sampled_from([GREEN, AMBER, 90, RED, SEVERE, None]), min_size=size, max_size=size)
    kinds = st.sampled_from(
        [{"sex": "F"}, {"sex": "M", "fsm": True}, {"year_group": "Year 4", "fsm": False}, RECEPTION]
    )
    pupils = data.draw(st.lists(kinds, max_size=size))
    analysis = school_of(data.draw(rates), data.draw(rates), pupils=pupils)
    kinds_sent = st.sampled_from(["concern_red", "thanks_still_concerned", "meeting_invitation"])
    letters = [letter_of(kind) for kind in data.draw(st.lists(kinds_sent, max_size=20))]
    report = report_of(analysis, letters)
    tables = {"categories": report.categories, "letters": report.letters}
    columns = [column for rows in tables.values() if rows for column in list(zip(*rows[1:], strict=True))[1:]]
    columns += [[row[1] for row in (*report.year_groups[1:], *report.groups[1:], *report.absence[1:])]]
    columns += [report.tiles[2][0].split(" / ") if len(report.tiles) > 3 else []]
    for column in columns:
        numbers = [int(cell.split()[0]) for cell in column if cell[:1].isdecimal()]
        assert not [one for one in numbers if 0 < one < 5]
    for column in list(zip(*report.categories[1:], strict=True))[1:]:
        hidden = [cell for cell in column[:3] if not cell.isdecimal()]
        rest = (
            int(column[3]) - sum(int(cell) for cell in column[:3] if cell.isdecimal()) if column[3].isdecimal() else 9
        )
        assert not hidden or (len(hidden) > 1 and rest >= 5)
    spoken = [said for _, said in governors_charts(analysis).values()]
    assert not [said for said in spoken if re.search(r"\b[1-4] pupils?\b", said)]
