"""A pupil found by what a person types: the beginnings of names, with the class where it helps, or a UPN."""

from collections import Counter
from dataclasses import dataclass

from analysis.meeting.pupil import everybody, terms_up_to_now
from analysis.meeting.room import Meeting
from analysis.names import comparable_name

SHORTEST_UPN = 4
"""Signs of a UPN: with fewer most of a school would be found."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pupil as a list says it: name and class, with the UPN where another pupil reads alike."""

    person: int
    words: str


def find_pupils(meeting: Meeting, typed: str) -> tuple[Found, ...]:
    """Find pupils of the loaded terms in the order of their names; nobody for a blank.

    Every word typed begins a word of the name or class, in any order; or what was typed begins the UPN.
    """
    names, upns = everybody(meeting), _upns(meeting)
    wanted, number = _words(typed), "".join(typed.split()).upper()
    if not wanted:
        return ()
    is_upn = len(number) >= SHORTEST_UPN and number[1:].isalnum() and any(sign.isdigit() for sign in number)
    persons = [
        person
        for person, name in names.items()
        if _begin(wanted, _words(name)) or (is_upn and upns.get(person, "").startswith(number))
    ]
    alike = Counter(names[person] for person in persons)
    return tuple(
        Found(person, f"{names[person]}, UPN {upn}" if alike[names[person]] > 1 and upn else names[person])
        for person in persons
        for upn in (upns.get(person),)
    )


def _upns(meeting: Meeting) -> dict[int, str]:
    known: dict[int, str] = {}
    for sheet in terms_up_to_now(meeting):
        rows = zip(sheet.pupils.index, sheet.pupils["upn"], strict=True)
        known |= {int(person): upn for person, upn in rows if isinstance(upn, str)}
    return known


def _words(text: str) -> list[str]:
    """Give the words of a text for comparing: O'Brien as obrien, Smith-Jones as two."""
    return comparable_name(text).replace("'", "").replace("-", " ").split()


def _begin(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)
