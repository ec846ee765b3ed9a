"""Several sheets or files with one kind of table: read as one where that is safe, told where it is not."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.cells import Cell, cell_text
from analysis.ingest.header_rows import HeadedTable
from analysis.ingest.problems import Problem, Severity

_WHO = ("upn", "mis_id", "admission_number", "name", "surname", "forename")


def joined(best: HeadedTable, others: Sequence[HeadedTable]) -> HeadedTable:
    """Add the rows of tables that have the same headings; every other is reported with its name.

    Rows of marks have dates and can always be joined. Totals are joined only where no pupil stands in both tables,
    because two totals of one pupil may be of two terms.
    """
    together = [best]
    apart: list[HeadedTable] = []
    for other in others:
        fits = other.headings == best.headings and other.period == best.period
        safe = _has_dates(best) or all(not _pupils(other) & _pupils(one) for one in together)
        (together if fits and safe else apart).append(other)
    rows: list[Sequence[Cell]] = [row for one in together for row in one.body]
    problems = [*best.table.problems, *(_not_read(other) for other in apart)]
    problems += [_read_as_one(together)] if len(together) > 1 else []
    return replace(best, body=rows, table=replace(best.table, problems=tuple(problems)))


def _has_dates(headed: HeadedTable) -> bool:
    return bool(headed.slots) or bool({"day", "week_start"} & headed.fields.keys())


def _pupils(headed: HeadedTable) -> set[tuple[str, ...]]:
    columns = [headed.fields[field] for field in _WHO if field in headed.fields]
    return {tuple(cell_text(row[column]) if column < len(row) else "" for column in columns) for row in headed.body} - {
        ("",) * len(columns)
    }


def _not_read(headed: HeadedTable) -> Problem:
    message = (
        f'"{headed.table.name}" holds attendance too and was not read, because one file is read as one table; please '
        "save it as a file of its own and load that."
    )
    return Problem(message, Severity.ERROR)


def _read_as_one(together: Sequence[HeadedTable]) -> Problem:
    places, row = [], together[0].first_row
    for one in together:
        places.append(f'"{one.table.name}" from row {row}')
        row += len(one.body)
    return Problem(f"Tables with the same headings were read as one: {', '.join(places)}.", Severity.NOTE)
