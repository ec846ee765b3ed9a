"""The school's pictures in the records: kept for good, in use until another is, and taken away."""

import hashlib

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.backup import write_backup
from analysis.records.pictures import load_picture, load_pictures_in_use, picture_version, record_picture
from analysis.records.places import Place
from analysis.records.restoring import restore_backup
from analysis.records.store import Store, open_store
from tests.records.records_of import MONDAY, TUESDAY

A, B = picture_version(b"a"), picture_version(b"b")


def in_use(store: Store) -> dict[str, str | None]:
    return {place: use.version for place, use in load_pictures_in_use(store).items()}


def test_the_latest_picture_of_each_place_is_in_use_and_earlier_ones_stay(store: Store) -> None:
    assert record_picture(store, "logo", b"a", "Ada", MONDAY)
    assert record_picture(store, "signature", b"a", "Ada", MONDAY)
    assert record_picture(store, "logo", b"b", "Ben", TUESDAY)
    assert in_use(store) == {"logo": B, "signature": A}
    assert [load_picture(store, one) for one in (A, B, "none")] == [b"a", b"b", None]
    use = load_pictures_in_use(store)["logo"]
    assert (use.by, use.at) == ("Ben", TUESDAY)


def test_a_picture_taken_away_stays_for_the_letters_released_with_it(store: Store) -> None:
    record_picture(store, "logo", b"a", "Ada", MONDAY)
    assert record_picture(store, "logo", None, "Ben", TUESDAY)
    assert in_use(store) == {}
    assert load_picture(store, A) == b"a"
    assert record_picture(store, "logo", b"a", "Ada", TUESDAY)
    assert in_use(store) == {"logo": A}


def test_what_is_so_already_changes_nothing(store: Store) -> None:
    assert not record_picture(store, "logo", None, "Ada", MONDAY)
    record_picture(store, "logo", b"a", "Ada", MONDAY)
    assert not record_picture(store, "logo", b"a", "Ben", TUESDAY)
    assert len(load_audit_trail(store)) == 1


def test_the_trail_says_who_changed_which_picture(store: Store) -> None:
    record_picture(store, "logo", b"a", "Ada", MONDAY)
    record_picture(store, "logo", None, "Ben", TUESDAY)
    assert [(one.what, one.by, one.at, one.details) for one in load_audit_trail(store)] == [
        ("picture taken into use", "Ada", MONDAY, {"place": "logo", "version": A}),
        ("picture given up", "Ben", TUESDAY, {"place": "logo", "version": None}),
    ]


def test_nobody_changes_a_picture_without_a_name(store: Store) -> None:
    with pytest.raises(ValueError, match="name"):
        record_picture(store, "logo", b"a", " ", MONDAY)
    assert (in_use(store), load_picture(store, A)) == ({}, None)


def test_a_version_is_the_sha_256_of_the_bytes() -> None:
    assert hashlib.sha256(b"a").hexdigest() == A


def test_pictures_travel_in_a_backup(store: Store, tmp_path) -> None:
    record_picture(store, "logo", b"a", "Ada", MONDAY)
    write_backup(store, tmp_path / "copy.zip", TUESDAY)
    elsewhere = Place(tmp_path / "elsewhere")
    restore_backup(tmp_path / "copy.zip", elsewhere, "Ben", TUESDAY)
    with open_store(elsewhere) as restored:
        assert (in_use(restored), load_picture(restored, A)) == ({"logo": A}, b"a")
