"""The sample school: opened and closed for one visit; the school's own records stay as they are."""

import hashlib

from analysis.meeting.box import ReadFile, read_any
from analysis.sample_school import FILES, FOLDER, MEETING_DAY
from ui.state import StateKey, forget, load, store


def open_sample() -> None:
    """Open the sample school for this visit; the school's own records stay as they are."""
    _start_anew()
    read = []
    for name in FILES:
        data = (FOLDER / name).read_bytes()
        read.append(ReadFile(name, hashlib.sha256(data).hexdigest(), read_any(data, name)))
    store(StateKey.FILES, tuple(read))
    store(StateKey.IS_SAMPLE, True)
    store(StateKey.DECISION_DATE, MEETING_DAY)
    store(StateKey.LETTERS_SENT, True)


def close_sample() -> None:
    """Close the sample school, and forget everything decided in it."""
    _start_anew()


def _start_anew() -> None:
    boxes = load(StateKey.BOXES, 0)
    visit = {key: load(key) for key in (StateKey.DAY, StateKey.CAME_TO, StateKey.SENT_TO_UPLOAD)}
    forget(*StateKey)
    store(StateKey.BOXES, boxes + 1)
    for key, value in visit.items():
        store(key, value)
