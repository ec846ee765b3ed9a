"""What is said of groups: the answer, the finding, England's figures, the cells of the tables, and the file."""

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.meeting.group_cells import absentee_cells, attendance_cells, kinds_in, name_cells, reason_cells
from analysis.meeting.group_csv import HIDDEN, groups_csv
from analysis.meeting.group_words import answer, finding, gap_words, national_words, who_words, worth_words
from analysis.meeting.what_if import Basis
from tests.measures.registers import counted
from tests.meeting.test_group_lines import a_pupil, an_analysis, table_of


def spread(rate, **about):
    """Twenty pupils about a rate, in per cent, none alike."""
    return [a_pupil((rate - 2 + place % 5, 100), **about) for place in range(20)]


TWO = an_analysis(*spread(90, fsm=True), *spread(96, fsm=False))
ALIKE = an_analysis(*spread(90, fsm=True), *spread(90, fsm=False))


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Fraction(-31, 1000), "3.1 points less"),
        (Fraction(-399, 10000), "3.9 points less"),
        (Fraction(1, 10000), "under 0.1 points more"),
        (Fraction(0), "as much"),
    ],
)
def test_a_gap_is_cut_to_one_decimal(gap, words):
    assert gap_words(gap) == words


def test_the_answer_names_the_group_that_attends_less_and_what_that_amounts_to():
    assert answer(table_of(TWO, "fsm")) == (
        "Free school meals: 90.0% this term, 6.0 points less than all other pupils: more than chance alone could make, "
        "and as if 1.2 of its 20 pupils were away all the time."
    )
    assert finding(table_of(TWO, "fsm")) == "The two groups differ by more than chance"


def test_what_may_be_chance_is_never_said_to_be_a_difference():
    assert answer(table_of(ALIKE, "fsm")) == (
        "No group's attendance this term differs from all other pupils' by more than chance alone could make. The "
        "widest gap: Free school meals, 90.0%, as much as all other pupils."
    )
    assert finding(table_of(ALIKE, "fsm")) == "The two groups do not differ by more than chance"


def test_of_many_groups_the_others_that_differ_are_counted():
    pupils = [*spread(80, sen="E"), *spread(86, sen="K"), *spread(97, sen="N"), *spread(97, sen=None)]
    table = table_of(an_analysis(*pupils), "sen")
    assert answer(table).startswith("EHC plan: 80.0% this term, 13.3 points less than all other pupils")
    assert answer(table).endswith("away all the time. 3 more groups differ too.")
    assert finding(table) == "4 of 4 groups differ from all other pupils by more than chance"
    one = table_of(an_analysis(*pupils[20:], *spread(97, sen="E")), "sen")
    assert finding(one).startswith("4 of 4 groups") or "of 4 groups" in finding(one)
    none = table_of(an_analysis(*spread(97, sen="E"), *spread(97, sen="K"), *spread(97, sen="N")), "sen")
    assert finding(none) == "No group differs from all other pupils by more than chance"


def test_a_group_that_attends_more_is_named_where_none_surely_attends_less():
    low = [a_pupil((rate, 100), sen=sen) for sen, rates in (("K", (99, 60, 80, 90, 99)), ("E", (70, 99, 99, 70, 99)))
           for rate in rates * 2]  # fmt: skip
    table = table_of(an_analysis(*spread(97, sen="N"), *spread(97, sen="N"), *low), "sen")
    assert [one.names for one in table.lines if one.is_more_than_chance] == [("No SEN",)]
    assert answer(table).startswith("No SEN: 97.0% this term, ")
    assert answer(table).endswith("points more than all other pupils: more than chance alone could make.")
    assert finding(table) == "1 of 3 groups differs from all other pupils by more than chance"


def test_one_group_or_nobody_is_no_comparison():
    assert answer(table_of(an_analysis(*spread(90, fsm=True)), "fsm")) == (
        "There are not two groups of 5 pupils or more here to set side by side."
    )
    assert "No pupil's sessions are known" in answer(table_of(an_analysis(a_pupil(None)), "fsm"))


