"""Reads what a list of contacts says of the pupils themselves: yes and no, SEN, dates.

Sex, ethnicity, first language and social worker are left alone: beside contacts they may be the contact's.
"""

from dataclasses import replace

import pandas as pd

from analysis.ingest.header_rows import find_header
from analysis.ingest.problems import Problem
from analysis.ingest.pupil_flags import PUPIL_FLAGS
from analysis.ingest.pupils import read_pupils
from analysis.ingest.tables import Table

_WHO = frozenset({"upn", "mis_id", "admission_number", "surname", "forename", "name", "class_name", "year_and_class"})
_SAYS = frozenset(
    {"sen", "date_of_birth", "admission_date", "leaving_date", "enrolment_status", *PUPIL_FLAGS} - {"social_worker"}
)


def read_pupils_beside(table: Table, header: int) -> tuple[pd.DataFrame | None, list[Problem], frozenset[int]]:
    """Read the pupils as `Export.pupils`, None where the list says nothing more of them; with the columns used.

    `header` is the row of headings, counted from 0.
    """
    headed = find_header(table)
    if headed is None or headed.first_row != header + 2 or not _SAYS & headed.fields.keys():
        return None, [], frozenset()
    fields = {field: column for field, column in headed.fields.items() if field in _WHO | _SAYS}
    numbers = pd.RangeIndex(len(headed.body)).to_numpy() + headed.first_row
    index = read_pupils(replace(headed, fields=fields), headed.body, numbers)
    return index.frame, list(index.problems), frozenset(fields.values())
