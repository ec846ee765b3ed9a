"""Tables: what a press on a heading sorts, and what leaves as a file."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.pages.pages import ROOT
from ui.measure_words import COLUMNS
from ui.tables import FIGURE_SPACE, lined_up, table_csv, with_words


@pytest.mark.parametrize(
    "in_order",
    [
        ["9.5%", "97.1%", "100.0% (66 of 66)"],
        ["■ 9.3%", "■ 83.3%", "▲ 96.9%", "● 97.0%", "● 100.0%"],
        ["9 (2.0%)", "12 (34.0%)", "not known"],
        ["3A", "12B"],
        ["", "Ada", "Ben"],
    ],
)
def test_text_that_begins_with_a_number_is_sorted_by_it(in_order):
    found = [row["Cell"] for row in lined_up([{"Cell": cell} for cell in reversed(in_order)])]
    as_a_browser_does = sorted(found, key=lambda cell: cell.replace(FIGURE_SPACE, " "))
    assert [cell.replace(FIGURE_SPACE, "") for cell in as_a_browser_does] == in_order


@pytest.mark.parametrize(
    ("cells", "lined"), [(["4 days", "10 days"], True), (["4 days", "10 days", "Ada", "Ben", "Cy"], False)]
)
def test_a_column_of_words_is_not_lined_up_for_the_few_that_begin_with_a_number(cells, lined):
    (first, *_) = (row["Cell"] for row in lined_up([{"Cell": cell} for cell in cells]))
    assert first == (f"{FIGURE_SPACE}4 days" if lined else "4 days")


@given(st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=6), st.floats(0, 9, allow_nan=False)), max_size=5))
def test_lining_up_adds_nothing_but_space(cells):
    found = [row["Cell"] for row in lined_up([{"Cell": cell} for cell in cells])]
    assert [one.replace(FIGURE_SPACE, "") if isinstance(one, str) else one for one in found] == [
        one.replace(FIGURE_SPACE, "") if isinstance(one, str) else one for one in cells
    ]


def shown(*, is_presenting):
    def page():
        from ui.tables import show_plain_table, show_table

        show_table([{"Pupil": "Able", "Why": "a reason"}], "one pupil", file="pupils", not_in_file=("Why",), key="one")
        show_plain_table([{"Group": "*3A*", "Pupils": 9}], "one group", key="groups")

    app = AppTest.from_function(page)
    app.session_state["kept_presenting"] = is_presenting
    return app.run()


def test_a_table_is_offered_as_a_file_at_the_desk_and_never_from_the_projector():
    assert [one.proto.label for one in shown(is_presenting=False).get("download_button")] == ["This table (CSV)"]
    assert not shown(is_presenting=True).get("download_button")


def test_a_plain_table_is_sorted_at_the_desk_and_large_on_the_projector_with_no_markup_read():
    desk, projector = shown(is_presenting=False), shown(is_presenting=True)
    assert (len(desk.dataframe), len(desk.table)) == (2, 0)
    assert projector.table[0].value.to_dict("records") == [{"Group": r"\*3A\*", "Pupils": "9"}]


def test_a_file_of_a_table_runs_no_formula_and_holds_the_columns_asked_for():
    rows = [{"Pupil": "=1+1", "Days": 2.5, "Why": "a reason"}, {"Pupil": "Able, Ada", "Days": None, "Why": ""}]
    assert table_csv(rows, ["Pupil", "Days"]).decode("utf-8-sig") == 'Pupil,Days\r\n\'=1+1,2.5\r\n"Able, Ada",\r\n'


def test_the_browsers_own_download_and_copying_of_tables_are_off():
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["client"]["disableDataExport"] is True


def test_a_heading_says_how_its_figure_is_made_unless_the_table_says_it_itself():
    rows = [{"Pupil": "Able", "Days": 1.5, "Spells": "2"}]
    found = with_words(rows, {"Days": {"width": 60, "help": None}, "Spells": {"help": "own words"}})
    assert found == {"Days": {"width": 60, "help": COLUMNS["Days"]}, "Spells": {"help": "own words"}}
