"""Checks that the children of a file can be told apart."""

from collections.abc import Mapping, Sequence

from analysis.ingest.characteristics import is_sound_upn
from analysis.ingest.dates import read_date
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.names import comparable_name
from analysis.ingest.problems import Problem
from analysis.ingest.pupil_rows import Attributes
from analysis.ingest.row_lists import rows_text


def check_identities(
    headed: HeadedTable, seen: Sequence[Attributes], pupil_of: Sequence[int], numbers: Sequence[int]
) -> list[Problem]:
    """Report UPNs that fail their check letter, numbers with two names, and classes that Excel turned into dates."""
    return [
        *_check_letters(headed, seen, numbers),
        *_check_names(headed, seen, pupil_of, numbers),
        *_check_classes(headed, seen, numbers),
    ]


def _check_letters(headed: HeadedTable, seen: Sequence[Attributes], numbers: Sequence[int]) -> list[Problem]:
    first: dict[str, int] = {}
    for one, number in zip(seen, numbers, strict=True):
        if one["upn"]:
            first.setdefault(str(one["upn"]), number)
    message = "This UPN fails its check letter; it was used as it stands. Please check it for a typing error."
    heading = headed.heading_of("upn")
    return [Problem(message, row=row, column=heading) for upn, row in first.items() if not is_sound_upn(upn)]


def _check_names(
    headed: HeadedTable, seen: Sequence[Attributes], pupil_of: Sequence[int], numbers: Sequence[int]
) -> list[Problem]:
    """Report one UPN or MIS id beside names of two children, and one UPN beside two names of one."""
    problems = []
    for field in ("upn", "mis_id"):
        rows: dict[object, dict[int, dict[str, int]]] = {}
        for one, pupil, number in zip(seen, pupil_of, numbers, strict=True):
            if one[field] and one["name"]:
                rows.setdefault(one[field], {}).setdefault(pupil, {}).setdefault(str(one["name"]), number)
        heading = headed.heading_of(field)
        problems += [_two_children(children, heading) for children in rows.values() if len(children) > 1]
        if field == "upn":
            problems += [
                _two_names(names, heading) for one in rows.values() for names in one.values() if _differ(names)
            ]
    return problems


def _differ(names: Mapping[str, int]) -> bool:
    return len(set(map(comparable_name, names))) > 1


def _two_children(children: Mapping[int, Mapping[str, int]], heading: str | None) -> Problem:
    first = [next(iter(names.items())) for names in children.values()]
    people = " and ".join(f"{name} (row {row})" for name, row in first)
    message = f"One number stands beside {people}; they were read as different pupils. Please check whose it is."
    return Problem(message, row=min(row for _, row in first), column=heading)


def _two_names(names: Mapping[str, int], heading: str | None) -> Problem:
    message = (
        f"One UPN stands beside two names ({rows_text(names.values())}); the rows were read as one pupil. "
        "Please check which is right."
    )
    return Problem(message, row=min(names.values()), column=heading)


def _check_classes(headed: HeadedTable, seen: Sequence[Attributes], numbers: Sequence[int]) -> list[Problem]:
    first: dict[str, int] = {}
    for one, number in zip(seen, numbers, strict=True):
        first.setdefault(str(one["class_name"] or ""), number)
    return [
        Problem(
            f'The class "{name}" is a date; Excel probably changed a class such as 3/4. Please check it.',
            row=row,
            column=headed.heading_of("class_name"),
        )
        for name, row in first.items()
        if "/" in name and read_date(name)
    ]
