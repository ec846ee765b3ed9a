"""Reads year groups and school years."""

import re
from datetime import date

_NURSERY = re.compile(r"(?:year|yr|y)?\s*(?:n[12]?|e[12]|f1|fs1|nursery(?:\s*[12])?|pre-?school)", re.IGNORECASE)
_RECEPTION = re.compile(r"(?:year|yr|y)?\s*(?:r|rec|reception|f2|fs2|0)", re.IGNORECASE)
_YEAR = re.compile(r"(?:year|yr|y)?\s*0?([1-9]|1[0-4])", re.IGNORECASE)
_YEAR_AND_CLASS = re.compile(r"(\d{1,2}|R|Rec|Reception|N[12]?|Nursery)\s+(\S.*)", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"(?:.*\D)?(20\d\d)\s*[/–-]\s*(20)?(\d\d)\b.*")
_ONE_YEAR = re.compile(r"20\d\d")


def read_year_group(text: str) -> str:
    """Read "Y3", "03" or "Year  3" as "Year 3", and likewise Nursery and Reception; other text stays as it is."""
    plain = " ".join(text.split())
    if _NURSERY.fullmatch(plain):
        return "Nursery"
    if _RECEPTION.fullmatch(plain):
        return "Reception"
    year = _YEAR.fullmatch(plain)
    return f"Year {year[1]}" if year else plain


def split_year_and_class(text: str) -> tuple[str | None, str]:
    """Split "3 3RB" of a Yr/Reg column into year group and class; without a space all of it is the class."""
    both = _YEAR_AND_CLASS.fullmatch(text)
    return (read_year_group(both[1]), both[2]) if both else (None, text)


def read_school_year(text: str) -> str | None:
    """Read "2025-26", "2025/2026" or a start year "2025" as "2025/26"; None for anything else."""
    if _ONE_YEAR.fullmatch(text):
        return f"{text}/{int(text[2:]) + 1:02d}"
    years = _SCHOOL_YEAR.fullmatch(text)
    if not years or int(years[3]) != (int(years[1]) + 1) % 100:
        return None
    return f"{years[1]}/{years[3]}"


def school_year_of(day: date) -> str:
    """The school year in which a day lies, from August to July as the DfE counts."""
    start = day.year if day.month >= 8 else day.year - 1
    return f"{start}/{(start + 1) % 100:02d}"
