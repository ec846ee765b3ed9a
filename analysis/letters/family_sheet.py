"""One A4 page about one child for a meeting with the family: what was attended and missed, and room to write.

It says nothing of other children, of what the school has recorded, of categories or of any step.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.letters.plain_document import plain_document
from analysis.letters.word_text import word_text

Row = Sequence[str]
_MM = 1440 / 25.4
_WIDE = 180
"""Millimetres between the margins."""
_LABEL = 14
_TERMS = (44, 56, 40, 40)
_LINES = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA5AB"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PAGE = (
    f'<w:sectPr><w:pgSz w:w="{round(210 * _MM)}" w:h="{round(297 * _MM)}"/>'
    + "<w:pgMar "
    + " ".join(f'w:{side}="{round(15 * _MM)}"' for side in ("top", "right", "bottom", "left"))
    + ' w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
)
TO_WRITE = ("What gets in the way", "What will help: who does what, and by when", "We look at it again on")
_TALL, _SHORT = (30, 44, 14), (18, 28, 12)
"""Millimetres to write in: less on a page with much to say, so that it stays one page."""
_MUCH = 800
"""Signs of text and codes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One session on the page: its code, blank where there was none, and a shade for an absence."""

    code: str = ""
    shade: str = ""


@dataclass(frozen=True, slots=True)
class FamilySheet:
    """What the page says, as text. `terms`: rows of four.

    `months`: what stands over the weeks, with over how many. `calendar`: a label and the cells of each half day.
    """

    school: str
    title: str
    as_at: str
    sentences: tuple[str, ...]
    terms: tuple[Row, ...]
    months: tuple[tuple[str, int], ...] = ()
    calendar: tuple[tuple[str, tuple[Cell, ...]], ...] = ()
    codes: str = ""
    contact: str = ""


def family_document(sheet: FamilySheet) -> bytes:
    """Write the page as .docx; the same sheet gives the same bytes."""
    parts = [_line(sheet.school, 10), _line(sheet.title, 17, bold=True, after=2), _line(sheet.as_at, 10, after=6)]
    parts += [_line(sentence, 11, after=4) for sentence in sheet.sentences]
    parts.append(_terms(sheet.terms))
    if sheet.calendar:
        parts += [_line("Every half day", 12, bold=True, before=8, after=3), _calendar(sheet)]
        parts.append(_line(sheet.codes, 8, before=2))
    parts.append(_line("Our conversation", 12, bold=True, before=8, after=3))
    parts.append(_to_write(_SHORT if len("".join((*sheet.sentences, sheet.codes))) > _MUCH else _TALL))
    parts.append(_line(sheet.contact, 9, before=6))
    return plain_document("".join(parts) + _PAGE, "Attendance on one page")


def _line(text: str, points: float, *, bold: bool = False, before: float = 0, after: float = 0) -> str:
    spacing = f'<w:spacing w:before="{round(20 * before)}" w:after="{round(20 * after)}"/>'
    return f"<w:p><w:pPr>{spacing}</w:pPr>{_run(text, points, bold=bold)}</w:p>"


def _run(text: str, points: float, *, bold: bool = False) -> str:
    size = f'{"<w:b/>" if bold else ""}<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'
    return f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve">{word_text(text)}</w:t></w:r>'


def _table(widths: Sequence[float], rows: Sequence[str]) -> str:
    lines = "".join(_LINES.format(side=side) for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{round(width * _MM)}"/>' for width in widths)
    # Cells have no room of their own, so that a code fits a narrow column.
    settings = f'<w:tblW w:w="{round(sum(widths) * _MM)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
    settings += '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    settings += '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return f"<w:tbl><w:tblPr>{settings}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(cells: Sequence[str], tall: float | None = None) -> str:
    height = f'<w:trHeight w:val="{round(tall * _MM)}" w:hRule="exact"/>' if tall else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str, width: float, points: float, *, bold: bool = False, shade: str = "", middle: bool = False, span: int = 1
) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    across = f'<w:vAlign w:val="{"center" if middle else "top"}"/>'
    settings = f'<w:tcW w:w="{round(width * _MM)}" w:type="dxa"/>{merged}{fill}{across}'
    place = '<w:jc w:val="center"/>' if middle else '<w:ind w:left="60"/>'
    return f"<w:tc><w:tcPr>{settings}</w:tcPr><w:p><w:pPr>{place}</w:pPr>{_run(text, points, bold=bold)}</w:p></w:tc>"


def _terms(rows: Sequence[Row]) -> str:
    headings = ("Term", "Dates", "In school, half days", "Attendance")
    return _table(
        _TERMS,
        [
            _row([_cell(text, width, 10, bold=number == 0) for text, width in zip(row, _TERMS, strict=True)])
            for number, row in enumerate([headings, *rows])
        ],
    )


def _calendar(sheet: FamilySheet) -> str:
    many = sum(span for _, span in sheet.months)
    width = (_WIDE - _LABEL) / many
    months = (_cell(text, width * span, 7, span=span) for text, span in sheet.months)
    head = _row([_cell("", _LABEL, 7), *months], 4)
    rows = [
        _row(
            [
                _cell(label, _LABEL, 7),
                *(_cell(one.code, width, 6.5, bold=bool(one.shade), shade=one.shade, middle=True) for one in cells),
            ],
            4,
        )
        for label, cells in sheet.calendar
    ]
    return _table([_LABEL, *[width] * many], [head, *rows])


def _to_write(heights: Sequence[float]) -> str:
    rows = [_row([_cell(text, _WIDE, 9)], tall) for text, tall in zip(TO_WRITE, heights, strict=True)]
    return _table([_WIDE], rows)
