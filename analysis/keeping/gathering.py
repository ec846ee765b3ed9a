"""Everything held on one pupil as a ZIP of tables: what is the pupil's own, and what a person must look at first.

It is for the school's data protection lead and never for a parent: what touches others stands in a folder of its own.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analysis.keeping.gathered_tables import GATHERED, Held, held_on, letters_as_sent
from analysis.post.csv_files import csv_bytes
from analysis.post.pack import zipped
from analysis.records.store import Store
from analysis.rules.wording import plural, short_date

README = """Everything this program holds on one pupil, gathered on {day}.

For the school's data protection lead, not for a parent.

The folder "pupil" holds what is the pupil's own. The folder "to review" holds what touches others, or may harm if it
is handed on: contacts are other adults, other children are named, and circumstances and holds may have been recorded
in confidence. Look at each line of it before anything leaves the school, and leave out what must stay.

manifest.csv lists every table, what it holds and how many lines it has.

{originals}
A letter that was edited before it went is kept as it was sent, in "to review": it is addressed to adults. Of the others
decisions.csv has the figures that each was written from, and letters sent.csv says when each went. What stands in your
MIS, on paper and in the safeguarding system is not gathered here.
"""


def gather(store: Store, pupil: int, day: date) -> bytes:
    """Gather everything on a pupil as one ZIP; no file's name holds anything of the pupil. Raises RecordsError."""
    held = held_on(store, pupil)
    tables = {one: one.lines(held) for one in GATHERED}
    letters = list(letters_as_sent(held))
    manifest = [(one.name, one.holds, len(lines)) for one, lines in tables.items()]
    manifest += [
        (name, "a letter as it was sent, with whatever properties its Word file has", 1) for name, _ in letters
    ]
    text = README.format(day=short_date(day), originals=_originals(held))
    files = [
        ("README.txt", text.replace("\n", "\r\n").encode()),
        ("manifest.csv", csv_bytes(("file", "what it holds", "lines"), manifest)),
    ]
    return zipped([*files, *((one.name, _csv(lines)) for one, lines in tables.items()), *letters])


def _originals(held: Held) -> str:
    kept = [file.heading for file in held.files if file.heading.original_kept_until]
    if not kept:
        return "No untouched file that names the pupil is kept any more.\n"
    last = max(heading.original_kept_until for heading in kept if heading.original_kept_until)
    return (
        f"{plural(len(kept), 'untouched file')} with the pupil among others {'is' if len(kept) == 1 else 'are'} kept "
        f"until {short_date(last)} at the latest, and not put in here.\n"
    )


def _csv(lines: Sequence[Mapping[str, Any]]) -> bytes:
    columns = list(dict.fromkeys(name for line in lines for name in line)) or ["nothing is held"]
    rows = ([line.get(name) for name in columns] for line in lines)
    return csv_bytes([name.replace("_", " ") for name in columns], rows)
