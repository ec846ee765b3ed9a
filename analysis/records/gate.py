"""A gate to the records: many pass at once, and whoever exchanges the whole database passes alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from analysis.records.errors import LOCKED, RecordsError

WAIT_SECONDS = 10


class Gate:
    """Counts who is inside. Raises RecordsError for those who would wait for more than WAIT_SECONDS."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._closed = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside, together with others."""
        with self._changed:
            self._wait_until_open()
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Keep newcomers waiting outside, and begin when the last one inside has left."""
        with self._changed:
            self._wait_until_open()
            self._closed = True
        try:
            with self._changed:
                if not self._changed.wait_for(lambda: not self._inside, WAIT_SECONDS):
                    raise RecordsError(LOCKED)
            yield
        finally:
            with self._changed:
                self._closed = False
                self._changed.notify_all()

    def _wait_until_open(self) -> None:
        if not self._changed.wait_for(lambda: not self._closed, WAIT_SECONDS):
            raise RecordsError(LOCKED)
