"""Begins the daily work with the first visit of a day. It never delays or fails a page."""

from analysis.records.errors import RecordsError
from ui.clock import now, today
from ui.loading import daily_worker, place, records
from ui.state import StateKey, load, store


def begin_daily_work() -> None:
    """Begin the work of the day in the background, once for each visit and day."""
    if load(StateKey.DAY) == today():
        return
    store(StateKey.DAY, today())
    try:
        daily_worker().begin(records(), place(), today(), now())
    except RecordsError:  # the page itself says why the records cannot be opened
        return
