"""The sheet for the local authority's termly support meeting, as a Word file: severe absence first, then persistent.

It holds figures, letters and what the caller gives as barriers; support, Early Help and what is agreed are left to be
written in the meeting. No kind of absence, no flag and no hold stands in it, and what the file says of itself names no
child.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.letters.plain_document import plain_document
from analysis.letters.word_text import word_text
from analysis.post.labels import twips
from analysis.rules.wording import days_text, percentage, plural

COLUMNS = {
    "Pupil": 39,
    "Missed": 33,
    "Sessions missed": 27,
    "Contacts so far": 39,
    "Barriers": 38,
    "Support given": 36,
    "Early Help": 25,
    "Agreed, by whom": 36,
}
"""Heading and width in millimetres."""
_PAGE, _MARGIN = (297, 210), 12
_BODY, _SMALL, _HEADING, _TITLE = 18, 16, 22, 32
"""Half points."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True, slots=True)
class SupportRow:
    """One pupil of the sheet, in sessions; None where not known. `contacts` and `barriers`: in words."""

    name: str
    year_group: str
    class_name: str
    upn: str
    absent: int
    possible: int
    authorised: int | None
    unauthorised: int | None
    contacts: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()


def support_sheet(school: str, basis: str, severe: Sequence[SupportRow], persistent: Sequence[SupportRow]) -> bytes:
    """Write the sheet; the same rows give the same bytes. `persistent`: those who are not severely absent."""
    parts = [
        _paragraph("Attendance support meeting", _TITLE, bold=True),
        _paragraph(school, _HEADING),
        _paragraph(basis, _SMALL),
        _paragraph("This sheet names children. Share it with those at the meeting only, and by a safe way.", _SMALL),
        *_group("Severely absent: half of possible sessions or more", severe),
        *_group("Persistently absent: a tenth or more, and less than half", persistent),
    ]
    return plain_document("".join(parts) + _section(), "Support meeting")


def _group(title: str, rows: Sequence[SupportRow]) -> Iterable[str]:
    yield _paragraph(f"{title} ({plural(len(rows), 'pupil')})", _HEADING, bold=True, before=160)
    if not rows:
        yield _paragraph("Nobody.", _BODY)
        return
    heading = _row([_cell_text([name], bold=True) for name in COLUMNS], is_heading=True)
    yield _table(heading + "".join(_row([_cell_text(lines) for lines in _cells(one)]) for one in rows))


def _cells(one: SupportRow) -> list[Sequence[str]]:
    place = ", ".join(part for part in (one.year_group, one.class_name) if part)
    pupil = [part for part in (one.name, place, one.upn) if part]
    share = percentage(one.absent, one.possible)
    missed = [f"{days_text(one.absent)} days ({share})", f"{one.absent} of {one.possible} sessions"]
    known = [("authorised", one.authorised), ("unauthorised", one.unauthorised)]
    kinds = [f"{sessions} {name}" for name, sessions in known if sessions is not None] or ["not known"]
    return [pupil, missed, kinds, one.contacts or ["No letter on record"], one.barriers, [], [], []]


def _paragraph(text: str, size: int, *, bold: bool = False, before: int = 0, follows: bool = False) -> str:
    keep = "<w:keepNext/>" if bold and not follows else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:p><w:pPr>{keep}<w:spacing w:before="{before}" w:after="{0 if follows else 80}"/></w:pPr>'
        f'<w:r><w:rPr>{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{word_text(text)}</w:t></w:r></w:p>'
    )


def _cell_text(lines: Sequence[str], *, bold: bool = False) -> str:
    weights = [bold or (place == 0 and len(lines) == 3) for place in range(len(lines))]
    written = (
        _paragraph(" ".join(line.split()), _BODY if weight else _SMALL, bold=weight, follows=True)
        for line, weight in zip(lines, weights, strict=True)
    )
    return "".join(written) or "<w:p/>"


def _row(cells: Sequence[str], *, is_heading: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7EEF0"/>' if is_heading else ""
    settings = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if is_heading else "") + "</w:trPr>"
    written = (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{shade}</w:tcPr>{text}</w:tc>'
        for width, text in zip(COLUMNS.values(), cells, strict=True)
    )
    return f"<w:tr>{settings}{''.join(written)}</w:tr>"


def _table(rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in COLUMNS.values())
    sides = "".join(f'<w:{side} w:w="{twips(1.2)}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, COLUMNS.values()))}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
    )


def _section() -> str:
    width, height = map(twips, _PAGE)
    margin = twips(_MARGIN)
    return (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/><w:pgMar w:top="{margin}" '
        f'w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
