"""What was released comes back from the records as it was."""

from datetime import UTC, date, datetime

import pytest

from analysis.joins import Joins
from analysis.meeting.lasting import history_in_words, load_releases, plain_record
from analysis.post.release import Release
from analysis.records.corrections import record_correction, take_correction_back
from analysis.records.decisions import record_hold, record_releases, take_back
from analysis.records.imports import record_import
from analysis.records.places import Place
from analysis.records.pupils import number_pupils
from analysis.records.readdressing import record_readdressed
from analysis.records.store import open_store
from analysis.rules.addressees import Addressee
from analysis.rules.decision import Letter
from analysis.rules.stops import Addressed
from tests.records.records_of import a_record

AT, DAY = datetime(2026, 7, 21, 15, 0, tzinfo=UTC), date(2026, 7, 21)
AMBER = Letter.CONCERN_AMBER
VERSIONS = ("policy-1", "template-1")


ADDRESSED = Addressed((Addressee("Ms B", "Ms B", ("1 Oak Road",), "Polish", ("ada b",)),), orders=1)
PICTURES = (("logo", "a" * 64), ("signature", "b" * 64))


@pytest.mark.parametrize(
    "more",
    [(970, DAY, (("Polish", "template-2"),), True, "Spring term", PICTURES, ADDRESSED), (None, None)],
    ids=["of today", "of an earlier version of the program"],
)
def test_a_release_comes_back_with_its_target_its_days_its_pictures_and_whom_it_is_for(tmp_path, more):
    with open_store(Place(tmp_path)) as store:
        number = record_import(store, a_record(), "Mrs F", AT)
        (person,) = number_pupils(store, number, lambda _known: [(None, {})], AT)
        record = Release(person, AMBER, AMBER, "first_amber", (), "Mrs F", DAY, None, None, 64, 66, *VERSIONS, *more)
        plain = {name: value for name, value in plain_record(record).items() if value or name not in LATER}
        record_releases(store, "Summer 2026", {person: plain}, "Mrs F", AT)
        assert load_releases(store, "Summer 2026", Joins()) == {person: record}
        (loaded,) = load_releases(store, "Summer 2026", Joins()).values()
        assert (loaded.addressed and loaded.addressed.addressees[0].people) == (record.addressed and ("ada b",))


LATER = ("target", "as_at", "pictures", "addressed")


def test_the_history_says_what_was_released_held_and_taken_back_but_what_stands_now(tmp_path):
    with open_store(Place(tmp_path)) as store:
        number = record_import(store, a_record(), "Mrs F", AT)
        (person,) = number_pupils(store, number, lambda _known: [(None, {})], AT)
        hold = {"person": person, "held_by": "Mrs F"}
        released = Release(person, AMBER, AMBER, "first_amber", (), "Mrs F", DAY, None, None, 64, 66, *VERSIONS)
        record_hold(store, "Spring 2026", person, hold, "Mrs F", AT)
        record_releases(store, "Summer 2026", {person: plain_record(released)}, "Mrs F", AT)
        record_readdressed(store, 2, {"addressees": []}, "Mrs F", AT)
        take_back(store, "Summer 2026", person, "Mr D", AT)
        record_hold(store, "Summer 2026", person, hold, "Mrs F", AT)
        assert history_in_words(store, person, "Summer 2026", Joins()) == (
            "Spring 2026: held by Mrs F, 21 Jul 2026.",
            "Summer 2026: Amber letter released by Mrs F, 21 Jul 2026 (64 of 66).",
            "Summer 2026: new name or address confirmed by Mrs F, 21 Jul 2026.",
            "Summer 2026: taken back by Mr D, 21 Jul 2026.",
        )


def test_the_history_says_what_was_corrected_and_does_not_take_it_for_the_letter_that_stands(tmp_path):
    with open_store(Place(tmp_path)) as store:
        number = record_import(store, a_record(), "Mrs F", AT)
        (person,) = number_pupils(store, number, lambda _known: [(None, {})], AT)
        plain = plain_record(
            Release(person, AMBER, AMBER, "first_amber", (), "Mrs F", DAY, None, None, 64, 66, *VERSIONS)
        )
        record_releases(store, "Summer 2026", {person: plain}, "Mrs F", AT)
        record_correction(store, "Summer 2026", person, plain | {"attended": 66}, "Mrs F", AT)
        take_correction_back(store, "Summer 2026", person, "Mr D", AT)
        assert history_in_words(store, person, "Summer 2026", Joins()) == (
            "Summer 2026: Correction letter released by Mrs F, 21 Jul 2026 (66 of 66).",
            "Summer 2026: correction taken back by Mr D, 21 Jul 2026.",
        )
