"""What people said of the letters that went: in the school's records, in the sample school for the visit only."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from analysis.meeting.lasting import term_key
from analysis.meeting.recorded_term import recorded_term
from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter, load_sent_letters
from analysis.records import sending as recorded
from analysis.records.postings import Posting, PostingKind, can_follow, standing_postings
from ui.clock import now
from ui.decisions import releaser, releases
from ui.loading import records
from ui.state import StateKey, load, store


def sent_letters(meeting: Meeting) -> dict[int, SentLetter]:
    """The letters of the term on screen with what became of them, by person. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return load_sent_letters(records(), recorded_term(records(), meeting.analysis.now), meeting.joins)
    postings, files = _of_visit(meeting, StateKey.POSTINGS), _of_visit(meeting, StateKey.SENT_FILES)
    return {
        person: SentLetter(one, person, postings.get(person, ()), person in files)
        for person, one in releases(meeting).items()
    }


def record_sent(meeting: Meeting, letters: Iterable[SentLetter], day: date, way: str) -> int:
    """Say that letters went on a day; how many of which nobody had said so. Raises RecordsError."""
    numbers = [one.decision for one in letters]
    if not load(StateKey.IS_SAMPLE):
        return len(recorded.record_sent(records(), numbers, day, way, releaser(), now()))
    return sum(_say(meeting, number, PostingKind.SENT, day, way) for number in numbers)


def record_returned(meeting: Meeting, letter: SentLetter, day: date, why: str) -> None:
    """Say that a letter came back. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        _say(meeting, letter.decision, PostingKind.RETURNED, day, why)
    else:
        recorded.record_returned(records(), letter.decision, day, why, releaser(), now())


def take_sending_back(meeting: Meeting, letter: SentLetter) -> None:
    """Take back the last that was said of a letter. Raises RecordsError."""
    if load(StateKey.IS_SAMPLE):
        _say(meeting, letter.decision, PostingKind.TAKEN_BACK, None, "")
    else:
        recorded.take_posting_back(records(), letter.decision, releaser(), now())


def keep_as_sent(meeting: Meeting, letter: SentLetter, word_file: bytes | None) -> None:
    """Keep a letter's checked Word file as the one sent; with None it went as proposed. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        recorded.record_sent_file(records(), letter.decision, word_file, releaser(), now())
        return
    others = {one: file for one, file in _of_visit(meeting, StateKey.SENT_FILES).items() if one != letter.decision}
    _keep(meeting, StateKey.SENT_FILES, others | ({letter.decision: word_file} if word_file else {}))


def file_as_sent(meeting: Meeting, letter: SentLetter) -> bytes | None:
    """The Word file as it was sent, None where the letter went as proposed. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return recorded.load_sent_file(records(), letter.decision)
    kept: bytes | None = _of_visit(meeting, StateKey.SENT_FILES).get(letter.decision)
    return kept


def _say(meeting: Meeting, person: int, kind: PostingKind, day: date | None, words: str) -> bool:
    said = _of_visit(meeting, StateKey.POSTINGS)
    standing = said.get(person, ())
    if not can_follow(standing, kind):
        return False
    entry = Posting(person, kind, day, words, releaser(), now())
    _keep(meeting, StateKey.POSTINGS, said | {person: standing_postings([*standing, entry])})
    return True


def _of_visit(meeting: Meeting, key: StateKey) -> dict[int, Any]:
    return dict(load(key, {}).get(term_key(meeting.analysis.now), {}))


def _keep(meeting: Meeting, key: StateKey, kept: object) -> None:
    store(key, load(key, {}) | {term_key(meeting.analysis.now): kept})
