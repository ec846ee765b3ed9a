"""Imports one file after another until it is killed, and programs that start at once to do so."""

import multiprocessing
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event

import numpy as np
import pandas as pd

from analysis.records.import_record import ImportRecord
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.restoring import restore_backup
from analysis.records.store import open_store
from tests.records.records_of import MONDAY, a_record

# A server that has the libraries loaded already forks within milliseconds; Windows has none and starts afresh.
PROGRAMS = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)
PROGRAMS.set_forkserver_preload([__name__])

# Large enough that most moments lie within an import and not between two.
ROWS = 32_000
LARGE_FRAME = pd.DataFrame({"pupil": np.arange(ROWS), "mark": pd.Series(["/", "\\", "I", "U"] * (ROWS // 4))})
LARGE_FILE = np.random.default_rng(20260720).bytes(200_000)


def large_record(number: int) -> ImportRecord:
    record = a_record(f"file {number}.csv", original=LARGE_FILE + str(number).encode())
    frames = record.frames | {"marks": LARGE_FRAME}
    return a_record(f"file {number}.csv", original=record.original, frames=frames)


def import_on_and_on(place: Place, first: int, ready: Connection) -> None:
    with open_store(place) as store:
        ready.send("ready")
        for number in count(first):
            record_import(store, large_record(number), "Ada", MONDAY)


def restore_and_stay(backup: Path, place: Place, ready: Connection) -> None:
    ready.send("ready")
    restore_backup(backup, place, "Ben", MONDAY)
    Event().wait()
