"""Sentences that say what changed since last term, each with its figures, dates and population."""

from collections.abc import Sequence

from analysis.charts.theme import category_label
from analysis.decisions import PupilDecision
from analysis.measures.headline import Headline
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.figures import Headlines, movement_counts
from analysis.rules.categories import Category
from analysis.rules.decision import Movement
from analysis.rules.wording import percentage, plural, points_change, sessions_of, short_period, would_print_alike
from analysis.termly import TermlyAnalysis

ONE_ILLNESS = "One illness: every session missed this term is one unbroken stretch of illness or medical absence."


def movement_sentence(decisions: Sequence[PupilDecision]) -> str:
    """Say who moved: "34 pupils moved to a better category, 21 to a worse one", and for how many it was one illness."""
    counts = movement_counts(decisions)
    worse = [one.now.one_illness for one in decisions if one.movement is Movement.DECLINED and one.now]
    moved = f"{plural(counts.improved, 'pupil')} moved to a better category, {counts.declined or 'none'} to a worse one"
    ill, not_known = worse.count(True), worse.count(None)
    parts = [f"all absence of {ill} of the {counts.declined} was one illness"] if ill else []
    parts += [f"the marks of {not_known} of the {counts.declined} are not known"] if not_known else []
    return f"{'; '.join([moved, *parts])}."


def attendance_sentence(analysis: TermlyAnalysis, found: Headlines, who: str) -> str:
    """Say the headline of both terms, each with its days, and the step between."""
    now, before = found.now, found.before
    if not now.possible:
        return f"{who}: no sessions are known this term."
    if before is None or analysis.before is None or not before.possible:
        return f"Attendance of {who}: {_rate(now)} ({_days(analysis.now)})."
    alike = would_print_alike(before.attended, before.possible, now.attended, now.possible)
    is_, was = (sessions_of(one.attended, one.possible) if alike else _rate(one) for one in (now, before))
    step = points_change(before.attended, before.possible, now.attended, now.possible)
    return f"Attendance of {who}: {is_} ({_days(analysis.now)}), {step} from {was} ({_days(analysis.before)})."


def category_sentence(now: Headline, before: Headline | None, left_out: Sequence[str]) -> str:
    """Say how many pupils are in each category, and how many were; `left_out`: year groups that are not counted."""
    counts = (
        f"{category_label(one)} {now.categories[one]}{f' (was {before.categories[one]})' if before else ''}"
        for one in Category
    )
    without = f", {' and '.join(left_out)} left out" if left_out else ""
    return f"{', '.join(counts)}: {plural(now.pupils, 'pupil')} with sessions this term{without}."


def absentees_sentence(found: Headlines, who: str) -> str:
    """Say how many are persistent and severe absentees this term, and how many were last term."""
    now, before = found.now, found.before
    if not now.pupils:
        return f"{who}: persistent absence is counted from sessions, and none are known."
    was = f" (last term {before.persistent} of {before.pupils})" if before else ""
    severe = f"{now.severe or 'none'} of them severely"
    return f"{now.persistent} of {plural(now.pupils, 'pupil')} of {who} persistently absent this term{was}, {severe}."


def _rate(one: Headline) -> str:
    return percentage(one.attended, one.possible)


def _days(sheet: TermSheet) -> str:
    return short_period(sheet.start, sheet.end) if sheet.start and sheet.end else sheet.full_name
