"""What is still to be done about each pupil, as meetings agreed it."""

from collections.abc import Mapping

from analysis.meeting.room import Meeting
from analysis.rules.wording import short_date
from ui.action_book import actions_of

NextActions = Mapping[int, str]


def next_actions(meeting: Meeting) -> dict[int, str]:
    """Give the open action of each pupil that has one, the earliest due first. Raises RecordsError."""
    found: dict[int, str] = {}
    for one in sorted(actions_of(meeting), key=lambda one: (one.task.due, one.number)):
        if one.is_open and one.pupil is not None:
            found.setdefault(one.pupil, f"{one.task.text} ({one.task.owner}, by {short_date(one.task.due)})")
    return found
