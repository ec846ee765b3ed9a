"""A workbook of native Excel tables and charts: figures stay numbers, text stays text, and every sheet prints on A4.

No cell holds a formula. A heading is the program's own, so that no text of a file becomes the name of a table's column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from analysis.letters.word_text import printable
from analysis.post.fixed_workbook import fixed_workbook
from analysis.post.sheet_cells import as_table, write_cells

_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
_SIZE = (20.0, 9.0)
"""Centimetres of a chart: width, height."""
_ONE_DECIMAL, _DAY = "0.0", "d mmm yyyy"
_ROW = 15.0
"""Points of a line."""
_ROWS_BESIDE_A_CHART = 14
"""On one page of paper."""


@dataclass(frozen=True, slots=True)
class BookChart:
    """A chart of some columns of a table. `rows`: first and last, counted from 0.

    `kind`: bar, stacked, line, or dots where a bar would have to begin at no zero. `between`: the ends of its axis.
    """

    title: str
    labels: str
    colours: Mapping[str, str]
    """The columns drawn, in their order, each with its colour as six hexadecimal digits."""
    rows: tuple[int, int]
    kind: str = "bar"
    unit: str = "pupils"
    between: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class BookTable:
    """One sheet: its name, columns with their widths, rows, and a chart where one is drawn.

    `decimals`: columns of numbers with one decimal. `stays`: the first cell that scrolls. `warning`: printed on top of
    each page.
    """

    name: str
    columns: Mapping[str, int]
    rows: Sequence[Sequence[object]]
    decimals: frozenset[str] = field(default_factory=frozenset)
    chart: BookChart | None = None
    stays: str = "B2"
    warning: str = ""


def book_of(tables: Iterable[BookTable]) -> bytes:
    """Write the sheets as .xlsx; the same tables give the same bytes."""
    book = Workbook()
    book.properties.creator = ""
    book.remove(book.active)
    for table in tables:
        _write(book.create_sheet(table.name), table)
    out = BytesIO()
    book.save(out)
    book.close()
    return fixed_workbook(out.getvalue())


def _write(sheet: Worksheet, table: BookTable) -> None:
    headings = list(table.columns)
    write_cells(sheet, 1, headings)
    for number, row in enumerate(table.rows, 2):
        write_cells(sheet, number, row)
        for cell, heading in zip(sheet[number], headings, strict=True):
            if heading in table.decimals:
                cell.number_format = _ONE_DECIMAL
            elif isinstance(cell.value, date):
                cell.number_format = _DAY
        sheet.row_dimensions[number].height = _ROW * _lines(row, list(table.columns.values()))
    as_table(sheet, table.columns, table.stays)
    # A table brings its own filter; two on one sheet are a fault to Excel, and so is a table without a row.
    sheet.auto_filter.ref = None
    last = max(len(table.rows), 1) + 1
    native = Table(displayName=table.name, ref=f"A1:{get_column_letter(len(headings))}{last}")
    native.tableStyleInfo = _STYLE
    sheet.add_table(native)
    if table.warning:
        sheet.oddHeader.left.text = table.warning
    sheet.oddFooter.right.text = "&A, page &P of &N"
    if table.chart is not None:
        sheet.add_chart(_chart(sheet, headings, table.chart), f"A{last + 3}")
        if last > _ROWS_BESIDE_A_CHART:
            sheet.row_breaks.append(Break(last + 1))


def _lines(row: Sequence[object], widths: Sequence[int]) -> int:
    """Count the lines that a row needs, because only Excel itself would find out."""
    return max(-(-len(str(value)) // width) for value, width in zip(row, widths, strict=True)) or 1


def _chart(sheet: Worksheet, headings: Sequence[str], said: BookChart) -> BarChart | LineChart:
    chart = BarChart() if said.kind in ("bar", "stacked") else LineChart()
    rows = said.rows[0] + 2, said.rows[1] + 2
    for name, colour in said.colours.items():
        chart.series.append(_series(sheet, headings.index(name) + 1, rows, said.kind, colour))
    labels = headings.index(said.labels) + 1
    chart.set_categories(Reference(sheet, min_col=labels, min_row=rows[0], max_row=rows[1]))
    if said.kind == "stacked":
        chart.grouping, chart.overlap = "stacked", 100
    chart.title = printable(said.title)
    chart.y_axis.title, chart.y_axis.number_format = said.unit, "General"
    # openpyxl leaves an axis out unless it is told not to.
    chart.x_axis.delete = chart.y_axis.delete = False
    if said.between is not None:
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = said.between
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.legend.position = "b"
    # Where it is not said, some releases of Excel write a title over what is drawn.
    chart.title.overlay = chart.y_axis.title.overlay = chart.legend.overlay = False
    chart.width, chart.height = _SIZE
    return chart


def _series(sheet: Worksheet, column: int, rows: tuple[int, int], kind: str, colour: str) -> Series:
    letter = get_column_letter(column)
    made = Series(Reference(sheet, min_col=column, min_row=rows[0], max_row=rows[1]))
    made.tx = SeriesLabel(strRef=StrRef(f"'{sheet.title}'!${letter}$1"))
    if kind in ("bar", "stacked"):
        made.graphicalProperties.solidFill = colour
    else:
        made.smooth = False
        made.marker.symbol, made.marker.size = "circle", 8
        made.marker.graphicalProperties = GraphicalProperties(solidFill=colour)
        made.graphicalProperties.line.solidFill = colour
    if kind == "dots":
        made.graphicalProperties.line = LineProperties(noFill=True)
    return made
