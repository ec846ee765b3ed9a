"""Charts as pictures for a Word file, drawn by the Chrome, Edge or Chromium of the computer, where it has one."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.letters.programs import ran

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SECONDS = 30
"""Two charts take five seconds; a browser that hangs is ended."""
_PROGRAM = Path(__file__).with_name("chart_drawing.py")
_PNG = b"\x89PNG"
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
_LONGEST = 48
"""Letters of a folder's path: the browser adds some 50 for a socket, and a socket's path ends at about 100."""


def chart_browser() -> str | None:
    """Find the browser that can draw; None where the computer has none. Nothing is ever fetched."""
    from choreographer.browsers.chromium import Chromium

    found = Chromium.find_browser(skip_local=False)
    return found if found and Path(found).is_file() else None


def drawn(
    figures: Sequence["Figure"],
    browser: str,
    scale: int,
    seconds: float = SECONDS,
    on_wait: Callable[[], None] = lambda: None,
) -> list[bytes] | None:
    """Draw figures as PNG, each in its own size times `scale`; None where the browser fails or its time is over.

    `on_wait` is called several times a second. What it raises ends the work, and nothing is left.
    """
    with tempfile.TemporaryDirectory(prefix="charts-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        charts = [{"figure": json.loads(figure.to_json()), "scale": scale} for figure in figures]
        (folder / "charts.json").write_text(json.dumps(charts), encoding="utf-8")
        # Whatever the browser keeps for a time, it keeps in this folder, which goes with it. A snap sees none such.
        own = dict.fromkeys(_TEMPORARY, name) if len(name) <= _LONGEST and "snap" not in browser else {}
        # -I: neither this folder's modules nor a user's own packages take the place of the library's.
        if not ran([sys.executable, "-I", str(_PROGRAM), name, browser], seconds, on_wait, {**os.environ, **own}):
            return None
        files = [folder / f"{number}.png" for number in range(len(figures))]
        pictures = [file.read_bytes() for file in files if file.is_file()]
    is_whole = len(pictures) == len(figures) and all(one.startswith(_PNG) for one in pictures)
    return pictures if is_whole else None