def test_whom_and_when_the_figures_count_is_said():
    found = who_words(table_of(an_analysis(*spread(90, fsm=True), a_pupil(None, fsm=True)), "fsm"), TWO)
    assert found == (
        "Counted: Years 1 to 6 on roll, without leavers (20). Summer 2025/26: dates not given in the file. Not "
        "counted: 1 pupil whose sessions are not known."
    )
    everyone = table_of(an_analysis(a_pupil(None)), "fsm", everyone=True, basis=Basis.YEAR)
    assert who_words(everyone, TWO).startswith("Counted: all pupils on roll, without leavers (0). Spring 2025/26")


def test_national_figures_stand_with_their_series_and_window():
    year = an_analysis(*[a_pupil((100, 100), (250, 250), sen="N")] * 5)
    assert national_words(table_of(year, "sen", basis=Basis.YEAR)) == (
        "National figures: of everyone, absence and persistent absentees: England, state-funded primaries, full year "
        "2024/25 (school census); of groups, absence: England, state-funded primaries, autumn term 2025/26 (DfE); "
        "persistent absentees: England, state-funded primaries, full year 2022/23 (school census)."
    )
    assert national_words(table_of(year, "sen", everyone=True)) == ""
    assert national_words(table_of(an_analysis(a_pupil(None)), "fsm")) == ""


def test_the_cells_are_numbers_to_sort_by():
    table = table_of(TWO, "fsm")
    free = attendance_cells(table.lines[0])
    assert free["Range of the gap"].startswith("\u2212")
    assert {name: value for name, value in free.items() if name != "Range of the gap"} == {
        "Pupils": 20, "Attendance": 90.0, "Sessions": "1,800 of 2,000", "Gap": -6.0, "Chance": "more than chance",
        "Equals pupils": -1.2, "Change": None, "England": None,
    }  # fmt: skip
    whole = attendance_cells(table.whole)
    assert (whole["Gap"], whole["Range of the gap"], whole["Chance"], whole["England"]) == (None, "", "", 94.8)
    assert attendance_cells(table_of(ALIKE, "fsm").lines[0])["Chance"] == "may be chance"


def test_the_change_is_in_points_and_cut():
    [line] = table_of(an_analysis(*[a_pupil((90, 100), (200, 230), fsm=True)] * 5), "fsm").lines
    assert attendance_cells(line)["Change"] == 3.0  # 90% less 86.956...%


def test_absentees_and_categories_are_counted_with_the_range_of_their_share():
    pupils = [a_pupil((rate, 100), (250, 250), fsm=True) for rate in (100, 97, 96, 90, 50, 40, 100)]
    [line] = table_of(an_analysis(*pupils), "fsm", basis=Basis.YEAR).lines
    assert absentee_cells(line)["England, persistent"] == 29.4
    cells = absentee_cells(table_of(an_analysis(*pupils), "fsm").lines[0])
    assert cells == {
        "Pupils": 7, "Persistent": 3, "Share": 42.8, "Range of the share": "15.8 to 75.0", "England, persistent": None,
        "Severe": 2, "Range of severe": "8.2 to 64.2", "● Green": 3, "▲ Amber": 2, "■ Red": 2,
    }  # fmt: skip


def test_reasons_are_in_per_cent_of_possible_sessions_and_rare_kinds_are_put_together():
    marks = counted(a="//I/", b="EEUO", c="////", d="//N/", e="/M//")
    pupils = [a_pupil((4 - missed, 4, missed, 0), fsm=True) for missed in (1, 4, 0, 1, 1)]
    table = table_of(an_analysis(*pupils, marks=marks), "fsm")
    assert kinds_in(table) == ["illness", "appointments", "no reason", "late", "other agreed"]
    assert reason_cells(table.lines[0], kinds_in(table)) == {
        "Pupils": 5, "All absence": 35.0, "Illness": 5.0, "Appointments": 5.0, "No reason": 10.0,
        "Late after close": 5.0, "Other agreed": 10.0, "Authorised": 35.0, "Unauthorised": 0.0,
    }  # fmt: skip


