"""The concern letters that each child had, through the terms, and who is in and out of concern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.joins import Joins
from analysis.meeting.lasting import release_of
from analysis.post.release import Release
from analysis.records.decisions import DecisionKind, load_decision_history, standing_decisions
from analysis.records.store import Store
from analysis.rules.decision import Letter
from analysis.rules.in_and_out import CONCERN_LETTERS, is_in_and_out


@dataclass(frozen=True, slots=True)
class GivenLetter:
    """A letter that was due to a child: the term's name in the records, and the last day of its figures."""

    term: str
    day: date
    letter: Letter


def given_letter(term: str, wrote: Release, right: Release | None = None) -> GivenLetter | None:
    """Give a released letter, a corrected one as what should have gone; None where nothing should have."""
    letter = wrote.letter if right is None else right.proposed_letter
    return GivenLetter(term, wrote.as_at or wrote.released_on, letter) if letter else None


def load_given_letters(store: Store, joins: Joins) -> dict[int, list[GivenLetter]]:
    """Give the letters of all terms by person as joined now. Raises RecordsError."""
    history = load_decision_history(store)
    corrections = standing_decisions(history, corrections=True)
    given: dict[int, list[GivenLetter]] = {}
    for (term, pupil), one in standing_decisions(history).items():
        if one.kind is DecisionKind.RELEASED:
            right = corrections.get((term, pupil))
            due = None if right is None else release_of(right.value, pupil)
            letter = given_letter(term, release_of(one.value, pupil), due)
            given.setdefault(joins.number(pupil), []).extend([letter] if letter else [])
    return given


def in_and_out(
    given: Mapping[int, Iterable[GivenLetter]], now: date, period: str
) -> dict[int, tuple[GivenLetter, ...]]:
    """Give the concern letters, in time, of each child who had a third in the six terms up to the one of a day."""
    concerns = {
        person: sorted((one for one in letters if one.letter in CONCERN_LETTERS), key=lambda one: one.day)
        for person, letters in given.items()
    }
    return {
        person: tuple(letters)
        for person, letters in concerns.items()
        if is_in_and_out([(one.day, one.letter) for one in letters], now, period)
    }
