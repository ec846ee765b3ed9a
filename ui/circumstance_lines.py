"""The circumstances in a meeting, of the records and of loaded lists, as lines of the page."""

from dataclasses import dataclass
from datetime import date

from analysis.meeting.circumstances import FOR_ANOTHER, in_words
from analysis.meeting.room import Meeting
from analysis.rules.circumstances import SEEN_BY, Circumstance, is_past_review
from analysis.rules.roles import CHILD_PROTECTION
from analysis.rules.wording import plural, short_date
from ui.box import everybody_known
from ui.circumstance_book import entries, holds, is_visible
from ui.pupil_table import name_and_class


@dataclass(frozen=True, slots=True)
class Line:
    """One circumstance on the page; `number` is None where it stands in a loaded list and not in the records."""

    person: int
    circumstance: Circumstance
    number: int | None = None
    note: str = ""
    said: str = "From a loaded list."

    @property
    def key(self) -> str:
        """Tells the line's widgets from those of other lines."""
        own = f"{self.person}_{self.circumstance.kind}_{self.circumstance.start}"
        return own if self.number is None else str(self.number)

    @property
    def is_never_kept(self) -> bool:
        """Whether it is child protection, in a list that was loaded before such lists were refused."""
        return self.circumstance.kind in CHILD_PROTECTION

    @property
    def is_readable(self) -> bool:
        """Whether the person at the desk may see what is recorded."""
        return is_visible(self.circumstance)

    def words(self, day: date) -> str:
        """Say what is recorded, and for whom; not what, where the person at the desk may not see it."""
        one = self.circumstance
        if not self.is_readable:
            late = (
                f" Its review of {short_date(one.review)} is past." if one.review and is_past_review(one, day) else ""
            )
            return f"{FOR_ANOTHER}{late}"
        review = f" Review on {short_date(one.review)}." if one.review and not is_past_review(one, day) else ""
        return f"{in_words(one, day)}{review} For {SEEN_BY[one.seen_by]}."


def lines_of(meeting: Meeting) -> list[Line]:
    """List what the records and the loaded lists say, the same once. Raises RecordsError."""
    recorded = [
        Line(one.pupil, one.circumstance, one.number, one.note, f"By {one.by} on {short_date(one.at.date())}.")
        for one in entries(meeting.joins)
    ]
    own = {(line.person, line.circumstance) for line in recorded}
    listed = [
        Line(person, one)
        for person, circumstances in (meeting.records.circumstances or {}).items()
        for one in circumstances
        if (person, one) not in own
    ]
    return [*recorded, *listed]


def is_over(line: Line, day: date) -> bool:
    """Say whether a circumstance ended before a day."""
    return line.circumstance.end is not None and line.circumstance.end < day


def goes_on_after(line: Line, day: date) -> bool:
    """Say whether a circumstance goes on after a day."""
    return line.circumstance.end is None or line.circumstance.end > day


def answer_first(meeting: Meeting, lines: list[Line], day: date) -> str:
    """Say about how many children something is recorded, and how much of it is past review."""
    held = holds(meeting.joins)
    children = {line.person for line in lines if not is_over(line, day)} | held.keys()
    late = sum(is_past_review(line.circumstance, day) for line in lines) + sum(day > on for on in held.values())
    if not children:
        return "Nothing is recorded of any child."
    about = f"Something is recorded of {plural(len(children), 'child', 'children')}"
    return f"{about}; {late} past review." if late else f"{about}; nothing is past review."


def names_of(meeting: Meeting) -> dict[int, str]:
    """Name everybody in the meeting or the records, with the class, in the order of the names. Raises RecordsError."""
    named = {number: said[-1].name for number, said in everybody_known().items() if said}
    named |= {one.person: name_and_class(one, one.listed_name) for one in meeting.analysis.decisions}
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def on_roll(meeting: Meeting) -> dict[int, str]:
    """Name everybody on roll this term, in the order of the names."""
    here = [one for one in meeting.analysis.decisions if one.now is not None]
    names = {one.person: name_and_class(one, one.listed_name) for one in here}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
