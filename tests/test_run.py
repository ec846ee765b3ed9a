"""run.py: sets up once, says in a sentence what is wrong, and passes everything else on."""

import ast
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
needs_signals = pytest.mark.skipif(os.name == "nt", reason="This test sends the signals of macOS and Linux.")

ANSWERING_COMMAND_LINE = """
import json, os, sys
print(json.dumps({"words": sys.argv[1:], "folder": os.getcwd(), "name": "Łukasiewicz"}, ensure_ascii=False))
print("reading the export", file=sys.stderr)
sys.exit(7)
"""
PATIENT_STREAMLIT = """
import pathlib, sys, time
pathlib.Path("started").touch()
try:
    time.sleep(60)
except KeyboardInterrupt:
    pathlib.Path("stopped").touch()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program's folder with run.py, two small locks and a command line that answers with what it was given."""
    folder = tmp_path / "a school's program"
    (folder / "analysis").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", folder)
    (folder / "requirements.txt").write_text("first==1\n", encoding="utf-8")
    (folder / "requirements-dev.txt").write_text("first==1\nsecond==2\n", encoding="utf-8")
    (folder / "analysis/__init__.py").touch()
    (folder / "analysis/command_line.py").write_text(ANSWERING_COMMAND_LINE, encoding="utf-8")
    return folder


