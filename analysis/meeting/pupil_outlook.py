"""What follows from one pupil's marks: the penalty threshold with its working, and where the school year may end."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.measures.forecast import Forecast, forecast
from analysis.measures.pupil_marks import sessions_in, weeks_of
from analysis.meeting.pupil import Pupil, terms_up_to_now
from analysis.meeting.room import Meeting
from analysis.rules.compulsory_age import compulsory_from
from analysis.rules.penalty import Window, counted_sessions, fullest, school_weeks, windows
from analysis.rules.school_calendar import school_year_of

DAYS_OF_A_YEAR = 190
"""What a school year has at least, and hardly ever more: this counts where terms or their holidays are not typed."""
LAST_TERM_ENDS = (6, 7)
"""June or July: a year whose typed terms end earlier is not typed to its end."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The latest ten school weeks and the fullest ten of those loaded. `age_known`: the date of birth is."""

    latest: Window
    fullest: Window
    age_known: bool


def threshold_of(meeting: Meeting, pupil: Pupil) -> Threshold | None:
    """Count a pupil's unauthorised sessions in rolling school weeks; None where no marks are loaded."""
    days = {day for sheet in terms_up_to_now(meeting) for day in sheet.school_days or ()}
    born, admitted = (_day(pupil.particulars[name]) for name in ("date_of_birth", "admission_date"))
    counted = counted_sessions(sessions_in(pupil.marks), born and compulsory_from(born))
    blank = sessions_in(pupil.marks[pupil.marks["missing"] == 1])
    found = windows(school_weeks(days), counted, admitted, [day for day, _, _ in blank])
    most = fullest(found)
    return None if most is None or pupil.marks.empty else Threshold(found[-1], most, born is not None)


def _day(value: Any) -> date | None:  # noqa: ANN401 - a cell of a frame
    return None if value is None or pd.isna(value) else value


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the year may end. `estimated`: the sessions left are of a year of 190 days, for want of typed dates."""

    forecast: Forecast
    estimated: bool


def outlook_of(meeting: Meeting, pupil: Pupil) -> Outlook | None:
    """Say where the year may end; None for a leaver, and where the year is not loaded as marks."""
    here = pupil.decision is not None and pupil.decision.now is not None and not pupil.decision.now.left
    weeks = weeks_of(pupil.marks_of_year)
    if not here or pupil.year_has_totals or not weeks:
        return None
    days_so_far = {
        day
        for sheet in terms_up_to_now(meeting)
        if sheet.full_name in pupil.year_terms
        for day in sheet.school_days or ()
    }
    of_190 = max(DAYS_OF_A_YEAR - len(days_so_far), 0)
    typed = _days_left(meeting, max(days_so_far))
    left = of_190 if typed is None else min(typed, of_190)
    possible = pupil.marks_of_year[pupil.marks_of_year["possible"] == 1]
    # A child of mornings only has one session a day.
    sessions = round(left * len(possible) / possible["day"].nunique())
    return Outlook(forecast(weeks, sessions), estimated=left != typed)


def _days_left(meeting: Meeting, after: date) -> int | None:
    ends = [term.end for term in meeting.settings.terms if school_year_of(term.start) == school_year_of(after)]
    if not ends or max(ends).month not in LAST_TERM_ENDS:
        return None
    return meeting.calendar.school_days_between(after, max(ends))