def test_where_marks_or_kinds_of_absence_are_not_known_the_cell_is_empty():
    table = table_of(an_analysis(*[a_pupil((90, 100), fsm=True)] * 5), "fsm")
    assert kinds_in(table) == []
    cells = reason_cells(table.lines[0], ["illness"])
    assert (cells["Illness"], cells["Authorised"], cells["Unauthorised"]) == (None, None, None)
    assert kinds_in(table_of(an_analysis(a_pupil(None)), "fsm")) == []


def test_a_line_is_named_by_a_cell_for_each_grouping():
    table = table_of(TWO, "year_group", "fsm")
    assert name_cells(table, table.lines[0]) == {"Year": "Year 3", "Free school meals": "Free school meals"}
    assert name_cells(table, table.whole) == {"Year": "Everyone", "Free school meals": ""}


def test_what_a_group_is_worth_is_said_only_where_it_is_a_tenth_of_a_pupil_or_more():
    def worth(*rates):
        pupils = [a_pupil((rate, 1000), fsm=place == 0) for place, rate in enumerate(rates) for _ in range(5)]
        return worth_words(table_of(an_analysis(*pupils), "fsm").lines[0])

    assert worth(900, 920) == "as if 0.1 of its 5 pupils were away all the time"
    assert (worth(900, 919), worth(920, 900), worth(900)) == ("", "", "")


def rows_of(table, analysis):
    return list(csv.DictReader(io.StringIO(groups_csv(table, analysis).decode("utf-8-sig"))))


def test_the_file_has_everyone_and_each_group_with_its_basis():
    rows = rows_of(table_of(TWO, "fsm"), TWO)
    assert [row["Free school meals"] for row in rows] == ["Everyone", "Free school meals", "No free school meals"]
    assert rows[1]["Gap"] == "-6.0"
    assert {row["Counted over"] for row in rows} == {"this term"}
    assert all(row["Basis"].startswith("Counted: Years 1 to 6") for row in rows)


def test_small_counts_are_hidden_in_the_file_with_what_they_could_be_told_from():
    groups = {"3A": (0, 9), "3B": (3, 9), "3C": (6, 9), "3D": (7, 9)}  # absent a tenth or more, others
    pupils = [
        a_pupil((rate, 100), class_name=name)
        for name, (absent, present) in groups.items()
        for rate in [90] * absent + [100] * present
    ]
    analysis = an_analysis(*pupils)
    rows = rows_of(table_of(analysis, "class_name"), analysis)
    assert [row["Persistent"] for row in rows] == ["16", HIDDEN, HIDDEN, HIDDEN, "7"]
    assert [row["Severe"] for row in rows] == ["0"] * 5
    assert [row["▲ Amber"] for row in rows] == ["16", HIDDEN, HIDDEN, HIDDEN, "7"]
    assert {row["Share"] for row in rows[1:4]} == {row["Range of the share"] for row in rows[1:4]} == {HIDDEN}


def test_a_table_that_shows_small_groups_and_one_of_nobody_are_no_file():
    with pytest.raises(ValueError, match="do not leave the room"):
        groups_csv(table_of(TWO, "fsm", merged=False), TWO)
    with pytest.raises(ValueError, match="of nobody there is no file"):
        groups_csv(table_of(an_analysis(a_pupil(None)), "fsm"), TWO)


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from(["3A", "3B", "4C", "4D"]), st.sampled_from([40, 90, 100])), min_size=5, max_size=60
    )
)
def test_no_count_of_one_to_four_is_in_the_file_nor_the_difference_of_a_total_and_what_is_shown(pupils):
    analysis = an_analysis(*(a_pupil((rate, 100), class_name=name) for name, rate in pupils))
    everyone, *rows = rows_of(table_of(analysis, "class_name"), analysis)
    for name in ("Pupils", "Persistent", "Severe", "● Green", "▲ Amber", "■ Red"):
        shown = [int(row[name]) for row in rows if row[name] != HIDDEN]
        assert all(many == 0 or many >= 5 for many in shown)
        if everyone[name] != HIDDEN:
            assert int(everyone[name]) - sum(shown) not in (1, 2, 3, 4)
