"""Attendance on One Page: one command that sets up, starts, tests and writes letters.

    python3 run.py              start the dashboard in the browser (--port NUMBER, --no-browser; the rest to Streamlit)
    python3 run.py test         run every test (further words go to pytest)
    python3 run.py pack ...     write a term's letters without a screen (pack --help tells more)
    python3 run.py inspect ...  show how an export is read (inspect --help tells more)
    python3 run.py backup FILE  write the school's records into one file
    python3 run.py restore FILE put such a file in place of the records

On Windows write py instead of python3. Everything is installed in the folder .venv beside this file.
"""

# Standard library only, and in the syntax of Python 3.6: an old Python must get far enough to say that it is too old.
import argparse
import contextlib
import datetime
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import IO, Any, Dict, Iterator, List, Optional, Tuple

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
STAMP = VENV / "set-up.json"  # written last: a .venv without it was never finished, and is made again
LOG = VENV / "set-up.log"
OLDEST_PYTHON = (3, 11)
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
ROOM_NEEDED = 10**9  # bytes on the disk; what is installed takes two thirds of it
WHOLE_TEST = ["-n", "2", "--dist", "loadfile", "--cov"]
NOT_PASSED_ON = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")

# What venv and pip say when something is wrong, and what a person can do about it. The first that fits is told.
CAUSES = (
    (
        ("No space left on device", "not enough space on the disk"),
        "The disk is full: free 1 GB and start again.",
    ),
    (
        ("ensurepip is not available", "No module named venv", "No module named ensurepip"),
        "Python's venv is missing: on Debian or Ubuntu run 'sudo apt install python3-venv' and start again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one this program was tested with, so it was refused: start again, and ask "
        "IT support if it happens twice.",
    ),
    (
        ("Long Path",),
        "The path of this folder is too long for Windows: move the folder to a shorter place and start again.",
    ),
    (
        (
            "Retrying (",
            "ProxyError",
            "SSLError",
            "ConnectionError",
            "Client Error",
            "HTTP error",
            "Could not fetch",
            "timed out",
        ),
        "Python's packages cannot be downloaded: check the internet connection, or ask IT support to let them "
        "through the web filter, and start again.",
    ),
    (
        ("No matching distribution", "is not a supported wheel"),
        "A package cannot be had for this Python on this computer: start with the 64-bit Python 3.13, or ask IT "
        "support whether the web filter lets Python's packages through.",
    ),
    (
        ("Permission denied", "Access is denied", "Read-only file system"),
        "This folder cannot be written to: close other windows of this program, or move the folder to one of your "
        "own, and start again.",
    ),
)  # type: Tuple[Tuple[Tuple[str, ...], str], ...]


class CannotGoOn(Exception):
    """Something that a person must put right first, in one sentence."""


def say(sentence: str) -> None:
    """Tell a person what is happening. Standard output is kept for results."""
    print(sentence, file=sys.stderr, flush=True)


def explain(account: str) -> str:
    """Turn what venv, pip or the operating system said into one sentence."""
    for signs, sentence in CAUSES:
        if any(sign in account for sign in signs):
            return sentence
    lines = account.strip().splitlines() or ["no reason was given"]
    reason = ([line for line in lines if line.startswith("ERROR")] or lines)[-1]
    return "Setting up did not work: start again, and if it happens twice show IT support this line: " + reason


def why_not_this_python(version: Tuple[int, ...], platform: str, is_64_bit: bool) -> Optional[str]:
    """Say what is wrong with the Python that runs this file, or nothing."""
    if version[:2] < OLDEST_PYTHON:
        return "This program needs Python 3.11 or newer and this is Python {}.{}: install one from python.org.".format(
            *version[:2]
        )
    if platform == "win-arm64":
        return "On this computer (Windows on ARM) the program needs the Windows x64 Python: install it from python.org."
    if not is_64_bit:
        return "This program needs a 64-bit Python and this is a 32-bit one: install the 64-bit one from python.org."
    return None


def venv_python(windows: bool = os.name == "nt") -> Path:
    """The Python inside .venv."""
    return VENV / "Scripts" / "python.exe" if windows else VENV / "bin" / "python"


def environment() -> Dict[str, str]:
    """What the programs in .venv inherit: nothing that would load code, or change settings, from elsewhere."""
    kept = {k: v for k, v in os.environ.items() if k not in NOT_PASSED_ON and not k.startswith("STREAMLIT_")}
    kept.update(PYTHONNOUSERSITE="1", PYTHONUTF8="1")
    return kept


def this_python() -> str:
    """Name the Python that .venv is made with, as precisely as installed packages depend on it."""
    return "{} {}.{}".format(sysconfig.get_platform(), *sys.version_info[:2])


def stamp() -> Dict[str, str]:
    """What .venv was last set up with; empty where it was never finished or its Python is gone."""
    try:
        settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
        home = next(line.partition("=")[2].strip() for line in settings.splitlines() if line.startswith("home"))
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError, StopIteration):
        return {}
    usable = Path(home).is_dir() and venv_python().exists() and found.get("python") == this_python()
    return found if usable else {}


def missing_from_venv(locks: List[str]) -> Dict[str, str]:
    """The lock files that .venv does not answer to, with their hashes."""
    try:
        hashes = {name: hashlib.sha256((HERE / name).read_bytes()).hexdigest() for name in locks}
    except FileNotFoundError as missing:
        name = Path(missing.filename).name
        raise CannotGoOn("{} is not beside run.py: unpack the whole ZIP file first.".format(name)) from None
    done = stamp()
    return {name: digest for name, digest in hashes.items() if done.get(name) != digest}


