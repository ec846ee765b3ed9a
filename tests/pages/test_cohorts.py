"""Groups: which groups attend less than all others? Every figure of the sample school against loops over its files."""

from math import ceil, floor

import pytest
from scipy.stats import binomtest

from tests.measures.test_group_gaps import plain_range
from tests.pages.pages import TOTALS, csv_of, dropped, on, opened, with_sample, words
from tests.pages.test_address import opened_at
from tests.pages.test_columns import HEADINGS, SAID, picked, pressed, refused
from tests.sample_data.conftest import read_grid, read_wide
from ui.tables import FIGURE_SPACE

PRESENT, AUTHORISED, UNAUTHORISED = set("/\\LVPK"), {"C", "C2", "E", "I", "M", "R"}, {"G", "N", "O", "U"}
KINDS = {
    "I": "Illness",
    "M": "Appointments",
    "G": "Holiday",
    "N": "No reason",
    "O": "No reason",
    "U": "Late after close",
}
NAMES = {
    "Year": lambda about: about["Year"],
    "Class": lambda about: about["Class"],
    "Sex": lambda about: {"F": "Girls", "M": "Boys"}[about["Sex"]],
    "Free school meals": lambda about: {"Y": "Free school meals", "N": "No free school meals"}[about["FSM"]],
}
COLUMNS = {"year_group": "Year", "class_name": "Class", "sex": "Sex", "fsm": "Free school meals"}


@pytest.fixture(scope="module")
def terms():
    """The sample school's children of Years 1 to 6 on roll at the end: what the files say, and marks by term."""
    files = (
        read_wide("autumn_2025_marks.csv"),
        read_grid("spring_2026_marks.xlsx"),
        read_wide("summer_2026_marks.csv"),
    )
    autumn, spring, summer = ({row.child: row for row in rows} for rows in files)
    here = [row for row in summer.values() if row.year[:4] == "Year" and not row.about["Leaving Date"]]
    return [
        (
            row.about,
            *(list(one[row.child].marks.values()) if row.child in one else [] for one in (autumn, spring, summer)),
        )
        for row in here
    ]


def sessions(marks):
    attended = sum(mark in PRESENT for mark in marks)
    return attended, attended + sum(mark in AUTHORISED | UNAUTHORISED for mark in marks)


def cut(number):
    """To one decimal, towards 0."""
    return floor(abs(number) * 10 + 1e-9) / 10 * (1 if number >= 0 else -1)


def plain_line(members, others, *, over_year):
    """Every figure of one group by plain loops; `members`: (about, autumn, spring, summer)."""
    marks = [autumn + spring + summer if over_year else summer for _, autumn, spring, summer in members]
    counts = [sessions(one) for one in marks]
    rest = [sessions(a + b + c if over_year else c) for _, a, b, c in others]
    attended, possible = (sum(side) for side in zip(*counts, strict=True))
    there, could = (sum(side) for side in zip(*rest, strict=True)) if rest else (0, 0)
    both = [(sessions(spring), sessions(summer)) for _, _, spring, summer in members if sessions(spring)[1]]
    before, now = (100 * sum(p[n][0] for p in both) / sum(p[n][1] for p in both) for n in (0, 1))
    gap = 100 * (attended / possible - there / could) if rest else None
    flat = [mark for one in marks for mark in one]
    missed = {kind: sum(KINDS.get(mark) == kind for mark in flat) for kind in KINDS.values()}
    missed["Other agreed"] = sum(mark in AUTHORISED - KINDS.keys() for mark in flat)
    missed |= {"Authorised": sum(mark in AUTHORISED for mark in flat)}
    missed |= {"Unauthorised": sum(mark in UNAUTHORISED for mark in flat), "All absence": possible - attended}
    persistent = sum(10 * (p - a) >= p for a, p in counts)
    return {
        "Pupils": len(members),
        "Attendance": cut(100 * attended / possible),
        "Sessions": f"{attended:,} of {possible:,}",
        "Gap": None if gap is None else cut(gap),
        "Equals pupils": None if gap is None else cut(gap * len(members) / 100),
        "Change": cut(now - before),
        "Persistent": persistent,
        "Share": cut(100 * persistent / len(members)),
        "Severe": sum(2 * (p - a) >= p for a, p in counts),
        "● Green": sum(100 * a >= 97 * p for a, p in counts),
        "▲ Amber": sum(90 * p <= 100 * a < 97 * p for a, p in counts),
        "■ Red": sum(100 * a < 90 * p for a, p in counts),
        **{kind: cut(100 * many / possible) for kind, many in missed.items()},
    }


