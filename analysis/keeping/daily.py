"""What is done once a day beside the pages: what is over its time goes, and a copy of the day is written."""

from datetime import date, datetime
from threading import Lock, Thread

from analysis.records.copies import copies_folder, drop_expired_copies, make_copy, name_of_copy
from analysis.records.errors import RecordsError
from analysis.records.imports import list_imports
from analysis.records.originals import drop_expired_originals
from analysis.records.places import Place
from analysis.records.store import Store
from analysis.records.times import load_times


def do_daily_work(store: Store, place: Place, day: date, at: datetime) -> None:
    """Drop what is over its time, and write the copy of the day where there is none yet and something to copy.

    Raises RecordsError.
    """
    times = load_times(store)
    drop_expired_originals(store, at)
    drop_expired_copies(place, times, day)
    lacking = times.copies > 0 and not (copies_folder(place) / name_of_copy(day)).exists()
    if lacking and list_imports(store):
        make_copy(store, place, day, at)


class DailyWorker:
    """Does the daily work in the background, never twice at once, and remembers what went wrong the last time."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()
        self._thread: Thread | None = None
        self.trouble: str | None = None

    def begin(self, store: Store, place: Place, day: date, at: datetime) -> None:
        """Begin, and come back at once. Where it is under way already, nothing happens."""
        if self._one_at_a_time.acquire(blocking=False):
            self._thread = Thread(target=self._work, args=(store, place, day, at), daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait until the work that was begun is done."""
        if self._thread is not None:
            self._thread.join()

    def _work(self, store: Store, place: Place, day: date, at: datetime) -> None:
        try:
            do_daily_work(store, place, day, at)
            self.trouble = None
        except RecordsError as error:
            self.trouble = str(error)
        except Exception as error:
            # Whatever it is, no page is to fail for it; its own words could hold a pupil's name.
            self.trouble = f"The daily copy could not be made ({type(error).__name__})."
        finally:
            self._one_at_a_time.release()
