"""A person says what the columns of a file hold, and it reads as if its headings had said so."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.ingest.column_mapping import ColumnMapping, mapping_of, plain_mapping, read_mapping
from analysis.ingest.column_roles import FIELD_WORDS, ROLES, day_role, heading_for, role_words
from analysis.ingest.dates import WEEKDAYS
from analysis.ingest.header_rows import find_header, header_at
from analysis.ingest.heading_table import FIELD_HEADINGS
from analysis.ingest.headings import field_of
from analysis.ingest.mapped_tables import found_mapping, mapping_at
from analysis.ingest.mapping_checks import check_mapping, column_letters
from analysis.ingest.problems import Severity, UnreadColumnsError, UnusableFileError
from analysis.ingest.reading import Said, export_of, read_export
from analysis.ingest.tables import Table
from analysis.ingest.tables_of_files import read_tables
from tests.ingest.files import workbook_of
from tests.ingest.invented_school import LAYOUTS, percentages, school
from tests.ingest.test_every_layout import figures_by_upn
from tests.ingest.written_files import text

PUPILS = school()


def renamed(rows):
    """The rows with every heading turned to nonsense, and what a person would say of each column."""
    headed = find_header(Table("", rows))
    first, count = headed.heading_rows
    nonsense = [f"Spalte {number}" for number in range(1, len(headed.headings) + 1)]
    heads = [nonsense, *[[""] * len(nonsense)] * (count - 1)]
    own = mapping_of(headed, 0)
    by_heading = dict(zip([c for c in range(len(headed.headings)) if c not in headed.slots], own.roles, strict=True))
    roles = [
        by_heading[column] if column in by_heading else slot_role(headed.slots[column])
        for column in range(len(headed.headings))
    ]
    table = [*rows[: first - 1], *heads, *rows[first - 1 + count :]]
    return table, ColumnMapping(("",) * len(roles), tuple(roles), first, count)


def slot_role(slot):
    half = (slot.session or "").lower()
    return day_role(slot.day, half) if slot.day else f"marks {WEEKDAYS[slot.weekday]} {half}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_reads_the_same_after_its_columns_are_said_by_hand(layout):
    rows, mapping = renamed(LAYOUTS[layout](PUPILS))
    data = text(rows)
    with pytest.raises(UnreadColumnsError):
        read_export(data, "export.csv")
    export = read_export(data, "export.csv", said=Said((mapping,)))
    assert export.layout == layout[:2]
    assert dict(figures_by_upn(export)) == {one.upn: one.sums() for one in PUPILS}
    assert sorted(export.pupils["name"]) == sorted(one.name for one in PUPILS)
    assert [one.message for one in export.problems if one.severity is not Severity.NOTE] == []
    assert all(column.heading.startswith("Spalte") for column in export.columns)


def test_percentages_read_the_same_after_their_columns_are_said_by_hand():
    rows, mapping = renamed(percentages(PUPILS))
    export = read_export(text(rows), "export.csv", said=Said((mapping,)))
    assert export.layout == "L8"
    assert (
        export.totals["percentage"].tolist()
        == read_export(text(percentages(PUPILS)), "a").totals["percentage"].tolist()
    )


KIND = ["Kind", "Gruppe", "Soll", "Ist", "Entschuldigt", "Offen"]
SAID = ("name", "class_name", "possible", "attended", "authorised", "unauthorised")
ADA, BEA = ["Lovelace, Ada", "3A", 140, 130, 8, 2], ["Hopper, Bea", "3A", 140, 140, 0, 0]


def tables_of(*rows):
    return read_tables(text(rows))


def by_hand(tables, roles=SAID, **changed):
    return replace(found_mapping(tables), roles=roles, **changed)


def read(rows, *mappings):
    return read_export(text(rows), "export.csv", said=Said(mappings))


def test_a_mapping_fits_the_next_file_with_the_same_headings_wherever_they_stand():
    mapping = by_hand(tables_of(KIND, ADA))
    later = read([["Schule"], [], ["From 01/09/2026 to 18/12/2026"], KIND, BEA, ADA], mapping)
    assert later.totals["attended"].tolist() == [140, 130]
    assert later.period == (date(2026, 9, 1), date(2026, 12, 18))


def test_spelling_and_empty_columns_at_the_end_make_no_other_headings():
    mapping = by_hand(tables_of(KIND, ADA))
    assert len(
        read([["KIND ", "gruppe", "Soll.", "Ist", "Ent-schuldigt", "offen", "", ""], [*BEA, "", ""]], mapping).pupils
    )


@pytest.mark.parametrize(
    "other",
    [KIND[:5], [*KIND, "Mehr"], [KIND[1], KIND[0], *KIND[2:]], [*KIND[:5], "Offene"]],
    ids=["one less", "one more", "another order", "another word"],
)
def test_a_mapping_does_not_fit_other_headings(other):
    with pytest.raises(UnreadColumnsError):
        read([other, [*ADA, 1][: len(other)]], by_hand(tables_of(KIND, ADA)))


def test_headings_of_dates_may_differ_from_term_to_term():
    def grid(*days):
        return [
            ["Kind", *[f"{day} {half}" for day in days for half in ("AM", "PM")]],
            ["Lovelace, Ada", *"/\\" * len(days)],
        ]

    mapping = by_hand(tables_of(*grid("07/09/2026")), ("name", "class_name"))
    export = read(grid("11/01/2027", "12/01/2027"), mapping)
    assert export.marks["day"].dt.month.tolist() == [1, 1, 1, 1]


def test_a_column_said_to_be_of_a_day_is_never_read_so_in_another_file():
    mapping = by_hand(tables_of(["Kind", "Spalte"], ["Lovelace, Ada", "/"]), ("name", "marks 2026-09-07 am"))
    assert mapping.signature is None
    assert by_hand(tables_of(["Kind", "Spalte"], ["Lovelace, Ada", "/"]), ("name", "mark")).signature


@pytest.mark.parametrize(
    "row",
    [
        ["Lovelace, Ada", "Reading", "Maths"],
        ["Ada", "H823000122001", "Maths"],
        ["Ada", "140", "130"],
        ["Ada", "96.5%", "Maths"],
        ["Ada", "3A", "Maths"],
        ["Ada", "", ""],
        ["x" * 81, "b", "c"],
    ],
    ids=["a name", "a UPN", "numbers", "a per cent", "a class that stands again", "one word", "a long text"],
)
def test_a_row_that_may_be_a_pupils_has_no_signature_and_none_of_it_is_kept(row):
    table = Table("", [row, ["Bea", "3A", "English"], ["Cyd", "3A", "Maths"]])
    mapping = mapping_at(table, 0, 1)
    assert mapping.signature is None
    assert set(mapping.keys) == {""}


def test_headings_repeated_on_each_page_are_still_headings():
    rows = [KIND, ADA, KIND, BEA]
    mapping = by_hand(tables_of(*rows))
    assert mapping.signature
    assert len(read(rows, mapping).pupils) == 2


def test_a_file_without_headings_is_read_by_the_place_of_its_columns():
    tables = tables_of(ADA, BEA)
    mapping = replace(mapping_at(tables[0], 0, 1, 0), roles=SAID)
    export = read([ADA, BEA], mapping)
    assert export.totals["attended"].tolist() == [130, 140]
    assert mapping.signature is None


def test_the_sheet_that_a_person_chose_is_read():
    book = [Table("Other", [["Name", "Possible", "Attended"], ["Hopper, Bea", 10, 9]]), Table("This", [ADA])]
    mapping = replace(mapping_at(book[1], 1, 1, 0), roles=SAID)
    export = export_of(book, "export.xlsx", said=Said((mapping,)))
    assert export.pupils["name"].tolist() == ["Lovelace, Ada"]
    assert any('"Other" holds attendance too' in one.message for one in export.problems)


def test_what_a_person_says_goes_before_what_the_program_understands():
    headings = ["Name", "Class", "Possible", "Attended", "Sessions Attended"]
    tables = tables_of(headings, ["Lovelace, Ada", "3A", 140, 7, 130])
    mapping = by_hand(tables, ("name", "class_name", "possible", "not_used", "attended"))
    assert read([headings, ["Lovelace, Ada", "3A", 140, 7, 130]], mapping).totals["attended"].tolist() == [130]


def test_columns_that_are_not_enough_are_refused_and_say_what_it_takes():
    mapping = by_hand(tables_of(KIND, ADA), ("name", "class_name", *["not_used"] * 4))
    with pytest.raises(UnreadColumnsError, match="not enough to know attendance"):
        read([KIND, ADA], mapping)


def test_a_file_says_by_whom_its_columns_were_said():
    mapping = by_hand(tables_of(KIND, ADA), by="jo", on=date(2026, 11, 24))
    (note,) = [one for one in read([KIND, ADA], mapping).problems if one.said_by]
    assert note.message == "The columns were read as jo said on 24/11/2026."
    assert not [one for one in read([KIND, ADA], by_hand(tables_of(KIND, ADA))).problems if one.said_by]


def test_a_problem_names_the_heading_as_the_file_prints_it():
    export = read([KIND, ADA, ["Hopper, Bea", "3A", "many", 1, 0, 0]], by_hand(tables_of(KIND, ADA)))
    assert [(one.row, one.column) for one in export.problems if one.severity is Severity.ERROR] == [(3, "Soll")]


def test_a_column_of_notes_is_still_never_read():
    headings = [*KIND, "Medical"]
    mapping = by_hand(tables_of(headings, [*ADA, "asthma"]), (*SAID, "not_used"))
    export = read([headings, [*ADA, "asthma"]], mapping)
    assert "Medical" in [one.column for one in export.problems]


def test_marks_of_lessons_are_still_warned_of():
    headings = ["Kind", "Tag", "Lesson session", "Zeichen"]
    row = ["Lovelace, Ada", "07/09/2026", "AM", "/"]
    export = read([headings, row], by_hand(tables_of(headings, row), ("name", "day", "session", "mark")))
    assert "Lesson session" in [one.column for one in export.problems]


# How a file is found to be read, for a person to correct.


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_the_program_understood_can_be_said_back_to_it(layout):
    rows = LAYOUTS[layout](PUPILS)
    mapping = found_mapping(tables_of(*rows))
    assert mapping.signature
    again = read(rows, mapping)
    assert again.layout == layout[:2]
    assert dict(figures_by_upn(again)) == {one.upn: one.sums() for one in PUPILS}


def test_the_letters_over_counts_are_taken_for_what_the_reader_takes_them_for():
    mapping = found_mapping(
        tables_of(["Name", "Possible", "Attended", "L", "U", "N"], ["Lovelace, Ada", 10, 9, 1, 0, 0])
    )
    assert mapping.roles == ("name", "possible", "attended", "late", "late_after", "unexplained")
    both = found_mapping(tables_of(["Name", "Possible", "Attended", "Late", "L"], ["Lovelace, Ada", 10, 9, 1, 0]))
    assert both.roles == ("name", "possible", "attended", "late", "not_used")


def test_the_row_of_most_words_is_likely_the_headings():
    tables = tables_of(["Schule"], KIND, ADA)
    assert (found_mapping(tables).row, found_mapping(tables).count) == (2, 1)


def test_a_saved_mapping_is_shown_where_it_fits():
    saved = by_hand(tables_of(KIND, ADA))
    found = found_mapping(tables_of(["Schule"], KIND, ADA), [saved])
    assert found.roles == SAID
    assert found.row == 2


def test_a_file_without_any_cell_has_nothing_to_say():
    assert found_mapping([Table("", [["", ""]]), Table("", [])]) is None
    with pytest.raises(UnusableFileError) as refusal:
        read_export(workbook_of([]), "export.xlsx")
    assert not isinstance(refusal.value, UnreadColumnsError)


def test_five_hundred_headings_are_no_trouble():
    headings = [f"Spalte {number}" for number in range(500)]
    rows = [headings, *[["Lovelace, Ada", *range(499)]] * 50]
    mapping = by_hand(tables_of(*rows), ("name", "not_used", "attended", "possible", *["not_used"] * 496))
    with pytest.raises(UnreadColumnsError):
        read(rows)
    assert read(rows, mapping).totals["attended"].tolist() == [1]
    with pytest.raises(UnreadColumnsError, match="add up"):
        read(rows, replace(mapping, roles=("name", "not_used", "possible", "attended", *["not_used"] * 496)))


# What can be said.


def test_every_field_but_the_private_one_can_be_chosen():
    assert set(FIELD_WORDS) == set(FIELD_HEADINGS) - {"private"}


@pytest.mark.parametrize("field", FIELD_WORDS)
def test_the_heading_of_a_field_is_read_as_that_field(field):
    assert field_of(heading_for(field)) == field


@pytest.mark.parametrize("role", ROLES)
def test_no_two_choices_are_called_the_same(role):
    assert [one for one in ROLES if role_words(one) == role_words(role)] == [role]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (day_role(date(2026, 9, 7), "am"), "marks of 07/09/2026 AM"),
        (day_role(date(2026, 9, 7)), "marks of 07/09/2026"),
        ("code @", "how often @ stands"),
        ("marks mon pm", "marks of Monday afternoons"),
    ],
)
def test_a_choice_says_what_it_is(role, words):
    assert role_words(role) == words
    assert heading_for(role)


@pytest.mark.parametrize("role", ["", "shoe_size", "private", "marks 2026-02-30 am", "marks of day", "code", "code ab"])
def test_what_is_no_choice_has_no_heading(role):
    assert heading_for(role) is None


# What a person must change first.


def checks(*roles):
    tables = tables_of(KIND, ADA)
    return check_mapping(by_hand(tables, roles), header_at(tables[0], 1, 1))


def test_a_sound_mapping_has_nothing_against_it():
    assert checks(*SAID) == []


def test_two_columns_of_one_kind_are_named():
    assert checks("name", "possible", "possible", "attended", "possible", "not_used") == [
        "Columns B, C and E are all taken as “possible sessions”: keep one of them and choose again for the rest."
    ]


def test_columns_that_name_nobody_are_told():
    assert "No column says who the pupil is" in checks(*["not_used"] * 6)[0]
    assert "No column says who the pupil is" in checks("forename", *["not_used"] * 5)[0]
    assert checks("upn", *["not_used"] * 5) == []


def test_a_choice_of_another_release_is_told():
    assert checks("name", "shoe_size", *["not_used"] * 4) == [
        "What column B holds is not known to this program: choose again."
    ]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(column, letters):
    assert column_letters(column) == letters


# How it is kept.


def test_a_mapping_comes_back_as_it_was_kept():
    mapping = by_hand(tables_of(KIND, ADA), by="jo", on=date(2026, 11, 24))
    again = read_mapping(plain_mapping(mapping))
    assert again == mapping
    assert (again.by, again.on, again.signature) == ("jo", date(2026, 11, 24), mapping.signature)
    assert read_mapping(plain_mapping(by_hand(tables_of(KIND, ADA)))).on is None


@pytest.mark.parametrize(
    "changed",
    [
        {"columns": [["kind", "shoe_size"]]},
        {"columns": "kind"},
        {"columns": None},
        {"row": 0},
        {"row": "first"},
        {"count": 3},
        {"on": "yesterday"},
    ],
    ids=str,
)
def test_a_mapping_that_this_program_does_not_understand_is_none(changed):
    kept = plain_mapping(by_hand(tables_of(KIND, ADA)))
    assert read_mapping(kept | changed) is None
    assert read_mapping({name: value for name, value in kept.items() if name not in changed}) is None


def test_a_signature_shows_nothing_of_the_headings():
    signature = by_hand(tables_of(KIND, ADA)).signature
    assert len(signature) == 64
    assert set(signature) <= set("0123456789abcdef")
