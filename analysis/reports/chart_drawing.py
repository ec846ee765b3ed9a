"""Draws charts as PNG with the computer's own browser: a program by itself, so that whoever waits for it can end it.

It is given a folder with `charts.json` and the browser's path, and writes `0.png`, `1.png` … there. The browser starts
in this program's group, so that it ends with it, and finds no network: whatever it looks for, it looks for at a proxy
that nobody runs.
"""

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import kaleido
from choreographer.browsers.chromium import Chromium

CHARTS = "charts.json"
NOBODY = "127.0.0.1:9"
"""A proxy that is not there, asked for the computer's own addresses too."""


class QuietBrowser(Chromium):
    """The browser without what it does besides drawing."""

    def get_cli(self) -> Sequence[str]:
        """Give the command that starts it."""
        return [*super().get_cli(), "--disable-background-networking", "--proxy-bypass-list=<-loopback>"]

    def get_popen_args(self) -> Mapping[str, Any]:
        """Keep it in this program's group; by itself it would outlive it."""
        return {**super().get_popen_args(), "start_new_session": False}


async def draw(folder: Path, browser: str) -> None:
    """Draw every chart of the folder."""
    charts = json.loads((folder / CHARTS).read_text(encoding="utf-8"))
    settings = {"browser_cls": QuietBrowser, "path": browser, "proxy_server": NOBODY, "enable_extensions": False}
    async with kaleido.Kaleido(mathjax=False, **settings) as drawing:
        for number, chart in enumerate(charts):
            png = await drawing.calc_fig(chart["figure"], opts={"format": "png", "scale": chart["scale"]})
            (folder / f"{number}.png").write_bytes(png)


if __name__ == "__main__":  # pragma: no cover - run as a program, which coverage does not follow
    asyncio.run(draw(Path(sys.argv[1]), sys.argv[2]))
