"""Movement: how did pupils move between the categories, term after term?

Every figure of the sample school's three terms equals plain loops over the files themselves.
"""

import json
from collections import Counter
from datetime import datetime

import pytest

from analysis.measures.category_paths import NOT_HERE, category_steps, term_counts
from analysis.meeting.figures import with_letters
from analysis.meeting.net_movement import homes_in, net_by
from analysis.meeting.term_groups import group_lines
from analysis.meeting.term_paths import term_paths
from analysis.rules.categories import Category
from analysis.sample_school import MEETING_DAY
from tests.pages.pages import TOTALS, csv_of, dropped, on, opened, totals_of, with_sample, words
from tests.sample_data.conftest import read_csv, read_grid, read_wide
from tests.sample_data.test_meeting import category, counts


@pytest.fixture(scope="module")
def sample():
    return on(with_sample(), "movement")


@pytest.fixture(scope="module")
def meeting(sample):
    return sample.session_state["kept_meeting"][1]


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "movement"))


def test_the_answer_comes_first_with_dates_and_pupils(sample):
    text = words(sample)
    assert "Below the 97% target: 186 of 414 pupils (44.9%) in Autumn 2025, 219 of 413 pupils (53.0%) in Summer" in text
    assert "Autumn 2025: 3 September 2025 to 19 December 2025; Spring 2026" in text
    assert "pupils on roll in one of these terms, in all year groups but Nursery" in text


def test_the_figure_has_every_term_and_words_for_those_who_cannot_see_it(sample):
    (figure, *_) = sample.get("plotly_chart")
    labels = json.loads(figure.proto.spec)["data"][0]["node"]["customdata"]
    assert [label for label in labels if "Green" in label] == ["● Green  228", "● Green  222", "● Green  194"]
    assert "Pupils by category in Autumn 2025 and in Spring 2026: 148 from green to green;" in figure.proto.alt


def test_the_most_common_path_stands_first_and_a_chosen_one_lists_its_pupils(sample):
    sample.session_state["paths_table"] = {"selection": {"rows": [7]}}
    app = sample.run()
    assert "Of 407 pupils with a category in all 3 terms, 88 were green in each, 80 in none; 14 were red" in words(app)
    over_terms = [frame.value for frame in app.dataframe if "Spring 2026" in frame.value.columns]
    counted, pupils = (one for one in over_terms if {"Pupil", "Pupils"} & set(one.columns) and "Group" not in one)
    assert counted.iloc[0].tolist() == ["● Green", "● Green", "● Green", 88]
    assert "■ Red, then ■ Red, then ■ Red: 14 pupils" in words(app)
    assert len(pupils) == 14
    assert pupils["Summer 2026"].str.startswith("■ ").all()


def test_net_movement_stands_beside_chance_with_its_limits(sample):
    text = words(sample)
    assert "90 pupils moved up, 109 down; if last term and this term were alike, a difference this large would" in text
    assert "409 pupils with a category in both." in text
    assert "21 groups are compared at once" in text
    assert "Regression to the mean" in text
    years, classes = (one.value for one in sample.dataframe if "By chance alone" in one.value)
    assert (len(years), len(classes)) == (7, 14)


def lines_drawn(app):
    return next(one for one in app.multiselect if "in the figure" in one.label).value


def test_lines_begin_with_the_groups_that_moved_most(sample):
    assert "Year 2 changed most since Spring 2026: up 1.4 points to 95.8%; all these pupils up 0.4" in words(sample)
    assert lines_drawn(sample) == ["Year 2", "Year 1", "Year 5"]
    figure = json.loads(sample.get("plotly_chart")[1].proto.spec)
    assert len(figure["data"]) == 4


def test_a_year_group_and_a_class_narrow_every_figure_and_stay_on_other_pages(sample):
    app = sample.multiselect(key="filter_year_group_0").set_value(["Year 4"]).run()
    text = words(app)
    assert "26 of 59 pupils (44.0%) in Autumn 2025, 30 of 59 pupils (50.8%) in Summer" in text
    assert "13 pupils moved up, 19 down" in text
    assert "1 was red in each" in text
    assert lines_drawn(app) == ["4CC", "4FM"]
    app = on(on(app, "persistent"), "movement")
    assert "Only Year 4" in words(app)
    app = app.multiselect(key="filter_class_name_0").set_value(["4CC"]).run()
    assert "All these pupils since Spring 2026: up " in words(app)
    assert "groups are compared at once" not in words(app)
    app = app.multiselect(key="filter_year_group_0").set_value(["Nursery"]).run()
    assert "Nobody in these year groups and classes is counted here." in words(app)
    sample.button(key="clear_filter").click().run()


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


