"""The rates that stand beside the headline: last term's, the targets, and the national one where it is of its kind."""

from analysis.charts.attendance import Point
from analysis.meeting.figures import YEARS_1_TO_6, Headlines, headline_population
from analysis.rules.benchmarks import NATIONAL_PRIMARY_ABSENCE
from analysis.termly import TermlyAnalysis


def headline_points(analysis: TermlyAnalysis, found: Headlines) -> list[Point]:
    """Gather the rates to set side by side; the national one only beside Years 1 to 6, which it is about."""
    policy, before = analysis.policy, found.before
    points = [Point(analysis.now.full_name, found.now.attended, found.now.possible, is_school=True)]
    if before is not None and analysis.before is not None:
        points.append(Point(analysis.before.full_name, before.attended, before.possible, is_school=True))
    points.append(Point("School's target", policy.target, 1000))
    points.append(Point("Local authority's target", policy.la_target, 1000))
    if headline_population(analysis) == YEARS_1_TO_6:
        national = NATIONAL_PRIMARY_ABSENCE
        points.append(Point(national.short_label, 10000 - national.hundredths, 10000))
    return points
