"""A mark that is no code counts nowhere until a person says what it means, for the days they name."""

from datetime import date

import pytest

from analysis.ingest.code_aliases import CodeAlias, alias_words, check_alias, plain_alias, read_alias
from analysis.ingest.reading import Said, read_export
from tests.ingest.files import csv_of, marks_of

FIRST, LAST = date(2025, 9, 1), date(2026, 7, 31)
H_IS_G = CodeAlias("H", "G", FIRST, LAST, "jo", date(2026, 11, 24))
ROWS = (("29/08/2025", "h"), ("01/09/2025", "H"), ("31/07/2026", " h "), ("02/09/2025", "/"))
REGISTER = csv_of("Name,Date,Session,Mark", *[f"Ada,{day},AM,{mark}" for day, mark in ROWS])


def read(data, *aliases):
    return read_export(data, "export.csv", said=Said(aliases=aliases))


def test_an_unknown_mark_stays_unread_until_somebody_says_what_it_is():
    export = read(REGISTER)
    assert marks_of(export) == ["?", "?", "/", "?"]
    assert [one.mark for one in export.problems if one.mark] == ["H"]


def test_it_is_read_as_said_on_the_first_and_the_last_day_and_no_other():
    export = read(REGISTER, H_IS_G)
    assert marks_of(export) == ["?", "G", "/", "G"]
    assert [one.mark for one in export.problems if one.mark] == ["H"]


def test_the_file_says_what_was_read_so_and_who_said_it():
    (note,) = [one for one in read(REGISTER, H_IS_G).problems if one.said_by]
    assert note.message == (
        '"H" stands 2 times (rows 3 and 4) and was read as G (holiday not agreed by the school), as jo said on '
        "24/11/2026 for 1 Sep 2025 to 31 Jul 2026."
    )


def test_a_meaning_that_no_mark_of_the_file_needs_is_not_mentioned():
    other = CodeAlias("<", "C1", FIRST, LAST, "jo", date(2026, 11, 24))
    assert not [one for one in read(REGISTER, other).problems if one.said_by]


def test_a_code_of_the_table_is_never_changed():
    assert marks_of(read(REGISTER, CodeAlias("/", "G", FIRST, LAST)))[2] == "/"


def test_our_own_sign_for_an_unread_mark_can_have_a_meaning_in_a_file():
    data = csv_of("Name,Date,Session,Mark", "Ada,01/09/2025,AM,?", "Ada,01/09/2025,PM,@")
    assert marks_of(read(data, CodeAlias("?", "J1", FIRST, LAST))) == ["J1", "?"]


COUNTS = "Name,Reg,/,\\,I,O,B,@"


def counted(period, *aliases):
    data = csv_of(*([period] if period else []), COUNTS, "Ada,3A,5,5,1,0,0,2")
    export = read(data, *aliases)
    return export, [int(export.totals[name].iloc[0]) for name in ("possible", "authorised")]


def test_a_counted_sign_is_read_as_said_where_the_whole_file_lies_within_its_days():
    export, figures = counted("From 01/09/2025 to 31/07/2026", CodeAlias("@", "C1", FIRST, LAST, "jo", LAST))
    assert figures == [13, 3]
    assert [one.said_by for one in export.problems if one.said_by] == ["jo"]


@pytest.mark.parametrize(
    "period",
    ["From 31/08/2025 to 31/07/2026", "From 01/09/2025 to 01/08/2026", ""],
    ids=["before", "after", "no dates"],
)
def test_a_counted_sign_stays_unread_where_a_day_lies_outside(period):
    export, figures = counted(period, CodeAlias("@", "C1", FIRST, LAST))
    assert figures == [11, 1]
    assert [one.mark for one in export.problems if one.mark] == ["@"]


# What may be said.


def test_a_meaning_that_holds_can_be_kept():
    assert check_alias(H_IS_G, []) is None
    assert check_alias(H_IS_G, [CodeAlias("H", "I", date(2026, 8, 1), date(2027, 7, 31))]) is None


@pytest.mark.parametrize(
    ("alias", "says"),
    [
        (CodeAlias("", "G", FIRST, LAST), "one to 3 signs"),
        (CodeAlias("ABSENT", "I", FIRST, LAST), "one to 3 signs"),
        (CodeAlias("H", "G", LAST, FIRST), "after the last"),
        (CodeAlias("@", "H", FIRST, LAST), "H is no attendance code on 1 Sep 2025"),
        (CodeAlias("@", "C1", date(2024, 8, 18), LAST), "C1 is no attendance code on 18 Aug 2024"),
        (CodeAlias("@", "J", date(2024, 8, 1), LAST), "J is no attendance code on 31 Jul 2026"),
        (CodeAlias("H", "G", date(2024, 8, 18), LAST), "H is an attendance code of its own on 18 Aug 2024"),
        (CodeAlias("I", "G", FIRST, LAST), "I is an attendance code of its own"),
        (CodeAlias("H", "I", LAST, LAST), "H from 1 Sep 2025 to 31 Jul 2026 already has a meaning: G"),
    ],
)
def test_a_meaning_that_cannot_hold_says_why(alias, says):
    assert says in check_alias(alias, [H_IS_G])


def test_it_says_what_was_said_by_whom_and_when():
    assert alias_words(H_IS_G) == "H from 1 Sep 2025 to 31 Jul 2026: read as G, set by jo on 24 Nov 2026"


def test_it_comes_back_as_it_was_kept():
    assert read_alias(plain_alias(H_IS_G)) == H_IS_G


@pytest.mark.parametrize("changed", [{"code": "ZZ"}, {"since": "soon"}, {"on": None}], ids=str)
def test_what_this_program_does_not_understand_is_none(changed):
    assert read_alias(plain_alias(H_IS_G) | changed) is None
    assert read_alias({}) is None
