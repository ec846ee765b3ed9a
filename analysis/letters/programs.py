"""Other programs of the computer: started in a group of their own, watched, and ended with everything they started."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

_LOOK = 0.1
"""Seconds between two looks at how far it is."""


def ran(
    command: Sequence[str],
    seconds: float,
    on_wait: Callable[[], None] = lambda: None,
    environment: Mapping[str, str] | None = None,
) -> bool:
    """Run a program and say whether it ended well in its time. `on_wait` is called while it runs, and may raise."""
    nothing = subprocess.DEVNULL
    try:
        # A group of its own, because the program starts others that would outlive it.
        process = subprocess.Popen(  # noqa: S603 - a program by its full path
            command, start_new_session=True, env=environment, stdin=nothing, stdout=nothing, stderr=nothing
        )
    except OSError:
        return False
    with process:
        try:
            return _waited(process, time.monotonic() + seconds, on_wait) == 0
        finally:
            _end(process)


def _waited(process: "subprocess.Popen[bytes]", until: float, on_wait: Callable[[], None]) -> int | None:
    """Wait for a program and give its exit status; None where its time is over."""
    while time.monotonic() < until:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired:
            on_wait()
    return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.poll()
    except AttributeError:  # pragma: no cover - Windows has no groups
        everything = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(everything, check=False, capture_output=True)  # noqa: S603
