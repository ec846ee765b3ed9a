"""Released letters that may not go as things are known now: left out of everything made here, and said on the page."""

import streamlit as st

from analysis.decisions import PupilDecision
from analysis.meeting.room import Meeting
from analysis.meeting.sent import SentLetter
from analysis.post.correspondence import PlannedLetter
from analysis.post.stopped import StoppedLetter, stopped_letter
from analysis.records.postings import PostingKind
from analysis.rules.stops import Stop
from analysis.rules.wording import plural
from ui.decisions import planned_letters
from ui.plain_text import as_text
from ui.pupil_table import name_and_class
from ui.sending import sent_letters


def stopped_letters(meeting: Meeting) -> tuple[StoppedLetter, ...]:
    """The letters that are released, not under way, and not to go as they are. Raises RecordsError."""
    released = sent_letters(meeting)
    pupils = (one for one in meeting.analysis.decisions if one.person in released)
    found = (_stopped(meeting, one, released[one.person]) for one in pupils)
    return tuple(one for one in found if one)


def stopped_of(meeting: Meeting, letter: SentLetter) -> StoppedLetter | None:
    """Why a letter of the term on screen may not go; None where it may, or is under way."""
    pupil = next((one for one in meeting.analysis.decisions if one.person == letter.release.person), None)
    return _stopped(meeting, pupil, letter) if pupil else None


def _stopped(meeting: Meeting, pupil: PupilDecision, letter: SentLetter) -> StoppedLetter | None:
    if letter.state is PostingKind.SENT:
        return None
    came_back = letter.state is PostingKind.RETURNED
    return stopped_letter(letter.release, pupil, meeting.records, came_back=came_back)


def stopped_persons(meeting: Meeting) -> frozenset[int]:
    """The persons whose letter is stopped. Raises RecordsError."""
    return frozenset(one.decision.person for one in stopped_letters(meeting))


def letters_to_print(meeting: Meeting) -> tuple[PlannedLetter, ...]:
    """The letters that the releases call for, without those that are stopped. Raises RecordsError."""
    stopped = stopped_persons(meeting)
    return tuple(one for one in planned_letters(meeting) if one.release.person not in stopped)


def show_stopped(meeting: Meeting) -> None:
    """Name the pupils whose released letter is stopped, by the reason, and say what to do."""
    letters = stopped_letters(meeting)
    if not letters:
        return
    groups: dict[tuple[Stop, str], list[str]] = {}
    for one in letters:
        name = as_text(name_and_class(one.decision, one.decision.listed_name))
        groups.setdefault((one.stop, one.what_to_do), []).append(name)
    lines = (f"- **{'; '.join(names)}.** {stop} {what_to_do}" for (stop, what_to_do), names in groups.items())
    st.error(
        f"**Stop {plural(len(letters), 'released letter')}.** This became known after the release. Nothing below "
        "prints these letters; take out any that are printed.\n\n" + "\n".join(lines),
        icon=":material/front_hand:",
    )
