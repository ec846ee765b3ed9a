"""A school year of one pupil: each session a cell with its code, so that it reads without colour."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go

from analysis.charts.theme import CATEGORY_COLOURS, TEMPLATE
from analysis.rules.categories import Category
from analysis.rules.codes import ATTENDED, MISSING_MARK, UNREAD_MARK, SessionOutcome, code_of, outcome_of
from analysis.rules.school_calendar import SATURDAY, monday_of
from analysis.rules.wording import plural, short_date

Session = tuple[date, str, str]
"""Day, "AM" or "PM", mark."""

Cell = tuple[int | None, str, str]
"""Place in KINDS, code and what shows on hover."""
EMPTY: Cell = (None, "", "")

KINDS = ("in school", "late", "authorised absence", "unauthorised absence", "does not count", "no mark")
COLOURS = ("#DDEFEC", "#7FC4BB", CATEGORY_COLOURS[Category.AMBER], CATEGORY_COLOURS[Category.RED], "#E4E8EA", "#FFFFFF")
NO_MARK = "–"
"""Drawn where the register was not taken."""
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEK = timedelta(days=7)
ROW, AROUND = 27, 62
"""Pixels of a row, and of what stands round them."""


def kind_of(mark: str, day: date) -> str:
    """Name what a session counts as in the words of the figure."""
    outcome = outcome_of(mark, day)
    if outcome is SessionOutcome.LATE:
        return "late"
    if outcome in ATTENDED:
        return "in school"
    absent = {SessionOutcome.AUTHORISED: "authorised absence", SessionOutcome.UNAUTHORISED: "unauthorised absence"}
    missing = {SessionOutcome.MISSING: "no mark", SessionOutcome.UNREAD: "no mark"}
    return (absent | missing).get(outcome, "does not count")


def meaning_of(mark: str, day: date) -> str:
    """Say what a mark means, also where there is none."""
    other = {MISSING_MARK: "register not taken", UNREAD_MARK: "a mark that no code explains"}
    return other.get(mark) or code_of(mark, day).meaning


def week_columns(days: Iterable[date]) -> list[date | None]:
    """Give the school weeks in time by their Mondays, with one None where a holiday lies between two."""
    weeks = sorted({monday_of(day) for day in days})
    columns: list[date | None] = list(weeks[:1])
    for one, other in pairwise(weeks):
        columns += [other] if other - one == WEEK else [None, other]
    return columns


def calendar_figure(sessions: Sequence[Session]) -> go.Figure:
    """Draw weeks across and half days down, each cell with its code; the meaning shows on hover."""
    columns = week_columns(day for day, _, _ in sessions)
    grid = _grid(sessions, columns)
    figure = go.Figure(_heat_map(grid), layout={"template": TEMPLATE, "height": ROW * len(grid) + AROUND})
    for boundary in range(2, len(grid), 2):
        figure.add_hline(y=boundary - 0.5, line={"color": "#FFFFFF", "width": 6}, layer="above")
    names = [f"{DAYS[row // 2]} {'pm' if row % 2 else 'am'}" for row in range(len(grid))]
    figure.update_yaxes(tickvals=list(range(len(grid))), ticktext=names, autorange="reversed")
    months = _first_weeks_of_months(columns)
    written = [f"{week:%b}{'' if number else f'<br>{week.year}'}" for number, (_, week) in enumerate(months)]
    figure.update_xaxes(tickvals=[place for place, _ in months], ticktext=written, side="top")
    figure.update_xaxes(showgrid=False, zeroline=False, tickfont={"size": 14})
    figure.update_yaxes(showgrid=False, zeroline=False, tickfont={"size": 14}, automargin=True)
    return figure.update_layout(margin={"t": 46, "b": 8})


def _grid(sessions: Sequence[Session], columns: Sequence[date | None]) -> list[list[Cell]]:
    last = max((day.weekday() for day, _, _ in sessions), default=0)
    grid = [[EMPTY] * len(columns) for _ in range(2 * max(last + 1, SATURDAY))]
    for day, half, mark in sessions:
        said = f"{DAYS[day.weekday()]} {short_date(day)}, {half}: {mark or NO_MARK}, {meaning_of(mark, day)}"
        cell = KINDS.index(kind_of(mark, day)), mark or NO_MARK, said
        grid[2 * day.weekday() + (half == "PM")][columns.index(monday_of(day))] = cell
    return grid


def _heat_map(grid: list[list[Cell]]) -> go.Heatmap:
    edges = [(number / len(COLOURS), colour) for number, colour in enumerate(COLOURS)]
    scale = [[place, colour] for start, colour in edges for place in (start, start + 1 / len(COLOURS))]
    return go.Heatmap(
        z=[[cell[0] for cell in row] for row in grid],
        text=[[cell[1] for cell in row] for row in grid],
        customdata=[[cell[2] for cell in row] for row in grid],
        zmin=-0.5,
        zmax=len(COLOURS) - 0.5,
        colorscale=scale,
        showscale=False,
        texttemplate="%{text}",
        textfont={"size": 13},
        hovertemplate="%{customdata}<extra></extra>",
        hoverongaps=False,
        xgap=1,
        ygap=1,
    )


def _first_weeks_of_months(columns: Sequence[date | None]) -> list[tuple[int, date]]:
    """Find the first column of each month, to write its name there."""
    months: dict[tuple[int, int], tuple[int, date]] = {}
    for place, week in enumerate(columns):
        if week is not None:
            months.setdefault((week.year, week.month), (place, week))
    return list(months.values())


def codes_in_words(sessions: Sequence[Session]) -> tuple[str, ...]:
    """Say each code but plain attendance with its meaning and how often: "I illness (12)", the commonest first."""
    counts = Counter((mark, meaning_of(mark, day)) for day, _, mark in sessions if kind_of(mark, day) != "in school")
    return tuple(f"{mark or NO_MARK} {meaning} ({count})" for (mark, meaning), count in counts.most_common())


def calendar_in_words(sessions: Sequence[Session]) -> str:
    """Say the figure as text, for those who cannot see it."""
    if not sessions:
        return "No marks."
    first, last = min(sessions)[0], max(sessions)[0]
    counts = Counter(kind_of(mark, day) for day, _, mark in sessions)
    kinds = "; ".join(f"{kind}: {plural(counts[kind], 'session')}" for kind in KINDS if counts[kind])
    return f"Marks from {short_date(first)} to {short_date(last)}. {kinds}."