def try_lock(handle: IO[str]) -> bool:
    """Take the lock on an open file, which ends with the process, or say that another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait until the first has set up."""
    with (HERE / ".venv.lock").open("a+") as handle:
        waiting = False
        while not try_lock(handle):
            if not waiting:
                say("Waiting for another window that is setting up.")
            waiting = True
            time.sleep(0.2)
        yield


def make_venv() -> None:
    """Make .venv, in place of any that was never finished."""
    if VENV.exists():
        shutil.rmtree(str(VENV))
    if shutil.disk_usage(str(HERE)).free < ROOM_NEEDED:
        raise CannotGoOn(explain("No space left on device"))
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
        check=False,
    )
    if made.returncode != 0:
        raise CannotGoOn(explain(made.stdout))


def install(lock: str) -> None:
    """Install exactly what a lock file lists, as built packages whose hashes it knows."""
    options = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--disable-pip-version-check", "--no-input"]
    command = [str(venv_python()), "-m", "pip", "install", *options, "-r", str(HERE / lock)]
    with LOG.open("w", encoding="utf-8") as log:
        status = subprocess.call(command, env=environment(), stdout=log, stderr=subprocess.STDOUT)
    if status != 0:
        raise CannotGoOn(explain(LOG.read_text(encoding="utf-8", errors="replace")))


def set_up(locks: List[str]) -> None:
    """Make .venv answer to the lock files, doing only what is not done yet."""
    if not missing_from_venv(locks):
        return
    with one_at_a_time():
        missing = missing_from_venv(locks)
        done = stamp()
        if not missing:
            return
        say("Setting up in .venv: this takes a minute or two, and only when something changed.")
        if not done:
            make_venv()
            done = {"python": this_python()}
        with contextlib.suppress(FileNotFoundError):
            STAMP.unlink()
        for lock, digest in missing.items():
            install(lock)
            done[lock] = digest
        unfinished = STAMP.with_suffix(".new")
        unfinished.write_text(json.dumps(done), encoding="utf-8")
        unfinished.replace(STAMP)


def call(command: List[str], **options: Any) -> int:
    """Run a program to its end and hand back its exit status. Ctrl+C and a polite kill stop it first."""
    child = subprocess.Popen(command, **options)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        status = child.wait()
    except KeyboardInterrupt:  # the child heard it too, and gets a while to put its things in order
        try:
            child.wait(timeout=10)
        except (KeyboardInterrupt, subprocess.TimeoutExpired):
            child.terminate()
            child.wait()
        return 130
    return status if status >= 0 else 128 - status


def check_port(port: int) -> None:
    """Refuse a port on which the dashboard cannot be served."""
    if not 0 < port < 65536:
        raise CannotGoOn("A port is a number from 1 to 65535: choose another --port.")
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CannotGoOn("Port {} is in use: close the other program or choose another --port.".format(port))


def start(words: List[str]) -> int:
    """Serve the dashboard on this computer only, and open it in the browser."""
    parser = argparse.ArgumentParser(prog="run.py", allow_abbrev=False)
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-browser", action="store_true")
    wanted, others = parser.parse_known_args(words)
    if wanted.port is not None:
        check_port(wanted.port)
    set_up([RUNTIME])
    no_screen = sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    command = [str(venv_python()), "-m", "streamlit", "run", str(HERE / "app.py"), "--server.address=127.0.0.1"]
    command.append("--server.headless={}".format("true" if wanted.no_browser or no_screen else "false"))
    if wanted.port is not None:
        command.append("--server.port={}".format(wanted.port))
    say("Starting the dashboard. Leave this window open; Ctrl+C, or closing it, stops the dashboard.")
    status = call(command + others, env=environment(), cwd=str(HERE))
    return 0 if status == 130 else status


def test(words: List[str]) -> int:
    """Run the tests: all of them with coverage, or those that the words choose."""
    set_up([RUNTIME, DEVELOPMENT])
    return call([str(venv_python()), "-m", "pytest", *(words or WHOLE_TEST)], env=environment(), cwd=str(HERE))


def command_line(words: List[str]) -> int:
    """Hand a command to the program in .venv, in the folder where the caller stands."""
    set_up([RUNTIME])
    if words[0] == "pack":  # first, so that the caller's own date, further on, wins
        words = [words[0], "--decision-date", datetime.date.today().isoformat(), *words[1:]]
    elif words[0] in ("backup", "restore"):
        words = [words[0], "--at", datetime.datetime.now(datetime.timezone.utc).isoformat(), *words[1:]]
    here_first = dict(environment(), PYTHONPATH=str(HERE), PYTHONSAFEPATH="1")
    return call([str(venv_python()), "-m", "analysis.command_line", *words], env=here_first)


def run(words: List[str]) -> int:
    """Do what the words ask."""
    unfit = why_not_this_python(sys.version_info[:3], sysconfig.get_platform(), sys.maxsize > 2**32)
    if unfit:
        raise CannotGoOn(unfit)
    if words and words[0] in ("--help", "-h"):
        print(__doc__)
        return 0
    if words and words[0] in ("pack", "inspect", "backup", "restore"):
        return command_line(words)
    if words and words[0] == "test":
        return test(words[1:])
    if words and not words[0].startswith("-"):
        raise CannotGoOn("There is no command '{}': see run.py --help.".format(words[0]))
    return start(words)


def main(words: List[str]) -> int:
    """Do what the words ask; what a person must put right is one sentence and exit status 2."""
    try:
        return run(words)
    except CannotGoOn as reason:
        sentence = str(reason)
    except OSError as error:
        sentence = explain(str(error))
    except KeyboardInterrupt:
        return 130
    say(sentence)
    if os.name == "nt" and not words and sys.stdin is not None and sys.stdin.isatty():
        input("Press Enter to close this window.")  # double-clicked: the window would take the sentence with it
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
