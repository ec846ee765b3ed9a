"""Movement of the sample school over its three terms, against plain loops over the files themselves."""

import hashlib
from collections import Counter
from datetime import datetime

import pytest

from analysis.measures.category_paths import NOT_HERE, category_steps, term_counts
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from analysis.meeting.term_paths import term_paths
from analysis.rules.categories import Category
from analysis.sample_school import FILES, FOLDER, MEETING_DAY
from tests.sample_data.conftest import read_grid, read_wide
from tests.sample_data.test_meeting import category, counts


@pytest.fixture(scope="module")
def meeting():
    files = []
    for name in FILES:
        data = (FOLDER / name).read_bytes()
        files.append(ReadFile(name, hashlib.sha256(data).hexdigest(), read_any(data, name)))
    terms = terms_in(files, FileNotes(), MEETING_DAY)
    autumn, spring, summer = terms.sheets
    assert autumn.name.startswith("Autumn")
    return prepare_meeting(files, terms, summer, spring, MEETING_DAY, True)


@pytest.fixture(scope="module")
def rows():
    """The rows of each term's file by child: name and date of birth."""
    terms = read_wide("autumn_2025_marks.csv"), read_grid("spring_2026_marks.xlsx"), read_wide("summer_2026_marks.csv")
    return [{row.child: row for row in term} for term in terms]


def place(row, *, is_now):
    """The category that a row of a file gives, "not here" without one."""
    if row is None:
        return NOT_HERE
    left = row.about["Leaving Date"] if is_now else ""
    gone = left and datetime.strptime(left, "%d/%m/%Y").date() <= MEETING_DAY  # noqa: DTZ007
    return NOT_HERE if gone else category(*counts(row)) or NOT_HERE


@pytest.fixture(scope="module")
def plain(rows):
    """Every child's path, the nursery aside."""
    children = dict.fromkeys(child for term in rows for child in term)
    latest = {child: next(term[child] for term in reversed(rows) if child in term) for child in children}
    found = {}
    for child in children:
        path = tuple(place(term.get(child), is_now=term is rows[-1]) for term in rows)
        if latest[child].year != "Nursery" and set(path) != {NOT_HERE}:
            found[child] = path
    return found


def test_every_path_is_that_of_a_plain_loop(meeting, plain):
    assert Counter(term_paths(meeting).places) == Counter(plain.values())


def test_the_figures_of_each_term_and_step_are_those_of_a_plain_loop(meeting, plain):
    paths = term_paths(meeting).places
    for term, count in enumerate(term_counts(paths)):
        of_term = Counter(path[term] for path in plain.values())
        assert count.categories == {one: of_term[one] for one in Category}
    for term, step in enumerate(category_steps(paths)):
        moved = Counter((path[term], path[term + 1]) for path in plain.values())
        assert {(was, is_): many for was, row in step.items() for is_, many in row.items() if many} == moved