def homes_of(contacts, child_of):
    """Who shares an address with at most five others, by child: whom the home is named after."""
    at = {}
    for contact in contacts:
        child = child_of.get(contact["UPN"])
        if child and contact["Address Block"] and contact["Relationship"] != "Social Worker":
            at.setdefault((contact["Address Block"], contact["Postcode"]), set()).add(child)
    homes = {}
    for children in (one for one in at.values() if 1 < len(one) <= 6):
        together = set().union(children, *(homes.get(child, ()) for child in children))
        homes |= dict.fromkeys(together, together)
    return {child: min(home) for child, home in homes.items()}


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


@pytest.mark.parametrize("column", ["year", "class_name"])
def test_the_sessions_of_each_group_are_those_of_plain_loops(meeting, rows, plain, column):
    here = [child for child, path in plain.items() if path[-1] != NOT_HERE]
    sums = {}
    for child in here:
        own = sums.setdefault(getattr(rows[-1][child], column), [[0, 0], [0, 0], [0, 0]])
        for term, of_term in enumerate(rows):
            attended, possible = counts(of_term[child]) if child in of_term else (0, 0)
            own[term][0] += attended
            own[term][1] += possible
    lines = group_lines(term_paths(meeting), "year_group" if column == "year" else column)
    assert {one.group: [list(term) for term in one.terms] for one in lines} == sums
    for line in lines:
        own = [child for child in here if getattr(rows[-1][child], column) == line.group]
        pairs = [[counts(term[child]) for term in rows[-2:]] for child in own if child in rows[-2]]
        same = [pair for pair in pairs if pair[0][1] and pair[1][1]]
        assert line.same == tuple(tuple(map(sum, zip(*term, strict=True))) for term in zip(*same, strict=True))


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


def test_net_movement_and_its_chance_are_those_of_plain_loops(meeting, rows, plain):
    moves = {}
    for child, path in plain.items():
        if NOT_HERE not in path[1:]:
            was, now = ("redambergreen".index(place) for place in path[1:])
            moves[child] = (now > was) - (now < was)
    homes = homes_of(read_csv("contacts.csv"), {row.about["UPN"]: child for child, row in rows[-1].items()})
    found = {one.group: one for one in net_by(with_letters(meeting.analysis), "year_group", homes_in(meeting))}
    for year in {rows[-1][child].year for child in moves}:
        own = {child: move for child, move in moves.items() if rows[-1][child].year == year}
        nets = Counter()
        for child, move in own.items():
            nets[homes.get(child, child)] += move
        assert found[year].net == sum(own.values())
        assert found[year].counts.improved == sum(move > 0 for move in own.values())
        chances = Counter({0: 1})
        for net in nets.values():
            chances = sum((Counter({at + way: many for at, many in chances.items()}) for way in (net, -net)), Counter())
        rare = sum(many for at, many in chances.items() if abs(at) >= abs(found[year].net))
        assert found[year].chance == pytest.approx(rare / sum(chances.values()))


def test_of_many_terms_the_latest_six_are_drawn_and_the_table_has_all_that_are_chosen():
    years, seasons = ("2023/24", "2024/25", "2025/26"), ("Autumn", "Spring", "Summer")
    rows = [
        ("", surname, "Ada", "Year 6", "6A", 100, 90 + number, 10 - number, 0, season, year)
        for surname in ("Able", "Bee")
        for number, (year, season) in enumerate((year, season) for year in years for season in seasons)
    ]
    app = on(dropped(opened(), "years.csv", csv_of((*TOTALS, "Term", "Academic Year"), rows)), "movement")
    assert len(app.dataframe[0].value) == 6
    app = app.selectbox(key="movement_from").select_index(0).run()
    assert len(app.dataframe[0].value) == 9
    assert "The figure shows the latest 6 terms, the table all 9." in words(app)
    assert "Below the 97% target: 2 of 2 pupils (100.0%) in Autumn 2023/24, 0 of 2 pupils (0.0%)" in words(app)


def test_one_term_alone_has_no_movement():
    app = dropped(opened(), "spring.csv", totals_of("Spring", ("Able", 100, 99)))
    assert "Only one term is open." in words(on(app, "movement"))
