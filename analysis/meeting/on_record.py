"""What is on record about each child: letters released and proposals held, in time, and who was left untouched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from analysis.decisions import PupilDecision
from analysis.joins import Joins
from analysis.meeting.figures import with_letters
from analysis.meeting.lasting import Hold, release_of
from analysis.meeting.room import Meeting
from analysis.post.release import Release
from analysis.records.decisions import DecisionKind, load_decision_history, standing_decisions
from analysis.records.postings import Posting, PostingKind, load_postings
from analysis.records.store import Store
from analysis.rules.categories import BELOW_TARGET
from analysis.rules.decision import LETTER_NAMES, Letter
from analysis.rules.school_calendar import school_year_of
from analysis.rules.wording import short_date


@dataclass(frozen=True, slots=True)
class Entry:
    """A letter released, with what became of it, or (`letter` None) a proposal held, on a day."""

    day: date
    letter: Letter | None
    became: Posting | None = None

    @property
    def in_words(self) -> str:
        """Say the entry: "Red letter, sent 30 Mar 2026"."""
        if self.letter is None:
            return f"Held on {short_date(self.day)}"
        name = LETTER_NAMES[self.letter]
        if self.became is None or self.became.day is None:
            return f"{name}, released {short_date(self.day)}"
        what = "sent" if self.became.kind is PostingKind.SENT else "came back"
        return f"{name}, {what} {short_date(self.became.day)}"


OnRecord = Mapping[int, tuple[Entry, ...]]
"""By person, in time."""


def released(one: Release, postings: tuple[Posting, ...]) -> Entry:
    """Make an entry of a released letter."""
    return Entry(one.released_on, one.letter, postings[-1] if postings else None)


def held(one: Hold) -> Entry:
    """Make an entry of a proposal that waits."""
    return Entry(one.held_on, None)


def in_time(entries: Iterable[tuple[int, Entry]]) -> dict[int, tuple[Entry, ...]]:
    """Gather entries by person, the earliest first."""
    found: dict[int, list[Entry]] = {}
    for person, entry in sorted(entries, key=lambda one: one[1].day):
        found.setdefault(person, []).append(entry)
    return {person: tuple(own) for person, own in found.items()}


def load_on_record(store: Store, joins: Joins) -> dict[int, tuple[Entry, ...]]:
    """Give what stands in the records, by person as joined now. Raises RecordsError."""
    postings = load_postings(store)
    entries = []
    for one in standing_decisions(load_decision_history(store)).values():
        person = joins.number(one.pupil)
        if one.kind is DecisionKind.RELEASED:
            entries.append((person, released(release_of(one.value, person), postings.get(one.number, ()))))
        else:
            entries.append((person, Entry(date.fromisoformat(one.value["held_on"]), None)))
    return in_time(entries)


def last_letter(entries: Iterable[Entry]) -> Entry | None:
    """Give the last letter among entries in time."""
    return next((one for one in reversed([*entries]) if one.letter is not None), None)


def left_untouched(meeting: Meeting, on_record: OnRecord) -> tuple[PupilDecision, ...]:
    """List pupils on roll, below the target this term, with no letter or hold since this term's school year began."""
    year = meeting.analysis.now.school_year
    return tuple(
        one
        for one in with_letters(meeting.analysis)
        if one.now is not None
        and not one.now.left
        and one.category in BELOW_TARGET
        and not any(year is None or school_year_of(entry.day) >= year for entry in on_record.get(one.person, ()))
    )
