"""The layouts that can be read. A further layout is one module and one entry here; the first that fits is used."""

from analysis.ingest.layouts import code_counts, mark_grid, mark_rows, percent_only, pupil_totals, week_rows
from analysis.ingest.layouts.layout import Layout

LAYOUTS: tuple[Layout, ...] = (mark_rows, week_rows, mark_grid, code_counts, pupil_totals, percent_only)
