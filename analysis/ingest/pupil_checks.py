"""Checks that the children of a file can be told apart."""

from collections.abc import Sequence

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
    """Report UPNs that fail their check letter, UPNs with two names, and classes that Excel turned into dates."""
    return [
        *_check_letters(headed, seen, numbers),
        *_check_one_name(headed, seen, pupil_of, numbers),
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


def _check_one_name(
    headed: HeadedTable, seen: Sequence[Attributes], pupil_of: Sequence[int], numbers: Sequence[int]
) -> list[Problem]:
    names: dict[int, dict[str, int]] = {}
    for one, pupil, number in zip(seen, pupil_of, numbers, strict=True):
        if one["upn"] and one["name"]:
            names.setdefault(pupil, {}).setdefault(comparable_name(str(one["name"])), number)
    return [
        Problem(
            f"One UPN stands beside two names ({rows_text(rows.values())}); the rows were read as one pupil. "
            "Please check which is right.",
            row=min(rows.values()),
            column=headed.heading_of("upn"),
        )
        for rows in names.values()
        if len(rows) > 1
    ]


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
