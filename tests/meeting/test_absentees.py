"""Who missed a tenth or more, on which basis, and what the end of the year can still bring."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from analysis.joins import Joins
from analysis.known import Records
from analysis.measures.spells import longest_spell, spells
from analysis.meeting.absence_detail import AbsenceDetail, absence_details
from analysis.meeting.absentees import DAYS_NOT_KNOWN, YEAR_NOT_LOADED, absentees, last_session
from analysis.meeting.calendar import calendar_of
from analysis.meeting.room import FileNotes, Meeting, prepare_meeting, terms_in
from analysis.meeting.what_if import Basis
from analysis.rules.absence_kinds import ABSENCE_KINDS
from analysis.rules.policy import Policy
from analysis.rules.school_calendar import Term
from analysis.rules.year_end import YearEnd
from analysis.rules.year_to_come import ToCome
from analysis.settings import Settings
from analysis.termly import analyse_term
from tests.measures.registers import ABSENT, outcome_of, sheet_of

AUTUMN = Term("Autumn 2025", date(2025, 9, 3), date(2025, 12, 19))
SPRING = Term("Spring 2026", date(2026, 1, 5), date(2026, 3, 27))
# Five weeks of school: 50 sessions, no bank holiday outside half term.
SUMMER = Term("Summer 2026", date(2026, 4, 20), date(2026, 7, 3), (date(2026, 4, 27), date(2026, 6, 5)))
TYPED = Settings(terms=(AUTUMN, SPRING, SUMMER))
TO_COME = 50


def totals(*figures):
    kinds = ({"authorised": possible and possible - attended, "unauthorised": 0} for attended, possible in figures)
    return [
        dict(zip(("attended", "possible"), one, strict=True)) | kind for one, kind in zip(figures, kinds, strict=True)
    ]


def meeting_of(now, *earlier, settings=TYPED, day=SPRING.end, pupils=(), sheet=None):
    year = [{"year_group": "Year 3"} | (pupils[place] if place < len(pupils) else {}) for place in range(len(now))]
    this = sheet or sheet_of(name="Spring 2026", totals=totals(*now), pupils=year, start=SPRING.start, end=SPRING.end)
    others = [
        sheet_of(name="Autumn 2025", totals=totals(*one), pupils=year, start=AUTUMN.start, end=AUTUMN.end)
        for one in earlier
    ]
    loaded = [*others, this]
    before = others[-1] if others else None
    analysis = analyse_term(this, before, Records(), Policy(), day, loaded=loaded, own_terms=settings.terms)
    return Meeting(analysis, Records(), settings, (), calendar_of(settings, loaded, day), Joins(), tuple(loaded))


def people(found):
    return [one.person for one in found]


@pytest.mark.parametrize(
    ("attended", "persistent", "severe"),
    [(91, False, False), (90, True, False), (51, True, False), (50, True, True), (0, True, True), (100, False, False)],
)
def test_a_tenth_is_persistent_and_a_half_is_severe(attended, persistent, severe):
    found = absentees(meeting_of([(attended, 100)]), Basis.TERM)
    assert (bool(found.persistent), bool(found.severe)) == (persistent, severe)


def test_the_year_to_date_adds_the_terms_and_this_term_stands_alone():
    meeting = meeting_of([(80, 100), (100, 100)], [(100, 100), (70, 100)])
    assert people(absentees(meeting, Basis.TERM).persistent) == [0]
    year = absentees(meeting, Basis.YEAR)
    assert [(one.person, one.attended, one.possible, one.authorised) for one in year.persistent] == [
        (1, 170, 200, 30),
        (0, 180, 200, 20),
    ]


def test_the_largest_part_missed_stands_first():
    assert people(absentees(meeting_of([(80, 100), (10, 20), (95, 100)]), Basis.TERM).pupils) == [1, 0, 2]


def test_leavers_nursery_and_pupils_without_sessions_are_in_no_list():
    pupils = [{"leaving_date": date(2026, 3, 1)}, {"year_group": "Nursery"}, {}]
    found = absentees(meeting_of([(50, 100), (50, 100), (0, 0)], pupils=pupils), Basis.TERM)
    assert (found.pupils, found.unclear) == ((), ())


def test_whoever_s_sessions_are_not_known_is_named_beside_the_lists():
    meeting = meeting_of([(None, None), (50, 100)], [(50, 100), (None, None)])
    assert people(absentees(meeting, Basis.TERM).pupils) == [1]
    assert people(absentees(meeting, Basis.TERM).unclear) == [0]
    assert people(absentees(meeting, Basis.YEAR).unclear) == [0, 1]


def test_the_end_of_the_year_is_judged_on_the_year_to_date_whatever_the_basis():
    meeting = meeting_of([(80, 100)], [(100, 100)])
    for basis in Basis:
        (one,) = absentees(meeting, basis).persistent
        assert one.at_year_end == YearEnd(TO_COME, 4)  # at most 24 of 250
    assert (absentees(meeting, Basis.TERM).pupils[0].in_a_row, absentees(meeting, Basis.YEAR).pupils[0].in_a_row) == (
        101,
        1,
    )


def test_on_the_last_day_of_the_year_nothing_can_change_any_more():
    last = sheet_of(name="Summer 2026", totals=totals((90, 100), (91, 100)), start=SUMMER.start, end=SUMMER.end)
    year = [
        sheet_of(name=term.name, totals=totals((90, 100), (91, 100)), start=term.start, end=term.end)
        for term in (AUTUMN, SPRING)
    ]
    analysis = analyse_term(last, None, Records(), Policy(), SUMMER.end, loaded=[*year, last], own_terms=TYPED.terms)
    meeting = Meeting(analysis, Records(), TYPED, (), calendar_of(TYPED, [last], SUMMER.end), Joins())
    found = absentees(meeting, Basis.YEAR)
    assert found.to_come == ToCome(0, SUMMER.end)
    assert [one.at_year_end for one in found.pupils] == [YearEnd(0, -1), YearEnd(0, 2)]
    assert found.about_to_become(10) == ()


@pytest.mark.parametrize(
    ("meeting", "lacking"),
    [
        (meeting_of([(80, 100)]), YEAR_NOT_LOADED),
        (meeting_of([(80, 100)], [(90, 100)], settings=Settings()), "Settings has no term dates of 2025/26."),
        (meeting_of([(80, 100)], [(90, 100)], day=date(2026, 3, 1)), DAYS_NOT_KNOWN),
    ],
    ids=["a term not loaded", "no calendar", "totals of a term that goes on"],
)
def test_where_the_sessions_to_come_are_not_known_it_says_why(meeting, lacking):
    found = absentees(meeting, Basis.TERM)
    assert found.to_come == ToCome(None, lacking=lacking)
    (one,) = found.persistent
    assert (one.at_year_end, one.in_a_row) == (None, 101)


@pytest.mark.parametrize("pupil", [{"enrolment_status": "Dual main"}, {"leaving_date": date(2026, 5, 1)}])
def test_of_a_pupil_not_due_in_every_session_the_sessions_to_come_are_not_known(pupil):
    (one,) = absentees(meeting_of([(80, 100)], [(90, 100)], pupils=[pupil]), Basis.YEAR).pupils
    assert (one.to_come, one.at_year_end) == (None, None)


def test_where_no_session_is_to_come_nobody_can_become_one_not_even_who_is_due_at_two_schools():
    summer = sheet_of(
        name="Summer 2026",
        totals=totals((100, 100)),
        pupils=[{"year_group": "Year 3", "enrolment_status": "Dual main"}],
        start=SUMMER.start,
        end=SUMMER.end,
    )
    analysis = analyse_term(summer, None, Records(), Policy(), SUMMER.end, loaded=[summer], own_terms=(SUMMER,))
    settings = Settings(terms=(SUMMER,))
    meeting = Meeting(analysis, Records(), settings, (), calendar_of(settings, [summer], SUMMER.end), Joins())
    found = absentees(meeting, Basis.TERM)
    assert (found.to_come.sessions, found.pupils[0].to_come) == (0, 0)
    assert found.about_to_become(60) == ()


def test_of_a_pupil_who_came_back_they_are():
    back = {"leaving_date": date(2026, 1, 30), "admission_date": date(2026, 2, 16)}
    assert absentees(meeting_of([(80, 100)], [(90, 100)], pupils=[back]), Basis.YEAR).pupils[0].to_come == TO_COME


@pytest.mark.parametrize(
    ("attended", "within", "listed"), [(91, 1, []), (91, 2, [0]), (90, 2, []), (100, 11, []), (100, 12, [0])]
)
def test_about_to_become_on_both_sides_of_the_number_of_sessions(attended, within, listed):
    assert people(absentees(meeting_of([(attended, 100)]), Basis.TERM).about_to_become(within)) == listed


@pytest.mark.parametrize(("to_come", "until"), [(1, None), (2, 2), (None, 2)])
def test_nobody_is_about_to_become_one_for_whom_too_few_sessions_come(to_come, until):
    (one,) = absentees(meeting_of([(91, 100)]), Basis.TERM).pupils
    assert replace(one, to_come=to_come).until_persistent == until


def test_the_nearest_to_it_stands_first():
    found = absentees(meeting_of([(95, 100), (91, 100), (300, 330)]), Basis.TERM)
    assert [(one.person, one.until_persistent) for one in found.about_to_become(10)] == [(1, 2), (2, 4), (0, 6)]


@pytest.mark.parametrize(
    ("register", "last"),
    [("////", (date(2026, 4, 14), 0)), ("///-", (date(2026, 4, 14), 1)), ("///#", (date(2026, 4, 14), 0))],
)
def test_the_last_session_counted_is_that_of_the_marks(register, last):
    assert last_session(sheet_of(ada=register), SPRING.end) == last


def test_marks_without_any_possible_session_tell_no_day():
    assert last_session(sheet_of(ada="####"), SPRING.end) is None


def details_of(*registers, absent=None):
    starts = (date(2026, 1, 5), date(2026, 4, 13))
    sheets = [sheet_of(start=start, ada=one) for start, one in zip(starts, registers, strict=False)]
    many = sum(mark in "IMGONU" for one in registers for mark in one) if absent is None else absent
    (one,) = absentees(meeting_of([(100 - many, 100)]), Basis.TERM).pupils
    return absence_details(sheets, [one])


def test_absence_is_told_by_kind_with_its_spells_over_the_terms():
    kinds = (("illness", 5), ("no reason", 1))
    assert details_of("//IIII//", "I/////O/") == {0: AbsenceDetail(kinds, 3, 4)}


def test_without_marks_for_every_absence_nothing_is_told_of_its_kind():
    assert details_of("//IIII//", absent=5) == {}
    assert details_of("////") == {}
    (one,) = absentees(meeting_of([(90, 100)]), Basis.TERM).pupils
    assert absence_details([sheet_of(totals=totals((90, 100)))], [one]) == {}


@pytest.fixture(scope="module")
def in_spring(sample_files):
    """The sample school on the last day of the spring term, with the summer to come."""
    terms = terms_in(sample_files, FileNotes(), SPRING.end)
    autumn, spring = terms.sheets
    return prepare_meeting(sample_files, terms, spring, autumn, SPRING.end, True)


def test_every_figure_of_the_sample_school_is_what_plain_loops_find(in_spring):
    found = absentees(in_spring, Basis.YEAR)
    details = absence_details(found.sheets, found.persistent)
    rows = [
        row
        for sheet in found.sheets
        for row in zip(*(sheet.marks[name] for name in ("person", "day", "session", "mark")), strict=True)
    ]
    attended, missed = Counter(), {}
    for person, day, _, mark in rows:
        outcome = str(outcome_of(mark, day.date()))
        attended[person] += outcome in ("present", "late", "approved_activity")
        if outcome in ABSENT:
            missed.setdefault(person, []).append(mark)
    with_letters = {
        one.person for one in in_spring.analysis.decisions if one.text("year_group") != "Nursery" and one.now
    }
    left = {one.person for one in in_spring.analysis.decisions if one.now and one.now.left}
    plain = {
        person
        for person in with_letters - left
        if 9 * len(missed.get(person, ())) >= attended[person] and person in missed
    }
    assert set(people(found.persistent)) == plain
    assert len(plain) == 64
    for one in found.persistent:
        own = missed[one.person]
        assert one.absent == len(own)
        kinds = Counter(next(kind for kind, marks in ABSENCE_KINDS.items() if mark in marks) for mark in own)
        assert dict(details[one.person].kinds) == kinds
        # 66 school days to come: what the year can still bring, one missed session at a time.
        ways = [n for n in range(133) if 10 * (one.absent + n) < one.possible + 132]
        if one.to_come is not None:
            assert (one.to_come, one.at_year_end.can_miss) == (132, max(ways, default=0))
            assert one.at_year_end.is_possible is bool(ways)


def test_the_spells_of_the_sample_school_are_those_found_one_pupil_at_a_time(in_spring):
    found = absentees(in_spring, Basis.TERM)
    for person, detail in absence_details(found.sheets, found.severe).items():
        own = spells(in_spring.analysis.now.marks, person)
        assert (detail.spells, detail.longest) == (len(own), longest_spell(own).sessions)
