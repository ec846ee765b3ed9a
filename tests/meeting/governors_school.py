"""Small schools for the governors' report, and letters that went."""

from dataclasses import replace
from datetime import date

from analysis.known import Records
from analysis.meeting.governors import governors_report
from analysis.meeting.sent import SentLetter
from analysis.records.postings import Posting, PostingKind
from analysis.rules.decision import Letter
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of
from tests.meeting.test_sent import DAY, MONDAY, RED

SUMMER = {"name": "Summer 2026", "start": date(2026, 4, 13), "end": date(2026, 7, 17)}
SPRING = {"name": "Spring 2026", "start": date(2026, 1, 5), "end": date(2026, 3, 27)}
AUTUMN = {"name": "Autumn 2025", "start": date(2025, 9, 3), "end": date(2025, 12, 19)}
BASIS = "Summer 2026: 13 April 2026 to 17 July 2026."


def school_of(now, *earlier, pupils=(), policy=None):
    """Analyse terms of sessions attended of 100, this term first; None is a pupil without sessions.

    `pupils`: what the files say of the first of them, beside Year 3 and a surname.
    """
    named = [
        {"year_group": "Year 3", "surname": f"Surname{n}", "name": f"Surname{n}, Ada"}
        | (pupils[n] if n < len(pupils) else {})
        for n in range(len(now))
    ]
    sheets = [
        sheet_of(totals=[totals(one) for one in term], pupils=named, **dates)
        for term, dates in zip((now, *earlier), (SUMMER, SPRING, AUTUMN), strict=False)
    ]
    before = sheets[1] if earlier else None
    return analyse_term(sheets[0], before, Records(), policy or Policy(), date(2026, 7, 21), loaded=sheets[::-1])


def totals(attended):
    possible = 0 if attended is None else 100
    there = attended or 0
    return {"possible": possible, "attended": there, "authorised": possible - there, "unauthorised": 0}


def report_of(analysis, letters=()):
    return governors_report(analysis, "Harrowmere", BASIS, letters)


def letter_of(letter, *, sent=True):
    said = (Posting(1, PostingKind.SENT, DAY, "by post", "Mrs F", MONDAY),) if sent else ()
    return SentLetter(replace(RED, letter=Letter(letter)), 1, "Summer", said)
