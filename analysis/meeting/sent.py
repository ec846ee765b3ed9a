"""What became of the letters of a term: released, sent, returned, each as somebody said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.joins import Joins
from analysis.meeting.lasting import release_of
from analysis.post.release import Release
from analysis.records.corrections import load_corrections
from analysis.records.decisions import Decision, DecisionKind, load_decisions
from analysis.records.postings import Posting, PostingKind, load_postings
from analysis.records.sending import letters_sent_as_edited
from analysis.records.store import Store
from analysis.rules.decision import Letter
from analysis.rules.wording import short_date

AS_PROPOSED, AS_EDITED = "as proposed", "as edited"


@dataclass(frozen=True, slots=True)
class SentLetter:
    """One released letter with what became of it.

    `decision`: the number of its recorded decision. `term`: the term's name in the records. `as_edited`: the Word file
    that went is kept.
    """

    release: Release
    decision: int
    term: str = ""
    postings: tuple[Posting, ...] = ()
    as_edited: bool = False

    @property
    def state(self) -> PostingKind | None:
        """Sent or returned; None where nobody said that it went."""
        return self.postings[-1].kind if self.postings else None

    @property
    def in_words(self) -> str:
        """Say what became of it: "Sent by post on 3 July 2026"."""
        if not self.postings:
            return "Released, not sent yet"
        last = self.postings[-1]
        day = short_date(last.day) if last.day else ""
        if last.kind is PostingKind.SENT:
            return f"Sent {last.words} on {day}"
        return f"Came back on {day}: {last.words}" if last.words else f"Came back on {day}"

    @property
    def record(self) -> str:
        """Say which words went: those proposed, until a file is kept that says otherwise."""
        return AS_EDITED if self.as_edited else AS_PROPOSED


def load_sent_letters(store: Store, term: str, joins: Joins) -> dict[int, SentLetter]:
    """Give the letters released in a term with what became of them, by person as joined now. Raises RecordsError."""
    decided = load_decisions(store, term).values()
    return _with_postings(store, [one for one in decided if one.kind is DecisionKind.RELEASED], joins)


def load_sent_corrections(store: Store, term: str, joins: Joins) -> dict[int, SentLetter]:
    """Give the corrections released of a term's letters, on the right figures, as above."""
    return _with_postings(store, load_corrections(store, term).values(), joins)


def _with_postings(store: Store, decisions: Iterable[Decision], joins: Joins) -> dict[int, SentLetter]:
    postings, edited = load_postings(store), letters_sent_as_edited(store)
    letters = {}
    for one in decisions:
        person, number = joins.number(one.pupil), one.number
        release = release_of(one.value, person)
        letters[person] = SentLetter(release, number, one.term, postings.get(number, ()), number in edited)
    return letters


def not_sent_yet(letters: Mapping[int, SentLetter], letter: Letter, day: date) -> list[SentLetter]:
    """Give the letters of a type of which nobody said that they went, and that were released by a day."""
    return [
        one
        for one in letters.values()
        if one.release.letter is letter and not one.postings and one.release.released_on <= day
    ]


def how_many(letters: Iterable[SentLetter]) -> dict[PostingKind | None, int]:
    """Count the letters that went, that came back, and (None) of which nobody said anything."""
    states = [one.state for one in letters]
    return {state: states.count(state) for state in (PostingKind.SENT, PostingKind.RETURNED, None)}
