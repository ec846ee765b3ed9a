"""Persistent absentees: who misses a tenth or more, and what can still be done?"""

from collections import Counter
from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pytest
from docx import Document

from analysis.meeting.absentees import absentees
from analysis.meeting.what_if import Basis
from tests.pages.pages import TOTALS, csv_of, dropped, on, opened, reviewing, totals_of, with_sample, words
from ui.absentee_words import kinds_words, spells_words
from ui.state import StateKey
from ui.support_download import sheet_of

YEAR_TYPED = b"""
[[term]]
name = "Autumn"
start = 2025-09-03
end = 2025-12-19
half_term_start = 2025-10-27
half_term_end = 2025-10-31
[[term]]
name = "Spring"
start = 2026-01-05
end = 2026-03-27
half_term_start = 2026-02-16
half_term_end = 2026-02-20
[[term]]
name = "Summer"
start = 2026-04-20
end = 2026-07-03
half_term_start = 2026-04-27
half_term_end = 2026-06-05
"""
AUTUMN = totals_of("Autumn", ("Able", 100, 100), ("Bee", 100, 92), ("Cole", 100, 40), ("Dane", 100, 100))
SPRING = totals_of("Spring", ("Able", 100, 80), ("Bee", 100, 91), ("Cole", 100, 50), ("Dane", 100, 96))


def two_terms(*more):
    app = dropped(dropped(opened(), "autumn.csv", AUTUMN), "spring.csv", SPRING)
    for name, data in more:
        app = dropped(app, name, data)
    return on(app, "persistent")


TABS = {"persistent_list": 0, "severe_list": 1, "about_to_become_list": 2, "left_untouched_list": 3}


def listed(app, key):
    """The rows of a table, by pupil, in its order."""
    tables = app.tabs[TABS[key]].dataframe
    return {row["Pupil"]: row for table in tables for row in table.value.to_dict("records")}


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "persistent"))


def test_the_answer_comes_first_with_its_basis_its_dates_and_its_pupils():
    text = words(two_terms(("school.toml", YEAR_TYPED)))
    assert "2 of 4 pupils (50.0%) have missed a tenth or more of the school year to date, 1 of them half" in text
    assert "1 can still end the school year under a tenth, 1 cannot." in text
    assert "Autumn 2025/26: 3 September 2025 to 19 December 2025" in text
    assert "pupils on roll in all year groups but Nursery, with sessions" in text
    assert "To come up to 3 July 2026: 50 sessions" in text


def test_the_list_says_what_can_still_be_missed_and_what_must_be_attended():
    found = listed(two_terms(("school.toml", YEAR_TYPED)), "persistent_list")
    assert list(found) == ["Cole, Ada", "Able, Ada"]
    able, cole = found["Able, Ada"], found["Cole, Ada"]
    assert (able["Days"], able["Attendance"]) == (10.0, "90.0% (180 of 200)")
    assert able["By year end"] == "can miss 4 more, must attend 46 of 50"
    assert cole["By year end"] == "too late by 86 sessions"
    assert (able["What kind, in days"], able["Spells"]) == ("authorised 10", "not known")
    assert (able["Trend"], cole["Trend"]) == ("down 20.0 points", "up 10.0 points")
    assert able["Last letter"] == "none on record"


def test_this_term_can_be_the_basis():
    app = two_terms().segmented_control(key="persistent_basis").set_value("this term").run()
    assert "2 of 4 pupils (50.0%) have missed a tenth or more of this term" in words(app)
    assert listed(app, "persistent_list")["Able, Ada"]["Attendance"] == "80.0% (80 of 100)"