@pytest.fixture
def run(folder: Path) -> ModuleType:
    """The folder's own run.py."""
    spec = importlib.util.spec_from_file_location("run_in_a_folder", folder / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def set_up_steps(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a set-up did, with a stand-in for the making and for the installing."""
    steps: list[str] = []

    def make_venv() -> None:
        steps.append("make .venv")
        shutil.rmtree(run.VENV, ignore_errors=True)
        run.venv_python().parent.mkdir(parents=True)
        run.venv_python().touch()
        (run.VENV / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n", encoding="utf-8")

    monkeypatch.setattr(run, "make_venv", make_venv)
    monkeypatch.setattr(run, "install", steps.append)
    return steps


@pytest.fixture
def ready(folder: Path, run: ModuleType) -> Path:
    """The folder with a real .venv in which nothing needs installing."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    locks = ("requirements.txt", "requirements-dev.txt")
    done = {lock: hashlib.sha256((folder / lock).read_bytes()).hexdigest() for lock in locks}
    run.STAMP.write_text(json.dumps({"python": run.this_python(), **done}), encoding="utf-8")
    return folder


def type_in(folder: Path, *words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "run.py"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60, **options)


# --- Which Python -----------------------------------------------------------------------------------------------------


def test_an_old_python_can_read_the_file() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("version", "platform", "is_64_bit", "advice"),
    [
        ((3, 6, 15), "linux-x86_64", True, "needs Python 3.11 or newer and this is Python 3.6"),
        ((3, 10, 9), "win-amd64", True, "needs Python 3.11 or newer and this is Python 3.10"),
        ((3, 13, 0), "win-arm64", True, "needs the Windows x64 Python"),
        ((3, 13, 0), "win32", False, "needs a 64-bit Python"),
    ],
)
def test_an_unfit_python_is_told_which_one_to_install(
    run: ModuleType, version: tuple[int, ...], platform: str, is_64_bit: bool, advice: str
) -> None:
    sentence = run.why_not_this_python(version, platform, is_64_bit)
    assert advice in sentence
    assert "python.org" in sentence


def test_python_3_11_and_later_will_do(run: ModuleType) -> None:
    assert run.why_not_this_python((3, 11, 0), "win-amd64", True) is None
    assert run.why_not_this_python((3, 14, 1), "macosx-14.0-arm64", True) is None


def test_an_unfit_python_ends_in_one_sentence_and_status_2(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "why_not_this_python", lambda *_: "This program needs another Python.")
    assert run.main(["inspect", "x.csv"]) == 2
    assert capsys.readouterr() == ("", "This program needs another Python.\n")


def test_the_python_of_the_venv_is_found_on_windows_and_elsewhere(run: ModuleType) -> None:
    assert run.venv_python(windows=True).relative_to(run.VENV).parts == ("Scripts", "python.exe")
    assert run.venv_python(windows=False).relative_to(run.VENV).parts == ("bin", "python")


# --- Setting up -------------------------------------------------------------------------------------------------------


def test_the_first_start_makes_and_installs_and_the_second_does_nothing(
    run: ModuleType, set_up_steps: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt"]
    assert len(capsys.readouterr().err.splitlines()) == 1
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt"]
    assert capsys.readouterr() == ("", "")


def test_a_changed_lock_is_installed_into_the_venv_there_is(
    folder: Path, run: ModuleType, set_up_steps: list[str]
) -> None:
    run.set_up(["requirements.txt"])
    (folder / "requirements.txt").write_text("first==2\n", encoding="utf-8")
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt", "requirements.txt"]


def test_testing_installs_the_developers_lock_too_and_only_once(run: ModuleType, set_up_steps: list[str]) -> None:
    run.set_up(["requirements.txt"])
    run.set_up(["requirements.txt", "requirements-dev.txt"])
    run.set_up(["requirements.txt", "requirements-dev.txt"])
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt", "requirements-dev.txt"]


def test_a_set_up_that_was_interrupted_is_made_again(
    run: ModuleType, set_up_steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(lock: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr(run, "install", power_cut)
        assert run.main(["inspect", "x.csv"]) == 130
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "make .venv", "requirements.txt"]


def test_an_update_that_was_interrupted_is_made_again(
    folder: Path, run: ModuleType, set_up_steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.set_up(["requirements.txt"])
    (folder / "requirements.txt").write_text("first==2\n", encoding="utf-8")
    with monkeypatch.context() as interrupted:
        interrupted.setattr(run, "install", lambda lock: (_ for _ in ()).throw(run.CannotGoOn("No network.")))
        with pytest.raises(run.CannotGoOn):
            run.set_up(["requirements.txt"])
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt", "make .venv", "requirements.txt"]


def test_another_python_gets_a_venv_of_its_own(
    run: ModuleType, set_up_steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.set_up(["requirements.txt"])
    monkeypatch.setattr(run, "this_python", lambda: "linux-x86_64 3.99")
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt"] * 2


def test_a_venv_whose_python_was_uninstalled_is_made_again(run: ModuleType, set_up_steps: list[str]) -> None:
    run.set_up(["requirements.txt"])
    (run.VENV / "pyvenv.cfg").write_text("home = nowhere/at/all\n", encoding="utf-8")
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt"] * 2


def test_a_stamp_that_cannot_be_read_counts_as_none(run: ModuleType, set_up_steps: list[str]) -> None:
    run.set_up(["requirements.txt"])
    run.STAMP.write_text("{half", encoding="utf-8")
    run.set_up(["requirements.txt"])
    assert set_up_steps == ["make .venv", "requirements.txt"] * 2


def test_two_starts_at_once_set_up_one_after_the_other(folder: Path, run: ModuleType) -> None:
    with (folder / ".venv.lock").open("a+") as second:
        with run.one_at_a_time():
            assert not run.try_lock(second)
        assert run.try_lock(second)


def test_a_start_that_waited_finds_the_work_done(
    run: ModuleType, set_up_steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([{"requirements.txt": "changed"}, {}])
    monkeypatch.setattr(run, "missing_from_venv", lambda locks: next(answers))
    tries = iter([False, False, True])
    monkeypatch.setattr(run, "try_lock", lambda handle: next(tries))
    run.set_up(["requirements.txt"])
    assert set_up_steps == []
    assert capsys.readouterr().err == "Waiting for another window that is setting up.\n"


def test_only_built_packages_with_known_hashes_are_installed(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run.VENV.mkdir()
    commands: list[list[str]] = []
    monkeypatch.setattr(run.subprocess, "call", lambda command, **_: commands.append(command) or 0)
    run.install("requirements.txt")
    assert {"--no-deps", "--only-binary", ":all:", "--require-hashes"} <= set(commands[0])
    assert commands[0][0] == str(run.venv_python())


# --- What a person must put right -------------------------------------------------------------------------------------

NO_NETWORK = """WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(failed to resolve)'
ERROR: Could not find a version that satisfies the requirement first==1 (from versions: none)
ERROR: No matching distribution found for first==1
"""


@pytest.mark.parametrize(
    ("account", "advice"),
    [
        (NO_NETWORK, "check the internet connection"),
        ("WARNING: retrying after SSLError(certificate verify failed)", "web filter"),
        ("The virtual environment was not created successfully because ensurepip is not available", "python3-venv"),
        ("/usr/bin/python3: No module named venv", "python3-venv"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("[WinError 112] There is not enough space on the disk", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "was refused"),
        ("HINT: this system does not have Windows Long Path support enabled", "shorter place"),
        ("ERROR: No matching distribution found for first==1", "64-bit Python 3.13"),
        ("[Errno 13] Permission denied: '.venv'", "cannot be written to"),
        ("[WinError 5] Access is denied: 'python.exe'", "close other windows"),
        ("first\nERROR: Something new\n[notice] later", "ERROR: Something new"),
        ("", "no reason was given"),
    ],
)
def test_what_pip_says_becomes_one_sentence(run: ModuleType, account: str, advice: str) -> None:
    sentence = run.explain(account)
    assert advice in sentence
    assert "\n" not in sentence


def test_an_unreachable_registry_is_one_sentence_and_status_2(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing_pip(command: list[str], stdout: Any, **options: Any) -> int:
        stdout.write(NO_NETWORK)
        return 1

    monkeypatch.setattr(run, "make_venv", run.VENV.mkdir)
    monkeypatch.setattr(run.subprocess, "call", failing_pip)
    assert run.main(["inspect", "x.csv"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2, "what it is doing, and what is wrong"
    assert "check the internet connection" in err
    assert not run.STAMP.exists()


def test_a_missing_venv_module_is_one_sentence_and_status_2(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = subprocess.CompletedProcess([], 1, stdout="Error: ensurepip is not available.\n")
    monkeypatch.setattr(run.subprocess, "run", lambda *_, **__: refusal)
    assert run.main(["test"]) == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err.splitlines()[-1]


def test_a_disk_without_room_is_told_before_anything_is_written(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "ROOM_NEEDED", 10**30)
    assert run.main([]) == 2
    assert "The disk is full" in capsys.readouterr().err
    assert not run.VENV.exists()


def test_run_py_alone_asks_for_the_whole_zip(folder: Path) -> None:
    (folder / "requirements.txt").unlink()
    answer = type_in(folder)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "requirements.txt is not beside run.py: unpack the whole ZIP file first.\n"


def test_an_unknown_command_is_named(folder: Path) -> None:
    answer = type_in(folder, "pakc")
    assert (answer.returncode, answer.stderr) == (2, "There is no command 'pakc': see run.py --help.\n")


def test_help_names_every_command(folder: Path) -> None:
    answer = type_in(folder, "--help")
    assert answer.returncode == 0
    assert all(word in answer.stdout for word in ("test", "pack", "inspect", "--port", "--no-browser"))


def test_a_window_opened_by_a_double_click_stays_until_enter(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(words: list[str]) -> int:
        raise run.CannotGoOn("Something is missing.")

    questions: list[str] = []
    monkeypatch.setattr(run, "run", refuse)
    monkeypatch.setattr("builtins.input", questions.append)
    monkeypatch.setattr(run.sys.stdin, "isatty", lambda: True, raising=False)
    with monkeypatch.context() as windows:
        windows.setattr(run.os, "name", "nt")
        assert run.main([]) == 2
        assert run.main(["inspect"]) == 2
    assert questions == ["Press Enter to close this window."]


# --- pack and inspect -------------------------------------------------------------------------------------------------


def test_inspect_keeps_the_callers_folder_the_exit_status_and_a_clean_output(ready: Path, tmp_path: Path) -> None:
    answer = type_in(ready, "inspect", "Autumn export.csv", "--json", cwd=tmp_path)
    assert answer.returncode == 7
    assert json.loads(answer.stdout) == {
        "words": ["inspect", "Autumn export.csv", "--json"],
        "folder": str(tmp_path),
        "name": "Łukasiewicz",
    }
    assert answer.stderr == "reading the export\n"


def test_code_in_the_callers_folder_or_path_is_not_loaded(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('loaded from the wrong place')", encoding="utf-8")
    answer = type_in(ready, "inspect", "x.csv", cwd=tmp_path, env={**os.environ, "PYTHONPATH": "elsewhere"})
    assert answer.returncode == 7, answer.stderr


def test_pack_is_told_todays_date_and_the_callers_own_comes_later(ready: Path) -> None:
    answer = type_in(ready, "pack", "--now", "x.csv", "--decision-date", "2026-07-20")
    words = json.loads(answer.stdout)["words"]
    assert words[:2] == ["pack", "--decision-date"]
    assert words[3:] == ["--now", "x.csv", "--decision-date", "2026-07-20"]


def test_nothing_from_elsewhere_is_inherited(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "STREAMLIT_SERVER_ADDRESS"):
        monkeypatch.setenv(name, "elsewhere")
    inherited = run.environment()
    assert "elsewhere" not in inherited.values()
    assert (inherited["PYTHONNOUSERSITE"], inherited["PYTHONUTF8"]) == ("1", "1")


# --- Starting and testing ---------------------------------------------------------------------------------------------


@pytest.fixture
def called(run: ModuleType, set_up_steps: list[str], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that run.py called, with a stand-in for them."""
    commands: list[list[str]] = []
    monkeypatch.setattr(run, "call", lambda command, **_: commands.append(command[1:]) or 0)
    return commands


def test_the_dashboard_is_served_on_this_computer_only(run: ModuleType, called: list[list[str]]) -> None:
    assert run.main(["--no-browser", "--port", "18517", "--theme.base=dark"]) == 0
    assert called[0][:3] == ["-m", "streamlit", "run"]
    assert called[0][3:] == [
        str(run.HERE / "app.py"),
        "--server.address=127.0.0.1",
        "--server.headless=true",
        "--server.port=18517",
        "--theme.base=dark",
    ]


@pytest.mark.parametrize(("screen", "headless"), [({"DISPLAY": ":0"}, "false"), ({}, "true")])
def test_the_browser_opens_where_there_is_a_screen(
    run: ModuleType, called: list[list[str]], monkeypatch: pytest.MonkeyPatch, screen: dict[str, str], headless: str
) -> None:
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name, value in screen.items():
        monkeypatch.setenv(name, value)
    run.main([])
    assert f"--server.headless={headless}" in called[0]


def test_a_port_in_use_is_one_sentence(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert run.main(["--port", str(other.getsockname()[1])]) == 2
    assert "is in use" in capsys.readouterr().err


def test_a_port_that_cannot_be_is_one_sentence(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--port", "99999"]) == 2
    assert "A port is a number from 1 to 65535" in capsys.readouterr().err


def test_test_runs_everything_with_coverage_or_what_was_chosen(
    run: ModuleType, called: list[list[str]], set_up_steps: list[str]
) -> None:
    run.main(["test"])
    run.main(["test", "tests/rules", "-k", "amber"])
    assert called == [["-m", "pytest", *run.WHOLE_TEST], ["-m", "pytest", "tests/rules", "-k", "amber"]]
    assert "--cov" in run.WHOLE_TEST
    assert set_up_steps == ["make .venv", "requirements.txt", "requirements-dev.txt"]


def wait_until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < end, "it did not happen within 20 seconds"
        time.sleep(0.02)


@pytest.fixture
def dashboard(ready: Path) -> subprocess.Popen[bytes]:
    """A dashboard that runs until it is stopped, in a process group of its own."""
    (ready / "streamlit.py").write_text(PATIENT_STREAMLIT, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, ready / "run.py", "--no-browser"], stderr=subprocess.DEVNULL, start_new_session=True
    )
    wait_until((ready / "started").exists)
    return started


@needs_signals
def test_ctrl_c_stops_the_dashboard_cleanly(dashboard: subprocess.Popen[bytes], ready: Path) -> None:
    os.killpg(dashboard.pid, signal.SIGINT)
    assert dashboard.wait(timeout=20) == 0
    assert (ready / "stopped").exists()


@needs_signals
def test_a_polite_kill_leaves_no_dashboard_behind(dashboard: subprocess.Popen[bytes]) -> None:
    dashboard.terminate()
    assert dashboard.wait(timeout=20) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.killpg(dashboard.pid, signal.SIGTERM)
