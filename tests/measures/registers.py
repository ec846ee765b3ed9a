"""Registers written as strings of marks, and the slow plain oracle of everything that is counted from them.

The oracle is plain loops over `outcome_of`, written from attendance-rules.md and policy-rules.md alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pandas as pd

from analysis.measures.sessions import count_sessions, with_outcomes
from analysis.measures.term_sheet import TermSheet
from analysis.rules.codes import outcome_of

MONDAY = date(2026, 4, 13)
ATTENDED = {"present", "late", "approved_activity"}
ABSENT = {"authorised", "unauthorised"}
COUNTED = ("possible", "attended", "authorised", "unauthorised", "late", "missing", "unread")

Row = tuple[int, date, str, str]


def school_day(number: int, start: date = MONDAY) -> date:
    """Give the n-th weekday from a Monday on, counted from 0."""
    return start + timedelta(days=7 * (number // 5) + number % 5)


def rows_of(registers: Iterable[Sequence[str]], start: date = MONDAY) -> list[Row]:
    """Spell registers out: two marks a school day, "-" for a blank, "." where the file has no entry at all."""
    return [
        (person, school_day(place // 2, start), "AM" if place % 2 == 0 else "PM", "" if mark == "-" else mark)
        for person, register in enumerate(registers)
        for place, mark in enumerate(register)
        if mark != "."
    ]


def frame_of(rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["person", "day", "session", "mark"]).astype({"mark": object, "session": object})
    return frame.assign(day=pd.to_datetime(frame["day"]).astype("datetime64[us]"), person=frame["person"].astype(int))


def register_of(*, start: date = MONDAY, **registers: Sequence[str]) -> pd.DataFrame:
    """`register_of(ada="//IU#")`: the marks of a term, persons numbered from 0 in the order written."""
    return frame_of(rows_of(registers.values(), start))


def counted(*, start: date = MONDAY, **registers: Sequence[str]) -> pd.DataFrame:
    """The same with what each mark counts as."""
    return with_outcomes(register_of(start=start, **registers), outcome_of)


def people_in(rows: Iterable[Row]) -> list[int]:
    return sorted({row[0] for row in rows})


def plain_counts(rows: Iterable[Row]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for person, day, _, mark in rows:
        counts = found.setdefault(person, dict.fromkeys(COUNTED, 0))
        outcome = str(outcome_of(mark, day))
        counts["possible"] += outcome in ATTENDED or outcome in ABSENT
        counts["attended"] += outcome in ATTENDED
        for name in ("authorised", "unauthorised", "late", "missing", "unread"):
            counts[name] += outcome == name
    return found


def plain_absences(rows: Iterable[Row]) -> dict[int, dict[str, tuple[date, int]]]:
    """By person and code: the first day and the number of sessions."""
    found: dict[int, dict[str, tuple[date, int]]] = {}
    for person, day, _, mark in rows:
        if str(outcome_of(mark, day)) in ABSENT:
            first, sessions = found.setdefault(person, {}).get(mark, (day, 0))
            found[person][mark] = (min(first, day), sessions + 1)
    return found


def plain_absent_dates(rows: Iterable[Row]) -> dict[int, list[tuple[date, str]]]:
    missed: dict[int, dict[date, set[str]]] = {}
    for person, day, session, mark in rows:
        if str(outcome_of(mark, day)) in ABSENT:
            missed.setdefault(person, {}).setdefault(day, set()).add(session)
    return {
        person: [(day, "all day" if len(parts) == 2 else min(parts)) for day, parts in sorted(days.items())]
        for person, days in missed.items()
    }


def plain_one_illness(rows: Sequence[Row]) -> dict[int, bool]:
    answers = {}
    for person in people_in(rows):
        own = sorted((day, session, mark) for who, day, session, mark in rows if who == person)
        outcomes = [(str(outcome_of(mark, day)), mark) for day, _, mark in own]
        absences = [place for place, (outcome, _) in enumerate(outcomes) if outcome in ABSENT]
        if absences:
            between = [outcome for outcome, _ in outcomes[absences[0] : absences[-1]]]
            ill = all(outcomes[place][1] in ("I", "M") for place in absences)
            answers[person] = ill and not any(outcome in ATTENDED for outcome in between)
    return answers


def plain_illness_days(rows: Iterable[Row]) -> Counter[int]:
    return Counter(person for person, _ in {(person, day) for person, day, _, mark in rows if mark == "I"})


def plain_school_days(rows: Iterable[Row]) -> list[date]:
    return sorted({day for _, day, _, mark in rows if mark not in ("", "#")})


def plain_category(attended: int, possible: int) -> str | None:
    if possible == 0:
        return None
    if 100 * attended >= 97 * possible:
        return "green"
    return "red" if 100 * attended < 90 * possible else "amber"


def oracle_counted(rows: Sequence[Row]) -> pd.DataFrame:
    return with_outcomes(frame_of(rows), outcome_of)


PUPIL_COLUMNS = (
    *("upn", "mis_id", "surname", "forename", "name", "class_name", "year_group", "date_of_birth", "sex"),
    *("admission_date", "leaving_date", "enrolment_status", "fsm", "ever_6", "pupil_premium", "sen", "eal"),
    "looked_after",
)


def pupils_of(*pupils: dict[str, object]) -> pd.DataFrame:
    """The particulars of pupils numbered from 0; what a test does not name is not known."""
    rows = [{column: pupil.get(column) for column in PUPIL_COLUMNS} for pupil in pupils]
    return pd.DataFrame(
        rows, columns=list(PUPIL_COLUMNS), index=pd.Index(range(len(rows)), name="person"), dtype=object
    )


TOTAL_COLUMNS = ("possible", "attended", "authorised", "unauthorised", "late", "missing", "unexplained", "unread")


def totals_of(*totals: dict[str, int | None]) -> pd.DataFrame:
    rows = [{column: one.get(column) for column in TOTAL_COLUMNS} for one in totals]
    frame = pd.DataFrame(rows, columns=list(TOTAL_COLUMNS), index=pd.Index(range(len(rows)), name="person"))
    return frame.astype("Int64")


def sheet_of(
    *,
    name: str = "Summer 2026",
    year: str | None = "2025/26",
    pupils: Sequence[dict[str, object]] = (),
    totals: Sequence[dict[str, int | None]] = (),
    start: date | None = None,
    end: date | None = None,
    **registers: Sequence[str],
) -> TermSheet:
    """One term, from registers ("//IU#") or from totals ({"possible": 66, "attended": 64})."""
    marks = counted(start=start or MONDAY, **registers) if registers else None
    many = len(registers) or len(totals)
    particulars = pupils_of(*(dict(pupils[place]) if place < len(pupils) else {} for place in range(many)))
    if marks is not None:
        sums = count_sessions(marks).reindex(index=particulars.index, columns=list(TOTAL_COLUMNS)).astype("Int64")
        first, last = marks["day"].min().date(), marks["day"].max().date()
        return TermSheet(name, first, last, year, particulars, sums, marks, ("marks.csv",))
    return TermSheet(name, start, end, year, particulars, totals_of(*totals), None, ("totals.csv",))
