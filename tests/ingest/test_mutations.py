"""Exports damaged in 2,000 ways: nothing but the one error leaves, and no pupil is lost in silence.

What can be stated exactly: while the headings and the UPNs stand, every row with a UPN is either used or reported, and
a pupil is missing only where a row was reported. Damage to bytes can change what stands in the file, so there only the
error is held to account.
"""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from analysis.ingest.circumstances import read_circumstances
from analysis.ingest.contacts import read_contacts
from analysis.ingest.export import Export
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import read_export
from tests.ingest.files import EXPORTS
from tests.ingest.invented_school import LAYOUTS, Rows, percentages, school
from tests.ingest.test_every_layout import XML_FILES
from tests.ingest.written_files import PASSWORD, WRITERS, archive_of, text

PUPILS = school(2)[:5]
PLAIN = {name: layout(PUPILS) for name, layout in LAYOUTS.items()} | {"L8 percentages": percentages(PUPILS)}
SEEDS = range(20)
_JUNK = ["", " ", "-", "?", "abc", "-1", "1.5", "1e9", "9" * 30, "Total", "Page 1 of 2", "=1+1", "\u202e", "07/13/2026"]
_JUNK += ["NULL", "#DIV/0!", "01/01/1900", "46272", "100%", "/\\", "\x00", "C2", "Y", "AM", "PM", "\n", '"', "UPN"]


def damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    place, length = chance.randrange(len(data)), chance.choice((1, 1, 2, 9, 60))
    ways: list[Callable[[], bytes]] = [
        lambda: data[:place] + bytes(chance.randrange(256) for _ in range(length)) + data[place + length :],
        lambda: data[:place] + data[place + length :],
        lambda: data[:place],
        lambda: data[:place] + data[place : place + length] * chance.choice((2, 50)) + data[place + length :],
        lambda: data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :],
    ]
    return chance.choice(ways)()


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """Damage one part of a zip file and zip it again, so that the damage reaches the reader of the part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return damaged_bytes(data, chance)
    name = chance.choice([name for name, part in parts.items() if part])
    return archive_of(parts | {name: damaged_bytes(parts[name], chance)})


def nothing_but_the_one_error(data: bytes) -> None:
    for read in (
        lambda: read_export(data, "export", PASSWORD),
        lambda: read_contacts(data, "contacts", PASSWORD),
        lambda: read_circumstances(data, "circumstances", ("illness",)),
    ):
        with suppress(UnusableFileError):
            read()


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind != "xlsx with password"])
def test_damage_inside_any_kind_of_file_leaves_nothing_but_the_one_error(kind):
    chance = random.Random(kind)
    for seed in range(45):
        rows = list(PLAIN.values())[seed % len(PLAIN)]
        nothing_but_the_one_error(damaged_inside(WRITERS[kind](rows), chance))


@pytest.mark.parametrize(
    "path", [path for path in sorted(EXPORTS.iterdir()) if path.suffix != ".json"], ids=lambda p: p.name
)
def test_damage_to_an_example_leaves_nothing_but_the_one_error(path):
    chance, data = random.Random(path.name), path.read_bytes()
    for way in (damaged_inside, damaged_bytes):
        for _ in range(10):
            nothing_but_the_one_error(way(data, chance))


@pytest.mark.parametrize("kind", XML_FILES)
def test_damage_to_xml_leaves_nothing_but_the_one_error(kind):
    chance, data = random.Random(kind), f"<?xml version='1.0'?>{XML_FILES[kind](PUPILS)}".encode()
    for _ in range(45):
        nothing_but_the_one_error(damaged_bytes(data, chance))


def damaged_cells(rows: Rows, chance: random.Random) -> Rows:
    """Damage one to four cells below the headings, but no UPN; some rows repeat, change place or end early."""
    top = next(number for number, row in enumerate(rows) if "UPN" in row)
    key = rows[top].index("UPN")
    top += 1 if "AM" in rows[top + 1] and rows[top + 1][0] == "" else 0
    head, body = rows[: top + 1], [list(row) for row in rows[top + 1 :]]
    for _ in range(chance.randint(1, 4)):
        row = chance.choice(body)
        column = chance.choice([place for place in range(len(row)) if place != key])
        row[column] = chance.choice((*_JUNK, chance.choice(chance.choice(body) or [""])))
    if chance.random() < 0.3:
        body.insert(chance.randrange(len(body)), list(chance.choice(body)))
    if chance.random() < 0.3:
        chance.shuffle(body)
    if chance.random() < 0.3:
        body = [row if chance.random() < 0.8 else row[: max(key + 1, chance.randrange(len(row) + 1))] for row in body]
    return [*head, *body]


def upns_by_row(rows: Rows) -> list[str]:
    key = next(row.index("UPN") for row in rows if "UPN" in row)
    known = {one.upn for one in PUPILS}
    return [str(row[key]) for row in rows if key < len(row) and row[key] in known]


def lost_in_silence(rows: Rows, export: Export) -> str:
    """Say what is neither read nor reported, or nothing."""
    named = upns_by_row(rows)
    if export.rows_read + export.rows_left_out < len(named):
        return f"{len(named)} rows, {export.rows_read} read and {export.rows_left_out} reported"
    missing = set(named) - set(export.pupils["upn"])
    if len(missing) > export.rows_left_out:
        return f"{len(missing)} pupils are missing and {export.rows_left_out} rows are reported"
    if export.rows_left_out and not export.problems:
        return "rows were left out and no problem says so"
    return ""


@pytest.mark.parametrize("layout", PLAIN)
@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_cells_lose_no_row_and_no_pupil_in_silence(layout, seed):
    chance = random.Random(f"{layout} {seed}")
    for _ in range(4):
        rows = damaged_cells(PLAIN[layout], chance)
        with suppress(UnusableFileError):
            assert lost_in_silence(rows, read_export(text(rows), "export.csv")) == ""
