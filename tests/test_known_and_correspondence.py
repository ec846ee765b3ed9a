"""What the school has recorded, sorted to its children, and the letters that follow from a release."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.ingest.circumstances import read_circumstances
from analysis.ingest.contacts import read_contacts
from analysis.ingest.reading import read_export
from analysis.known import Records, records_from
from analysis.measures.term_sheet import people_in
from analysis.post.correspondence import addressees, plan_letters
from analysis.post.release import release, says_what_was_released
from analysis.pupils import Roll
from analysis.rules.addressees import Contact
from analysis.rules.decision import Letter
from analysis.rules.policy import Policy
from analysis.termly import analyse_term
from analysis.terms.sorting import sort_into_terms
from tests.commands.school_files import child, circumstances_file, contacts_file, figures, marks_file, totals_file

DAY = date(2026, 7, 21)
ADA = child(1, "O'Connor-Núñez", "Ada")
VERSIONS = dict.fromkeys(Letter, "template-1")


def contact(pupil=ADA, **more):
    keep = {name: pupil[name] for name in ("upn", "mis_id", "surname", "forename", "class_name")}
    usual = {"priority": 1, "title": "Ms", "contact_forename": "Maeve", "contact_surname": "Other"}
    return keep | usual | {"responsibility": "Yes", "address": "1 Oak Road", "postcode": "ZZ99 1AA"} | more


FATHER = contact(priority=2, title="Mr", contact_forename="Noel", contact_surname="Else")


def meeting_of(data, *contacts, circumstances=(), before=None):
    roll = Roll()
    sheets = [sort_into_terms([read_export(one, "file.csv")], roll)[-1] for one in (before, data) if one is not None]
    records = records_from(
        [read_contacts(contacts_file(*contacts), "contacts.csv")] if contacts else [],
        [read_circumstances(circumstances_file(*circumstances), "c.csv", ["bereavement"])] if circumstances else [],
        roll,
        people_in(*sheets),
        None,
        6,
    )
    analysis = analyse_term(sheets[-1], sheets[0] if before is not None else None, records, Policy(), DAY)
    return analysis, records


AMBER = totals_file(ADA | figures(64, 66))


def addressees_in(*contacts, data=AMBER):
    analysis, records = meeting_of(data, *contacts)
    return [(one.names, one.salutation, one.address_lines) for one in addressees(analysis.decisions[0], records)]


def test_a_contacts_names_are_the_contacts_and_not_the_pupils():
    assert addressees_in(contact()) == [("Ms Maeve Other", "Ms Other", ("1 Oak Road", "ZZ99 1AA"))]


def test_two_homes_get_two_letters_and_one_home_gets_one():
    assert len(addressees_in(contact(), FATHER)) == 1
    assert [one[0] for one in addressees_in(contact(), FATHER | {"address": "2 Elm Road"})] == [
        "Ms Maeve Other",
        "Mr Noel Else",
    ]


PARENT_OF = "Parent/carer of Ada O'Connor-Núñez"


@pytest.mark.parametrize(
    "contacts", [(), (contact(address=""),), (contact(court_order="Yes"),), (contact(responsibility="No"),)]
)
def test_where_nobody_may_be_written_to_the_letter_is_to_the_parent_or_carer(contacts):
    assert addressees_in(*contacts) == [(PARENT_OF, PARENT_OF, ())]


def test_a_letter_about_a_child_in_care_is_never_to_a_birth_parent():
    in_care = totals_file(ADA | {"looked_after": "Yes"} | figures(64, 66))
    assert addressees_in(contact(), data=in_care) == [(PARENT_OF, PARENT_OF, ())]


def test_a_family_under_a_court_order_in_part_gets_the_other_letter():
    assert [one[0] for one in addressees_in(contact(court_order="Yes"), FATHER | {"address": "2 Elm Road"})] == [
        "Mr Noel Else"
    ]


@pytest.mark.parametrize("text", ["see file", "Non-molestation", "Prohibited steps order", "01/03/2025"])
def test_a_court_order_in_other_words_holds_the_letter(text):
    analysis, records = meeting_of(AMBER, contact(court_order=text))
    assert "no_contact" in [one.flag for one in analysis.decisions[0].flags]
    assert [one.names for one in addressees(analysis.decisions[0], records)] == [PARENT_OF]


def test_a_column_of_unclear_rights_is_not_a_blank_one_so_the_first_contact_does_not_serve():
    analysis, records = meeting_of(AMBER, contact(responsibility="LA"))
    assert records.parents_are_marked is True
    assert "no_contact" in [one.flag for one in analysis.decisions[0].flags]


def test_an_order_for_one_child_keeps_a_siblings_letter_from_the_same_person():
    analysis, records = meeting_of(AMBER, contact(), FATHER | {"address": "2 Elm Road"})
    barred = Contact(forename="Noel", surname="Else", court_order=True)
    records = replace(records, contacts={**records.contacts, 9: (barred,)}, siblings={(0, 9): True})
    assert [one.names for one in addressees(analysis.decisions[0], records)] == ["Ms Maeve Other"]
    assert [one.court_order for one in records.known_of(0, DAY).contacts] == [None, True]


def test_without_legal_columns_the_first_contact_serves():
    _, records = meeting_of(AMBER, contact(responsibility=""))
    assert records.parents_are_marked is False
    assert addressees_in(contact(responsibility=""), FATHER | {"responsibility": ""})[0][0] == "Ms Maeve Other"


def test_a_hold_reaches_siblings_and_the_same_address_and_is_not_checked_where_none_are_recorded():
    homes = {0: (Contact(address="1 Oak Road"),), 1: (Contact(address="1 Oak Rd"),), 3: ()}
    records = Records(contacts=homes, siblings={(0, 2): True}, held=frozenset({0}))
    assert [records.known_of(child, DAY).held_by_dsl for child in range(4)] == [True, True, True, False]
    assert Records(held=frozenset({0})).known_of(0, DAY).held_by_dsl is True
    assert Records(contacts=homes).known_of(0, DAY).held_by_dsl is None


def test_records_without_files_know_nothing_and_with_files_know_who_is_not_in_them():
    assert Records().known_of(3, DAY).contacts is None
    assert Records().known_of(3, DAY).circumstances is None
    known = Records(contacts={}, circumstances={}, letters_sent_before=True, top_year=4).known_of(3, DAY)
    assert (known.contacts, known.circumstances, known.letters_sent_before, known.top_year) == ((), (), True, 4)


def test_circumstances_find_their_child_and_leave_the_note_behind():
    row = {"upn": ADA["upn"], "kind": "bereavement", "start": "2026-07-01", "note": "SECRET"}
    _, records = meeting_of(AMBER, circumstances=[row, row | {"start": "2026-07-02"}])
    assert [one.start.day for one in records.circumstances[0]] == [1, 2]
    assert "SECRET" not in repr(records)


@pytest.mark.parametrize("less", [{"upn": ""}, {"class_name": "4a"}, {"class_name": ""}])
def test_all_contacts_of_a_child_are_the_childs_though_a_row_says_less(less):
    _, records = meeting_of(AMBER, contact(), FATHER | less)
    assert [one.surname for one in records.contacts[0]] == ["Other", "Else"]


def released(data=AMBER, *contacts, before=None, letter=None):
    analysis, records = meeting_of(data, *contacts, before=before)
    releases = [release(one, analysis, "A. Head", DAY, VERSIONS, letter) for one in analysis.decisions]
    return plan_letters(releases, analysis, records)


def test_a_release_records_who_when_which_rule_the_numbers_and_the_versions():
    (planned,) = released(before=totals_file(ADA | figures(60, 66)))
    record = planned.release
    assert (record.letter, record.proposed_letter, record.rule) == (
        *("thanks_still_concerned", "thanks_still_concerned"),
        "improved_same_category",
    )
    assert (record.released_by, record.released_on, record.flags) == ("A. Head", DAY, ())
    assert (record.attended_before, record.possible_before, record.attended, record.possible) == (60, 66, 64, 66)
    assert (record.policy_version, record.template_version) == (Policy().version, "template-1")


def test_a_person_may_release_another_letter_and_both_are_recorded():
    (planned,) = released(letter=Letter.CONCERN_RED)
    assert (planned.release.letter, planned.release.proposed_letter) == ("concern_red", "concern_amber")
    assert (planned.release.attended_before, planned.details.letter) == (None, "concern_red")


def test_nothing_is_released_where_no_letter_is_proposed():
    with pytest.raises(ValueError, match="no letter to release"):
        released(totals_file(ADA | figures(66, 66)))


def test_nothing_is_released_for_a_pupil_who_is_gone():
    analysis, records = meeting_of(AMBER, before=totals_file(child(2) | figures(50, 66), ADA | figures(60, 66)))
    gone = next(one for one in analysis.decisions if one.now is None)
    with pytest.raises(ValueError, match="no letter to release"):
        release(gone, analysis, "A. Head", DAY, VERSIONS, Letter.CONCERN_RED)
    stays = next(one for one in analysis.decisions if one.now is not None)
    record = release(stays, analysis, "A. Head", DAY, VERSIONS)
    assert plan_letters([replace(record, person=gone.person)], analysis, records) == ()


REGISTER = marks_file((ADA, "/" * 60 + "IICU//"))


def test_a_letter_keeps_the_figures_of_its_release_when_a_file_changes():
    (planned,) = released(REGISTER)
    analysis, records = meeting_of(marks_file((ADA, "/" * 50 + "IICU//")))
    assert not says_what_was_released(planned.release, analysis.decisions[0])
    (again,) = plan_letters([planned.release], analysis, records)
    assert (again.details.attended, again.details.possible, again.details.as_at) == (62, 66, planned.details.as_at)
    assert (again.details.absences, again.details.absent_dates, again.details.authorised) == ((), None, None)


def test_a_letter_keeps_the_target_of_its_release_when_the_policy_changes():
    (planned,) = released(REGISTER)
    assert (planned.release.target, planned.details.still_below_target) == (970, True)
    analysis, records = meeting_of(REGISTER)
    changed = replace(analysis, policy=Policy(target=910))
    (again,) = plan_letters([planned.release], changed, records)
    assert again.details == planned.details
    assert (again.details.target_text, again.details.absences) == ("97%", planned.details.absences)
    (older,) = plan_letters([replace(planned.release, target=None)], changed, records)
    assert (older.details.target_text, older.details.still_below_target) == ("91%", False)


def test_at_the_target_is_not_below_it():
    (planned,) = released(marks_file((ADA, "/" * 97 + "III")), letter=Letter.CONCERN_AMBER)
    assert planned.details.still_below_target is False


def test_without_a_release_no_letter_is_planned():
    analysis, records = meeting_of(AMBER, contact())
    assert plan_letters([], analysis, records) == ()


def test_a_letter_says_the_figures_and_of_marks_the_kinds_and_dates():
    register = "/" * 34 + "IICU//"
    (planned,) = released(marks_file((ADA, register)))
    details = planned.details
    assert (details.attended, details.possible, details.authorised, details.unauthorised) == (36, 40, 3, 1)
    assert [(one.sessions, one.decided_by_school) for one in details.absences] == [(2, False), (1, True), (1, False)]
    assert [part for _, part in details.absent_dates] == ["all day", "all day"]
    assert (details.as_at, details.term_start, details.term_end) == (
        date(2026, 5, 8),
        date(2026, 4, 13),
        date(2026, 5, 8),
    )


def test_a_letter_from_totals_says_neither_kinds_nor_dates():
    (planned,) = released()
    details = planned.details
    assert (details.absences, details.absent_dates, details.as_at) == ((), None, DAY)
    assert (details.before_attended, details.before_term_name, details.still_below_target) == (None, None, True)
    assert (details.name, details.target_text) == ("O'Connor-Núñez, Ada", "97%")


def test_a_letter_names_the_terms_where_the_files_do():
    assert released(before=totals_file(ADA | figures(60, 66)))[0].details.term_name == ""
    named = {"school_year": "2025/26"}
    spring, summer = (
        totals_file(ADA | named | {"term": term} | figures(one, 66)) for term, one in (("Spring", 60), ("Summer", 64))
    )
    details = released(summer, before=spring)[0].details
    assert (details.term_name, details.before_term_name) == ("Summer 2025/26", "Spring 2025/26")


def test_no_letter_is_released_on_figures_that_are_not_known():
    analysis, _ = meeting_of(totals_file(ADA | {"percentage": "96.5"}))
    (one,) = analysis.decisions
    assert (one.proposal.letter, one.can_be_written) == ("concern_amber", False)
    with pytest.raises(ValueError, match="sessions are not known"):
        release(one, analysis, "A. Head", DAY, VERSIONS)


def test_a_last_term_of_a_percentage_alone_puts_no_figures_in_a_release_or_letter():
    analysis, records = meeting_of(AMBER, before=totals_file(ADA | {"percentage": "89.9"}))
    record = release(analysis.decisions[0], analysis, "A. Head", DAY, VERSIONS)
    assert (record.letter, record.attended_before, record.possible_before) == ("thanks_improved_category", None, None)
    (letter,) = plan_letters([record], analysis, records)
    assert (letter.details.before_attended, letter.details.before_term_name) == (None, None)


def test_two_homes_with_a_joint_addressee_are_each_addressed_by_their_own_name():
    joint = {"contact_surname": "", "contact_forename": "", "title": ""}
    joint |= {"Parental Addressee": "Mr T Ash and Ms J Elm", "Parental Salutation": "Mr Ash and Ms Elm"}
    tom = contact(**joint, **{"Contact Name": "Mr Tom Ash"})
    jo = contact(**joint, **{"Contact Name": "Ms Jo Elm"}, priority=2, address="2 Elm Road")
    assert [one[:2] for one in addressees_in(tom, jo)] == [("Mr Tom Ash", "Mr Tom Ash"), ("Ms Jo Elm", "Ms Jo Elm")]
    together = jo | {"address": "1 Oak Road"}
    assert [one[:2] for one in addressees_in(tom, together)] == [("Mr T Ash and Ms J Elm", "Mr Ash and Ms Elm")]


def test_what_other_columns_repeat_of_a_whole_name_is_said_once():
    tom = contact(contact_surname="", contact_forename="Tom", title="Mr", **{"Contact Name": "Mr Tom Ash"})
    assert addressees_in(tom)[0][0] == "Mr Tom Ash"
    assert addressees_in(tom | {"Contact Name": "Ash"})[0][0] == "Mr Tom Ash"


VARIANTS = VERSIONS | {"concern_amber_illness": "ill-1"}


@pytest.mark.parametrize(
    ("only_illness", "versions", "expected"),
    [(True, VARIANTS, ("ill-1", True)), (False, VARIANTS, ("template-1", False)),
     (None, VARIANTS, ("template-1", False)), (True, VERSIONS, ("template-1", False))],
)  # fmt: skip
def test_a_first_letter_to_a_child_who_was_only_ill_is_the_softer_variant_and_the_release_says_so(
    only_illness, versions, expected
):
    analysis, _ = meeting_of(AMBER)
    one = analysis.decisions[0]
    one = replace(one, now=replace(one.now, only_illness=only_illness))
    record = release(one, analysis, "A. Head", DAY, versions)
    assert (record.template_version, record.all_illness) == expected
    assert release(one, analysis, "A. Head", DAY, versions, Letter.MEETING_INVITATION).all_illness is False


def test_a_letter_in_the_homes_language_goes_before_an_english_variant():
    analysis, _ = meeting_of(AMBER)
    one = analysis.decisions[0]
    ill = replace(one, now=replace(one.now, only_illness=True))
    languages = {"concern_amber": {"Polish": "pl", "Urdu": "ur"}, "concern_amber_illness": {"Urdu": "ur-ill"}}
    record = release(ill, analysis, "A. Head", DAY, VARIANTS, languages=languages)
    assert record.other_languages == (("Polish", "pl"), ("Urdu", "ur-ill"))
    assert release(one, analysis, "A", DAY, VARIANTS, languages=languages).other_languages[1] == ("Urdu", "ur")


def test_the_language_that_a_list_of_contacts_names_is_the_homes_and_chooses_its_template():
    analysis, records = meeting_of(AMBER, contact(**{"Contact language": "polish"}))
    languages = {"concern_amber": {"Polish": "pl"}}
    record = release(analysis.decisions[0], analysis, "A. Head", DAY, VERSIONS, languages=languages)
    (letter,) = plan_letters([record], analysis, records)
    assert (letter.language, letter.template_version, letter.lacks_language) == ("Polish", "pl", False)
    (letter,) = plan_letters([replace(record, other_languages=())], analysis, records)
    assert (letter.template_version, letter.lacks_language) == ("template-1", True)


def test_of_each_child_it_is_known_whether_a_letter_of_last_term_is_on_record():
    known = Records(had_letter_before=frozenset({1}))
    assert [known.known_of(person, DAY).had_letter_before for person in (1, 2)] == [True, False]
    assert Records().known_of(1, DAY).had_letter_before is None
