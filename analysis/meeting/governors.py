"""The governors' report gathered from the meeting: every figure with its basis and population, and no pupil's name."""

from collections.abc import Collection, Sequence

from plotly.graph_objects import Figure

from analysis.charts.attendance import Point, attendance_in_words
from analysis.charts.on_paper import attendance_on_paper, categories_in_words, categories_on_paper
from analysis.charts.theme import category_label
from analysis.meeting.change import attendance_sentence
from analysis.meeting.governors_counts import shown_letters
from analysis.meeting.governors_groups import GroupLine, characteristic_lines, year_group_lines
from analysis.meeting.governors_seen import Seen, seen
from analysis.meeting.governors_words import (
    LETTER_LABELS,
    absence_sentence,
    against_sentence,
    category_meaning,
    letters_sentence,
    movement_sentence,
    notes,
    spread_sentence,
)
from analysis.meeting.headline_rates import headline_points
from analysis.meeting.sent import SentLetter
from analysis.reports.governors import GovernorsReport, Row
from analysis.rules.benchmarks import NATIONAL_PRIMARY_PERSISTENT, NATIONAL_PRIMARY_SEVERE
from analysis.rules.categories import Category
from analysis.rules.policy import per_cent
from analysis.rules.small_numbers import SMALLEST_COUNT, is_number, shown_count
from analysis.rules.wording import percentage, plural, points_change, sessions_of
from analysis.termly import TermlyAnalysis

CHARTS = ("attendance", "categories")


def governors_report(
    analysis: TermlyAnalysis, school: str, basis: str, letters: Collection[SentLetter]
) -> GovernorsReport:
    """Gather the page. `basis`: terms and days; `letters`: those of this term with what became of them."""
    it = seen(analysis)
    by_year = year_group_lines(analysis.decisions, it.people)
    released, kinds = shown_letters(letters)
    by_kind = [(LETTER_LABELS[kind], shown) for kind, shown in kinds.items()]
    return GovernorsReport(
        school=school,
        title=f"Attendance, {analysis.now.full_name}",
        basis=basis,
        tiles=_tiles(analysis, it),
        sentences=_sentences(analysis, it, by_year),
        letters_said=letters_sentence(released, kinds),
        attendance=_attendance(headline_points(analysis, it.found)) if it.is_enough else (),
        categories=_categories(analysis, it),
        absence=_absence(it) if it.is_enough else (),
        letters=[("Letter", "Pupils"), *by_kind] if released >= SMALLEST_COUNT else (),
        year_groups=_groups("Year group", by_year),
        groups=_groups("Group", characteristic_lines(analysis.decisions, it.people)),
        notes=notes(it, analysis),
        findings=_findings(it),
    )


def governors_charts(analysis: TermlyAnalysis) -> dict[str, tuple[Figure, str]]:
    """Draw the charts of the page, each with its text; none where a bar would tell what is not shown."""
    it = seen(analysis)
    charts = {}
    if it.is_enough:
        points = [point for point in headline_points(analysis, it.found) if point.whole]
        charts["attendance"] = attendance_on_paper(points), attendance_in_words(points)
    if all(map(is_number, (*it.shown.values(), *it.shown_before.values()))):
        terms = {analysis.now.full_name: it.now.categories}
        if it.before is not None and analysis.before is not None:
            terms[analysis.before.full_name] = it.before.categories
        charts["categories"] = categories_on_paper(terms), categories_in_words(terms)
    return charts


def _sentences(analysis: TermlyAnalysis, it: Seen, by_year: Sequence[GroupLine]) -> list[str]:
    first = [analysis.half_term_against_full] if analysis.half_term_against_full else []
    if not it.is_enough:
        return [*first, f"Fewer than {SMALLEST_COUNT} pupils of {it.whom} have sessions this term: no rate is shown."]
    now = headline_points(analysis, it.found)[0]
    said = [
        *first,
        f"{attendance_sentence(analysis, it.found, it.whom)} {against_sentence(now, analysis.policy, it.who)}",
    ]
    if it.movement is not None and analysis.before is not None:
        said.append(movement_sentence(*it.movement, analysis.before.full_name))
    said.append(absence_sentence(it.absence, *it.shown_absence))
    return [*said, *filter(None, [spread_sentence([(one.group, one.attended, one.possible) for one in by_year])])]