def test_without_typed_terms_it_says_which_are_missing_and_what_would_do():
    app = two_terms()
    assert "is not known: The file of this term does not say up to which day it counts." in words(app)
    assert listed(app, "persistent_list")["Able, Ada"]["By year end"] == (
        "not known; under a tenth after the next 1 attended"
    )
    app = dropped(
        app.switch_page("pages/upload.py").run(), "school.toml", YEAR_TYPED.split(b'[[term]]\nname = "Summer')[0]
    )
    assert "Settings has no term dates after 27 March 2026." in words(on(app, "persistent"))


def test_without_every_term_of_the_year_this_term_is_the_basis():
    text = words(on(dropped(opened(), "spring.csv", SPRING), "persistent"))
    assert "Year to date is shown when every term of the school year is loaded." in text
    assert "have missed a tenth or more of this term" in text
    assert "Not every term of this school year is loaded." in text


def test_an_autumn_alone_is_the_year_to_date():
    text = words(on(dropped(opened(), "autumn.csv", AUTUMN), "persistent"))
    assert "1 of 4 pupils (25.0%) has missed a tenth or more of the school year to date" in text


def test_severe_is_a_list_of_its_own():
    app = two_terms()
    assert list(listed(app, "severe_list")) == ["Cole, Ada"]
    assert "1 pupil missed half or more" in words(app).replace("*", "")


@pytest.mark.parametrize(("within", "names"), [(3, []), (4, ["Bee, Ada"]), (18, ["Bee, Ada", "Dane, Ada"])])
def test_about_to_become_takes_both_sides_of_the_number_typed(within, names):
    app = two_terms().number_input(key="persistent_within").set_value(within).run()
    assert list(listed(app, "about_to_become_list")) == names


def test_left_untouched_are_below_the_target_until_a_letter_is_on_record():
    assert list(listed(two_terms(), "left_untouched_list")) == ["Able, Ada", "Bee, Ada", "Cole, Ada", "Dane, Ada"]
    app = reviewing(two_terms())
    app.button(key="release_concern_amber").click().run()
    found = on(app, "persistent")
    assert list(listed(found, "left_untouched_list")) == ["Able, Ada", "Bee, Ada", "Cole, Ada"]
    assert list(listed(found.number_input(key="persistent_within").set_value(18).run(), "about_to_become_list")) == [
        "Bee, Ada",
        "Dane, Ada",
    ]
    assert "Amber letter, released" in listed(found, "about_to_become_list")["Dane, Ada"]["Last letter"]
    assert "Calls, meetings and plans are not recorded in this program yet" in words(found)


def test_the_lists_are_narrowed_by_class_and_year_group():
    other = csv_of(
        (*TOTALS, "Term", "Academic Year"), [("", "Else", "Ben", "Year 4", "4B", 100, 50, 50, 0, "Spring", "2025/26")]
    )
    app = on(dropped(dropped(opened(), "a.csv", SPRING), "b.csv", other), "persistent")
    assert len(listed(app, "persistent_list")) == 3
    app.multiselect(key="filter_class_name_0").set_value(["4B"]).run()
    assert list(listed(app, "persistent_list")) == ["Else, Ben"]
    app.multiselect(key="filter_class_name_0").set_value([]).run()
    app.multiselect(key="filter_year_group_0").set_value(["Year 3"]).run()
    assert len(listed(app, "persistent_list")) == 2


def test_a_pupil_with_a_percentage_only_is_named_and_in_no_list():
    headings = ("Surname", "Forename", "Year", "Reg", "% Attendance", "Term", "Academic Year")
    data = csv_of(headings, [("Able", "Ada", "Year 3", "3A", "88.0", "Spring", "2025/26")])
    text = words(on(dropped(opened(), "spring.csv", data), "persistent"))
    assert "Nobody's sessions are known" in text
    assert "Able, Ada, 3A: the file prints 88.0% and no sessions" in text


def test_nobody_is_said_to_be_nobody():
    green = totals_of("Spring", ("Able", 100, 100))
    app = on(dropped(opened(), "spring.csv", green), "persistent")
    assert "Nobody has missed a tenth of this term." in words(app)
    assert "Nobody." in words(app)


