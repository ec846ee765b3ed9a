"""Rows of the termly workbook: every figure as a number, for SLT and the DSL."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from analysis.decisions import PupilDecision
from analysis.measures.headline import Headline, headline, outside_year_groups
from analysis.measures.movement import COLUMNS
from analysis.measures.term_sheet import TermSheet, order_in_time
from analysis.meeting.absentees import Absentee, Absentees
from analysis.meeting.cohort_lines import CohortLine, cohort_lines
from analysis.meeting.figures import headline_population, headlines, movement_table, with_known_sessions, with_letters
from analysis.meeting.pupil_groups import groupings_in
from analysis.meeting.sent import SentLetter
from analysis.records.postings import PostingKind
from analysis.rules.categories import Category
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.small_groups import SMALLEST_GROUP
from analysis.rules.year_groups import YEAR_GROUPS
from analysis.termly import TermlyAnalysis

Row = tuple[object, ...]
YEAR_TO_DATE = "School year to date"


def tenths(part: int, whole: int) -> float | None:
    """Give part of whole in per cent, cut to one decimal as everywhere in this program; None without a whole."""
    return 1000 * part // whole / 10 if whole else None


def points(before: tuple[int, int], now: tuple[int, int]) -> float | None:
    """Give the exact step between two rates in percentage points, cut to one decimal; None without both."""
    if not before[1] or not now[1]:
        return None
    gain, of = now[0] * before[1] - before[0] * now[1], now[1] * before[1]
    tenths_of = 1000 * abs(gain) // of
    return (tenths_of if gain > 0 else -tenths_of) / 10


def terms_shown(analysis: TermlyAnalysis) -> list[TermSheet]:
    """Give the loaded terms of the school year, and the term compared with, in time."""
    compared = [one for one in (analysis.before, analysis.now) if one is not None]
    others = [one for one in analysis.year if one.key not in {sheet.key for sheet in compared}]
    return sorted([*others, *compared], key=order_in_time)


def headline_rows(analysis: TermlyAnalysis) -> list[Row]:
    """Give a row a term, and one of the school year where every term of it is loaded."""
    policy, who = analysis.policy, headline_population(analysis)
    rows = []
    for sheet in terms_shown(analysis):
        found = headline(outside_year_groups(sheet, policy.outside_headline), policy)
        rows.append((sheet.full_name, sheet.start, sheet.end, who, *_figures(found, analysis)))
    year = headlines(analysis).year
    if year is not None:
        first, last = analysis.year[0].start, analysis.now.end
        rows.append((YEAR_TO_DATE, first, last, who, *_figures(year, analysis)))
    return rows


def _figures(found: Headline, analysis: TermlyAnalysis) -> Row:
    policy, pupils = analysis.policy, found.pupils
    return (
        *(pupils, found.attended, found.possible, tenths(found.attended, found.possible)),
        *(policy.target / 10, policy.la_target / 10),
        *(found.persistent, tenths(found.persistent, pupils), found.severe, tenths(found.severe, pupils)),
        found.not_known,
    )


def category_rows(analysis: TermlyAnalysis) -> list[Row]:
    """Give a row for the whole of either term, and for each year group of this one that has five pupils or more."""
    policy, without = analysis.policy, analysis.policy.without_letters
    whole = f"All but {' and '.join(without)}" if without else "All"
    rows = []
    for sheet in filter(None, (analysis.before, analysis.now)):
        rows.append(_by_category(sheet, whole, headline(outside_year_groups(sheet, without), policy)))
    year_group = analysis.now.pupils["year_group"]
    groups = {one.text("year_group") for one in with_letters(analysis)}
    for group in (one for one in YEAR_GROUPS if one in groups):
        found = headline(analysis.now.totals[year_group == group], policy)
        if found.pupils >= SMALLEST_GROUP:
            rows.append(_by_category(analysis.now, group, found))
    return rows


def _by_category(sheet: TermSheet, group: str, found: Headline) -> Row:
    counts = [found.categories[one] for one in Category]
    return (sheet.full_name, group, found.pupils, *counts, *(tenths(one, found.pupils) for one in counts))


def movement_rows(analysis: TermlyAnalysis) -> list[Row]:
    """Give a row for each category of last term with this term's; none without last term."""
    if analysis.before is None:
        return []
    table = movement_table(with_known_sessions(with_letters(analysis)))
    return [(was.capitalize(), *(row[name] for name in COLUMNS), sum(row.values())) for was, row in table.items()]


def group_rows(decisions: Sequence[PupilDecision]) -> list[Row]:
    """Give a row for each group of pupils on roll that the files tell of, groups under five put together."""
    return [
        _group(label, one)
        for column, label in groupings_in(decisions).items()
        for one in cohort_lines(decisions, column)
    ]


def _group(label: str, one: CohortLine) -> Row:
    now = one.attended, one.possible
    return (
        *(label, one.group, one.pupils, one.counted, *now, tenths(*now), tenths(*one.before)),
        points(one.before, one.since),
        *(one.persistent, tenths(one.persistent, one.counted)),
    )


def persistent_rows(found: Absentees, letters: Mapping[int, SentLetter]) -> list[Row]:
    """Give a row for each persistent absentee, who missed the largest part first."""
    return [_absentee(one, letters.get(one.person)) for one in found.persistent]


def _absentee(one: Absentee, letter: SentLetter | None) -> Row:
    decision, way = one.decision, one.at_year_end
    proposed = decision.proposal.letter
    return (
        *(decision.listed_name, decision.text("year_group"), decision.text("class_name"), decision.text("upn")),
        *("severe" if one.is_severe else "persistent", one.absent, one.possible, tenths(one.absent, one.possible)),
        *(one.authorised, one.unauthorised, None if way is None else way.can_miss if way.is_possible else "too late"),
        *(LETTER_NAMES[proposed] if proposed else "none", letter.in_words if letter else "not released"),
    )


def letter_rows(
    decisions: Iterable[PupilDecision], letters: Mapping[int, SentLetter], held: Collection[int]
) -> list[Row]:
    """Give a row for each type that was proposed: how many are ready, released, held, sent and returned."""
    rows: list[Row] = []
    of_type: dict[Letter, list[PupilDecision]] = {letter: [] for letter in Letter}
    for one in decisions:
        if one.proposal.letter is not None:
            of_type[one.proposal.letter].append(one)
    for letter, proposed in of_type.items():
        states = Counter(letters[one.person].state for one in proposed if one.person in letters)
        sent, back = states[PostingKind.SENT], states[PostingKind.RETURNED]
        ready = sum(one.status == "ready" for one in proposed)
        on_hold = sum(one.person in held for one in proposed)
        rows.append((LETTER_NAMES[letter], len(proposed), ready, states.total(), on_hold, sent + back, back))
    return rows
