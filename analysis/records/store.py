"""The open records: one database, read and written in whole transactions."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError

from analysis.records.errors import LOCKED, RecordsError, plain_sentences, sentence_of
from analysis.records.gate import Gate
from analysis.records.places import Place
from analysis.records.schema import REVISION
from analysis.records.upgrades import revision_of, upgrade

_WAIT_SECONDS = 10
# Any number that is nobody else's: whoever writes to the school's PostgreSQL database holds it.
_WRITERS_LOCK = 4_113_119_105
_WRITER: dict[str, Any] = {"writes": True}
# Not REPEATABLE READ, in which a writer that has waited would not see what it waited for.
_WRITER_ON_SERVER: dict[str, Any] = {"isolation_level": "READ COMMITTED"}


class Store:
    """The school's records, opened. Close it, or use it as a context; it may be shared between threads."""

    def __init__(self, engine: Engine, file: Path | None) -> None:
        self._engine = engine
        self._gate = Gate()
        self.file = file

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the database from being exchanged meanwhile."""
        with self._gate.passing():
            yield

    @contextmanager
    def set_aside(self) -> Iterator[None]:
        """Keep everybody in this program away from the database, so that it can be exchanged. Raises RecordsError."""
        with self._gate.closed():
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one moment of the records from beginning to end."""
        with plain_sentences(), self.in_use(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection whose work is kept whole at the end, or not at all.

        One writer at a time: the others wait, up to 10 seconds, and see what was written before them.
        """
        with plain_sentences(), self.in_use(), self._engine.connect() as connection:
            connection.execution_options(**(_WRITER if self.file else _WRITER_ON_SERVER))
            with connection.begin():
                if self.file is None:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT_SECONDS}s'")
                    connection.execute(select(func.pg_advisory_xact_lock(_WRITERS_LOCK)))
                yield connection

    def forget_deleted(self) -> None:
        """Empty SQLite's log, which would otherwise go on holding what was deleted. PostgreSQL does this itself."""
        if self.file is not None:
            with plain_sentences(), self.in_use(), self._engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(place: Place) -> Store:
    """Open the records of a place, made or brought up to date where needed. Raises RecordsError."""
    store = _on_server(place.database_url) if place.database_url else open_file(place.database_file)
    try:
        with store.reading() as connection:
            up_to_date = revision_of(connection) == REVISION
        if not up_to_date:
            with store.writing() as connection:
                upgrade(connection)
    except BaseException:
        store.close()
        raise
    return store


def open_file(file: Path) -> Store:
    """Open the SQLite file as it is, made for its owner's eyes only where it is not there yet. Raises RecordsError."""
    with plain_sentences():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    # Connections are not kept: the last one closed empties the log, and a backup can be put in place of the file.
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(file)),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": _WAIT_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Store(engine, file)


def _prepare(driver: Any, _record: object) -> None:  # noqa: ANN401 - whatever the driver gives
    # Python's driver would begin and end transactions at moments of its own.
    driver.isolation_level = None
    _use_log(driver)
    for setting in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        driver.execute(f"PRAGMA {setting}").close()


def _use_log(driver: sqlite3.Connection) -> None:
    """Turn the log on. Where two programs do so at once to a new file, SQLite refuses one without waiting."""
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            driver.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            if sentence_of(error) != LOCKED or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    # A reader that turned writer half-way would be refused at once, so a writer says so from the start.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _on_server(address: str) -> Store:
    try:
        url = make_url(address)
    except ArgumentError:
        raise RecordsError("ATTENDANCE_DATABASE_URL is not the address of a database.") from None
    if url.get_backend_name() != "postgresql":
        raise RecordsError("ATTENDANCE_DATABASE_URL must begin with postgresql://, the only database server known.")
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
        )
    except ModuleNotFoundError:
        raise RecordsError("The driver for PostgreSQL is not installed: install psycopg[binary] beside it.") from None
    return Store(engine, None)
