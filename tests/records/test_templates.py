"""Letter templates in the records: kept for good, in use until another is, and put back."""

import pytest

from analysis.records.audit import load_audit_trail
from analysis.records.store import Store
from analysis.records.templates import (
    TemplateFile,
    in_use,
    keep_template_files,
    load_template_file,
    load_template_uses,
    put_template_back,
    record_template,
)
from tests.records.records_of import MONDAY, TUESDAY

RED, ENGLISH, POLISH = "concern_red", "", "Polish"


def use(store: Store, version: str, language: str = ENGLISH, letter: str = RED) -> bool:
    file = TemplateFile(version, f"{version}.docx", version.encode())
    return record_template(store, letter, language, file, "Ada", MONDAY)


def versions(store: Store) -> dict[tuple[str, str], str | None]:
    return {key: one.version for key, one in in_use(load_template_uses(store)).items()}


def test_the_latest_template_of_each_letter_and_language_is_in_use(store: Store) -> None:
    assert [use(store, "v1"), use(store, "v2"), use(store, "v3", POLISH), use(store, "v1", letter="concern_amber")] == [
        True
    ] * 4
    assert versions(store) == {(RED, ENGLISH): "v2", (RED, POLISH): "v3", ("concern_amber", ENGLISH): "v1"}
    assert [load_template_file(store, one) for one in ("v1", "v2", "v3", "v4")] == [b"v1", b"v2", b"v3", None]


def test_the_template_in_use_taken_again_changes_nothing(store: Store) -> None:
    use(store, "v1")
    assert not use(store, "v1")
    assert len(load_template_uses(store)) == len(load_audit_trail(store)) == 1


def test_an_earlier_template_is_put_back_and_the_history_stays(store: Store) -> None:
    use(store, "v1")
    use(store, "v2")
    first = load_template_uses(store)[0]
    assert put_template_back(store, RED, ENGLISH, first.number, "Ben", TUESDAY)
    assert versions(store) == {(RED, ENGLISH): "v1"}
    told = [(one.version, one.file_name, one.by, one.at) for one in load_template_uses(store)]
    assert told == [
        ("v1", "v1.docx", "Ada", MONDAY),
        ("v2", "v2.docx", "Ada", MONDAY),
        ("v1", "v1.docx", "Ben", TUESDAY),
    ]


def test_a_template_is_given_up_for_the_standard_one_and_taken_again(store: Store) -> None:
    use(store, "v1")
    assert put_template_back(store, RED, ENGLISH, None, "Ben", TUESDAY)
    assert versions(store) == {}
    assert not put_template_back(store, RED, ENGLISH, None, "Ben", TUESDAY)
    assert use(store, "v1")
    trail = [(entry.what, entry.by, entry.details["version"]) for entry in load_audit_trail(store)]
    assert trail == [
        ("template taken into use", "Ada", "v1"),
        ("template given up", "Ben", None),
        ("template taken into use", "Ada", "v1"),
    ]


def test_a_template_of_another_letter_is_not_put_back(store: Store) -> None:
    use(store, "v1")
    with pytest.raises(KeyError):
        put_template_back(store, "concern_amber", ENGLISH, 1, "Ben", TUESDAY)
    with pytest.raises(KeyError):
        put_template_back(store, RED, POLISH, 1, "Ben", TUESDAY)


def test_a_version_never_comes_to_name_another_file(store: Store) -> None:
    use(store, "v1")
    with pytest.raises(ValueError, match="another template"):
        record_template(store, RED, POLISH, TemplateFile("v1", "x.docx", b"other"), "Ada", MONDAY)
    assert load_template_file(store, "v1") == b"v1"
    assert versions(store) == {(RED, ENGLISH): "v1"}


def test_the_files_of_released_letters_are_kept_without_being_in_use(store: Store) -> None:
    keep_template_files(store, {"v1": b"v1", "v2": b"v2"}, MONDAY)
    keep_template_files(store, {"v1": b"v1", "v3": b"v3"}, TUESDAY)
    keep_template_files(store, {"v1": b"v1"}, TUESDAY)
    assert [load_template_file(store, one) for one in ("v1", "v2", "v3")] == [b"v1", b"v2", b"v3"]
    assert versions(store) == {}
