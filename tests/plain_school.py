"""The sample school counted a second time: its files read with plain code, every figure by loops over lists and dicts.

The oracle of the pages. Nothing of analysis or ui is imported, and no figure of theirs is looked at.

Sources: attendance-rules and policy of the school as written down in docs/rules.md. The codes are those of the School
Attendance (Pupil Registration) (England) Regulations 2024, regulation 10, in force from 19 August 2024.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from tests.rules import plain_policy
from tests.sample_data.conftest import FOLDER, read_csv, read_grid, read_wide

AUTUMN, SPRING, SUMMER = TERMS = ("Autumn 2025", "Spring 2026", "Summer 2026")
FIRST_DAY, LAST_DAY = date(2026, 4, 13), date(2026, 7, 21)
"""Of the summer term by school.toml; the meeting is on its last day."""
YEARS_1_TO_6 = [f"Year {number}" for number in range(1, 7)]
LETTERS = {
    "concern_amber": "Amber letter",
    "concern_red": "Red letter",
    "thanks_improved_category": "Thank you, better category",
    "thanks_still_concerned": "Thank you, still a concern",
    "meeting_invitation": "Invitation to a meeting",
}
SIGNS = {"green": "●", "amber": "▲", "red": "■"}
WAITS_FOR = {
    "mitigating": "A circumstance is recorded",
    "agreed_absence": "Absence the school agreed to or decided",
    "one_illness": "All absence is one illness",
    "long_illness": "Long illness this school year",
    "severe_absence": "Missed half of sessions or more",
    "few_sessions": "Few possible sessions",
    "new_this_term": "New this term, or here for part of it",
    "dual_registered": "Registered at two schools",
    "looked_after": "In care",
    "unresolved_reason": "A reason for absence is still open (N)",
    "missing_marks": "Missing marks could change the letter",
    "no_contact": "Nobody can be written to",
    "below_school_age": "Below compulsory school age",
}

PRESENT, AUTHORISED, UNAUTHORISED = plain_policy.PRESENT, plain_policy.AUTHORISED, plain_policy.UNAUTHORISED
ABSENT = AUTHORISED + UNAUTHORISED
ATTENDANCE_NOT_DUE = ["D", "Q", "X", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Z", "#"]


@dataclass(frozen=True, eq=False)
class Child:
    """One child: what the latest file says, and by term the marks in time as (day, "AM" or "PM", mark)."""

    name: str
    born: date
    about: dict
    registers: dict

    @property
    def year(self):
        return self.about["Year"]

    @property
    def class_name(self):
        return self.about["Class"]

    @property
    def is_nursery(self):
        return self.year == "Nursery"

    @property
    def left(self):
        """Gone by the day of the meeting."""
        gone = leaving(self)
        return SUMMER not in self.registers or (gone is not None and gone <= LAST_DAY)

    def marks(self, *terms):
        return [mark for term in terms for _, _, mark in self.registers.get(term, [])]

    def counts(self, *terms):
        """Attended and possible sessions; None where the child was on roll in none of the terms."""
        return plain_policy.counts(self.marks(*terms)) if any(term in self.registers for term in terms) else None


def as_day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day without a time


def leaving(child):
    return as_day(child.about["Leaving Date"]) if child.about.get("Leaving Date") else None


@cache
def read_school():
    """Every child of the three terms."""
    files = read_wide("autumn_2025_marks.csv"), read_grid("spring_2026_marks.xlsx"), read_wide("summer_2026_marks.csv")
    rows = {}
    for term, file in zip(TERMS, files, strict=True):
        for row in file:
            rows.setdefault(row.child, {})[term] = row
    return tuple(
        Child(
            name,
            as_day(born),
            {heading: value for row in by_term.values() for heading, value in row.about.items()},
            {term: in_time(row.marks) for term, row in by_term.items()},
        )
        for (name, born), by_term in rows.items()
    )


@cache
def read_contacts():
    return read_csv("contacts.csv")


@cache
def read_circumstances():
    return read_csv("circumstances.csv")


@cache
def inset_days():
    return tomllib.loads((FOLDER / "school.toml").read_text(encoding="utf-8"))["calendar"]["inset_days"]


def in_time(marks):
    found = [(as_day(day), half, mark) for (day, half), mark in marks.items()]
    return sorted(found)


# What is counted.


def pooled(counts):
    """Attended and possible of many together, never a mean of percentages."""
    counts = list(counts)
    return sum(attended for attended, _ in counts), sum(possible for _, possible in counts)


def category(counts):
    return None if counts is None else plain_policy.category(*counts)


def is_persistent(counts):
    return plain_policy.persistent(counts[1] - counts[0], counts[1])


def is_severe(counts):
    return plain_policy.severe(counts[1] - counts[0], counts[1])


def per_cent(part, whole):
    return f"{plain_policy.shown(part, whole)}%"


def step(before, now):
    """The change in percentage points, cut to one decimal."""
    change = plain_policy.rate(*now) - plain_policy.rate(*before)
    if not change:
        return "unchanged"
    way, tenths = "up" if change > 0 else "down", 0
    while tenths + 1 <= 10 * abs(change):
        tenths += 1
    return f"{way} {tenths // 10}.{tenths % 10} points" if tenths else f"{way} by less than 0.1 points"


def in_words(counts):
    """A term of a pupil as a table says it."""
    if counts is None:
        return "not here"
    if not counts[1]:
        return "no sessions"
    return f"{SIGNS[category(counts)]} {per_cent(*counts)} ({counts[0]} of {counts[1]})"


def both_in_words(before, now):
    """Both terms; the sessions alone where two different rates would print alike."""
    texts = [in_words(before), in_words(now)]
    rates = [None if one is None else plain_policy.rate(*one) for one in (before, now)]
    if None in rates or rates[0] == rates[1] or per_cent(*before) != per_cent(*now):
        return texts
    return [f"{SIGNS[category(one)]} {one[0]} of {one[1]}" for one in (before, now)]


def decided(child, before=None, now=None, **settings):
    """Letter and rule; of the two terms' sessions unless others are given. Nursery gets no letter."""
    if child.is_nursery:
        return None, "without_letters"
    then, this = before or child.counts(SPRING), now or child.counts(SUMMER)
    return plain_policy.decision(then, this, left=child.left, **settings)


