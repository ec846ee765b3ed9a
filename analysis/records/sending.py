"""Recording what became of released letters, and keeping a letter's Word file as it was sent."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from analysis.records.audit import record_action
from analysis.records.decisions import standing_numbers
from analysis.records.letter_tables import DECISIONS, POSTINGS, SENT_FILES
from analysis.records.moments import in_utc
from analysis.records.postings import PostingKind, can_follow, postings_in
from analysis.records.store import Store


def record_sent(store: Store, decisions: Iterable[int], day: date, way: str, by: str, at: datetime) -> tuple[int, ...]:
    """Say that the letters of decisions went on a day, in one transaction; give those of which nobody had said so.

    A letter whose release does not stand any more is passed over. Raises RecordsError, ValueError without a name or
    zone.
    """
    return _record(store, decisions, PostingKind.SENT, day, way, (by, at))


def record_returned(store: Store, decision: int, day: date, why: str, by: str, at: datetime) -> bool:
    """Say that a letter came back; False, and nothing changed, where it is not under way. Raises as above."""
    return bool(_record(store, [decision], PostingKind.RETURNED, day, why, (by, at)))


def take_posting_back(store: Store, decision: int, by: str, at: datetime) -> bool:
    """Take back the last that was said of a letter; False where nothing was said. Raises as above."""
    return bool(_record(store, [decision], PostingKind.TAKEN_BACK, None, "", (by, at)))


def record_sent_file(store: Store, decision: int, word_file: bytes | None, by: str, at: datetime) -> bool:
    """Keep the Word file of a letter exactly as it was sent; with None it was sent as proposed.

    False, and nothing changed, where that is so already or the release does not stand. Raises as above.
    """
    with store.writing() as connection:
        if decision not in standing_numbers(connection) or _file_in(connection, decision) == word_file:
            return False
        row = {"decision": decision, "word_file": word_file, "by": by, "at": in_utc(at)}
        connection.execute(insert(SENT_FILES).values(row))
        what = "letter kept as sent" if word_file else "letter sent as proposed"
        record_action(connection, what, by, at, pupil=_pupil_of(connection, decision), details={"decision": decision})
    return True


def load_sent_file(store: Store, decision: int) -> bytes | None:
    """Give the Word file of a letter as it was sent, None where it went as proposed. Raises RecordsError."""
    with store.reading() as connection:
        return _file_in(connection, decision)


def letters_sent_as_edited(store: Store) -> frozenset[int]:
    """Give the decisions whose letters went as edited, and not as proposed. Raises RecordsError."""
    query = select(SENT_FILES.c.decision, SENT_FILES.c.word_file.is_not(None).label("is_kept")).order_by(
        SENT_FILES.c.number
    )
    with store.reading() as connection:
        latest = {row.decision: row.is_kept for row in connection.execute(query)}
    return frozenset(decision for decision, is_kept in latest.items() if is_kept)


def _record(
    store: Store, decisions: Iterable[int], kind: PostingKind, day: date | None, words: str, who: tuple[str, datetime]
) -> tuple[int, ...]:
    by, at = who
    with store.writing() as connection:
        released, postings = standing_numbers(connection), postings_in(connection)
        new = [one for one in decisions if one in released and can_follow(postings.get(one, ()), kind)]
        for decision in new:
            row = {"decision": decision, "kind": kind.value, "day": day, "words": words}
            connection.execute(insert(POSTINGS).values(**row, by=by, at=in_utc(at)))
            pupil = _pupil_of(connection, decision)
            record_action(connection, f"letter {kind.value}", by, at, pupil=pupil, details={"decision": decision})
    return tuple(new)


def _file_in(connection: Connection, decision: int) -> bytes | None:
    query = select(SENT_FILES.c.word_file).where(SENT_FILES.c.decision == decision)
    found: bytes | None = connection.scalar(query.order_by(SENT_FILES.c.number.desc()).limit(1))
    return found


def _pupil_of(connection: Connection, decision: int) -> int:
    pupil: int = connection.execute(select(DECISIONS.c.pupil).where(DECISIONS.c.number == decision)).scalar_one()
    return pupil
