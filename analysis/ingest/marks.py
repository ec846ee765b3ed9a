"""Turns entries of a register into marks: cleaned, known to the code table, one a pupil and session."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.ingest.cells import Cell
from analysis.ingest.code_aliases import CodeAlias, meaning_said, told_of_alias
from analysis.ingest.distinct import Codes, combined
from analysis.ingest.export import MARK_COLUMNS
from analysis.ingest.mark_entries import read_entry
from analysis.ingest.mark_repeats import one_mark_a_session
from analysis.ingest.problems import Problem
from analysis.ingest.pupils import NOBODY
from analysis.ingest.row_lists import rows_text, times_text
from analysis.ingest.sessions import AFTERNOON, MORNING
from analysis.rules.codes import UNREAD_MARK, UnknownCodeError, outcome_of

SESSIONS = (MORNING, AFTERNOON)
MOST_WRITTEN = 40
"""Letters of an entry that no code explains which are kept and shown."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Register entries as read, one an element, each column as codes into its distinct values.

    `pupil` is the row in `pupils`, `rows` the row of the spreadsheet, `session` 0 for AM and 1 for PM; `written` holds
    the cell and, where a column of words stands beside it, that word.
    """

    pupil: Codes
    rows: Codes
    day: Codes
    days: Sequence[date]
    session: Codes
    entry: Codes
    written: Sequence[tuple[Cell, Cell]]
    heading: str | None
    minutes_late: Codes | None = None

    def of_pupils(self) -> "Entries":
        """The entries of rows that name a pupil."""
        named = self.pupil != NOBODY
        if named.all():
            return self
        each = {name: getattr(self, name)[named] for name in ("pupil", "rows", "day", "session", "entry")}
        minutes = None if self.minutes_late is None else self.minutes_late[named]
        return replace(self, **each, minutes_late=minutes)


def read_marks(entries: Entries, aliases: Sequence[CodeAlias] = ()) -> tuple[pd.DataFrame, list[Problem]]:
    """Settle entries into the frame of marks that Export describes, and say what was not understood.

    A mark that is no code on its day is read as `aliases` say, where they say anything of it.
    """
    combination, first = combined([(entries.entry, len(entries.written)), (entries.session, 2)])
    texts = [_read_entry(entries, row) for row in first]
    number_of, known = pd.factorize(pd.Series([*texts, UNREAD_MARK, *(one.code for one in aliases)], dtype=object))
    marks = number_of[combination]
    kept = _not_empty_weekends(entries, marks, list(known))
    raw = marks
    marks, problems = _known_only(entries, marks, list(known), aliases)
    frame = _with_written(_frame(entries, marks, list(known)), raw, list(known))[kept]
    frame, repeats = one_mark_a_session(frame)
    problems += [*repeats, *_check_weekends(frame)]
    return frame.drop(columns="row").reset_index(drop=True), problems


def _read_entry(entries: Entries, row: int) -> str:
    cell, word = entries.written[entries.entry[row]]
    return read_entry(cell, word, SESSIONS[entries.session[row]])


def _known_only(
    entries: Entries, marks: Codes, known: list[str], aliases: Sequence[CodeAlias]
) -> tuple[Codes, list[Problem]]:
    """Replace what no code explains on its day by what a person said of it, else by the unread mark; report each."""
    pair, first = combined([(marks, len(known)), (entries.day, len(entries.days))])
    strange = pd.Series([not _is_known(known[marks[row]], entries.days[entries.day[row]]) for row in first], dtype=bool)
    if not strange.any():
        return marks, []
    said = [meaning_said(aliases, known[marks[row]], entries.days[entries.day[row]]) for row in first]
    settled = marks.copy()
    problems: list[Problem] = []
    for alias in dict.fromkeys([*said, None]):
        such = strange & pd.Series([one == alias for one in said], dtype=bool)
        these = such.to_numpy()[pair]
        settled[these] = known.index(alias.code if alias else UNREAD_MARK)
        if alias and these.any():
            problems.append(told_of_alias(alias, entries.rows[these].tolist()))
        elif these.any():
            problems += _unread(entries, marks, known, these)
    return settled, problems


def _is_known(mark: str, day: date) -> bool:
    try:
        outcome_of(mark, day)
    except UnknownCodeError:
        return False
    # A question mark in the file is an entry that nobody explained, not our own sign for one.
    return mark != UNREAD_MARK


def _unread(entries: Entries, marks: Codes, known: list[str], lost: Codes) -> list[Problem]:
    """Report each entry that nobody explained once."""
    found = pd.DataFrame({"mark": marks[lost], "row": entries.rows[lost]})
    return [
        _unknown(known[mark], found.loc[found["mark"] == mark, "row"].tolist(), entries.heading)
        for mark in dict.fromkeys(found["mark"].tolist())
    ]


def _unknown(mark: str, rows: list[int], heading: str | None) -> Problem:
    where = rows_text(set(rows))
    return Problem(
        f'"{mark[:MOST_WRITTEN]}" stands {times_text(len(rows))} ({where}) and is not an attendance code on those '
        "days; it was counted neither as present nor as absent.",
        row=min(rows),
        column=heading,
        mark=mark,
    )


def _not_empty_weekends(entries: Entries, marks: Codes, known: list[str]) -> Codes:
    """Leave out the empty Saturdays and Sundays of a seven-day sheet: no register was due."""
    weekend = pd.Series([day.weekday() > 4 for day in entries.days], dtype=bool).to_numpy()[entries.day]
    empty = pd.Series([mark in {"", "#"} for mark in known], dtype=bool).to_numpy()[marks]
    return ~(weekend & empty)


def _frame(entries: Entries, marks: Codes, known: list[str]) -> pd.DataFrame:
    days = pd.DatetimeIndex(pd.to_datetime(list(entries.days))).as_unit("us")
    columns = {
        "pupil": entries.pupil,
        "day": days.take(entries.day),
        "session": pd.array(SESSIONS, dtype="str").take(entries.session),
        "mark": pd.array(known, dtype="str").take(marks),
        "row": entries.rows,
    }
    frame = pd.DataFrame(columns, columns=[*MARK_COLUMNS, "row"])
    if entries.minutes_late is not None:
        frame.insert(len(MARK_COLUMNS), "minutes_late", entries.minutes_late)
    return frame


def _with_written(frame: pd.DataFrame, raw: Codes, known: list[str]) -> pd.DataFrame:
    """Keep what stands in the register beside each mark that no code explains, so that somebody can put it right."""
    lost = frame["mark"] == UNREAD_MARK
    if not lost.any():
        return frame
    written = pd.array([mark[:MOST_WRITTEN] for mark in known], dtype="str").take(raw)
    frame.insert(len(MARK_COLUMNS), "written", pd.Series(written, index=frame.index).where(lost))
    return frame


def _check_weekends(frame: pd.DataFrame) -> list[Problem]:
    weekend = frame[frame["day"].dt.day_of_week > 4]
    if weekend.empty:
        return []
    first = weekend["day"].iloc[0]
    message = f"{len(weekend)} marks are on a Saturday or Sunday, the first on {first:%d/%m/%Y}; they were kept."
    return [Problem(message, row=int(weekend["row"].iloc[0]))]


def check_not_in_future(frame: pd.DataFrame, today: date) -> list[Problem]:
    """Report marks after the day of reading: a register filled in ahead, or a wrong date."""
    later = frame[(frame["day"] > pd.Timestamp(today)) & ~frame["mark"].isin(["", "#"])]
    if later.empty:
        return []
    one = len(later) == 1
    message = (
        f"{'One mark is' if one else f'{len(later)} marks are'} after {today:%d/%m/%Y}, the day of reading, the last "
        f"on {later['day'].max():%d/%m/%Y}; marks of days after the day of the decision are not counted."
    )
    return [Problem(message)]
