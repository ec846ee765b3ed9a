"""The mail merge: what the letter says, in columns that Excel neither misreads nor runs."""

import csv
import io

from analysis.post.mail_merge import ADDRESS_LINES, COLUMNS, mail_merge_csv
from tests.post.letters_planned import HOSTILE, planned_for


def rows_of(planned):
    return list(csv.DictReader(io.StringIO(mail_merge_csv(planned).decode("utf-8-sig"), newline="")))


def test_a_row_says_what_the_letter_says():
    (row,) = rows_of(planned_for("Lee", before=(60, 60)))
    assert tuple(row) == COLUMNS
    assert (row["mis_id"], row["surname"], row["class_name"], row["letter"]) == ("000001", "Lee", "4A", "concern_amber")
    assert (row["addressee"], row["salutation"]) == ("Ms Maeve Other", "Ms Other")
    assert (row["address_1"], row["address_2"], row["address_3"]) == ("1 Oak Road", "ZZ99 1AA", "")
    assert (row["attended"], row["possible"], row["missed"], row["percentage"]) == ("64", "66", "2", "96.9%")
    assert (row["attended_before"], row["possible_before"], row["percentage_before"]) == ("60", "60", "100.0%")
    assert row["file"] == "001.docx"


def test_without_a_last_term_its_columns_are_blank():
    (row,) = rows_of(planned_for("Lee"))
    assert [row[name] for name in COLUMNS if name.endswith("_before")] == ["", "", "", ""]


def test_a_long_address_loses_no_line():
    (row,) = rows_of(planned_for("Lee", address="\n".join("abcdefgh")))
    assert [row[f"address_{number}"] for number in range(1, ADDRESS_LINES + 1)] == [*"abcde", "f, g, h, ZZ99 1AA"]


def test_no_cell_runs_as_a_formula_and_no_name_is_changed():
    rows = rows_of(planned_for(*HOSTILE))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert sorted(row["surname"].removeprefix("'") for row in rows) == sorted(HOSTILE)


def test_it_has_no_flag_and_the_same_letters_give_the_same_bytes():
    assert not {"flags", "rule", "notes"} & set(COLUMNS)
    assert mail_merge_csv(planned_for(*HOSTILE)) == mail_merge_csv(planned_for(*HOSTILE))
