"""Sentences about groups of pupils: the answer, the finding of the figure, whom and when it counts, and England's."""

from collections.abc import Iterable
from fractions import Fraction

from analysis.measures.term_sheet import dates_of
from analysis.meeting.figures import headline_population
from analysis.meeting.group_line import GroupLine, GroupTable
from analysis.meeting.what_if import Basis
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.wording import cut_tenths, percentage, plural
from analysis.termly import TermlyAnalysis

OF = {Basis.TERM: "this term", Basis.YEAR: "in the school year to date"}


def group_title(line: GroupLine) -> str:
    """Name a group: "Year 3, Free school meals"."""
    return ", ".join(line.names)


def gap_words(gap: Fraction) -> str:
    """Say how far a group is from all others: "3.1 points less"."""
    if not gap:
        return "as much"
    points = abs(cut_tenths(100 * gap))
    return f"{f'{points} points' if points else 'under 0.1 points'} {'more' if gap > 0 else 'less'}"


def worth_words(line: GroupLine) -> str:
    """Say what the gap amounts to: "as if 2.9 of its 93 pupils were away all the time"; blank where it is not less."""
    worth = line.worth
    if worth is None or cut_tenths(worth) <= 0:
        return ""
    return f"as if {cut_tenths(worth)} of its {line.pupils} pupils were away all the time"


def answer(table: GroupTable) -> str:
    """Say in one sentence which group attends least, and whether chance alone could make the gap."""
    if table.whole is None:
        return "No pupil's sessions are known, so no group can be measured."
    if len(table.lines) < 2:
        return f"There are not two groups of {SMALLEST_GROUP} pupils or more here to set side by side."
    sure = _widest(one for one in table.lines if one.is_more_than_chance)
    line = next((one for one in sure if (one.gap or 0) < 0), None) or next(iter(sure), None)
    if line is None:
        widest = _widest(table.lines)[0]
        return (
            f"No group's attendance {OF[table.counted.basis]} differs from all other pupils' by more than chance alone "
            f"could make. The widest gap: {group_title(widest)}, {_rate(widest)}, {_gap(widest)}."
        )
    worth = worth_words(line)
    said = (
        f"{group_title(line)}: {_rate(line)} {OF[table.counted.basis]}, {_gap(line)}: more than chance alone could make"
    )
    others = len(sure) - 1 if len(table.lines) > 2 else 0
    also = f" {plural(others, 'more group differs', 'more groups differ')} too." if others else ""
    return f"{said}{f', and {worth}' if worth else ''}.{also}"


def _widest(lines: Iterable[GroupLine]) -> list[GroupLine]:
    return sorted(lines, key=lambda one: abs(one.gap or Fraction(0)), reverse=True)


def _rate(line: GroupLine) -> str:
    return percentage(line.attended, line.possible)


def _gap(line: GroupLine) -> str:
    return f"{gap_words(line.gap or Fraction(0))} {'than' if line.gap else 'as'} all other pupils"


def finding(table: GroupTable) -> str:
    """Say what the figure shows: "2 of 14 groups differ from all other pupils by more than chance"."""
    many, of = sum(one.is_more_than_chance for one in table.lines), len(table.lines)
    if of == 2:
        return f"The two groups {'differ' if many else 'do not differ'} by more than chance"
    some = f"{many} of {of} groups {'differs' if many == 1 else 'differ'}" if many else "No group differs"
    return f"{some} from all other pupils by more than chance"


def who_words(table: GroupTable, analysis: TermlyAnalysis) -> str:
    """Say whom the figures count, and over which days."""
    who = "all pupils" if table.counted.everyone else headline_population(analysis)
    terms = "; ".join(f"{sheet.full_name}: {dates_of(sheet)}" for sheet in table.counted.sheets)
    unclear = table.counted.unclear
    without = f" Not counted: {plural(unclear, 'pupil')} whose sessions are not known." if unclear else ""
    return f"Counted: {who} on roll, without leavers ({table.whole.pupils if table.whole else 0}). {terms}.{without}"


def national_words(table: GroupTable) -> str:
    """Say the series and window of the national figures in the table; blank without any."""
    whole = _benchmarks([table.whole] if table.whole else [])
    said = [f"of everyone, {whole}"] if whole else []
    groups = _benchmarks(table.lines)
    said += [f"of groups, {groups}"] if groups else []
    return f"National figures: {'; '.join(said)}." if said else ""


def _benchmarks(lines: Iterable[GroupLine]) -> str:
    found = [one for line in lines for one in (line.national.absence, line.national.persistent) if one is not None]
    measures: dict[str, list[str]] = {}
    for one in found:
        of = measures.setdefault(one.label, [])
        of += [one.measure] if one.measure not in of else []
    return "; ".join(f"{' and '.join(of)}: {label}" for label, of in measures.items())
