"""Marks to put right as the office reads them: by class, with the pupil, the session, what is wrong and what to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.measures.marks_to_correct import LastDay, ToCorrect, marks_to_correct
from analysis.meeting.patterns import SchoolMarks
from analysis.meeting.room import Meeting
from analysis.post.csv_files import csv_bytes
from analysis.rules.marks_to_correct import WHAT_TO_DO, Fault, what_to_do_about
from analysis.rules.wording import plural, short_period

COLUMNS = ("Class", "Pupil", "Day", "Session", "Mark", "What is wrong", "What to do", "Due by")
COUNTED: dict[Fault, tuple[str, str | None]] = {
    Fault.OVERDUE: (
        "absence without a reason (N) for over five school days",
        "absences without a reason (N) for over five school days",
    ),
    Fault.REGISTER: ("register not taken", "registers not taken"),
    Fault.BLANK: ("blank mark", None),
    Fault.NOT_A_CODE: ("entry that is no code on its day", "entries that are no code on their day"),
    Fault.CONFLICT: ("session with two marks or an unread one", "sessions with two marks or an unread one"),
    Fault.OF_SCHOOL_AGE: ("X at compulsory school age", "X at compulsory school age"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: its fault, the person, None for a whole class, and the cells of `COLUMNS`."""

    fault: Fault
    person: int | None
    cells: tuple[str | date | None, ...]


def wrong_marks(meeting: Meeting, school: SchoolMarks) -> tuple[ToCorrect, ...]:
    """Find every mark of the school to put right, as on the day of the decision."""
    return marks_to_correct(school.marks, school.people, meeting.analysis.decision_date, meeting.calendar)


def lines_of(found: Sequence[ToCorrect], school: SchoolMarks, people: pd.Index) -> tuple[Line, ...]:
    """Write the list of some people and their classes: the youngest class first, in time, pupils by name."""
    own, places = frozenset(people), {name: place for place, name in enumerate(school.values("class_name"))}
    classes = frozenset(school.people.loc[people, "class_name"].dropna())
    names = dict(zip(school.people.index.tolist(), school.people["name"].fillna("").astype(str), strict=True))
    kept = [one for one in found if one.person in own or (one.person is None and one.class_name in classes)]
    lines = [(one, names.get(one.person, "") if one.person is not None else _whole(one)) for one in kept]
    last = len(places)
    lines.sort(key=lambda line: (places.get(line[0].class_name or "", last), line[0].day, line[0].session, line[1]))
    return tuple(Line(one.fault, one.person, _cells(one, who)) for one, who in lines)


def _whole(one: ToCorrect) -> str:
    return f"whole class, {plural(one.pupils, 'pupil')}"


def _cells(one: ToCorrect, who: str) -> tuple[str | date | None, ...]:
    mark = one.written or one.mark or "none"
    to_do = what_to_do_about(one.written, one.day) if one.written else WHAT_TO_DO[one.fault]
    return (one.class_name or "", who, one.day, one.session, mark, one.fault.value, to_do, one.due_by)


def marks_file(lines: Sequence[Line]) -> bytes:
    """Write the list as a CSV file for the office, in its order. It names pupils; no cell is a formula."""
    return csv_bytes(COLUMNS, (line.cells for line in lines))


def marks_in_words(lines: Sequence[Line]) -> str:
    """Say how many marks are to put right, and what is wrong with them."""
    if not lines:
        return "No mark is to put right."
    counts = Counter(line.fault for line in lines)
    kinds = ", ".join(plural(counts[fault], *names) for fault, names in COUNTED.items() if counts[fault])
    return f"To put right: {kinds}."


def last_days_in_words(days: Sequence[LastDay]) -> str:
    """Say which days of the files are provisional, and how much of them is open."""
    if not days:
        return "No school day is in the files."
    reasons, blanks = sum(day.open for day in days), sum(day.blank for day in days)
    still = f"{plural(reasons, 'session')} without a reason yet (N), {plural(blanks, 'blank mark')}"
    period = short_period(days[0].day, days[-1].day)
    return f"Provisional: the last {plural(len(days), 'school day')} of the files, {period}. {still}."
