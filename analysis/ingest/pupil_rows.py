"""Reads what one row says about a child."""

from collections.abc import Callable, Mapping, Sequence

from analysis.ingest.cells import Cell, cell_text, given_name, given_text
from analysis.ingest.characteristics import read_enrolment, read_sen, read_sex, read_upn, speaks_other_language
from analysis.ingest.dates import read_date
from analysis.ingest.names import joined_name, split_name
from analysis.ingest.own_groups import OWN_GROUPS
from analysis.ingest.pupil_flags import PUPIL_FLAGS, meaning_of_blank, read_pupil_flag
from analysis.ingest.year_groups import read_year_group, split_year_and_class

Attributes = dict[str, object]
PUPIL_FIELDS = (
    "upn",
    "mis_id",
    "admission_number",
    "surname",
    "forename",
    "name",
    "year_group",
    "class_name",
    "year_and_class",
    "date_of_birth",
    "sex",
    "admission_date",
    "leaving_date",
    "enrolment_status",
    "sen",
    "ethnicity",
    "first_language",
    *PUPIL_FLAGS,
    *OWN_GROUPS,
)
_READERS: dict[str, Callable[[Cell], object]] = {
    "surname": given_name,
    "forename": given_name,
    "name": given_name,
    "upn": read_upn,
    "date_of_birth": read_date,
    "admission_date": read_date,
    "leaving_date": read_date,
    "sex": read_sex,
    "sen": read_sen,
    "enrolment_status": read_enrolment,
    "first_language": speaks_other_language,
}


def blanks_of(columns: Mapping[str, Sequence[Cell]]) -> dict[str, bool | None]:
    """What an empty cell means in each column of yes and no, given its distinct values."""
    return {field: meaning_of_blank(field, values) for field, values in columns.items() if field in PUPIL_FLAGS}


def read_pupil(raw: Mapping[str, Cell], blanks: Mapping[str, bool | None], splits_year: bool = False) -> Attributes:
    """Read the cells of one row that describe a child into PUPIL_COLUMNS, None where it does not say."""
    child: Attributes = {field: _READERS.get(field, given_text)(cell) for field, cell in raw.items()}
    child.update({field: read_pupil_flag(field, raw[field], blanks[field]) for field in blanks})
    child["mis_id"] = child.get("mis_id") or child.get("admission_number")
    child.setdefault("upn", None)
    _settle_name(child)
    _settle_class(child, cell_text(raw.get("year_and_class", "")) if splits_year else "")
    if child.pop("ehcp", None):
        child["sen"] = "E"
    other_language = child.pop("first_language", None)
    if child.get("eal") is None:
        child["eal"] = other_language
    return child


def _settle_name(child: Attributes) -> None:
    surname, forename, name = child.get("surname"), child.get("forename"), child.get("name")
    if surname or forename:
        child["name"] = joined_name(_text(surname), _text(forename))
    elif name:
        child["name"] = name
        child["surname"], child["forename"] = split_name(str(name))
    else:
        child["name"] = None


def _text(value: object) -> str | None:
    return str(value) if value else None


def _settle_class(child: Attributes, year_and_class: str) -> None:
    year, group = split_year_and_class(year_and_class) if year_and_class else (None, None)
    if child.get("year_group"):
        year = read_year_group(str(child["year_group"]))
    child["year_group"] = year
    child["class_name"] = child.get("class_name") or group
