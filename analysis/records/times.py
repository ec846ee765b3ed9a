"""How long things are kept, as the school has set it: a number each, kept with everything else that people chose."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from analysis.records.choices import load_choices, record_choice
from analysis.records.store import Store

_NAME = "how long: "


@dataclass(frozen=True, slots=True)
class KeepTimes:
    """Days on which untouched files, nightly copies and safety copies are kept, and school years before this one.

    `originals` of 0 keeps no untouched file, `copies` of 0 makes no nightly copy.
    """

    originals: int = 30
    copies: int = 14
    safety_copies: int = 14
    file_years: int = 3
    decision_years: int = 3


NAMES = tuple(item.name for item in fields(KeepTimes))


def load_times(store: Store) -> KeepTimes:
    """Give what is set, and the default of what is not. Raises RecordsError."""
    said: Mapping[str, Any] = load_choices(store)
    return KeepTimes(**{name: int(said[_NAME + name]) for name in NAMES if _NAME + name in said})


def record_times(store: Store, times: KeepTimes, by: str, at: datetime) -> None:
    """Set how long things are kept. Raises RecordsError, ValueError for a number below 0, without a name or zone."""
    numbers = asdict(times)
    if min(numbers.values()) < 0:
        raise ValueError("Nothing can be kept for fewer than 0 days.")
    known = asdict(load_times(store))
    for name, number in numbers.items():
        if number != known[name]:
            record_choice(store, _NAME + name, number, by, at)