def moved(child):
    """The movement of a child who was on roll in spring or is now."""
    return plain_policy.movement(child.counts(SPRING), child.counts(SUMMER), left=child.left)


def spells(register):
    """Runs of absence without an attended session between: first day, last day, sessions, codes."""
    found, run = [], []
    for day, _, mark in [*register, (None, None, "/")]:
        if mark in ABSENT:
            run.append((day, mark))
        elif mark in PRESENT and run:
            marks = list(dict.fromkeys(mark for _, mark in run))
            found.append((run[0][0], run[-1][0], len(run), marks))
            run = []
    return found


# What sends a letter to a person first.


def waits_for(child):
    """The names of the flags of a child on roll this term, in the order of the policy's table."""
    before, now = child.counts(SPRING), child.counts(SUMMER)
    terms = [SUMMER, SPRING] if category(before) in ("amber", "red") else [SUMMER]
    register, last = child.marks(SUMMER), child.marks(SPRING) if before else None
    year = child.counts(*TERMS)
    admitted = as_day(child.about["Admission Date"])
    ill_days = {day for marks in child.registers.values() for day, _, mark in marks if mark == "I"}
    raised = {
        "mitigating": any(reaches(one, child, terms) for one in read_circumstances() if is_about(one, child)),
        "agreed_absence": plain_policy.agreed_absence(last, register),
        "one_illness": plain_policy.one_illness(register),
        "long_illness": len(ill_days) >= 15,
        "severe_absence": is_severe(now) or is_severe(year),
        "few_sessions": any(child.counts(term)[1] < 40 for term in terms),
        "new_this_term": FIRST_DAY <= admitted <= LAST_DAY or 100 * now[1] < 85 * commonest(child.year),
        "dual_registered": "D" in register,
        "looked_after": child.about["In care"] == "Y",
        "unresolved_reason": "N" in register,
        "missing_marks": plain_policy.missing_marks_matter(
            before, now, unmarked(child, SUMMER), unmarked(child, SPRING)
        ),
        "no_contact": not homes(child),
        "below_school_age": compulsory_from(child.born) > FIRST_DAY,
    }
    return [name for name, is_raised in raised.items() if is_raised]


