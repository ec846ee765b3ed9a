"""Reports characteristics in words that the reader does not know: once a column, with the words and how many pupils."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.ingest.cells import Cell, cell_text, given_text
from analysis.ingest.characteristics import (
    ENROLMENT_READ_AS,
    SEN_READ_AS,
    SEXES,
    read_enrolment,
    read_sen,
    read_sex,
)
from analysis.ingest.dates import read_date
from analysis.ingest.distinct import Codes
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.problems import Problem
from analysis.ingest.pupil_flags import PUPIL_FLAGS, is_unclear_flag
from analysis.ingest.row_lists import listed
from analysis.rules.wording import plural

_WORDS_SHOWN = 5
_PRINTED: dict[str, tuple[Callable[[Cell], str | None], frozenset[str], str]] = {
    "sen": (read_sen, SEN_READ_AS, "no SEN status that is known and stays as printed"),
    "sex": (read_sex, SEXES, "neither F nor M and stays as printed"),
    "enrolment_status": (read_enrolment, ENROLMENT_READ_AS, "no enrolment status that is known and stays as printed"),
}
_DATES = frozenset({"date_of_birth", "admission_date", "leaving_date"})


def check_characteristics(
    headed: HeadedTable, columns: Mapping[str, tuple[Codes, Sequence[Cell]]], pupil_of: Codes
) -> list[Problem]:
    """Report each column once. `columns`: codes into distinct values by field; `pupil_of`: each row's pupil, or -1."""
    problems = []
    for field, (codes, values) in columns.items():
        unclear = [number for number, value in enumerate(values) if _what_is_wrong(field, value)]
        pupils = set(pupil_of[pd.Series(codes).isin(unclear).to_numpy()]) - {-1}
        if pupils:
            message = _message(field, [values[number] for number in unclear], len(pupils))
            problems.append(Problem(message, column=headed.heading_of(field)))
    return problems


def _what_is_wrong(field: str, cell: Cell) -> str | None:
    """Say what an entry is not, and how it was read; None where it is understood."""
    if field in PUPIL_FLAGS and is_unclear_flag(field, cell):
        return "neither yes nor no and was read as not known"
    if field in _DATES and given_text(cell) is not None and read_date(cell) is None:
        return "no date and was read as not known"
    if field in _PRINTED:
        read, known, wrong = _PRINTED[field]
        return wrong if read(cell) not in {*known, None} else None
    return None


def _message(field: str, entries: Sequence[Cell], pupils: int) -> str:
    who = plural(pupils, "pupil")
    if field in PUPIL_FLAGS and PUPIL_FLAGS[field].in_doubt:
        # The words may be a name or a secret of the family.
        return f"Words other than yes or no stand here for {who}; they were read as yes, so that a person looks."
    words = [f'"{cell_text(entry)[:40]}"' for entry in entries]
    further = [f"{plural(len(words) - _WORDS_SHOWN, 'other')}"] if len(words) > _WORDS_SHOWN else []
    return f"{listed([*words[:_WORDS_SHOWN], *further])} ({who}) is {_what_is_wrong(field, entries[0])}."
