"""L5: one row for mornings and one for afternoons."""

import io

import msoffcrypto.format.ooxml
import pytest

from analysis.ingest.problems import UnusableFileError
from analysis.ingest.reading import read_export
from tests.ingest.files import marks_of, messages, read_csv, workbook_of
from tests.ingest.test_example_exports import BEHIND_A_PASSWORD, FIGURES, figures_by_key

DATES = "07/09/2026,08/09/2026"
MONDAY = 46272
"""7 September 2026 as Excel counts days."""


def test_each_row_has_the_marks_of_one_session():
    export = read_csv(f"Name,Session,{DATES}", '"Test, Zoë",AM,/,I', '"Test, Zoë",PM,\\,L')
    assert export.layout == "L5"
    assert marks_of(export) == ["/", "\\", "I", "L"]
    assert export.marks["session"].tolist() == ["AM", "AM", "PM", "PM"]


@pytest.mark.parametrize("heading", ["Session", "AM/PM", "", "Sess."])
@pytest.mark.parametrize("words", [("AM", "PM"), ("Morning", "Afternoon"), ("am", "pm")])
def test_the_column_of_sessions_is_found_by_what_it_holds(heading, words):
    rows = [f'"Test, Zoë",{word},/,/' for word in words]
    assert marks_of(read_csv(f"Name,{heading},{DATES}", *rows)) == ["/"] * 4


def test_the_second_row_of_a_pupil_may_leave_the_name_empty():
    rows = ['"Test, Zoë",3RB,AM,/,/', ",,PM,,", '"X, Y",3RB,AM,I,I', ",,PM,I,I"]
    export = read_csv(f"Name,Reg,Session,{DATES}", *rows)
    assert [marks_of(export, pupil) for pupil in (0, 1)] == [["/", "", "/", ""], ["I"] * 4]
    assert export.pupils["class_name"].tolist() == ["3RB", "3RB"]


def test_a_third_row_without_a_name_belongs_to_nobody():
    rows = ['"Test, Zoë",AM,/,I', ",PM,/,I", ",AM,/,/", '"X, Y",AM,/,/', ",AM,I,I"]
    export = read_csv(f"Name,Session,{DATES}", *rows)
    assert [marks_of(export, pupil) for pupil in (0, 1)] == [["/", "/", "I", "I"], ["/", "/"]]
    assert "Rows 4 and 6 name no pupil" in messages(export)


def test_two_rows_without_any_word_are_taken_in_turn_and_told():
    rows = ['"Test, Zoë",/,I', ",\\,L", '"X, Y",G,G', ",G,G"]
    export = read_csv(f"Name,{DATES}", *rows)
    assert marks_of(export) == ["/", "\\", "I", "L"]
    assert "the upper was taken" in messages(export)


def test_single_rows_with_single_marks_do_not_say_their_session():
    with pytest.raises(UnusableFileError, match="No attendance"):
        read_csv(f"Name,{DATES}", '"Test, Zoë",/,I', '"X, Y",/,/')


def test_a_row_of_no_session_is_reported_and_left_out():
    rows = ['"Test, Zoë",AM,/,I', '"Test, Zoë",PM,/,I', '"X, Y",Club,/,/', '"X, Y",,/,/', '"Q, R",AM,/', '"Q, R",PM']
    export = read_csv(f"Name,Session,{DATES}", *rows)
    assert '"Club" is not a morning or afternoon session' in messages(export)
    assert export.rows_left_out == 2
    assert marks_of(export, 1) == ["/", "", "", ""]


def test_a_row_that_ends_early_is_filled_from_the_row_above():
    export = read_csv("Session,07/09/2026,Name", 'AM,/,"Test, Zoë"', "PM,I")
    assert marks_of(export) == ["/", "I"]


def test_totals_under_the_register_are_no_pupils():
    rows = ['"Test, Zoë",AM,/,I', ",PM,/,I", "Total present,AM,1,0", ",PM,1,0", "", "Page 1 of 1"]
    assert len(read_csv(f"Name,Session,{DATES}", *rows).pupils) == 1


def test_a_register_without_pupils_is_refused():
    with pytest.raises(UnusableFileError, match="no pupils"):
        read_csv(f"Name,Session,{DATES}", "Total present,AM,1,0", "Total absent,PM,1,0")


@pytest.mark.parametrize("session_heading", ["Session", None])
def test_the_register_behind_a_password_gives_the_figures_of_the_example(session_heading):
    target = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(register(session_heading))).encrypt("Greenlane", target)
    with pytest.raises(UnusableFileError, match="password protected; please type"):
        read_export(target.getvalue(), "register.xlsx")
    found = figures_by_key(read_export(target.getvalue(), "register.xlsx", "Greenlane"))
    for expected in BEHIND_A_PASSWORD:
        figures = {name: found[expected["key"].lower()][name] for name in (*FIGURES, "missing")}
        assert figures == {name: expected[name] for name in (*FIGURES, "missing")}


def register(session_heading: str | None) -> bytes:
    """A register as example 21 describes it: names merged over two rows, dates as raw serial numbers."""
    pupils = {
        "O'Connor-Núñez Zoë": ("//I//", r"\\I\\"),
        "Smith & Jones Adaeze": ("//U//", "\\" * 5),
        "=Evans Tomos": ("///XX", r"\\\XX"),
    }
    says = session_heading is not None
    rows = [["Name", *([session_heading] if says else []), *range(MONDAY, MONDAY + 5)]]
    for name, halves in pupils.items():
        for session, marks in zip(("AM", "PM"), halves, strict=True):
            rows.append([name, *([session] if says else []), *marks])
    return workbook_of(*rows, merged=["A2:A3", "A4:A5", "A6:A7"])
