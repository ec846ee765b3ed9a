"""One row for each letter as a CSV: for a mail merge in Word, or for the messages that the MIS itself sends.

It says what the letter says and who it is for, and nothing that the letter does not say: no flag, no circumstance.
"""

from collections.abc import Sequence

from analysis.post.correspondence import PlannedLetter
from analysis.post.csv_files import csv_bytes
from analysis.post.pack import letter_files
from analysis.rules.decision import LETTER_NAMES
from analysis.rules.wording import long_date, percentage

ADDRESS_LINES = 6
COLUMNS = (
    *("upn", "mis_id", "surname", "forename", "class_name", "year_group"),
    *("letter", "letter_name", "addressee", "salutation"),
    *(f"address_{number}" for number in range(1, ADDRESS_LINES + 1)),
    *("home_language", "term", "figures_to", "attended", "possible", "missed", "percentage", "target"),
    *("term_before", "attended_before", "possible_before", "percentage_before", "file"),
)


def mail_merge_csv(planned: Sequence[PlannedLetter]) -> bytes:
    """Write the rows in the order of the pack; `file` is the letter's name in `letters/`. Same letters, same bytes."""
    return csv_bytes(COLUMNS, map(_row, planned, letter_files(len(planned))))


def _row(one: PlannedLetter, file: str) -> tuple[object, ...]:
    pupil, details = one.decision.pupil, one.details
    who = (pupil["upn"], pupil["mis_id"], details.surname, details.forename, details.class_name, details.year_group)
    to = (details.letter, LETTER_NAMES[one.release.letter], one.addressee.names, details.salutation)
    figures = (details.attended, details.possible, details.missed, percentage(details.attended, details.possible))
    now = (details.term_name, long_date(details.as_at), *figures, details.target_text)
    return (*who, *to, *_address(details.address_lines), one.language, *now, *_before(one), file)


def _address(lines: Sequence[str]) -> list[str]:
    """Give exactly as many lines as there are columns; what is beyond stands in the last one, so that none is lost."""
    kept = [*lines[: ADDRESS_LINES - 1], ", ".join(lines[ADDRESS_LINES - 1 :])]
    return kept + [""] * (ADDRESS_LINES - len(kept))


def _before(one: PlannedLetter) -> tuple[object, ...]:
    attended, possible = one.details.before_attended, one.details.before_possible
    if attended is None or possible is None:
        return (None, None, None, None)
    return (one.details.before_term_name, attended, possible, percentage(attended, possible))
