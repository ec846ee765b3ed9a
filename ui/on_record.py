"""What is on record about each child: in the school's records, in the sample school what this visit decided."""

from analysis.meeting.on_record import OnRecord, held, in_time, load_on_record, released
from analysis.meeting.room import Meeting
from ui.loading import records
from ui.state import StateKey, load


def on_record(meeting: Meeting) -> OnRecord:
    """Give the letters and holds on record by person, in time. Raises RecordsError."""
    if not load(StateKey.IS_SAMPLE):
        return load_on_record(records(), meeting.joins)
    said = load(StateKey.POSTINGS, {})
    letters = [
        (person, released(one, said.get((term, person), ())))
        for term, own in load(StateKey.RELEASES, {}).items()
        for person, one in own.items()
    ]
    holds = [(person, held(one)) for own in load(StateKey.HOLDS, {}).values() for person, one in own.items()]
    return in_time([*letters, *holds])
