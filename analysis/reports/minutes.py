"""The minutes of the termly meeting as a Word file, A4: what was seen, what was decided, who does what by when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from analysis.letters.plain_document import plain_document

PAGE = 9638
"""Twentieths of a point between the margins of 2 cm."""
_CM_2 = 1134
_LINE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7C9197"/>'
_LINES = "".join(_LINE.format(side=side) for side in ("top", "bottom", "insideH"))
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="{_CM_2}" w:right="{_CM_2}" w:bottom="{_CM_2}" w:left="{_CM_2}"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
TO_FILL_IN = ("Present:", "Apologies:", "Next meeting:")


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action as the minutes say it."""

    text: str
    owner: str
    by_when: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes say, all of it as text; `decisions`: letter, proposed, released, held."""

    school: str
    title: str
    basis: str
    sentences: Sequence[str]
    decisions: Sequence[tuple[str, str, str, str]]
    earlier: Sequence[ActionLine]
    agreed: Sequence[ActionLine]


def minutes_document(said: Minutes) -> bytes:
    """Write the minutes as a .docx; the same minutes give the same bytes."""
    body = [
        _line(said.school, size=22),
        _heading("Minutes of the attendance meeting", size=36, level=0),
        _line(said.title, size=26, bold=True),
        _line(said.basis, size=18, space=240),
        *(_line(label, space=160) for label in TO_FILL_IN),
        _heading("What we saw"),
        *(_line(one) for one in said.sentences),
        _heading("Decisions"),
        _table(("Letter", "Proposed", "Released", "Held"), said.decisions, (4838, 1600, 1600, 1600)),
        _heading("Open actions of earlier meetings"),
        _actions(said.earlier, "None is open."),
        _heading("Actions of this meeting"),
        _actions(said.agreed, "None was agreed."),
    ]
    return plain_document("".join(body) + _PAGE, "Minutes of the attendance meeting")


def _actions(lines: Sequence[ActionLine], nothing: str) -> str:
    if not lines:
        return _line(nothing)
    return _table(("What", "Who", "By when"), [(one.text, one.owner, one.by_when) for one in lines], (5438, 2200, 2000))


def _heading(text: str, *, size: int = 26, level: int = 1) -> str:
    return _paragraph(
        text, size, f'<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="{level}"/>'
    )


def _line(text: str, *, size: int = 21, bold: bool = False, space: int = 80) -> str:
    return _paragraph(text, size, f'<w:spacing w:before="0" w:after="{space}"/>', bold=bold)


def _paragraph(text: str, size: int, properties: str, *, bold: bool | None = None) -> str:
    """Write a paragraph; a heading is bold. `size`: half points."""
    is_bold = "outlineLvl" in properties if bold is None else bold
    run = f'{"<w:b/>" if is_bold else ""}<w:sz w:val="{size}"/>'
    words = f'<w:t xml:space="preserve">{escape(_printable(text))}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def _printable(text: str) -> str:
    """Write a space for control characters, which XML cannot hold."""
    return "".join(one if one.isprintable() else " " for one in text)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = _row(headings, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", bold=True)
    others = (_row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>", bold=False) for row in rows)
    layout = f'<w:tblW w:w="{PAGE}" w:type="dxa"/><w:tblBorders>{_LINES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}{''.join(others)}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int], properties: str, *, bold: bool) -> str:
    written = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_line(cell, size=20, bold=bold, space=40)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{''.join(written)}</w:tr>"
