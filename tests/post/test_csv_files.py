"""CSV files that Excel neither misreads nor runs, and that our own reader takes back whole."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.reading import read_export
from analysis.post.csv_files import csv_bytes, safe_cell

FORMULAS = ["=Evans", "+44", "-5", "@home", "\tx", "\rx", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_begins_like_a_formula_gets_one_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Evans", "O'Connor-Núñez", "Smith & Jones", "a=b", "", " =x", "'=x"])
def test_other_text_stays_as_it_is(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (True, "true"), (False, "false"), (0, "0"), (-5, "-5"), (12, "12")]
)
def test_values_that_are_no_text(value, text):
    assert safe_cell(value) == text


def test_a_file_begins_with_a_byte_order_mark_and_its_headings():
    assert (
        csv_bytes(("a", "b"), [(1, 'say "x", y'), (None, "é")])
        == b'\xef\xbb\xbfa,b\r\n1,"say ""x"", y"\r\n,\xc3\xa9\r\n'
    )


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_any_text_comes_back_behind_at_most_one_apostrophe(rows):
    text = csv_bytes(("a", "b"), rows).decode("utf-8-sig")
    assert "﻿a,b" not in text
    back = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert back == [[safe_cell(cell) for cell in row] for row in rows]
    for row in back:
        assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row)


NAMES = ["=Evans", "+Plus", "-Minus", "@Home", "O'Connor-Núñez", "Smith & Jones", "Łukasiewicz"]


def test_our_reader_removes_the_apostrophe():
    columns = ("UPN", "Surname", "Forename", "Class", "Possible", "Attended", "Authorised", "Unauthorised")
    rows = [("", name, "Ada", "4A", 66, 64, 2, 0) for name in NAMES]
    export = read_export(csv_bytes(columns, rows), "file.csv")
    assert export.pupils["surname"].tolist() == NAMES