@pytest.fixture(scope="module")
def sample():
    return on(with_sample(), "cohorts")


def shown(app, label):
    """All cells of the three tables, by group."""
    found = {}
    for table in app.dataframe:
        for row in table.value.replace(FIGURE_SPACE, "", regex=True).to_dict("records"):
            found.setdefault(row[label], {}).update(row)
    return found


def chosen(app, column, basis="this term"):
    app.selectbox(key="groups_by").set_value(column)
    return app.segmented_control(key="groups_basis").set_value(basis).run()


@pytest.mark.parametrize(
    ("column", "over_year"),
    [("year_group", False), ("class_name", False), ("sex", False), ("fsm", False), ("class_name", True), ("fsm", True)],
)
def test_every_figure_of_the_sample_school_is_what_plain_loops_find(sample, terms, column, over_year):
    app = chosen(sample, column, "year to date" if over_year else "this term")
    label = COLUMNS[column]
    groups = {"Everyone": terms}
    for one in terms:
        groups.setdefault(NAMES[label](one[0]), []).append(one)
    found = shown(app, label)
    assert set(found) == set(groups)
    for name, members in groups.items():
        wanted = plain_line(members, [one for one in terms if one not in members], over_year=over_year)
        for figure, value in wanted.items():
            have = found[name][figure]
            assert (have is None or have != have) if value is None else have == value, (name, figure)
    check_ranges(found, groups, over_year=over_year)


def check_ranges(found, groups, *, over_year):
    """The ranges by hand and by scipy, rounded outwards; all of one table hold together."""
    alone = {name: members for name, members in groups.items() if name != "Everyone"}
    level = 0.05 / (len(alone) if len(alone) > 2 else 1)
    rows = [(name, *sessions(a + b + c if over_year else c)) for name in alone for _, a, b, c in alone[name]]
    for name in alone:
        low, high = plain_range(name, rows, level)
        assert found[name]["Range of the gap"] == as_range(low, high)
        assert found[name]["Chance"] == ("may be chance" if low <= 0 <= high else "more than chance")
        for count, said in (("Persistent", "Range of the share"), ("Severe", "Range of severe")):
            wilson = binomtest(found[name][count], len(alone[name])).proportion_ci(1 - level, method="wilson")
            assert found[name][said] == as_range(100 * wilson.low, 100 * wilson.high)


def as_range(low, high):
    ends = (floor(10 * low + 1e-9) / 10, ceil(10 * high - 1e-9) / 10)
    return " to ".join(f"{end + 0.0:.1f}".replace("-", "\u2212") for end in ends)


def test_the_answer_the_figure_and_the_national_figures_of_the_sample_school(sample):
    app = chosen(sample, "fsm", "year to date")
    text = words(app)
    assert (
        "Free school meals: 92.4% in the school year to date, 3.1 points less than all other pupils: more than" in text
    )
    assert "and as if 2.9 of its 93 pupils were away all the time." in text
    assert "The two groups differ by more than chance" in text
    assert "Counted: Years 1 to 6 on roll, without leavers (355)." in text
    assert "of groups, persistent absentees: England, state-funded primaries, full year 2022/23 (school census)" in text
    assert shown(app, "Free school meals")["Free school meals"]["England, persistent"] == 29.4
    assert len(app.get("plotly_chart")) == 1


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "cohorts"))


def school(*, care=6, **asked):
    """Twelve pupils of one class, every second with free school meals, some of them in care."""
    headings = (*TOTALS, "Term", "Academic Year", "FSM", "In care", "Sex")
    rows = [
        ("", f"Pupil{place}", "Ada", "Year 3", "[3A](http://a.b)", 100, 100 - place, place, 0, "Spring", "2025/26",
         "NY"[place % 2], "NY"[place < care], "MF"[place < 3])
        for place in range(12)
    ]  # fmt: skip
    return dropped(opened_at(**asked), "spring.csv", csv_of(headings, rows))


