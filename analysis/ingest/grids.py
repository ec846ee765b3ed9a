"""Puts cells that say where they stand, and how far they reach, into rows."""

from analysis.ingest.cells import Cell
from analysis.ingest.problems import UnusableFileError
from analysis.ingest.tables import MAX_CELLS

MAX_COLUMNS = 16_384
TOO_BIG = "This table is too big to read safely; please export a shorter period or fewer pupils."


class Grid:
    """Rows that grow as cells are put into them. Raises UnusableFileError before more than MAX_CELLS are kept."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self._left = MAX_CELLS
        self._covered: set[tuple[int, int]] = set()

    def put(self, row: int, column: int, cell: Cell, wide: int = 1, high: int = 1) -> None:
        """Write a cell, and its value into the cells that it is merged over, as the eye reads it."""
        if min(row, column, wide - 1, high - 1) < 0 or column + wide > MAX_COLUMNS:
            raise UnusableFileError(TOO_BIG)
        # Counted first, so that nothing is allocated for a cell that claims to stand a million rows further down.
        self._count(max(0, row + high - len(self.rows)) + wide * high)
        while len(self.rows) < row + high:
            self.rows.append([])
        for line in self.rows[row : row + high]:
            missing = max(0, column + wide - len(line))
            self._count(missing)
            line.extend([""] * missing)
            line[column : column + wide] = [cell] * wide
        self._covered.update((row + down, column + right) for down in range(1, high) for right in range(wide))

    def next_free(self, row: int, column: int) -> int:
        """The first column from `column` on that no cell above reaches into."""
        while (row, column) in self._covered:
            column += 1
        return column

    def _count(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise UnusableFileError(TOO_BIG)
