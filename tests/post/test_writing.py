"""A folder that is written whole or not at all."""

import pytest

from analysis.post.writing import OutputFolderError, refuse_used_folder, write_folder

FILES = [("decisions.csv", b"1"), ("letters/001.docx", b"2")]


def held(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stops_after(files, error):
    yield from files
    raise error


def test_a_folder_is_made_with_all_its_files(tmp_path):
    write_folder(tmp_path / "new" / "out", FILES)
    assert held(tmp_path / "new" / "out") == dict(FILES)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out"]


def test_an_existing_empty_folder_is_used(tmp_path):
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", FILES)
    assert held(tmp_path / "out") == dict(FILES)


@pytest.mark.parametrize("error", [ValueError("a letter that fails"), KeyboardInterrupt()])
def test_a_letter_that_fails_leaves_nothing(tmp_path, error):
    with pytest.raises(type(error)):
        write_folder(tmp_path / "out", stops_after(FILES, error))
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_an_existing_empty_folder_empty(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(ValueError, match="fails"):
        write_folder(tmp_path / "out", stops_after(FILES, ValueError("fails")))
    assert list(tmp_path.rglob("*")) == [tmp_path / "out"]


def test_a_failure_leaves_no_folder_above_behind(tmp_path):
    with pytest.raises(ValueError, match="fails"):
        write_folder(tmp_path / "new" / "out", stops_after(FILES, ValueError("fails")))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_is_one_sentence_and_leaves_nothing(tmp_path):
    with pytest.raises(OutputFolderError, match="cannot be written"):
        write_folder(tmp_path / "out", stops_after(FILES, OSError(28, "No space left on device")))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputFolderError, match=r"cannot be made .*choose another place"):
        write_folder(tmp_path / "file" / "out", FILES)


def test_a_folder_in_use_or_a_file_is_refused_and_untouched(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_bytes(b"mine")
    for place in (tmp_path / "out", tmp_path / "out" / "mine.txt"):
        with pytest.raises(OutputFolderError, match="already exists and is not empty"):
            refuse_used_folder(place)
        with pytest.raises(OutputFolderError):
            write_folder(place, FILES)
    assert held(tmp_path) == {"out/mine.txt": b"mine"}


def test_a_new_or_empty_folder_is_not_refused(tmp_path):
    refuse_used_folder(tmp_path)
    refuse_used_folder(tmp_path / "new")