def test_a_name_is_never_read_as_markup():
    bad = totals_of("Spring", ("[x](http://example.org)", 100, 50))
    app = on(dropped(opened(), "spring.csv", bad), "persistent")
    assert not app.exception
    assert listed(app, "persistent_list")


def test_the_sample_school_says_that_the_year_is_over_and_nothing_can_change():
    app = on(with_sample(), "persistent")
    assert "57 of 413 pupils (13.8%) have missed a tenth or more of the school year to date, 3 of them" in words(app)
    assert "On the Meeting page it is 46 of 356 pupils (12.9%). Counted there: Years 1 to 6, with whoever" in words(app)
    assert "No session of the school year is still to come." in words(app)
    listed_now = absentees(app.session_state["kept_meeting"][1], Basis.YEAR).persistent
    letters = Counter(one.decision.proposal.letter for one in listed_now)
    proposed, invited = len(listed_now) - letters[None], letters["meeting_invitation"]
    assert (
        f"An action is agreed for none of them; a letter is proposed this term for {proposed}, for {invited} an "
        "invitation to a meeting."
    ) in words(app)
    assert {row["By year end"] for row in listed(app, "persistent_list").values()} == {"year over, a tenth missed"}


def test_what_the_visit_decides_in_the_sample_school_is_on_record():
    app = on(with_sample(), "persistent")
    assert len(listed(app, "left_untouched_list")) == 219
    app = reviewing(app)
    app.button(key="release_concern_amber").click().run()
    assert len(listed(on(app, "persistent"), "left_untouched_list")) < 219


def test_the_sheet_for_the_support_meeting_has_no_circumstance_until_asked():
    app = on(with_sample(), "persistent")
    offered = [one.proto.label for one in app.get("download_button")]
    assert [one for one in offered if one != "This table (CSV)"] == ["The sheet (Word)", "The sheet (Excel)"]
    assert not app.checkbox(key="support_circumstances").value
    meeting = app.session_state[StateKey.MEETING][1]
    found = absentees(meeting, Basis.YEAR)
    without, with_them = (sheet_text(sheet_of(meeting, found, {}, with_circumstances=one)) for one in (False, True))
    assert "Severely absent: half of possible sessions or more (3 pupils)" in without
    assert "Counted: pupils on roll in all year groups but Nursery" in without
    assert "mental health" not in without
    assert "mental health" in with_them


def test_without_anybody_on_it_there_is_no_sheet():
    app = on(dropped(opened(), "spring.csv", totals_of("Spring", ("Able", 100, 100))), "persistent")
    assert "There is nobody to put on the sheet." in words(app)
    assert not [one for one in app.get("download_button") if "sheet" in one.proto.label]


def sheet_text(data):
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_next_action_about_a_pupil_is_the_open_one_that_falls_due_first():
    two_terms()
    for text, owner, day in (("Ring home", "Mr B", date(2026, 12, 4)), ("Meet the family", "Mrs A", date(2026, 12, 1))):
        app = on(opened(), "meeting")
        about = app.selectbox(key="action_about_0")
        about.select_index(next(place for place, one in enumerate(about.options) if one.startswith("Cole")))
        app.text_input(key="action_text_0").set_value(text)
        app.text_input(key="action_owner_0").set_value(owner)
        app.date_input(key="action_due_0").set_value(day)
        app.button(key="action_add").click().run()
    rows = listed(on(opened(), "persistent"), "persistent_list")
    assert rows["Cole, Ada"]["Next action"] == "Meet the family (Mrs A, by 1 Dec 2026)"
    assert rows["Able, Ada"]["Next action"] == "none agreed"


def test_who_missed_nothing_has_no_kind_and_no_spell_that_were_not_known():
    nothing = SimpleNamespace(absent=0)
    assert (kinds_words(nothing, None), spells_words(nothing, None)) == ("none missed", "none")
