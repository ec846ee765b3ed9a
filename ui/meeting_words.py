"""Sentences about a meeting that more than one page says."""

from analysis.measures.term_sheet import dates_of
from analysis.rules.wording import long_date
from analysis.termly import TermlyAnalysis


def meeting_title(analysis: TermlyAnalysis) -> str:
    """Name what is compared: "Summer 2026 compared with Spring 2026"."""
    return (
        f"{analysis.now.full_name} compared with {analysis.before.full_name}"
        if analysis.before
        else analysis.now.full_name
    )


def basis_of(analysis: TermlyAnalysis) -> str:
    """Say the dates behind every figure of the meeting."""
    terms = [analysis.now] if analysis.before is None else [analysis.now, analysis.before]
    dates = "; ".join(f"{sheet.full_name}: {dates_of(sheet)}" for sheet in terms)
    return f"{dates}. Day of the decision: {long_date(analysis.decision_date)}."
