"""Pieces of a Word report's text: lines, tables, two columns and pictures, all measured in millimetres and points."""

from collections.abc import Collection, Iterable, Sequence

from analysis.letters.word_pictures import link_to
from analysis.letters.word_text import word_text

INK, QUIET, STRONG, LINE, SHADE = "14252B", "46565C", "0B5563", "C3CED1", "E7EEF0"
BODY = 9.0
"""Points."""
_EMU = 36_000
"""In a millimetre: what Word measures pictures in."""
_HANGING = 3.5
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def twips(millimetres: float) -> int:
    """Turn millimetres into what Word measures text in: twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def line(
    words: str, points: float = BODY, *, bold: bool = False, colour: str = INK, space: tuple[float, float] = (0, 0)
) -> str:
    """Write a paragraph; `space`: points before and after."""
    return _paragraph(words, points, _spacing(space), bold=bold, colour=colour)


def heading(words: str, points: float, *, level: int = 1, space: tuple[float, float] = (0, 2)) -> str:
    """Write a heading, which a screen reader finds; `level`: 0 is the title."""
    return _paragraph(
        words, points, f'<w:keepNext/>{_spacing(space)}<w:outlineLvl w:val="{level}"/>', bold=True, colour=STRONG
    )


def bullet(words: str, points: float, *, after: float = 2) -> str:
    """Write a line with a dot before it, its further lines set in."""
    margin = f'w:left="{twips(_HANGING)}" w:hanging="{twips(_HANGING)}"'
    tab = f'<w:tabs><w:tab w:val="left" w:pos="{twips(_HANGING)}"/></w:tabs>'
    return _paragraph(f"•\t{words}", points, f"{tab}{_spacing((0, after))}<w:ind {margin}/>", bold=False, colour=INK)


def table(
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
    *,
    to_the_right: Collection[int] = (),
    points: float = BODY,
    last_is_sum: bool = False,
) -> str:
    """Write a table whose first row is its heading; a column of figures stands to the right, a sum is bold."""
    rows = list(rows)
    written = [_row(rows[0], widths, to_the_right, points, bold=True, first=True)]
    written += [
        _row(row, widths, to_the_right, points, bold=last_is_sum and number == len(rows))
        for number, row in enumerate(rows[1:], 2)
    ]
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH"))
    return _table("".join(written), widths, f"<w:tblBorders>{lines}</w:tblBorders>", (0.4, 1.2))


def side_by_side(left: str, right: str, widths: tuple[float, float], gap: float = 6) -> str:
    """Set two passages beside one another, with a gap between."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/></w:tcPr>{inside or line("", 1)}</w:tc>'
        for inside, width in ((left, widths[0]), ("", gap), (right, widths[1]))
    )
    return _table(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>", (widths[0], gap, widths[1]), "", (0, 0))


def tiles(figures: Sequence[tuple[str, str]], width: float, points: float = 16) -> str:
    """Set large figures beside one another, each with what it is below it."""
    each = width / len(figures)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(each)}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
        f"</w:tcPr>{line(figure, points, bold=True, colour=STRONG, space=(3, 0))}{line(what, 8, space=(0, 4))}</w:tc>"
        for figure, what in figures
    )
    between = '<w:tblBorders><w:insideV w:val="single" w:sz="24" w:color="FFFFFF"/></w:tblBorders>'
    return _table(f"<w:tr>{cells}</w:tr>", [each] * len(figures), between, (0, 2))


def picture(name: str, number: int, spoken: str, size: tuple[float, float]) -> str:
    """Show a picture of the file; `spoken`: its text for who cannot see it; `size`: width and height."""
    across, down = (round(side * _EMU) for side in size)
    said = f'id="{number}" name="{name}" descr="{word_text(" ".join(spoken.split()))}"'
    shape = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_LINKS}" r:embed="{link_to(name)}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0"><wp:extent cx="{across}" cy="{down}"/><wp:docPr {said}/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture">{shape}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def page(margin: float) -> str:
    """Say that the paper is A4, upright, with the same margin on each side."""
    sides = " ".join(f'w:{side}="{twips(margin)}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
        f'<w:pgMar {sides} w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )


def _spacing(space: tuple[float, float]) -> str:
    before, after = (round(20 * one) for one in space)
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _paragraph(words: str, points: float, properties: str, *, bold: bool, colour: str) -> str:
    size = round(2 * points)
    run = f'{"<w:b/><w:bCs/>" if bold else ""}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    said = f'<w:t xml:space="preserve">{word_text(words)}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{said}</w:r></w:p>"


def _row(
    cells: Sequence[str],
    widths: Sequence[float],
    to_the_right: Collection[int],
    points: float,
    *,
    bold: bool,
    first: bool = False,
) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if first else ""
    written = []
    for place, (words, width) in enumerate(zip(cells, widths, strict=True)):
        side = '<w:jc w:val="right"/>' if place in to_the_right else ""
        said = _paragraph(words, points, f"{_spacing((0, 0))}{side}", bold=bold, colour=INK)
        written.append(f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{shade}</w:tcPr>{said}</w:tc>')
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if first else ''}</w:trPr>{''.join(written)}</w:tr>"


def _table(rows: str, widths: Sequence[float], borders: str, padding: tuple[float, float]) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    sides = (("top", 0), ("left", 1), ("bottom", 0), ("right", 1))
    inside = "".join(f'<w:{side} w:w="{twips(padding[which])}" w:type="dxa"/>' for side, which in sides)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{inside}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        # Word wants a paragraph behind a table; this one is as good as not there.
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )
