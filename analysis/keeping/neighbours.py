"""Other children at a pupil's address, as far as lists of contacts tell."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.keeping.one_pupil import FileOnPupil, plain_lines
from analysis.names import comparable_name


def children_at_the_same_address(files: Sequence[FileOnPupil]) -> list[dict[str, Any]]:
    """List the other children of the same lists of contacts who share an address with the pupil."""
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for part in (file.parts["frame"] for file in files):
        homes = {_home(line) for line in part.lines()} - {None}
        for row, line in enumerate(plain_lines(part.frame)):
            if row not in part.rows and _home(line) in homes:
                other = {name: line[name] for name in ("surname", "forename", "class_name")}
                found[tuple(other.values())] = other
    return list(found.values())


def _home(line: Mapping[str, Any]) -> tuple[str, str] | None:
    address, postcode = (comparable_name(str(line[name] or "")) for name in ("address", "postcode"))
    return (address, postcode.replace(" ", "")) if address else None