def _tiles(analysis: TermlyAnalysis, it: Seen) -> list[tuple[str, str]]:
    """Give the figures that stand large, those that may be printed."""
    now, before = it.found.now, it.found.before
    if not it.is_enough:
        return []
    target = per_cent(analysis.policy.target)
    large = [(percentage(now.attended, now.possible), f"attendance of {it.whom}; the target is {target}")]
    if before is not None and analysis.before is not None:
        step = points_change(before.attended, before.possible, now.attended, now.possible)
        large.append((step.removesuffix(" points"), f"percentage points since {analysis.before.full_name}"))
    if it.movement is not None and all(map(is_number, it.movement)):
        large.append((" / ".join(it.movement), "pupils moved to a better / worse category"))
    large.append((it.shown_absence[0], f"pupils missed a tenth or more, {it.absence_basis}"))
    return [(figure[0].upper() + figure[1:], what) for figure, what in large]


def _findings(it: Seen) -> dict[str, str]:
    """Say over a chart what it shows, where that may be printed."""
    now, before, found = it.found.now, it.found.before, {}
    if it.is_enough:
        found["attendance"] = f"Attendance is {percentage(now.attended, now.possible)}"
        if before is not None:
            found["attendance"] += f", {points_change(before.attended, before.possible, now.attended, now.possible)}"
    green, was = it.shown[Category.GREEN], it.shown_before.get(Category.GREEN, "")
    if is_number(green) and it.now.pupils >= SMALLEST_COUNT:
        found["categories"] = f"{green} of {plural(it.now.pupils, 'pupil')} are green"
        if it.before is not None and is_number(was):
            found["categories"] += f", from {was} of {it.before.pupils:,}"
    return found


def _attendance(points: Sequence[Point]) -> list[Row]:
    sessions = (sessions_of(one.part, one.whole) if one.is_school else "" for one in points)
    rates = (percentage(one.part, one.whole) for one in points)
    return [
        ("", "Attendance", "Sessions"),
        *((one.label, rate, of) for one, rate, of in zip(points, rates, sessions, strict=True)),
    ]


def _categories(analysis: TermlyAnalysis, it: Seen) -> list[Row]:
    terms = [(analysis.now.full_name, it.now, it.shown)]
    if it.before is not None and analysis.before is not None:
        terms.insert(0, (analysis.before.full_name, it.before, it.shown_before))
    labels = {one: f"{category_label(one)}, {category_meaning(one, analysis.policy)}" for one in Category}
    return [
        ("", *(name for name, _, _ in terms)),
        *((labels[one], *(shown[one] for _, _, shown in terms)) for one in Category),
        ("All", *(shown_count(counted.pupils) for _, counted, _ in terms)),
    ]


def _absence(it: Seen) -> list[Row]:
    measures = (
        ("Missed a tenth or more", it.absence.persistent, NATIONAL_PRIMARY_PERSISTENT),
        ("Missed half or more", it.absence.severe, NATIONAL_PRIMARY_SEVERE),
    )
    rows = []
    for (label, count, national), shown in zip(measures, it.shown_absence, strict=True):
        own = f"{shown} ({percentage(count, it.absence.pupils)})" if is_number(shown) else shown
        beside = [percentage(national.hundredths, 10000)] if it.beside_england else []
        rows.append((label, own, *beside))
    return [("Pupils", it.absence_basis.capitalize(), *(["England*"] if it.beside_england else [])), *rows]


def _groups(label: str, lines: Sequence[GroupLine]) -> list[Row]:
    if not lines:
        return []
    rows = ((one.group, f"{one.pupils:,}", percentage(one.attended, one.possible), _change(one)) for one in lines)
    return [(label, "Pupils", "Attendance", "Change"), *rows]


def _change(one: GroupLine) -> str:
    if one.before is None:
        return "–"
    step = points_change(*one.before, one.attended, one.possible).removesuffix(" points")
    return step.replace("by less than", "under")
