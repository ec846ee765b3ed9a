from pathlib import Path

import pytest

from analysis.records.places import Place, place_of

AT_HOME = Path("at_home")


@pytest.mark.parametrize(
    ("platform", "environment", "home"),
    [
        ("win32", {"LOCALAPPDATA": "local"}, Path("local") / "Attendance on One Page"),
        ("win32", {}, AT_HOME / "AppData/Local/Attendance on One Page"),
        ("darwin", {}, AT_HOME / "Library/Application Support/Attendance on One Page"),
        ("linux", {}, AT_HOME / ".local/share/attendance-on-one-page"),
        ("linux", {"XDG_DATA_HOME": "data"}, Path("data/attendance-on-one-page")),
    ],
)
def test_records_are_kept_where_each_kind_of_computer_keeps_data(platform, environment, home) -> None:
    assert place_of(environment, platform, AT_HOME) == Place(home)


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_a_chosen_folder_and_server_win_everywhere(platform) -> None:
    chosen = {"ATTENDANCE_HOME": " chosen ", "ATTENDANCE_DATABASE_URL": "postgresql://server/school"}
    assert place_of(chosen, platform, AT_HOME) == Place(Path("chosen"), "postgresql://server/school")


def test_a_blank_variable_counts_as_not_set() -> None:
    blank = {"ATTENDANCE_HOME": " ", "ATTENDANCE_DATABASE_URL": ""}
    assert place_of(blank, "linux", AT_HOME) == place_of({}, "linux", AT_HOME)


def test_the_address_of_a_server_is_never_printed_for_its_password() -> None:
    assert "secret" not in repr(Place(AT_HOME, "postgresql://ada:secret@server/school"))
