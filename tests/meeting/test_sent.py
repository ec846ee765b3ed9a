"""The letters of a term with what became of them."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.joins import Joins
from analysis.meeting.lasting import plain_record
from analysis.meeting.sent import SentLetter, how_many, load_sent_letters, not_sent_yet
from analysis.post.release import Release
from analysis.records.decisions import record_hold, record_releases
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.postings import Posting, PostingKind
from analysis.records.pupils import number_pupils
from analysis.records.sending import record_sent, record_sent_file
from analysis.records.store import open_store
from analysis.rules.decision import Letter
from tests.records.records_of import MONDAY, a_record

DAY = date(2026, 7, 21)
RED = Release(1, Letter.CONCERN_RED, Letter.CONCERN_RED, "first_red", (), "Mrs F", DAY, None, None, 50, 60, "p", "t")


@pytest.fixture
def store(tmp_path):
    with open_store(Place(tmp_path)) as opened:
        number = record_import(opened, a_record(), "Mrs F", MONDAY)
        number_pupils(opened, number, lambda _known: [(None, {})] * 4, MONDAY)
        yield opened


def said(kind, words="by post"):
    return Posting(1, kind, DAY, words, "Mrs F", MONDAY)


def test_letters_are_found_by_the_child_as_joined_with_what_became_of_them(store):
    record_releases(store, "Summer", {2: plain_record(RED), 3: plain_record(RED)}, "Mrs F", MONDAY)
    record_hold(store, "Summer", 4, {}, "Mrs F", MONDAY)
    record_sent(store, [1], DAY, "by post", "Mrs F", MONDAY)
    record_sent_file(store, 1, b"edited", "Mrs F", MONDAY)
    letters = load_sent_letters(store, "Summer", Joins([(1, 2)]))
    assert {person: (one.release.person, one.decision) for person, one in letters.items()} == {1: (1, 1), 3: (3, 2)}
    assert [(one.in_words, one.record) for one in letters.values()] == [
        ("Sent by post on 21 Jul 2026", "as edited"),
        ("Released, not sent yet", "as proposed"),
    ]


def test_a_letter_that_came_back_says_when_and_why():
    letter = SentLetter(RED, 1, "", (said(PostingKind.SENT), said(PostingKind.RETURNED, "gone away")))
    assert letter.in_words == "Came back on 21 Jul 2026: gone away"
    unexplained = replace(letter, postings=(said(PostingKind.SENT), said(PostingKind.RETURNED, "")))
    assert unexplained.in_words == "Came back on 21 Jul 2026"


def test_the_answer_counts_each_letter_once():
    sent, back = (said(PostingKind.SENT),), (said(PostingKind.SENT), said(PostingKind.RETURNED))
    letters = [
        SentLetter(RED, 1),
        SentLetter(RED, 2, "", sent),
        SentLetter(RED, 3, "", sent),
        SentLetter(RED, 4, "", back),
    ]
    assert how_many(letters) == {PostingKind.SENT: 2, PostingKind.RETURNED: 1, None: 1}


def test_one_press_sends_the_letters_of_a_type_that_nobody_spoke_of():
    amber = replace(RED, letter=Letter.CONCERN_AMBER)
    later = replace(RED, released_on=date(2026, 7, 22))
    letters = {
        1: SentLetter(RED, 1),
        2: SentLetter(RED, 2, "", (said(PostingKind.SENT),)),
        3: SentLetter(RED, 3, "", (said(PostingKind.SENT), said(PostingKind.RETURNED))),
        4: SentLetter(amber, 4),
        5: SentLetter(later, 5),
    }
    assert [one.decision for one in not_sent_yet(letters, Letter.CONCERN_RED, DAY)] == [1]
    assert [one.decision for one in not_sent_yet(letters, Letter.CONCERN_RED, date(2026, 7, 22))] == [1, 5]
