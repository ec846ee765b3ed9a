"""What can go wrong with the records, in one plain sentence and without a word of what they hold."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

DISK_FULL = "The disk is full, so nothing was saved: free some space and try again."
LOCKED = "The records are in use by another program: wait a minute and try again, or close the other program."
NOT_WRITABLE = "The folder cannot be read or written to: ask whoever looks after this computer for access to it."
DAMAGED = "The records are damaged and were left as they are: restore the latest backup."
NEWER = "The records were last used by a newer release of this program: please install that release."
NO_BACKUP = "This file is not a backup of this program, or it is damaged: choose another backup."
NOT_EMPTY = "The database already holds records, which were left as they are: restore into an empty database."
UNREACHABLE = "The database server with the records cannot be reached: try again, or ask whoever looks after it."

_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: NOT_WRITABLE,
    sqlite3.SQLITE_PERM: NOT_WRITABLE,
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
# Classes and codes of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
_OF_POSTGRESQL = {"53100": DISK_FULL, "55P03": LOCKED, "40P01": LOCKED, "40001": LOCKED, "25006": NOT_WRITABLE}
_OF_DISK = {errno.ENOSPC: DISK_FULL, errno.EDQUOT: DISK_FULL} if hasattr(errno, "EDQUOT") else {errno.ENOSPC: DISK_FULL}


class RecordsError(Exception):
    """The records cannot be used for this. Its text is one plain sentence: what is wrong and what to do."""


def sentence_of(error: Exception) -> str:
    """Say in one sentence what an error of the disk or the database means, with nothing of what is stored."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return _OF_DISK.get(cause.errno or 0, NOT_WRITABLE)
    if isinstance(cause, sqlite3.Error):
        # The low byte is the kind of error; the rest only says where in SQLite it was noticed.
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return _OF_SQLITE.get(code, _unexpected(cause))
    state = getattr(cause, "sqlstate", None)
    if state is None or state.startswith(("08", "28", "57P", "3D")):
        return UNREACHABLE
    return _OF_POSTGRESQL.get(state, _unexpected(cause))


def _unexpected(cause: BaseException | None) -> str:
    # A database's own message can quote the row that it refused, so only the kind of error is said.
    return f"The records could not be read or written ({type(cause).__name__}), so nothing was changed."


@contextmanager
def plain_sentences() -> Iterator[None]:
    """Turn errors of the disk and the database into RecordsError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise RecordsError(sentence_of(error)) from None
