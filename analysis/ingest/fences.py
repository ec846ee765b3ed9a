"""The last fence around reading: only UnusableFileError leaves."""

from collections.abc import Iterator
from contextlib import contextmanager

from analysis.ingest.problems import UnusableFileError

_UNREADABLE = "This file could not be read; please export it again as .xlsx or CSV."


@contextmanager
def only_unusable() -> Iterator[None]:
    """Turn every other exception into one sentence.

    A strange file must never stop the program, nor a child's name reach a log in a traceback, so the cause is dropped.
    """
    try:
        yield
    except UnusableFileError:
        raise
    except Exception:
        raise UnusableFileError(_UNREADABLE) from None
