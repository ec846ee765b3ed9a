"""A stored decision gives the same letter again from its stored inputs, byte for byte, whatever happens around it."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest

from analysis.letters.templates import read_template, template_version
from analysis.meeting.box import ReadFile, read_any
from analysis.meeting.correcting import Basis, TermLetters, judged_again, wrong_letters
from analysis.meeting.lasting import filed_as, known_pupils, number_file, plain_record, term_key
from analysis.meeting.memory import file_of, record_of
from analysis.meeting.room import FileNotes, prepare_meeting, terms_in
from analysis.meeting.sent import load_sent_corrections, load_sent_letters
from analysis.post.correction import correct, plan_correction
from analysis.post.correspondence import plan_letters
from analysis.post.pack import single_letter, standard_file
from analysis.post.release import release
from analysis.records.backup import write_backup
from analysis.records.corrections import record_correction
from analysis.records.decisions import record_releases
from analysis.records.imports import list_imports, load_imports, record_import
from analysis.records.one_pupil import numbers_by_import
from analysis.records.places import Place
from analysis.records.restoring import restore_backup
from analysis.records.same_child import Answer, load_pairs, record_pair
from analysis.records.store import open_store
from analysis.records.templates import TemplateFile, keep_template_files, load_template_file, record_template
from analysis.rules.decision import Letter
from analysis.rules.policy import Policy
from analysis.rules.school import School
from tests.keeping.school_of_three import contacts_file, csv_of

AT, DAY = datetime(2026, 7, 21, 15, 0, tzinfo=UTC), date(2026, 7, 21)
SCHOOL, POLICY = School(name="Three Trees"), Policy()
SPRING, SUMMER = date(2026, 1, 5), date(2026, 4, 13)
GOOD, AMBER, RED = "O" * 0, "O" * 4, "O" * 10
CHILDREN = {
    # who: absences of spring and of summer, of 60 sessions
    "Amber": (GOOD, AMBER),
    "Red": (GOOD, RED),
    "AmberIll": (GOOD, "IIII"),
    "RedIll": (GOOD, "I" * 10),
    "Better": (RED, AMBER),
    "Still": (RED, "O" * 8),
    "Meeting": (AMBER, RED),
    "Joined": (RED, RED),
}
TEMPLATES = ("concern_amber", "concern_red", "concern_amber_illness", "concern_red_illness", *Letter, "correction")
VERSIONS = {name: template_version(standard_file(name)) for name in TEMPLATES}


def register(term, start, children, days=30):
    """A register of that many school days; all absences at its beginning."""
    weekdays = [day for day in (start + timedelta(days=one) for one in range(60)) if day.weekday() < 5][:days]
    heads = [f"{day:%d/%m/%Y} {half}" for day in weekdays for half in ("AM", "PM")]
    rows = [(upn, who, "Ada", "Year 3", "3A", *absent.ljust(2 * days, "/")) for upn, who, absent in children]
    return f"{term}.csv", csv_of(("UPN", "Surname", "Forename", "Year", "Class", *heads), rows)


def upn(number):
    return f"{'ABCDEFGH'[number]}82300002500{number}"


def take_in(store, name, data):
    file = ReadFile(name, hashlib.sha256(data).hexdigest(), read_any(data, name, None, DAY))
    number = record_import(store, record_of(file, data), "Ada", AT)
    if name != "contacts.csv":
        number_file(store, number, file.content, AT)


def notes_of(store):
    names = {one.number: one.file_name for one in list_imports(store)}
    numbered = {names[number]: numbers for number, numbers in numbers_by_import(store).items()}
    joined = [pair for pair, said in load_pairs(store).items() if said.answer is Answer.SAME]
    return FileNotes(people=known_pupils(store), numbered=numbered, joined=joined)


def terms_of(store, until=DAY):
    files = [file_of(one) for one in load_imports(store)]
    return files, terms_in(files, notes_of(store), until)


def decide(store):
    files, terms = terms_of(store)
    meeting = prepare_meeting(files, terms, terms.sheets[-1], terms.sheets[-2], DAY, True)
    given = [one for one in meeting.analysis.decisions if one.proposal.letter]
    letters = [release(one, meeting.analysis, "Mrs F", DAY, VERSIONS) for one in given]
    values = {filed_as(terms.sheets[-1], one.person): plain_record(one) for one in letters}
    keep_template_files(store, {VERSIONS[name]: standard_file(name) for name in TEMPLATES}, AT)
    record_releases(store, term_key(terms.sheets[-1]), values, "Mrs F", AT)


def letters_of(store):
    """Write every stored letter and correction anew from what is stored; by surname and kind."""
    files, now = terms_of(store)
    letters = load_sent_letters(store, term_key(now.sheets[-1]), now.joins)
    as_at = {one.release.as_at for one in letters.values()}
    _, then = terms_of(store, as_at.pop())
    assert not as_at
    term = term_key(then.sheets[-1])
    before = {one.release.before_term for one in letters.values()}.pop()
    judged = judged_again(term, Basis(DAY, DAY, "", None, before), then.sheets, POLICY, ())
    records = prepare_meeting(files, now, now.sheets[-1], now.sheets[-2], DAY, True).records
    planned = list(plan_letters([one.release for one in letters.values()], judged, records))
    decisions = {one.person: one for one in judged.decisions}
    for person, right in load_sent_corrections(store, term, now.joins).items():
        wrote = letters[person].release
        planned += plan_correction(right.release, wrote, decisions[person], judged, records)
    written = {}
    for one in planned:
        template = read_template(load_template_file(store, one.template_version))
        name = (one.decision.text("surname"), one.details.letter)
        written[name] = single_letter(one, {one.template_version: template}, SCHOOL)
    return written


@pytest.fixture
def store(tmp_path):
    """Two terms, whose letters are decided; one child stands in the spring under another UPN and name."""
    with open_store(Place(tmp_path / "home")) as opened:
        spring = [(upn(place), who, absent) for place, (who, (absent, _)) in enumerate(CHILDREN.items())]
        summer = [(upn(place), who, absent) for place, (who, (_, absent)) in enumerate(CHILDREN.items())]
        summer[-1] = ("Z823000025009", "Married", RED)
        take_in(opened, *register("spring", SPRING, spring))
        take_in(opened, *register("summer", SUMMER, summer))
        take_in(opened, "contacts.csv", contacts_file())
        decide(opened)
        yield opened


def test_every_kind_of_letter_is_decided(store):
    kinds = dict(letters_of(store).keys())
    assert set(kinds.values()) == set(Letter)
    assert len(kinds) == len(CHILDREN)


def test_it_is_the_same_at_every_visit(store, tmp_path):
    before = letters_of(store)
    store.close()
    with open_store(Place(tmp_path / "home")) as again:
        assert letters_of(again) == before


def test_it_is_the_same_after_another_template_is_taken_into_use(store):
    before = letters_of(store)
    other = standard_file("meeting_invitation")
    for letter in Letter:
        record_template(store, letter, "", TemplateFile(template_version(other), "own.docx", other), "Mrs F", AT)
    assert letters_of(store) == before


def test_it_is_the_same_after_two_numbers_are_joined_and_after_the_join_is_undone(store):
    before = letters_of(store)
    joined, married = len(CHILDREN), len(CHILDREN) + 1
    record_pair(store, (joined, married), Answer.SAME, "Mrs F", AT)
    # The child of the join now has a last term, whose figures the letter never rested on.
    assert letters_of(store) == before
    record_pair(store, (joined, married), Answer.OPEN, "Mrs F", AT)
    assert letters_of(store) == before


def test_a_letter_decided_on_a_join_is_the_same_after_the_join_is_undone(tmp_path):
    with open_store(Place(tmp_path / "joined")) as store:
        take_in(store, *register("spring", SPRING, [(upn(0), "Hill", RED)]))
        take_in(store, *register("summer", SUMMER, [(upn(1), "Wood", RED)]))
        record_pair(store, (1, 2), Answer.SAME, "Mrs F", AT)
        decide(store)
        before = letters_of(store)
        assert list(before) == [("Wood", Letter.MEETING_INVITATION)]
        record_pair(store, (1, 2), Answer.OPEN, "Mrs F", AT)
        assert letters_of(store) == before


def test_it_is_the_same_out_of_a_restored_copy(store, tmp_path):
    before = letters_of(store)
    write_backup(store, tmp_path / "copy.zip", AT)
    there = Place(tmp_path / "new computer")
    restore_backup(tmp_path / "copy.zip", there, "Mrs F", AT)
    with open_store(there) as restored:
        assert letters_of(restored) == before


def test_it_is_the_same_after_the_term_went_on(store):
    before = letters_of(store)
    name, data = register("later", date(2026, 9, 7), [(upn(0), "Amber", "")])
    take_in(store, name, data)
    _, terms = terms_of(store, date(2026, 11, 1))
    assert [sheet.name for sheet in terms.sheets][-1].startswith("Autumn")
    assert letters_of(store) == before


def test_a_correction_is_the_same_again(store):
    """The letter of the first child is put right: the summer's register is given anew, with nothing missed."""
    summer = [(upn(0), "Amber", "")]
    take_in(store, *register("summer again", SUMMER, summer))
    files = [file_of(one) for one in load_imports(store)]
    notes = notes_of(store)
    corrected = FileNotes(people=notes.people, numbered=notes.numbered, corrections=frozenset({"summer again.csv"}))
    terms = terms_in(files, corrected, DAY)
    letters = load_sent_letters(store, term_key(terms.sheets[-1]), terms.joins)
    term = TermLetters(term_key(terms.sheets[-1]), letters, {})
    found = wrong_letters([term], lambda day: terms_in(files, corrected, day).sheets, {}, POLICY, (), {})
    (wrong,) = found.found
    right = correct(wrong.letter.release, wrong.decision, wrong.judged, "Mr G", DAY, (VERSIONS["correction"], {}))
    record_correction(store, term.term, 1, plain_record(right), "Mr G", AT)
    first, again = letters_of(store), letters_of(store)
    assert first[("Amber", "correction")] == again[("Amber", "correction")]
    assert right.attended == 60
