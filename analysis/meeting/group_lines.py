"""Groups of pupils side by side: attendance, persistent and severe absence, categories, reasons, change and gap."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.measures.group_gaps import group_gaps, share_ranges, shared_level
from analysis.meeting.figures import YEARS_1_TO_6, headline_population
from analysis.meeting.group_line import GroupLine, GroupTable, Reasons, Share
from analysis.meeting.group_pupils import Counted, CountedPupil
from analysis.meeting.pupil_groups import ALL_GROUPINGS, NOT_KNOWN, group_name, groupings_in
from analysis.meeting.same_pupils import same_pupils
from analysis.meeting.what_if import Basis
from analysis.rules.benchmarks import NATIONAL_PRIMARY_ABSENCE, NATIONAL_PRIMARY_PERSISTENT
from analysis.rules.categories import Category, category_of, is_persistent_absentee, is_severely_absent
from analysis.rules.group_benchmarks import NationalOfGroup, is_full_year, national_of
from analysis.rules.policy import Policy
from analysis.rules.small_groups import REST, TOGETHER, merge_crossed, merge_small_groups
from analysis.termly import TermlyAnalysis

Groups = dict[tuple[str, ...], list[CountedPupil]]
WHOLE = ("Everyone",)
_WHOLE_IN_ENGLAND = NationalOfGroup(NATIONAL_PRIMARY_ABSENCE, NATIONAL_PRIMARY_PERSISTENT)


def measure_groups(
    analysis: TermlyAnalysis, counted: Counted, columns: Sequence[str], *, merged: bool = True
) -> GroupTable:
    """Measure each group that one or two columns make of the pupils counted; what is not known stands last.

    `merged`: groups under five are put together.
    """
    groups = _groups(counted.pupils, columns)
    groups = _in_order(_merged(groups) if merged else groups)
    known = groupings_in([one.decision for one in counted.pupils], ALL_GROUPINGS)
    labels = tuple(known.get(column, ALL_GROUPINGS[column]) for column in columns)
    if not groups:
        return GroupTable(tuple(columns), labels, merged, counted, (), None)
    nationals = _nationals(analysis, counted, columns)
    [whole] = _lines({WHOLE: list(counted.pupils)}, analysis.policy, nationals)
    return GroupTable(tuple(columns), labels, merged, counted, _lines(groups, analysis.policy, nationals), whole)


def _groups(pupils: Sequence[CountedPupil], columns: Sequence[str]) -> Groups:
    found: Groups = {}
    for one in pupils:
        names = tuple(group_name(column, one.decision.pupil.get(column)) for column in columns)
        found.setdefault(names, []).append(one)
    return found


def _in_order(found: Groups) -> Groups:
    order = [{name: place for place, name in enumerate(side)} for side in zip(*found, strict=True)]
    places = {names: [_place(*one) for one in zip(order, names, strict=True)] for names in found}
    return dict(sorted(found.items(), key=lambda item: places[item[0]]))


def _merged(groups: Groups) -> Groups:
    if any(len(names) > 1 for names in groups):
        crossed = merge_crossed({(first, second): members for (first, second), members in groups.items()})
        return {(*names,): members for names, members in crossed.items()}
    alone = merge_small_groups({name: members for (name,), members in groups.items()})
    return {(name,): members for name, members in alone.items()}


def _place(places: Mapping[str, int], name: str) -> tuple[bool, int]:
    return name in (TOGETHER, REST, NOT_KNOWN), places[name]


def _nationals(analysis: TermlyAnalysis, counted: Counted, columns: Sequence[str]) -> dict[str, NationalOfGroup]:
    """Give what may stand beside each group: of Years 1 to 6, and a year's persistent rate beside a whole year only."""
    is_primary = not counted.everyone and headline_population(analysis) == YEARS_1_TO_6
    is_year = counted.basis is Basis.YEAR and is_full_year(sum(sheet.usual_possible for sheet in analysis.year))
    found = {WHOLE[0]: _WHOLE_IN_ENGLAND} if is_primary else {}
    if len(columns) == 1 and (is_primary or "year_group" in columns):
        values = {one.decision.pupil.get(columns[0]) for one in counted.pupils}
        found |= {group_name(columns[0], value): national_of(columns[0], value) for value in values}
    return found if is_year else {name: NationalOfGroup(one.absence) for name, one in found.items()}


def _lines(groups: Groups, policy: Policy, nationals: Mapping[str, NationalOfGroup]) -> tuple[GroupLine, ...]:
    rows = [(place, one.attended, one.possible) for place, members in enumerate(groups.values()) for one in members]
    level = shared_level(len(groups))
    gaps = group_gaps(pd.DataFrame(rows, columns=["group", "attended", "possible"]), level)
    persistent, severe = (_shares(groups, test, level) for test in (is_persistent_absentee, is_severely_absent))
    return tuple(
        GroupLine(
            names=names,
            pupils=int(gap["pupils"]),
            attended=int(gap["attended"]),
            possible=int(gap["possible"]),
            others_attended=int(gap["others_attended"]),
            others_possible=int(gap["others_possible"]),
            gap_range=None if pd.isna(gap["low"]) else (float(gap["low"]), float(gap["high"])),
            categories=_categories(groups[names], policy),
            persistent=persistent[names],
            severe=severe[names],
            same=same_pupils((one.decision.before, one.decision.now) for one in groups[names]),
            reasons=_reasons(groups[names]),
            national=nationals.get(", ".join(names), NationalOfGroup()),
        )
        for names, gap in zip(groups, gaps.to_dict("records"), strict=True)
    )


def _shares(groups: Groups, test: Callable[[int, int], bool], level: float) -> dict[tuple[str, ...], Share]:
    counts = [sum(test(one.attended, one.possible) for one in members) for members in groups.values()]
    ranges = share_ranges(counts, [len(members) for members in groups.values()], level)
    return {names: Share(*one) for names, one in zip(groups, zip(counts, ranges, strict=True), strict=True)}


def _categories(members: Sequence[CountedPupil], policy: Policy) -> dict[Category, int]:
    counts = Counter(category_of(one.attended, one.possible, policy) for one in members)
    return {category: counts[category] for category in Category}


def _reasons(members: Sequence[CountedPupil]) -> Reasons:
    explained = [one for one in members if one.kinds is not None]
    kinds: Counter[str] = Counter()
    for one in explained:
        kinds.update(dict(one.kinds or ()))
    return Reasons(
        dict(kinds),
        sum(one.possible for one in explained),
        _sum_or_none([one.authorised for one in members]),
        _sum_or_none([one.unauthorised for one in members]),
    )


def _sum_or_none(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
