"""The layouts that can be read. A further layout is one module and one entry here; the first that fits is used."""

from analysis.ingest.layouts import (
    code_counts,
    day_strings,
    mark_grid,
    mark_rows,
    percent_only,
    pupil_totals,
    two_rows,
    week_rows,
    week_strings,
)
from analysis.ingest.layouts.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    mark_rows,
    week_rows,
    mark_grid,
    two_rows,
    day_strings,
    week_strings,
    code_counts,
    pupil_totals,
    percent_only,
)
