"""The cells of the tables of groups, on screen and in a file: numbers to sort by, in per cent and percentage points.

Percentages are cut to one decimal as everywhere; a cell is None where there is nothing to say.
"""

from collections.abc import Iterable
from fractions import Fraction

from analysis.charts.theme import category_label
from analysis.meeting.group_line import GroupLine, GroupTable, Share
from analysis.rules.absence_kinds import ABSENCE_KINDS
from analysis.rules.benchmarks import Benchmark
from analysis.rules.categories import Category
from analysis.rules.wording import cut_tenths, gap_range_text, range_text, sessions_of

Cells = dict[str, object]
OTHER = "other agreed"
OTHER_KINDS = ("agreed leave", "part-time", "suspended")
"""Kinds so rare that in a group they would point at a child: put together."""
LATE = "late after close"
"""Late before registers close is no absence, and "Late" is the heading of that."""
SHOWN_KINDS = (*(kind for kind in ABSENCE_KINDS if kind not in OTHER_KINDS), OTHER)
PERSISTENT = ("Persistent", "Share", "Range of the share")
SEVERE = ("Severe", "Range of severe")
CATEGORIES = tuple(category_label(one) for one in Category)


def name_cells(table: GroupTable, line: GroupLine) -> Cells:
    """Name a group, a cell for each grouping; the line of everybody stands in the first."""
    names = [*line.names, *[""] * len(table.labels)][: len(table.labels)]
    return dict(zip(table.labels, names, strict=True))


def attendance_cells(line: GroupLine) -> Cells:
    """Give attendance, the gap to all other pupils, what it amounts to, and the change of the same children."""
    same = line.same
    change = _rate(*same.now) - _rate(*same.before) if same.pupils else None
    chance = "" if line.gap_range is None else "more than chance" if line.is_more_than_chance else "may be chance"
    return {
        "Pupils": line.pupils,
        "Attendance": _percent(line.attended, line.possible),
        "Sessions": sessions_of(line.attended, line.possible),
        "Gap": None if line.gap is None else cut_tenths(100 * line.gap),
        "Range of the gap": "" if line.gap_range is None else gap_range_text(*line.gap_range),
        "Chance": chance,
        "Equals pupils": None if line.worth is None else cut_tenths(-line.worth),
        "Change": None if change is None else cut_tenths(100 * change),
        "England": _attendance_of(line.national.absence),
    }


def absentee_cells(line: GroupLine) -> Cells:
    """Give persistent and severe absentees, each with the range of its share, and the categories."""
    national = line.national.persistent
    return {
        "Pupils": line.pupils,
        **dict(
            zip(PERSISTENT, (*_share(line.persistent, line.pupils), range_text(*line.persistent.range)), strict=True)
        ),
        "England, persistent": None if national is None else cut_tenths(Fraction(national.hundredths, 100)),
        **dict(zip(SEVERE, (line.severe.pupils, range_text(*line.severe.range)), strict=True)),
        **{category_label(one): line.categories[one] for one in Category},
    }


def reason_cells(line: GroupLine, kinds: Iterable[str]) -> Cells:
    """Give absence in per cent of possible sessions: by kind, else what was authorised and what was not."""
    reasons = line.reasons
    cells: Cells = {"Pupils": line.pupils, "All absence": _percent(line.possible - line.attended, line.possible)}
    for kind in kinds:
        of = OTHER_KINDS if kind == OTHER else (kind,)
        missed = sum(reasons.kinds.get(one, 0) for one in of)
        name = (LATE if kind == "late" else kind).capitalize()
        cells[name] = _percent(missed, reasons.possible) if reasons.possible else None
    both = {"Authorised": reasons.authorised, "Unauthorised": reasons.unauthorised}
    return cells | {name: None if missed is None else _percent(missed, line.possible) for name, missed in both.items()}


def kinds_in(table: GroupTable) -> list[str]:
    """Give the kinds of absence that the marks tell of, in their order; none where there are totals only."""
    found = set(table.whole.reasons.kinds) if table.whole else set()
    return [kind for kind in SHOWN_KINDS if found & set(OTHER_KINDS if kind == OTHER else (kind,))]


def _rate(attended: int, possible: int) -> Fraction:
    return Fraction(attended, possible)


def _percent(part: int, whole: int) -> float:
    return cut_tenths(Fraction(100 * part, whole))


def _share(share: Share, of: int) -> tuple[int, float]:
    return share.pupils, _percent(share.pupils, of)


def _attendance_of(national: Benchmark | None) -> float | None:
    return None if national is None else cut_tenths(100 - Fraction(national.hundredths, 100))