def options(app, key):
    return app.selectbox(key=key).options


def names(app):
    """The groups of the first table, in their order."""
    labels = [column for column in app.dataframe[0].value.columns if column in {*COLUMNS.values(), "Looked after"}]
    return app.dataframe[0].value[labels].to_numpy().tolist()


def test_two_groupings_at_once_are_offered_and_what_the_files_do_not_tell_is_named_with_what_to_do():
    app = on(school(), "cohorts")
    assert options(app, "groups_by") == ["Year", "Class", "Sex", "Free school meals", "Looked after"]
    app.selectbox(key="groups_by").set_value("fsm")
    app = app.selectbox(key="groups_and").set_value("sex").run()
    assert names(app) == [
        ["Everyone", ""],
        ["No free school meals", "Small groups together"],
        ["Free school meals", "Small groups together"],
    ]
    assert app.query_params == {"by": "fsm", "and": "sex"}
    [missing] = [one.label for one in app.expander]
    assert missing.startswith("Not in your files: Ever 6, Pupil premium, SEN, First language, Ethnicity, Previously")
    assert "drop a list of pupils with UPN, name and that column" in words(app)
    assert "Your files are totals: what kind an absence is, only marks tell." in words(app)


def test_groups_under_five_stand_by_themselves_in_the_room_only():
    app = on(school(care=2, by="looked_after"), "cohorts")
    assert names(app) == [["Everyone"], ["Small groups together"]]
    assert "There are not two groups of 5 pupils or more here" in words(app)
    assert [one.proto.label for one in app.get("download_button")] == ["All three tables (CSV)"]
    app = app.checkbox(key="groups_small").check().run()
    assert shown(app, "Looked after")["Looked after"]["Pupils"] == 2
    assert not app.get("download_button")
    assert "To download, put groups of fewer than 5 together again." in words(app)


def test_on_the_projector_no_group_of_care_is_there_and_nothing_to_download_and_nobody_is_named():
    app = on(school(), "cohorts").selectbox(key="groups_by").set_value("looked_after").run()
    assert "Looked after" in shown(app, "Looked after")
    app.session_state["kept_presenting"] = True
    app = app.run()
    assert options(app, "groups_by_presented") == ["Year", "Class", "Sex", "Free school meals"]
    assert not app.dataframe
    assert "show_names" not in [button.key for button in app.button], "a press would show nothing here"
    sent = "\n".join([words(app), *(str(one.value) for one in app.table), *(one.label for one in app.expander)])
    sent = sent.replace("\\", "")
    assert "94.5%" in sent
    hidden = ("Looked after", "looked after", "Child in need", "Protection plan", "Young carer", "Pupil1")
    assert [word for word in hidden if word in sent] == []
    assert not app.get("download_button")
    assert not app.checkbox
    assert [one.proto.label for one in app.get("page_link")] == ["Back to the Meeting page"]


def test_a_column_that_the_school_says_is_a_group_is_one_and_not_on_the_projector():
    data = csv_of((*HEADINGS, "Haus"), [
        (f"Pupil{place}, Ada", "3A", 100, 100 - place, place, 0, "05/01/2026", "27/03/2026", ("Red", "Blue")[place % 2])
        for place in range(12)
    ])  # fmt: skip
    app = picked(refused(data), (*SAID, "own_group_1"))
    app = on(pressed(pressed(app, "read_this_way"), "keep_mapping"), "cohorts")
    assert options(app, "groups_by") == ["Class", "Haus"]
    app = app.selectbox(key="groups_by").set_value("own_group_1").run()
    assert [row[:1] for row in app.dataframe[0].value[["Haus"]].to_numpy().tolist()] == [
        ["Everyone"],
        ["Red"],
        ["Blue"],
    ]
    app.session_state["kept_presenting"] = True
    assert options(app.run(), "groups_by_presented") == ["Class"]


def test_files_without_any_group_say_so():
    headings = ("Surname", "Forename", "Possible", "Attended", "Term", "Academic Year")
    data = csv_of(headings, [(f"Pupil{place}", "Ada", 100, 90, "Spring", "2025/26") for place in range(6)])
    app = on(dropped(opened(), "spring.csv", data), "cohorts")
    assert "The files give no year, class or other group." in words(app)
    assert not app.exception
