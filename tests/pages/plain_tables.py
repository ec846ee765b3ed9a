"""The tables of a page as plain rows, to be held against the plain oracle."""

from ui.tables import FIGURE_SPACE


def tables(page):
    """The tables of a page as lists of rows, by their first heading."""
    found = {}
    for one in page.dataframe:
        rows = one.value.astype(object).replace(FIGURE_SPACE, "", regex=True)
        found.setdefault(rows.columns[0], rows.to_dict("records"))
    return found


def in_order(rows):
    return sorted(tuple(sorted(row.items())) for row in rows)
