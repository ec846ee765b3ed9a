"""The outside of an envelope: names and address of each letter on a sheet of labels, or on the envelope itself.

One Word file, in the order of the letters given, so that the first label belongs to the first letter. The distances are
those that the sheets' makers print on the box (Avery L71xx, which other makers copy).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from unicodedata import east_asian_width

from analysis.letters.plain_document import plain_document
from analysis.letters.word_text import printable, word_text
from analysis.post.correspondence import PlannedLetter
from analysis.post.pack import Templates, packs_of

SIZES = (12, 11, 10, 9, 8, 7, 6)
"""Points. An address is set in the largest that fits."""
EASY_TO_READ = 9
"""Points, down to which an address is set smaller rather than break a line."""
_LINE, _LETTER, _CAPITAL, _WIDE = 1.2, 0.55, 0.75, 1.2
"""Height of a line and width of a usual letter, a capital and an emoji, of the size of the type."""
_POINT = 25.4 / 72
_SPARE = 1
"""Millimetres."""
_END = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class Stationery:
    """A page to be printed on, in millimetres: a sheet of `across` times `down` labels, or one envelope."""

    name: str
    page: tuple[float, float]
    label: tuple[float, float]
    across: int
    down: int
    left: float
    top: float
    step: float
    """From the left edge of one label to that of the next."""
    inset: tuple[float, float] = (4, 2)
    """Kept free inside a label's edge, across and down: a printer is never exact."""

    @property
    def on_a_page(self) -> int:
        """How many addresses a page holds."""
        return self.across * self.down


_A4 = (210.0, 297.0)
STATIONERY = {
    one.name: one
    for one in (
        Stationery("21 labels a sheet, 63.5 × 38.1 mm (L7160)", _A4, (63.5, 38.1), 3, 7, 7.2, 15.1, 66.0),
        Stationery("14 labels a sheet, 99.1 × 38.1 mm (L7163)", _A4, (99.1, 38.1), 2, 7, 4.7, 15.1, 101.6),
        Stationery("16 labels a sheet, 99.1 × 33.9 mm (L7162)", _A4, (99.1, 33.9), 2, 8, 4.7, 12.9, 101.6),
        Stationery("18 labels a sheet, 63.5 × 46.6 mm (L7161)", _A4, (63.5, 46.6), 3, 6, 7.2, 8.7, 66.0),
        Stationery("24 labels a sheet, 63.5 × 33.9 mm (L7159)", _A4, (63.5, 33.9), 3, 8, 7.2, 12.9, 66.0),
        Stationery("DL envelopes, 220 × 110 mm", (220, 110), (110, 55), 1, 1, 90, 45, 110),
        Stationery("C5 envelopes, 229 × 162 mm", (229, 162), (115, 70), 1, 1, 95, 75, 115),
    )
}
"""What schools print on, by name, the commonest first."""


def outside_of(one: PlannedLetter) -> tuple[str, ...]:
    """Give the lines on the outside; a letter without an address goes by hand, so the class stands there instead."""
    named = tuple(line for line in one.details.addressee_lines if line.strip())
    if one.details.address_lines:
        return _as_lines(*named, *one.details.address_lines)
    return _as_lines(*named, f"By hand: {one.details.class_name}" if one.details.class_name else "By hand")


def without_address(planned: Iterable[PlannedLetter]) -> list[PlannedLetter]:
    """List the letters that cannot go by post."""
    return [one for one in planned if not one.details.address_lines]


def too_long_for(planned: Iterable[PlannedLetter], stationery: Stationery) -> list[PlannedLetter]:
    """List the letters whose address fits in no size of type, so that its end would be cut off."""
    return [one for one in planned if _size(outside_of(one), stationery) is None]


def in_pack_order(planned: Iterable[PlannedLetter], templates: Templates) -> list[PlannedLetter]:
    """Put letters in the order in which the joined packs print them: type by type."""
    return list(chain.from_iterable(packs_of(planned, templates).values()))


