"""What became of released letters: sent on a day in some way, returned on a day for some reason.

A row is never rewritten, which the database itself sees to; a later row takes the last one that stands back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from analysis.records.letter_tables import POSTINGS
from analysis.records.store import Store

WAYS = ("by post", "by hand with the child", "by email", "another way")
"""How a letter goes, as it follows "went"."""


class PostingKind(StrEnum):
    """What became of a letter; TAKEN_BACK undoes the last that stands."""

    SENT = "sent"
    RETURNED = "returned"
    TAKEN_BACK = "sending taken back"


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry about the letter of a decision: the day, and in `words` the way it went or why it came back."""

    decision: int
    kind: PostingKind
    day: date | None
    words: str
    by: str
    at: datetime


def standing_postings(entries: Iterable[Posting]) -> tuple[Posting, ...]:
    """Give what stands for one letter out of its entries, oldest first: sent, returned, sent again."""
    standing: list[Posting] = []
    for one in entries:
        if one.kind is PostingKind.TAKEN_BACK:
            standing.pop()
        else:
            standing.append(one)
    return tuple(standing)


def can_follow(standing: tuple[Posting, ...], kind: PostingKind) -> bool:
    """Say whether an entry makes sense: only what was sent comes back, only what came back is sent again."""
    is_under_way = bool(standing) and standing[-1].kind is PostingKind.SENT
    return {
        PostingKind.SENT: not is_under_way,
        PostingKind.RETURNED: is_under_way,
        PostingKind.TAKEN_BACK: bool(standing),
    }[kind]


def load_postings(store: Store) -> Mapping[int, tuple[Posting, ...]]:
    """Give what stands for each letter, by the number of its decision. Raises RecordsError."""
    with store.reading() as connection:
        return postings_in(connection)


def load_posting_history(store: Store) -> tuple[Posting, ...]:
    """Give every entry, those taken back too, oldest first. Raises RecordsError."""
    with store.reading() as connection:
        return tuple(_entries(connection))


def postings_in(connection: Connection) -> dict[int, tuple[Posting, ...]]:
    """Give what `load_postings` gives, in a caller's own transaction."""
    entries: dict[int, list[Posting]] = {}
    for one in _entries(connection):
        entries.setdefault(one.decision, []).append(one)
    return {decision: standing for decision, all_ in entries.items() if (standing := standing_postings(all_))}


def _entries(connection: Connection) -> Iterable[Posting]:
    for row in connection.execute(select(POSTINGS).order_by(POSTINGS.c.number)):
        yield Posting(row.decision, PostingKind(row.kind), row.day, row.words, row.by, row.at)
