"""A workbook of native tables and charts: numbers stay numbers, and no text becomes a formula."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from analysis.post.book_tables import BookChart, BookTable, book_of

COLUMNS = {"Name": 10, "Day": 12, "Pupils": 9, "Rate %": 9}
ROWS = [("=1+1", date(2026, 7, 21), 5, 94.9), ("\x00A long name, in two lines", None, None, None)]


def chart_of(kind, **more):
    return BookChart("Five & =pupils", "Name", {"Pupils": "0B5563"}, (0, 1), kind, **more)


def sheet_of(*tables):
    return load_workbook(BytesIO(book_of(tables)))


@pytest.fixture(scope="module")
def sheet():
    table = BookTable("Seen", COLUMNS, ROWS, frozenset({"Rate %"}), chart_of("bar"), warning="Names children")
    book = sheet_of(table)
    yield book["Seen"]
    book.close()


def test_text_stays_text_and_numbers_stay_numbers(sheet):
    first, second = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=2))
    assert first[0] == "=1+1"
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
    assert (first[1].date(), first[2:]) == (date(2026, 7, 21), [5, 94.9])
    assert second == ["A long name, in two lines", None, None, None]
    assert (sheet["B2"].number_format, sheet["D2"].number_format) == ("d mmm yyyy", "0.0")


def test_the_rows_are_a_native_table_that_stays_in_sight_and_prints_across_one_page(sheet):
    (table,) = sheet.tables.values()
    assert (table.displayName, table.ref, table.column_names) == ("Seen", "A1:D3", list(COLUMNS))
    assert sheet.auto_filter.ref is None
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        *("landscape", 1),
        0,
    )
    assert sheet.oddHeader.left.text == "Names children"
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [15, 45]


def test_a_table_without_rows_has_one_that_is_blank():
    book = sheet_of(BookTable("Seen", COLUMNS, []))
    assert [table.ref for table in book["Seen"].tables.values()] == ["A1:D2"]
    book.close()


@pytest.mark.parametrize(
    ("kind", "type_", "grouping"),
    [
        ("bar", "barChart", "clustered"),
        ("stacked", "barChart", "stacked"),
        ("line", "lineChart", "standard"),
        ("dots", "lineChart", "standard"),
    ],
)
def test_charts_are_native_and_draw_the_cells(kind, type_, grouping):
    book = sheet_of(BookTable("Seen", COLUMNS, ROWS * 8, chart=chart_of(kind, between=(90, 100))))
    (chart,) = book["Seen"]._charts
    assert (chart.tagname, chart.grouping) == (type_, grouping)
    (series,) = chart.series
    assert (series.tx.strRef.f, series.val.numRef.f) == ("'Seen'!$C$1", "'Seen'!$C$2:$C$3")
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (90, 100)
    assert not chart.x_axis.delete
    assert (chart.title.overlay, chart.legend.overlay) == (False, False)
    # A long table leaves its chart to the next page.
    assert [one.id for one in book["Seen"].row_breaks.brk] == [18]
    book.close()


def test_the_same_tables_are_the_same_bytes():
    table = BookTable("Seen", COLUMNS, ROWS, chart=chart_of("line"))
    assert book_of([table]) == book_of([table])