def label_sheets(planned: Sequence[PlannedLetter], stationery: Stationery, used: int = 0) -> bytes:
    """Write the outside of each letter as one Word file; `used`: how many labels of the first sheet are gone.

    The same letters give the same bytes. Raises ValueError where there is no letter, or no label left on the sheet.
    """
    if not planned or not 0 <= used < stationery.on_a_page:
        raise ValueError("There is no letter to write a label for, or no label left on the sheet.")
    cells = [""] * used + [_address(outside_of(one), stationery) for one in planned]
    cells += [""] * (-len(cells) % stationery.across)
    starts = range(0, len(cells), stationery.across)
    rows = "".join(_row(cells[start : start + stationery.across], stationery) for start in starts)
    return plain_document(_table(rows, stationery) + _END + _section(stationery), "Addresses")


def _as_lines(*texts: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for text in texts for line in printable(text).split("\n"))
    return tuple(line for line in lines if line)


def _size(lines: Sequence[str], stationery: Stationery) -> int | None:
    """Choose the largest type in which the lines fit a label: unbroken where that is easy to read, else broken."""
    width, height = (side - 2 * free for side, free in zip(stationery.label, stationery.inset, strict=True))

    def fits(points: int, *, broken: bool) -> bool:
        needed = [math.ceil(_width(line) * points * _POINT / width) for line in lines]
        return sum(needed) * points * _LINE * _POINT <= height and (broken or max(needed) == 1)

    unbroken = (points for points in SIZES if points >= EASY_TO_READ and fits(points, broken=False))
    return next(unbroken, next((points for points in SIZES if fits(points, broken=True)), None))


def _width(line: str) -> float:
    """Estimate how wide a line is, of the size of its type."""
    return sum(_WIDE if east_asian_width(one) in "WF" else _CAPITAL if one.isupper() else _LETTER for one in line)


def _address(lines: Sequence[str], stationery: Stationery) -> str:
    """Set each line as a paragraph of its own, so that no direction of writing reaches from one into the next."""
    points = _size(lines, stationery) or SIZES[-1]
    free = twips(stationery.inset[0])
    paragraph = (
        f'<w:p><w:pPr><w:spacing w:line="{round(20 * points * _LINE)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{free}" w:right="{free}"/></w:pPr>'
        f'<w:r><w:rPr><w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/></w:rPr>'
    )
    return "".join(f'{paragraph}<w:t xml:space="preserve">{word_text(line)}</w:t></w:r></w:p>' for line in lines)


def _row(addresses: Sequence[str], stationery: Stationery) -> str:
    label, gap = (_cell_settings(width) for width in _columns(stationery))
    cells = (f"<w:tc>{label}{address or '<w:p/>'}</w:tc>" for address in addresses)
    height = f'<w:trPr><w:trHeight w:val="{twips(stationery.label[1])}" w:hRule="exact"/></w:trPr>'
    return f"<w:tr>{height}{f'<w:tc>{gap}<w:p/></w:tc>'.join(cells)}</w:tr>"


def _cell_settings(width: int) -> str:
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'


def _columns(stationery: Stationery) -> tuple[int, int]:
    """Give the width of a label and of the gap to the next."""
    label = twips(stationery.label[0])
    return label, twips(stationery.step) - label


def _table(rows: str, stationery: Stationery) -> str:
    label, gap = _columns(stationery)
    widths = [label, *[gap, label] * (stationery.across - 1)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _section(stationery: Stationery) -> str:
    width, height = stationery.page
    # A page ends behind its last row, with just enough space left for the line that Word wants behind a table.
    bottom = height - stationery.top - stationery.down * stationery.label[1] - _SPARE
    turned = ' w:orient="landscape"' if width > height else ""
    left = twips(stationery.left)
    return (
        f'<w:sectPr><w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(stationery.top)}" w:right="0" w:bottom="{twips(bottom)}" w:left="{left}"'
        ' w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )


def twips(millimetres: float) -> int:
    """Turn millimetres into what Word measures in: twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
