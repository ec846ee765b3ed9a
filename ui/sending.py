"""What people said of the letters that went: in the school's records, in the sample school for the visit only."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from analysis.joins import Joins
from analysis.measures.term_sheet import TermSheet
from analysis.meeting.lasting import term_key
from analysis.meeting.recorded_term import recorded_term
from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter, load_sent_corrections, load_sent_letters
from analysis.post.release import Release
from analysis.records import sending as recorded
from analysis.records.postings import Posting, PostingKind, can_follow, standing_postings
from ui.clock import now
from ui.decisions import releaser
from ui.loading import records
from ui.state import StateKey, load, store


def sent_letters(meeting: Meeting) -> dict[int, SentLetter]:
    """The letters of the term on screen with what became of them, by person. Raises RecordsError."""
    return sent_letters_of(meeting.analysis.now, meeting.joins)


def sent_letters_of(sheet: TermSheet, joins: Joins) -> dict[int, SentLetter]:
    """The letters of a term with what became of them, by person. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return _of_visit(StateKey.RELEASES, term_key(sheet))
    return load_sent_letters(records(), recorded_term(records(), sheet), joins)


def sent_corrections_of(sheet: TermSheet, joins: Joins) -> dict[int, SentLetter]:
    """The corrections of a term's letters with what became of them, by person. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        return _of_visit(StateKey.CORRECTIONS, term_key(sheet))
    return load_sent_corrections(records(), recorded_term(records(), sheet), joins)


def _of_visit(key: StateKey, term: str) -> dict[int, SentLetter]:
    """In a visit a letter goes by the person's number, its correction by that number below zero."""
    released: dict[int, Release] = load(key, {}).get(term, {})
    sign = -1 if key is StateKey.CORRECTIONS else 1
    postings, files = load(StateKey.POSTINGS, {}), load(StateKey.SENT_FILES, {})
    return {
        person: SentLetter(one, number, term, postings.get((term, number), ()), (term, number) in files)
        for person, one in released.items()
        for number in (sign * person,)
    }


def record_sent(letters: Iterable[SentLetter], day: date, way: str) -> int:
    """Say that letters went on a day; how many of which nobody had said so. Raises RecordsError."""
    letters = list(letters)
    if load(StateKey.IS_SAMPLE):
        return sum(_say(letter, PostingKind.SENT, day, way) for letter in letters)
    numbers = [one.decision for one in letters]
    return len(recorded.record_sent(records(), numbers, day, way, releaser(), now()))


def record_returned(letter: SentLetter, day: date, why: str) -> None:
    """Say that a letter came back. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        _say(letter, PostingKind.RETURNED, day, why)
    else:
        recorded.record_returned(records(), letter.decision, day, why, releaser(), now())


def take_sending_back(letter: SentLetter) -> None:
    """Take back the last that was said of a letter. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        _say(letter, PostingKind.TAKEN_BACK, None, "")
    else:
        recorded.take_posting_back(records(), letter.decision, releaser(), now())


def keep_as_sent(letter: SentLetter, word_file: bytes | None) -> None:
    """Keep a letter's checked Word file as the one sent; with None it went as proposed. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        recorded.record_sent_file(records(), letter.decision, word_file, releaser(), now())
        return
    files: dict[Any, bytes] = load(StateKey.SENT_FILES, {})
    others = {name: file for name, file in files.items() if name != _name(letter)}
    store(StateKey.SENT_FILES, others | ({_name(letter): word_file} if word_file else {}))


def file_as_sent(letter: SentLetter) -> bytes | None:
    """The Word file as it was sent, None where the letter went as proposed. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return recorded.load_sent_file(records(), letter.decision)
    kept: bytes | None = load(StateKey.SENT_FILES, {}).get(_name(letter))
    return kept


def _name(letter: SentLetter) -> tuple[str, int]:
    return letter.term, letter.decision


def _say(letter: SentLetter, kind: PostingKind, day: date | None, words: str) -> bool:
    said = load(StateKey.POSTINGS, {})
    standing = said.get(_name(letter), ())
    if not can_follow(standing, kind):
        return False
    entry = Posting(letter.decision, kind, day, words, releaser(), now())
    store(StateKey.POSTINGS, said | {_name(letter): standing_postings([*standing, entry])})
    return True