def is_about(row, child):
    return f"{row['surname']}, {row['forename']}" == child.name and row["upn"] == child.about["UPN"]


def reaches(circumstance, child, terms):
    """A circumstance overlaps a day on which the school was open in one of the terms."""
    start = date.fromisoformat(circumstance["start"])
    end = date.fromisoformat(circumstance["end"]) if circumstance["end"] else date.max
    return any(start <= day <= end for term in terms for day, _, mark in child.registers.get(term, []) if mark != "#")


@cache
def commonest(year):
    """The commonest number of possible sessions of a year group in summer, the larger of equals."""
    possible = [one.counts(SUMMER)[1] for one in read_school() if one.year == year and one.counts(SUMMER)]
    possible = [one for one in possible if one]
    return max(possible, key=lambda one: (possible.count(one), one))


def unmarked(child, term):
    """Sessions without a mark while the child was on roll and the school, by its settings, was open."""
    admitted = as_day(child.about["Admission Date"]) if child.about.get("Admission Date") else date.min
    gone = leaving(child) or date.max
    closed = inset_days()
    return sum(
        not mark and admitted <= day <= gone and day not in closed for day, _, mark in child.registers.get(term, [])
    )


def compulsory_from(born):
    """The prescribed day on or after the fifth birthday."""
    day = date(born.year + 5, born.month, born.day)
    while (day.month, day.day) not in ((3, 31), (8, 31), (12, 31)):
        day += timedelta(days=1)
    return day


# Families.


def contacts_of(child):
    return sorted(
        (one for one in read_contacts() if one["Adno"] == child.about["Adm No"]), key=lambda one: one["Priority"]
    )


def homes(child):
    """Addresses of those who may be written to: parental responsibility, an address, no court order."""
    entitled = [one for one in contacts_of(child) if one["Parental Responsibility"] == "T"]
    free = [one for one in entitled if one["Court Order"] == "F" and one["Address Block"]]
    return list(dict.fromkeys(address(one) for one in free))


def address(contact):
    return contact["Address Block"].replace("\n", ", "), contact["Postcode"]


def households(children):
    """Groups of two to six of these children with a contact, the social worker aside, at one address."""
    at = {}
    for child in children:
        for contact in contacts_of(child):
            if contact["Address Block"] and contact["Relationship"] != "Social Worker":
                at.setdefault(address(contact), set()).add(child)
    return {frozenset(one) for one in at.values() if 2 <= len(one) <= 6}


def families(children):
    """How many families get letters about these children: those whose first letter goes to one address are one."""
    found = set()
    for child in children:
        own = [] if child.about["In care"] == "Y" else homes(child)
        found.add(own[0] if own else child.name)
    return len(found)


# The national threshold.


def ten_weeks(child):
    """Unauthorised sessions in each ten school weeks on end, in time: with and without those still open (N)."""
    own = [
        (monday(day), mark)
        for register in child.registers.values()
        for day, _, mark in register
        if mark in UNAUTHORISED and day >= compulsory_from(child.born)
    ]
    weeks, windows = school_weeks(), []
    for start in range(len(weeks) - 9):
        inside = [mark for week, mark in own if week in weeks[start : start + 10]]
        windows.append((len(inside), len(inside) - inside.count("N")))
    return windows


@cache
def school_weeks():
    """The Mondays of weeks in which anybody has a mark other than a closure."""
    registers = [marks for one in read_school() for marks in one.registers.values()]
    return sorted({monday(day) for marks in registers for day, _, mark in marks if mark not in ("", "#")})


def monday(day):
    return day - timedelta(days=day.weekday())
