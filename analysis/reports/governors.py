"""The governors' report as a Word file: one A4 page, no pupil's name, no count that could be of one pupil.

What it is given is text: whoever gathers it has hidden the small numbers (`rules.small_numbers`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from analysis.letters.plain_document import plain_document
from analysis.reports.word_body import QUIET, bullet, heading, line, page, picture, side_by_side, table, tiles

Row = Sequence[str]
TITLE = "Attendance report to governors"
MARGIN = 14.0
_WIDE, _COLUMN = 182.0, 88.0
_GROUPS = (34, 13, 20, 21)
_MANY_ROWS = 10
"""Groups; with more, everything is set smaller, so that it stays one page."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Points of headings, sentences, tables and notes; millimetres of a chart: width, height."""

    heading: float
    sentence: float
    table: float
    note: float
    chart: tuple[float, float]


_ROOMY = _Sizes(11.5, 10, 9, 7.5, (88, 58))
_TIGHT = _Sizes(10, 9, 7.5, 6.5, (72, 47.4))


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as PNG, with its text for who cannot see it."""

    png: bytes
    spoken: str


@dataclass(frozen=True, slots=True)
class GovernorsReport:
    """What the page says. Each table: its heading and then its rows; none where there is nothing to show.

    `tiles`: large figures, each with what it is. `letters_said` stands over the table of letters. `attendance` and
    `categories` stand as tables where `pictures` holds no chart of that name, under a finding where `findings` has one.
    """

    school: str
    title: str
    basis: str
    tiles: Sequence[tuple[str, str]]
    sentences: Sequence[str]
    letters_said: str
    attendance: Sequence[Row] = ()
    categories: Sequence[Row] = ()
    absence: Sequence[Row] = ()
    letters: Sequence[Row] = ()
    year_groups: Sequence[Row] = ()
    groups: Sequence[Row] = ()
    notes: Sequence[str] = ()
    findings: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def governors_document(said: GovernorsReport) -> bytes:
    """Write the page as .docx; the same report with the same pictures gives the same bytes."""
    sizes = _TIGHT if max(len(said.year_groups), len(said.groups)) > _MANY_ROWS else _ROOMY
    titled = partial(_titled, sizes)
    parts = [
        line(f"{said.school} · {TITLE}", 9, colour=QUIET),
        heading(said.title, 18, level=0, space=(1, 1)),
        line(said.basis, 8.5, colour=QUIET, space=(0, 5)),
        tiles(said.tiles, _WIDE) if said.tiles else "",
        line("", 3),
        *(bullet(sentence, sizes.sentence) for sentence in said.sentences),
        _beside(
            _chart_or_table(said, sizes, "attendance", "Attendance", 1, (38, 20, 30)),
            _chart_or_table(said, sizes, "categories", "Pupils by category", 2, (40, 24, 24)),
        ),
        _beside(
            titled("Persistent and severe absence", said.absence, (38, 32, 18)),
            titled("Letters home about attendance", said.letters, (66, 22), said.letters_said),
        ),
        _beside(
            titled("Year groups", said.year_groups, _GROUPS),
            titled("Groups of pupils", said.groups, _GROUPS),
        ),
        *(
            line(note, sizes.note, colour=QUIET, space=(0 if number else 5, 1))
            for number, note in enumerate(said.notes)
        ),
    ]
    pictures = {name: one.png for name, one in said.pictures.items()}
    return plain_document("".join(parts) + page(MARGIN), TITLE, pictures)


def _beside(left: str, right: str) -> str:
    return side_by_side(left, right, (_COLUMN, _COLUMN)) if left or right else ""


def _chart_or_table(
    said: GovernorsReport, sizes: _Sizes, name: str, title: str, number: int, widths: Sequence[float]
) -> str:
    shown, title = said.pictures.get(name), said.findings.get(name, title)
    if shown is None:
        return _titled(sizes, title, getattr(said, name), widths, is_sum=name == "categories")
    return heading(title, sizes.heading, space=(7, 0)) + picture(name, number, shown.spoken, sizes.chart)


def _titled(
    sizes: _Sizes, title: str, rows: Sequence[Row], widths: Sequence[float], first: str = "", *, is_sum: bool = False
) -> str:
    """Write a heading, a line where one is given, and a table; nothing where there is neither."""
    if not rows and not first:
        return ""
    said = line(first, sizes.table, space=(0, 3)) if first else ""
    over = heading(title, sizes.heading, space=(7, 2)) + said
    if not rows:
        return over
    figures = widths[1 : len(rows[0])]
    in_all = (_COLUMN - sum(figures), *figures)
    return over + table(rows, in_all, to_the_right=range(1, len(in_all)), points=sizes.table, last_is_sum=is_sum)
