"""One invented small school of two weeks, laid out as every system would export it. Rows are as a sheet has them."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.rules.codes import ABSENT, ATTENDED, SessionOutcome, outcome_of

Rows = list[list[str | int]]
MONDAYS = (date(2026, 9, 7), date(2026, 9, 14))
DAYS = [monday + timedelta(days=number) for monday in MONDAYS for number in range(5)]
PERIOD = "From 07/09/2026 to 18/09/2026"
_MARKS = "LIIMGOUNXBVPK-#"
_NAMES = (
    ("O'Connor-Núñez", "Zoë", "3RB"),
    ("D’Arcy", "Siân", "3RB"),
    ("Smith & Jones", "Adaeze", "3RB"),
    ("=Evans", "Tomos", "3RB"),
    ("Fernhill", "Sam", "3RB"),
    ("Fernhill", "Sam", "4JM"),
    ("-Dash", "Ann", "4JM"),
    ("Total", "Grand", "4JM"),
    ("Page", "Una", "4JM"),
    ("Null", "Key", "RKL"),
    ("Vane <b>", "Ivy", "RKL"),
    ('Quill "Q"', "Ned", "RKL"),
)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


@dataclass(frozen=True)
class Pupil:
    """A pupil with a mark for each session of DAYS, AM before PM; "-" where no register was taken."""

    upn: str
    surname: str
    forename: str
    class_name: str
    marks: str

    @property
    def name(self) -> str:
        return f"{self.surname}, {self.forename}"

    @property
    def who(self) -> list[str | int]:
        return [self.upn, self.surname, self.forename, self.class_name]

    def sums(self, sessions: slice = slice(None)) -> list[int]:
        """Possible, attended, authorised, unauthorised and missing, counted the slow way."""
        pairs = list(zip(self.marks, [day for day in DAYS for _ in range(2)], strict=True))[sessions]
        outcomes = [outcome_of("" if mark == "-" else mark, day) for mark, day in pairs]
        attended, absent = sum(one in ATTENDED for one in outcomes), sum(one in ABSENT for one in outcomes)
        authorised = outcomes.count(SessionOutcome.AUTHORISED)
        return [attended + absent, attended, authorised, absent - authorised, outcomes.count(SessionOutcome.MISSING)]


def school(seed: int = 1) -> list[Pupil]:
    """Draw the marks by chance: four in five are present; one pupil has no possible session at all."""
    chance = random.Random(seed)
    pupils = []
    for number, (surname, forename, class_name) in enumerate(_NAMES):
        marks = [chance.choice(_MARKS) if chance.random() < 0.2 else "/\\"[place % 2] for place in range(len(DAYS) * 2)]
        marks = ["X"] * len(marks) if number == len(_NAMES) - 2 else marks
        pupils.append(Pupil(_upn(number), surname, forename, class_name, "".join(marks)))
    return pupils


def _upn(number: int) -> str:
    digits = f"823000122{number + 1:03}"
    return _UPN_LETTERS[sum(weight * int(digit) for weight, digit in enumerate(digits, start=2)) % 23] + digits


WHO: list[str | int] = ["UPN", "Surname", "Forename", "Reg Group"]
COUNTS: list[str | int] = ["Possible", "Attended", "Authorised", "Unauthorised", "Missing marks"]


def totals(pupils: list[Pupil]) -> Rows:
    return [[PERIOD], [], [*WHO, *COUNTS], *[[*one.who, *one.sums()] for one in pupils], *_sum(pupils)]


def _sum(pupils: list[Pupil]) -> Rows:
    columns = zip(*[one.sums() for one in pupils], strict=True)
    return [["Grand Totals", "", "", "", *[sum(column) for column in columns]]]


def totals_by_term(pupils: list[Pupil]) -> Rows:
    """A week stands for a term, so that the figures of the two rows add up to those of the other layouts."""
    return [
        [*WHO, "From", "To", *COUNTS],
        *[
            [*one.who, f"{monday:%d/%m/%Y}", f"{monday + timedelta(days=4):%d/%m/%Y}", *one.sums(sessions)]
            for one in pupils
            for monday, sessions in zip(MONDAYS, (slice(10), slice(10, 20)), strict=True)
        ],
    ]


def days_as_totals(pupils: list[Pupil]) -> Rows:
    headings = ["Possible days", "Days attended", "Days authorised", "Days unauthorised", "Missing marks"]
    return [
        [*WHO, *headings],
        *[[*one.who, *[f"{count / 2:g}" for count in one.sums()[:4]], one.sums()[4]] for one in pupils],
    ]


def mark_rows(pupils: list[Pupil]) -> Rows:
    return [
        ["Full Name", "UPN", "School Name", "Session date", "Attendance code", "Period Attendance Code"],
        *[
            [one.name, one.upn, "Greenlane", f"{day:%A}, {day.day} {day:%B %Y}", one.marks[place * 2 + half], words]
            for place, day in enumerate(DAYS)
            for half, words in enumerate(("Morning attendance", "Afternoon attendance"))
            for one in pupils
        ],
    ]


def two_marks_a_row(pupils: list[Pupil]) -> Rows:
    return [
        [*WHO, "Date", "Morning attendance code", "Afternoon attendance code"],
        *[[*one.who, f"{day:%Y-%m-%d}", *one.marks[n * 2 : n * 2 + 2]] for one in pupils for n, day in enumerate(DAYS)],
    ]


def grid(pupils: list[Pupil]) -> Rows:
    return [[*WHO, *[f"{day:%d/%m/%Y} {half}" for day in DAYS for half in ("AM", "PM")]], *_with_marks(pupils)]


def grid_of_two_headings(pupils: list[Pupil]) -> Rows:
    days = [text for day in DAYS for text in (f"{day:%d/%m/%Y}", "")]
    return [["Edit Marks"], [], [*WHO, *days], ["", "", "", "", *["AM", "PM"] * len(DAYS)], *_with_marks(pupils)]


def _with_marks(pupils: list[Pupil]) -> Rows:
    return [[*one.who, *one.marks] for one in pupils]


def weeks(pupils: list[Pupil]) -> Rows:
    columns = [f"{day}{half}" for day in ("Mon", "Tue", "Wed", "Thu", "Fri") for half in ("AM", "PM")]
    return [
        [*WHO, "WeekStartDate", *columns],
        *[
            [*one.who, f"{day:%d/%m/%Y}", *one.marks[n * 10 : n * 10 + 10]]
            for one in pupils
            for n, day in enumerate(MONDAYS)
        ],
    ]


def two_rows(pupils: list[Pupil]) -> Rows:
    rows: Rows = [[*WHO, "", *[f"{day:%d/%m/%Y}" for day in DAYS]]]
    for one in pupils:
        rows += [[*one.who, "AM", *one.marks[::2]], ["", "", "", "", "PM", *one.marks[1::2]]]
    return rows


def week_strings(pupils: list[Pupil]) -> Rows:
    return [
        [*WHO, "School", "WeekStart", "WeekMarks"],
        *[
            [*one.who, "Greenlane", f"{day:%d/%m/%Y}", f"{one.marks[n * 10 : n * 10 + 10]}####"]
            for one in pupils
            for n, day in enumerate(MONDAYS)
        ],
    ]


def day_strings(pupils: list[Pupil]) -> Rows:
    cells = [[one.marks[n : n + 2] for n in range(0, len(one.marks), 2)] for one in pupils]
    return [
        [*WHO, *[f"{day:%a %d/%m/%Y}" for day in DAYS]],
        *[[*one.who, *pairs] for one, pairs in zip(pupils, cells, strict=True)],
    ]


def code_counts(pupils: list[Pupil]) -> Rows:
    codes = sorted({*"/\\", *_MARKS})
    return [
        [PERIOD],
        [*WHO, *codes, "Total"],
        *[[*one.who, *[one.marks.count(code) or "" for code in codes], len(one.marks)] for one in pupils],
    ]


LAYOUTS: dict[str, Callable[[list[Pupil]], Rows]] = {
    "L1 totals": totals,
    "L1 in days": days_as_totals,
    "L2 totals of two periods": totals_by_term,
    "L3 one mark a row": mark_rows,
    "L3 one day a row": two_marks_a_row,
    "L4 grid": grid,
    "L4 grid of two headings": grid_of_two_headings,
    "L4 weeks": weeks,
    "L5 two rows": two_rows,
    "L6 strings of weeks": week_strings,
    "L6 strings of days": day_strings,
    "L7 codes": code_counts,
}


def percentages(pupils: list[Pupil]) -> Rows:
    """L8 holds no sessions, so it cannot read back as the others do."""
    rates = [round(100 * one.sums()[1] / one.sums()[0], 1) if one.sums()[0] else None for one in pupils]
    shown = ["-" if rate is None else f"{rate}%" for rate in rates]
    return [[*WHO, "% Attendance"], *[[*one.who, rate] for one, rate in zip(pupils, shown, strict=True)]]
