"""Everything a person should know was not used or not checked, as one list for a file or a page."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import permutations

from analysis.decisions import PupilDecision
from analysis.ingest.export import Export
from analysis.ingest.problems import WHAT_WAS_DONE, Problem
from analysis.known import Records
from analysis.measures.term_sheet import people_in
from analysis.problem_lines import LoggedProblem, contradictions, problems_of_term
from analysis.rules.flags import FLAG_MEANINGS
from analysis.rules.school_calendar import Term
from analysis.rules.wording import plural, short_date, short_period
from analysis.termly import TermlyAnalysis
from analysis.terms.pieces import Period
from analysis.terms.sorting import left_out, marks_after, without_marks_after


def comparison_problems(analysis: TermlyAnalysis, records: Records) -> list[LoggedProblem]:
    """List what must be said first of the comparison itself and of the contacts behind the letters."""
    lines = []
    if analysis.half_term_against_full:
        lines.append(LoggedProblem("", analysis.half_term_against_full, "compared as given"))
    if analysis.many_have_gone:
        lines.append(LoggedProblem("", analysis.many_have_gone, "taken for leavers"))
    lines += _doubts(records)
    if records.contacts is not None and not records.parents_are_marked:
        text = "The contacts do not say who has parental responsibility: the priority 1 contact with an address serves."
        lines.append(LoggedProblem("", text, "priority 1 is written to"))
    return lines


def _doubts(records: Records) -> list[LoggedProblem]:
    return [
        LoggedProblem(one.file, one.message, one.done, one.severity, next(iter(one.rows), None))
        for one in records.doubts
    ]


def file_problems(files: Sequence[tuple[str, Sequence[Problem]]]) -> list[LoggedProblem]:
    """List what each file, by its name, held that was not understood."""
    return [
        LoggedProblem(
            name, problem.message, WHAT_WAS_DONE[problem.severity], problem.severity, problem.row, problem.column
        )
        for name, problems in files
        for problem in problems
    ]


def marks_ahead_problems(exports: Sequence[Export], decision_date: date) -> list[LoggedProblem]:
    """List the marks of days after the decision, by file."""
    found = [(export.file_name, marks_after(export, decision_date)) for export in exports]
    return [
        LoggedProblem(
            name,
            f"{plural(ahead.count, 'mark')} of {short_period(ahead.first, ahead.last)} "
            f"{'is' if ahead.count == 1 else 'are'} after the day of the decision ({short_date(decision_date)}).",
            "not counted",
        )
        for name, ahead in found
        if ahead is not None
    ]


def left_out_problems(export: Export, period: Period | None, own_terms: Sequence[Term]) -> list[LoggedProblem]:
    """Count the marks that fall in no term of the school, or outside the period asked for."""
    count = left_out(export, own_terms, period)
    text = f"{plural(count, 'mark')} outside the terms or the period asked for."
    return [LoggedProblem(export.file_name, text, "left out")] if count else []


def shared_upns(analysis: TermlyAnalysis) -> list[LoggedProblem]:
    """Name the children of two files who have one UPN and no name in common: they are taken for two."""
    if analysis.before is None:
        return []
    by_upn: dict[str, list[PupilDecision]] = {}
    for one in analysis.decisions:
        by_upn.setdefault(one.text("upn"), []).append(one)
    # Two of one file are said by the file itself, with their rows.
    here, then = people_in(analysis.now), people_in(analysis.before)
    return [
        LoggedProblem(
            "; ".join(analysis.before.files + analysis.now.files),
            f"The UPN {upn} stands beside {gone.listed_name} last term and beside {new.listed_name} this term.",
            "taken for two children",
        )
        for upn, people in by_upn.items()
        for gone, new in permutations(people, 2)
        if upn and gone.person in then - here and new.person in here - then
    ]


def contradictions_in(analysis: TermlyAnalysis) -> list[LoggedProblem]:
    """Say on how much two files of one term differ: such sessions and pupils are not counted."""
    terms = [term for term in (analysis.before, analysis.now) if term is not None]
    return [line for term in terms for line in contradictions(term)]


def everything_to_know(
    analysis: TermlyAnalysis,
    records: Records,
    files: Sequence[tuple[str, Sequence[Problem]]],
    exports: Sequence[tuple[Export, Period | None]],
    own_terms: Sequence[Term],
) -> list[LoggedProblem]:
    """List all of it: of the comparison first, then of the files, of both terms, and of the checks.

    `files`: each file's name with its problems. `exports`: the attendance, each with the period asked for.
    """
    terms = [term for term in (analysis.before, analysis.now) if term is not None]
    return [
        *comparison_problems(analysis, records),
        *file_problems(files),
        *marks_ahead_problems([export for export, _ in exports], analysis.decision_date),
        *(
            line
            for export, period in exports
            for line in left_out_problems(without_marks_after(export, analysis.decision_date), period, own_terms)
        ),
        *contradictions_in(analysis),
        *shared_upns(analysis),
        *(line for term in terms for line in problems_of_term(term)),
        *checks_not_run(analysis.decisions),
    ]


def checks_not_run(decisions: Sequence[PupilDecision]) -> list[LoggedProblem]:
    """List the checks that could not run, with why and for how many pupils with a proposed letter."""
    proposed = [decision for decision in decisions if decision.proposal.letter is not None]
    counts = Counter((one.flag, one.why) for decision in proposed for one in decision.unchecked)
    return [
        LoggedProblem(
            "",
            f"{FLAG_MEANINGS[flag]} ({flag}) could not be checked for {plural(count, 'proposed letter')}: {why}.",
            "check not run",
            "note",
        )
        for (flag, why), count in sorted(counts.items())
    ]
