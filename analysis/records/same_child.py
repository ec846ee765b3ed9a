"""What people said of two numbers that may be one child: the same, two children, or nothing any more.

A row is never rewritten; a later one for the same pair takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.moments import in_utc
from analysis.records.schema import PUPIL_PAIRS
from analysis.records.store import Store

Pair = tuple[int, int]


class Answer(StrEnum):
    """What was said; OPEN takes an earlier answer back."""

    SAME = "same child"
    TWO = "two children"
    OPEN = "asked again"


@dataclass(frozen=True, slots=True)
class Said:
    """The answer that stands for a pair, with who gave it and when."""

    answer: Answer
    by: str
    at: datetime


def record_pair(store: Store, pair: Pair, answer: Answer, by: str, at: datetime) -> None:
    """Keep an answer about two numbers of `pupils.py`; the same answer again changes nothing.

    Raises RecordsError, ValueError without a name or zone.
    """
    first, second = sorted(pair)
    with store.writing() as connection:
        said = _standing(connection).get((first, second))
        if (said.answer if said else Answer.OPEN) is not answer:
            row = {"first": first, "second": second, "answer": answer.value, "by": by, "at": in_utc(at)}
            connection.execute(insert(PUPIL_PAIRS).values(row))
            record_action(connection, answer.value, by, at, pupil=second, details={"beside": first})


def load_pairs(store: Store) -> Mapping[Pair, Said]:
    """Give the answer that stands for each pair, the smaller number first. Raises RecordsError."""
    with store.reading() as connection:
        return _standing(connection)


def _standing(connection: Connection) -> dict[Pair, Said]:
    rows = connection.execute(select(PUPIL_PAIRS).order_by(PUPIL_PAIRS.c.number))
    latest = {(row.first, row.second): Said(Answer(row.answer), row.by, row.at) for row in rows}
    return {pair: said for pair, said in latest.items() if said.answer is not Answer.OPEN}
