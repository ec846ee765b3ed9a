"""A released letter is judged again by the files as they are now, and only by what it could have known."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.known import Records
from analysis.meeting.correcting import TermLetters, judged_already, right_figures, wrong_letters
from analysis.meeting.lasting import plain_record, release_of, term_key
from analysis.meeting.sent import SentLetter
from analysis.post.correction import correct, plan_correction
from analysis.post.release import release
from analysis.records.corrections import CORRECTS
from analysis.rules.addressees import Contact
from analysis.rules.decision import Letter
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from tests.measures.registers import sheet_of

DAY = date(2026, 7, 21)
POLICY = Policy()
GREEN, AMBER, RED = "/" * 60, "/" * 56 + "OOOO", "/" * 50 + "O" * 10
VERSIONS = dict.fromkeys(("concern_amber", "concern_red", *Letter), "template-1")


def spring(ada=GREEN, ben=GREEN):
    return sheet_of(name="Spring 2026", start=date(2026, 1, 5), ada=ada, ben=ben)


def summer(ada=RED, ben=AMBER):
    return sheet_of(start=date(2026, 4, 13), ada=ada, ben=ben)


def totals(attended, possible=100, name="Summer 2026", day=date(2026, 4, 13)):
    row = {"possible": possible, "attended": attended, "authorised": possible - attended, "unauthorised": 0}
    return sheet_of(name=name, totals=[row], start=day, end=DAY)


def released(sheets, policy=POLICY, letter=None, on=DAY):
    """Release every letter proposed from the last two of some terms."""
    before = sheets[-2] if len(sheets) > 1 else None
    analysis = analyse_term(sheets[-1], before, Records(), policy, on, loaded=sheets)
    given = [one for one in analysis.decisions if one.proposal.letter and one.can_be_written]
    records = [release(one, analysis, "Mrs F", on, VERSIONS, letter) for one in given]
    letters = {one.person: SentLetter(one, one.person + 1, "Summer") for one in records}
    return TermLetters(term_key(sheets[-1]), letters, {})


def judged(letters, sheets, policies=(POLICY,), policy=POLICY):
    known = {one.version: one for one in policies}
    return wrong_letters([letters], lambda _day: sheets, known, policy, (), {})


def test_a_letter_that_the_files_still_bear_out_is_not_listed():
    sheets = (spring(), summer())
    assert judged(released(sheets), sheets).found == ()
    assert judged(released(sheets), sheets).not_judged == 0


def test_a_letter_whose_rule_would_now_differ_is_listed_with_both_figures_and_the_reason():
    (wrong,) = judged(released((spring(), summer())), (spring(), summer(ada=GREEN))).found
    assert wrong.letter.release.person == 0
    assert right_figures(wrong.decision) == (60, 60, 60, 60)
    assert wrong.why == (
        "Red letter of 21 Jul 2026 on 50 of 60 (last term 60 of 60); the files now give 60 of 60 (last term 60 of 60). "
        "Due would be: no letter. At or above the target, and not below it last term."
    )


def test_other_figures_with_the_same_letter_are_not_listed():
    assert judged(released((spring(), summer())), (spring(), summer(ada="/" * 51 + "O" * 9))).found == ()


def test_a_change_of_last_term_can_make_a_letter_wrong():
    (wrong,) = judged(released((spring(), summer())), (spring(ben=AMBER), summer())).found
    assert wrong.decision.proposal.letter is Letter.MEETING_INVITATION


def test_a_letter_is_judged_by_the_policy_of_its_release():
    stricter = replace(POLICY, red_below=950)
    letters = released((spring(), summer()), stricter)
    assert letters.letters[1].release.letter is Letter.CONCERN_RED
    assert judged(letters, (spring(), summer()), [POLICY, stricter]).found == ()
    assert len(judged(letters, (spring(), summer()), [POLICY]).found) == 1


def test_a_version_that_nobody_knows_keeps_at_least_its_target():
    lower = replace(POLICY, target=920)
    letters = released((spring(), summer()), lower)
    assert letters.letters.keys() == {0}
    assert judged(letters, (spring(), summer()), [], replace(POLICY, target=990)).found == ()


def test_only_marks_up_to_the_last_day_of_its_figures_count():
    asked = []
    letters = released((spring(), summer()))
    as_at = letters.letters[0].release.as_at
    wrong_letters([letters], lambda day: asked.append(day) or (spring(), summer()), {}, POLICY, (), {})
    assert asked == [as_at]
    older = {0: SentLetter(replace(letters.letters[0].release, as_at=None), 1)}
    wrong_letters([replace(letters, letters=older)], lambda day: asked.append(day) or (), {}, POLICY, (), {})
    assert asked == [as_at, DAY]


def test_what_was_judged_is_remembered():
    asked, remembered = [], {}
    for _ in range(2):
        wrong_letters(
            [released((spring(), summer()))],
            lambda day: asked.append(day) or (spring(), summer()),
            {},
            POLICY,
            (),
            remembered,
        )
    assert len(asked) == len(remembered) == 1


@pytest.mark.parametrize("sheets", [(spring(), summer()), (summer(),)], ids=["two terms", "one term"])
def test_a_letter_released_from_the_meeting_on_screen_is_not_judged_again(sheets):
    before = sheets[-2] if len(sheets) > 1 else None
    analysis = analyse_term(sheets[-1], before, Records(), POLICY, DAY, loaded=sheets)
    asked = []
    found = wrong_letters(
        [released(sheets)], lambda day: asked.append(day) or sheets, {}, POLICY, (), judged_already(analysis)
    )
    assert (found.found, found.not_judged, asked) == ((), 0, [])


def before_it_was_recorded(letters):
    """The letters as an earlier release of the program kept them: without the term compared with."""
    older = {
        person: replace(one, release=replace(one.release, before_term=None)) for person, one in letters.letters.items()
    }
    return replace(letters, letters=older)


@pytest.mark.parametrize("kept", [lambda letters: letters, before_it_was_recorded])
def test_a_last_term_loaded_afterwards_makes_no_letter_wrong(kept):
    letters = kept(released((summer(),)))
    assert judged(letters, (spring(ada=RED, ben=RED), summer())).found == ()


@pytest.mark.parametrize("kept", [lambda letters: letters, before_it_was_recorded])
def test_a_letter_whose_last_term_is_not_open_cannot_be_judged(kept):
    letters = kept(released((spring(ada=RED), summer())))
    assert (judged(letters, (summer(),)).found, judged(letters, (summer(),)).not_judged) == ((), 2)


def test_a_letter_is_compared_with_the_term_that_it_was_compared_with():
    autumn = sheet_of(name="Autumn 2025", start=date(2025, 9, 1), ada=RED, ben=RED)
    letters = released((spring(), summer()))
    assert judged(letters, (autumn, spring(), summer())).found == ()
    assert judged(letters, (spring(), summer())).found == ()
    assert judged(letters, (autumn, summer())).not_judged == 2
    assert len(judged(before_it_was_recorded(letters), (autumn, summer())).found) == 2


def test_a_letter_that_a_person_chose_and_that_is_now_due_is_right():
    letters = released((spring(), summer()), letter=Letter.CONCERN_AMBER)
    assert judged(letters, (spring(), summer(ada=AMBER))).found == ()
    (wrong,) = judged(letters, (spring(), summer(ada=GREEN))).found
    assert wrong.letter.release.letter is Letter.CONCERN_AMBER


def test_a_pupil_or_a_term_that_the_files_no_longer_hold_is_counted():
    letters = released((spring(), summer()))
    gone = sheet_of(start=date(2026, 4, 13), ada=RED)
    assert judged(letters, (sheet_of(name="Spring 2026", start=date(2026, 1, 5), ada=GREEN), gone)).not_judged == 1
    assert judged(letters, (spring(),)).not_judged == 2


def test_totals_of_another_day_say_nothing_about_a_letter():
    sheets = (totals(99, name="Spring 2026", day=date(2026, 1, 5)), totals(95))
    letters = released(sheets)
    assert judged(letters, (sheets[0], totals(99))).found[0].decision.proposal.letter is None
    later = judged(letters, (sheets[0], totals(118, 120)))
    assert (later.found, later.not_judged) == ((), 1)


def test_a_pupil_whose_sessions_are_not_known_any_more_is_counted():
    sheets = (totals(99, name="Spring 2026", day=date(2026, 1, 5)), totals(95))
    unknown = replace(totals(95), totals=totals(95).totals.assign(attended=None, possible=None).astype("Int64"))
    found = judged(released(sheets), (sheets[0], unknown))
    assert (found.found, found.not_judged) == ((), 1)


def corrected(now, contacts=None, before=GREEN, was=RED):
    (wrong,) = judged(
        released((spring(ada=before), summer(was, GREEN))), (spring(ada=before), summer(now, GREEN))
    ).found
    right = correct(
        wrong.letter.release, wrong.decision, wrong.judged, "Mr G", date(2026, 9, 7), ("t-9", {"Polish": "t-10"})
    )
    return right, plan_correction(right, wrong.letter.release, wrong.decision, wrong.judged, Records(contacts=contacts))


def test_a_correction_has_its_own_figures_and_versions_and_the_old_letter_stays_as_it_was():
    right, (planned,) = corrected(GREEN)
    assert (right.attended, right.possible, right.attended_before, right.possible_before) == (60, 60, 60, 60)
    assert (right.released_by, right.released_on, right.rule, right.proposed_letter) == (
        "Mr G",
        date(2026, 9, 7),
        "green",
        None,
    )
    assert (right.template_version, right.other_languages) == ("t-9", (("Polish", "t-10"),))
    assert (planned.details.attended, planned.details.wrote.attended) == (60, 50)
    assert planned.details.wrote.on == DAY
    assert planned.details.wrote.not_needed
    assert not planned.details.wrote.invited


def test_an_invitation_that_was_not_due_is_withdrawn_and_one_that_another_letter_replaces_too():
    _, (planned,) = corrected(GREEN, before=RED)
    assert planned.details.wrote.invited
    assert not planned.details.wrote.not_needed


def test_a_correction_goes_to_each_home_like_any_letter():
    homes = [Contact(surname=name, address=f"{name} Road", priority=number) for number, name in enumerate("AB", 1)]
    _, planned = corrected(GREEN, {0: tuple(replace(one, natural_parent=True) for one in homes)})
    assert len(planned) == 2


def test_a_correction_reads_back_as_it_was_released():
    right, _ = corrected(AMBER)
    assert release_of({**plain_record(right), CORRECTS: 3}, 0) == right


def test_no_correction_is_written_without_sessions():
    (wrong,) = judged(released((spring(), summer())), (spring(), summer(ada="#" * 60))).found
    with pytest.raises(ValueError, match="sessions are not known"):
        correct(wrong.letter.release, wrong.decision, wrong.judged, "Mr G", DAY, ("t", {}))
    assert "the files now give 0 of 0" in wrong.why
