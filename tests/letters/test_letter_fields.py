"""The fields of a template, and the text that fills them."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.letters.context import contact_text, letter_context
from analysis.letters.details import KINDS, AbsenceLine, LetterDetails, Wrote
from analysis.letters.fields import FIELDS, FIELDS_BY_NAME, FieldKind, fields_of, how_to_write
from analysis.letters.figures import days_the_target_allows, joined
from analysis.letters.sample_letters import WROTE, dates_from
from analysis.letters.templates import read_template
from analysis.rules.school import School
from tests.letters.letters_of import DECIDED_ON, SCHOOL, details_of, template_of
from tests.letters.packages import template_with
from tests.letters.reading import plain

MANY = dates_from(date(2026, 9, 7), 13)


def field_of(field: str, school: School = SCHOOL, /, **changes: object) -> object:
    value = letter_context(details_of("concern_amber", **changes), school, DECIDED_ON)[field]
    return plain(value) if isinstance(value, str) else value


def test_the_context_fills_every_field_and_no_other() -> None:
    context = letter_context(details_of("concern_amber"), SCHOOL, DECIDED_ON)
    assert set(context) == set(FIELDS_BY_NAME)
    assert len(FIELDS_BY_NAME) == len(FIELDS)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_field_is_of_the_kind_that_the_table_says(field) -> None:
    value = letter_context(details_of("concern_amber"), SCHOOL, DECIDED_ON)[field.name]
    match field.kind:
        case FieldKind.TEXT:
            assert isinstance(value, str)
        case FieldKind.YES_NO:
            assert isinstance(value, bool)
        case FieldKind.LIST:
            assert all(isinstance(line, str) for line in value)
        case FieldKind.ROWS:
            assert all(tuple(row) == field.parts for row in value)


def test_standard_letters_use_every_field_that_is_not_only_offered() -> None:
    used = frozenset().union(*(template_of(letter).fields for letter in KINDS))
    assert used == {field.name for field in FIELDS if not field.offered}


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_says_what_it_means_and_looks_like(field) -> None:
    assert field.meaning
    assert field.example


@pytest.mark.parametrize(
    ("missed", "words"),
    [(0, "0 days"), (1, "half a day"), (2, "1 day"), (3, "1½ days"), (9, "4½ days"), (10, "5 days")],
)
def test_half_days_are_said_as_days(missed: int, words: str) -> None:
    assert field_of("days_missed", attended=66 - missed) == words


def test_a_single_session_is_not_plural() -> None:
    assert field_of("attendance_figure", attended=0, possible=1) == "0 of 1 session, 0.0%"
    assert field_of("half_days_missed", attended=0, possible=1) == "1 half-day"


def test_64_of_66_is_cut_to_96_9() -> None:
    assert field_of("attendance_figure", attended=64) == "64 of 66 sessions, 96.9%"


def test_the_same_rate_in_both_terms_keeps_its_percentage() -> None:
    assert field_of("attendance_figure", before_attended=114, before_possible=132) == "57 of 66 sessions, 86.3%"


def test_a_term_without_sessions_has_no_figure_to_compare_with() -> None:
    assert field_of("before_figure", before_attended=0, before_possible=0) == ""


@pytest.mark.parametrize(
    ("target", "days"),
    [("97%", "5½ days"), ("96.5%", "6½ days"), ("100%", ""), ("200%", ""), ("95%", "9½ days"), ("high", "")],
)
def test_a_target_is_explained_in_days_of_a_school_year(target: str, days: str) -> None:
    assert plain(days_the_target_allows(target)) == days


def test_kinds_that_do_not_add_up_are_left_out() -> None:
    # 9 half-days were missed; a list of 8 would make a parent doubt all of it.
    assert field_of("absence_lines", absences=(AbsenceLine("illness", 8),)) == []
    assert field_of("kinds_sentence", absences=(AbsenceLine("illness", 8),)) == ""
    assert field_of("few_kinds", absences=(AbsenceLine("illness", 8),)) is False


def test_unknown_totals_are_left_out() -> None:
    assert field_of("kinds_sentence", absences=(), authorised=None, unauthorised=None) == ""


def test_what_the_school_decided_stands_apart() -> None:
    assert field_of("kinds_sentence") == (
        "illness (4) and arrived after registers closed (1); "
        "agreed or decided by the school: leave in exceptional circumstances (4)"
    )
    assert field_of("school_decided_lines") == [{"words": "Leave in exceptional circumstances", "half_days": "4"}]
    only_decided = (AbsenceLine("agreed part-time timetable", 9, decided_by_school=True),)
    assert field_of("kinds_sentence", absences=only_decided) == (
        "agreed or decided by the school: agreed part-time timetable (9)"
    )


def test_twelve_dates_are_all_printed_and_a_thirteenth_is_counted() -> None:
    twelve = field_of("dates_sentence", absent_dates=dates_from(date(2026, 9, 7), 12))
    thirteen = field_of("dates_sentence", absent_dates=dates_from(date(2026, 9, 7), 13))
    assert twelve.endswith("27 September (am) and 29 September (pm)")
    assert thirteen.endswith("29 September (pm) and 1 more")
    assert field_of("more_dates", absent_dates=dates_from(date(2026, 9, 7), 13)) == "1 more"


def test_dates_are_in_order_and_said_once() -> None:
    dates = ((date(2026, 9, 9), "PM"), (date(2026, 9, 8), "all day"), (date(2026, 9, 9), "PM"))
    assert field_of("dates_sentence", absent_dates=dates) == "8 September and 9 September (pm)"


def test_dates_in_two_years_carry_their_year() -> None:
    dates = ((date(2026, 12, 18), "all day"), (date(2027, 1, 4), "AM"))
    assert field_of("dates_sentence", absent_dates=dates) == "18 December 2026 and 4 January 2027 (am)"


def test_a_date_is_never_broken_over_two_lines() -> None:
    context = letter_context(details_of("concern_amber"), SCHOOL, DECIDED_ON)
    assert context["letter_date"] == "18\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2026"
    assert str(context["dates_sentence"]).startswith("7\N{NO-BREAK SPACE}September, ")


@pytest.mark.parametrize(
    ("name", "phone", "email", "words"),
    [
        ("Mrs Patel", "01632 960123", "a@b.example", "Mrs Patel on 01632 960123 or at a@b.example"),
        ("Mrs Patel", "", "", "Mrs Patel"),
        ("", "01632 960123", "", "the school office on 01632 960123"),
        ("", "", "a@b.example", "the school office at a@b.example"),
        ("", "", "", "the school office"),
    ],
)
def test_a_contact_reads_well_whatever_is_known(name: str, phone: str, email: str, words: str) -> None:
    assert plain(contact_text(name, phone, email)) == words


@pytest.mark.parametrize(
    ("school", "signed_by", "role"),
    [
        (School(name="Oak", head="Mr D Hughes"), "Mr D Hughes", "Headteacher"),
        (School(name="Oak", head="Mr D Hughes", signatory="Mr D Hughes"), "Mr D Hughes", "Headteacher"),
        (School(name="Oak", head="Mr D Hughes", signatory="Ms K Ali, deputy head"), "Ms K Ali, deputy head", ""),
        (School(name="Oak"), "Oak", ""),
    ],
)
def test_a_letter_is_signed_by_signatory_or_head(school: School, signed_by: str, role: str) -> None:
    assert field_of("signed_by", school) == signed_by
    assert field_of("signed_role", school) == role


def test_a_pupil_without_a_forename_is_named_as_the_file_does() -> None:
    assert field_of("child", forename="") == "LOVELACE Ada"
    assert field_of("pupil_line", forename="") == "LOVELACE Ada, 3H"
    assert field_of("child", forename="", surname="", name="") == "your child"


def test_a_period_is_said_as_far_as_it_is_known() -> None:
    assert field_of("period") == "Autumn term 2026, 3 September 2026 to 18 December 2026"
    assert field_of("period", term_start=None) == "Autumn term 2026"
    assert field_of("period", term_name="", term_end=None) == ""


def test_lateness_is_said_only_when_there_was_any() -> None:
    assert field_of("times_late") == "3 times"
    assert field_of("times_late", late=0) == ""


def test_blank_lines_of_an_address_are_left_out() -> None:
    assert field_of("envelope_lines", address_lines=("1 Mill Lane", " ", "AM1 3DE")) == [
        "Mrs R Lovelace",
        "1 Mill Lane",
        "AM1 3DE",
    ]


def test_a_list_is_written_as_people_say_it() -> None:
    assert [joined(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(("attended", "possible"), [(0, 0), (5, 4), (-1, 4)])
def test_no_letter_is_written_from_impossible_figures(attended: int, possible: int) -> None:
    with pytest.raises(ValueError, match="No letter can be written"):
        LetterDetails(letter="concern_red", attended=attended, possible=possible, as_at=DECIDED_ON)


@pytest.mark.parametrize(("letter", "wrote"), [("correction", None), ("concern_red", WROTE)])
def test_a_correction_and_no_other_letter_says_what_was_written(letter: str, wrote: Wrote | None) -> None:
    with pytest.raises(ValueError, match="A correction, and no other letter"):
        LetterDetails(letter=letter, attended=1, possible=2, as_at=DECIDED_ON, wrote=wrote)


@pytest.mark.parametrize(
    ("wrote", "figure", "before"),
    [
        ({"attended": 57, "possible": 66}, "", "44 of 60 sessions, 73.3%"),
        ({"attended": 57, "possible": 68}, "57 of 68 sessions, 83.8%", "44 of 60 sessions, 73.3%"),
        ({"before_attended": 46}, "52 of 66 sessions, 78.7%", ""),
        ({"before_attended": None, "before_possible": None}, "52 of 66 sessions, 78.7%", ""),
    ],
)
def test_a_correction_gives_only_figures_that_were_wrong(wrote: dict, figure: str, before: str) -> None:
    context = letter_context(details_of("correction", wrote=replace(WROTE, **wrote)), SCHOOL, DECIDED_ON)
    assert (context["wrote_figure"], context["wrote_before_figure"]) == (figure, before)


def test_there_is_no_other_letter() -> None:
    with pytest.raises(ValueError, match="is not one of the letters"):
        LetterDetails(letter="fine", attended=1, possible=2, as_at=DECIDED_ON)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_what_a_school_is_told_to_write_works(field) -> None:
    template = read_template(template_with(how_to_write(field)))
    assert template.fields == {field.name}
    letter = field.letters[-1] if "correction" in field.letters else "meeting_invitation"
    filled = details_of(letter, meeting_when="Tuesday 6 October at 3.30 pm", absent_dates=MANY)
    assert template.printed(letter_context(filled, SCHOOL, DECIDED_ON) | {"logo": True, "signature": True})


@pytest.mark.parametrize("letter", KINDS)
def test_the_fields_of_a_letter_hold_all_that_its_standard_template_uses(letter: str) -> None:
    assert template_of(letter).fields <= fields_of(letter).keys()


def test_a_first_letter_has_no_last_term_and_only_an_invitation_has_a_time() -> None:
    assert "before_figure" not in fields_of("concern_red")
    assert "before_figure" in fields_of("thanks_still_concerned")
    assert [letter for letter in KINDS if "meeting_when" in fields_of(letter)] == ["meeting_invitation"]
