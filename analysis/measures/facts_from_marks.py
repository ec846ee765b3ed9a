"""What only marks can tell of a pupil's term: kinds of absence, one illness, recent marks."""

import pandas as pd

from analysis.measures.sessions import session_order
from analysis.rules.codes import LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE
from analysis.rules.policy import RECENT_SCHOOL_DAYS

ILLNESS = frozenset({"I", "M"})
MARKS_COUNTED = {
    "part_time_or_suspended": frozenset({"C2", "E"}),
    "leave_agreed_by_school": LEFT_OUT_WHEN_TESTING_AGREED_ABSENCE,
    "dual_sessions": frozenset({"D"}),
    "open_reasons": frozenset({"N"}),
}


def mark_facts(marks: pd.DataFrame) -> pd.DataFrame:
    """Gather the facts of every pupil with marks: index person, columns of MARKS_COUNTED, and the questions below.

    `marks`: one term, with the 0/1 columns of `sessions.with_outcomes`.
    """
    counted = marks.assign(**{name: marks["mark"].isin(codes) for name, codes in MARKS_COUNTED.items()})
    facts = counted.groupby("person")[list(MARKS_COUNTED)].sum()
    facts["one_illness"] = one_illness(marks).reindex(facts.index, fill_value=False)
    facts["only_illness"] = only_illness(marks).reindex(facts.index, fill_value=False)
    facts["marked_recently"] = marked_recently(marks).reindex(facts.index, fill_value=False)
    return facts


def one_illness(marks: pd.DataFrame) -> pd.Series:
    """Say for each pupil with an absence whether all of it is I or M with no attended session in between."""
    timed = marks.assign(order=session_order(marks))
    absences = timed[timed["absent"] == 1]
    spans = absences.groupby("person")["order"].agg(first="min", last="max")
    attended = timed[timed["attended"] == 1].join(spans, on="person", how="inner")
    between = attended[(attended["order"] > attended["first"]) & (attended["order"] < attended["last"])]
    return only_illness(marks) & ~spans.index.isin(between["person"])


def only_illness(marks: pd.DataFrame) -> pd.Series:
    """Say for each pupil with an absence whether all of it is I or M."""
    absences = marks[marks["absent"] == 1]
    return absences["mark"].isin(ILLNESS).groupby(absences["person"]).all()


def marked_recently(marks: pd.DataFrame) -> pd.Series:
    """Say for each pupil whether any mark stands in the last ten school days of the period."""
    marked = marks[~marks["mark"].isin(("", "#"))]
    recent = sorted(marked["day"].unique())[-RECENT_SCHOOL_DAYS:]
    return marked["day"].isin(recent).groupby(marked["person"]).any()


def last_attended(marks: pd.DataFrame) -> pd.Series:
    """Give the last day in school of each pupil who was there at all, by person."""
    return marks[marks["attended"] == 1].groupby("person")["day"].max().rename("last_attended")


def illness_days(marks_of_year: pd.DataFrame) -> pd.Series:
    """Count the school days with code I, by person."""
    ill = marks_of_year[marks_of_year["mark"] == "I"]
    return ill.drop_duplicates(["person", "day"]).groupby("person").size()
