"""Charts are drawn by the computer's browser: in a process that can be ended, and without a network."""

import asyncio
import http.server
import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import kaleido
import plotly.graph_objects as go
import pytest
from choreographer.browsers.chromium import Chromium

from analysis.reports import chart_drawing, chart_pictures
from analysis.reports.chart_pictures import chart_browser, drawn

PNG = b"\x89PNG\r\n"
FIGURES = [go.Figure(layout={"width": 40, "height": 30}), go.Figure(layout={"width": 60, "height": 30})]


@pytest.fixture
def drawing(tmp_path, monkeypatch):
    """Put another program in the drawing program's place: `folder` is where it finds the charts."""

    def put(*lines):
        program = tmp_path / "drawing.py"
        first = ("import pathlib, sys, time, json, os", "folder, browser = pathlib.Path(sys.argv[1]), sys.argv[2]")
        program.write_text("\n".join((*first, *lines)), encoding="utf-8")
        monkeypatch.setattr(chart_pictures, "_PROGRAM", program)

    return put


def test_pictures_come_back_in_their_order_and_nothing_is_left(drawing, left):
    drawing(
        "charts = json.loads((folder / 'charts.json').read_text())",
        "said = [f\"{one['figure']['layout']['width']}x{one['scale']} {browser}\" for one in charts]",
        f"[(folder / f'{{n}}.png').write_bytes({PNG!r} + one.encode()) for n, one in enumerate(said)]",
    )
    assert drawn(FIGURES, "its-path", 3) == [PNG + b"40x3 its-path", PNG + b"60x3 its-path"]
    assert left() == []


@pytest.mark.parametrize(
    ("longest", "browser", "is_own"),
    [(1000, "chrome", "True"), (0, "chrome", "False"), (1000, "/snap/bin/chromium", "False")],
)
def test_the_browser_keeps_its_files_in_the_folder_that_goes_where_the_path_is_short(
    drawing, left, monkeypatch, longest, browser, is_own
):
    monkeypatch.setattr(chart_pictures, "_LONGEST", longest)
    drawing(f"(folder / '0.png').write_bytes({PNG!r} + str(os.environ.get('TMPDIR') == str(folder)).encode())")
    assert drawn(FIGURES[:1], browser, 1) == [PNG + is_own.encode()]


@pytest.mark.parametrize(
    "line",
    [
        "sys.exit(1)",
        "pass",
        f"(folder / '0.png').write_bytes({PNG!r})",
        "[(folder / f'{n}.png').touch() for n in (0, 1)]",
    ],
)
def test_one_chart_that_fails_fails_them_all(drawing, left, line):
    drawing(line)
    assert drawn(FIGURES, "", 1) is None
    assert left() == []


def test_a_browser_that_hangs_is_ended(drawing, left, tmp_path):
    alive = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(1.5); pathlib.Path({str(alive)!r}).touch()"
    drawing("import subprocess", f"subprocess.Popen([sys.executable, '-c', {child!r}])", "time.sleep(60)")
    start = time.monotonic()
    assert drawn(FIGURES, "", 1, seconds=0.5) is None
    assert time.monotonic() - start < 5
    time.sleep(1.5)
    assert not alive.exists()
    assert left() == []


class StoppedError(Exception):
    """Somebody presses Stop."""


def test_whoever_stops_waiting_ends_the_work(drawing, left):
    def stop():
        raise StoppedError

    drawing("time.sleep(60)")
    with pytest.raises(StoppedError):
        drawn(FIGURES, "", 1, on_wait=stop)
    assert left() == []


@pytest.mark.parametrize(
    ("there", "found"), [(None, None), ("/nowhere/chrome", None), (sys.executable, sys.executable)]
)
def test_the_browser_is_the_computers_own_or_none(monkeypatch, there, found):
    monkeypatch.setattr(Chromium, "find_browser", lambda **_: there)
    assert chart_browser() == found


def test_the_browser_stays_in_the_programs_group_and_looks_for_nothing(monkeypatch):
    monkeypatch.setattr(Chromium, "get_cli", lambda _: ["chrome"])
    monkeypatch.setattr(Chromium, "get_popen_args", lambda _: {"start_new_session": True, "close_fds": True})
    quiet = chart_drawing.QuietBrowser.__new__(chart_drawing.QuietBrowser)
    assert quiet.get_cli() == ["chrome", "--disable-background-networking", "--proxy-bypass-list=<-loopback>"]
    assert quiet.get_popen_args() == {"start_new_session": False, "close_fds": True}


def test_each_chart_is_drawn_in_a_file_of_its_number(monkeypatch, tmp_path):
    asked = []

    class Drawing:
        def __init__(self, **settings):
            asked.append(settings)

        async def __aenter__(self):
            return self

        async def __aexit__(self, *_):
            pass

        async def calc_fig(self, figure, opts):
            return f"{figure} {opts}".encode()

    monkeypatch.setattr(kaleido, "Kaleido", Drawing)
    charts = [{"figure": name, "scale": 2} for name in "ab"]
    (tmp_path / chart_drawing.CHARTS).write_text(json.dumps(charts), encoding="utf-8")
    # In a thread of its own: in this one a browser test may have left its loop running.
    with ThreadPoolExecutor(1) as alone:
        alone.submit(lambda: asyncio.run(chart_drawing.draw(tmp_path, "path"))).result()
    assert (tmp_path / "1.png").read_text() == "b {'format': 'png', 'scale': 2}"
    (settings,) = asked
    assert settings["mathjax"] is False
    assert (settings["path"], settings["proxy_server"]) == ("path", "127.0.0.1:9")


@pytest.mark.browser
def test_the_real_browser_draws_the_same_bytes_twice(needs_chromium):
    one, other = drawn([FIGURES[0], FIGURES[0]], needs_chromium, 2)
    assert one == other
    assert [int.from_bytes(one[place : place + 4], "big") for place in (16, 20)] == [80, 60]


@pytest.mark.browser
def test_the_real_browser_fetches_nothing(needs_chromium):
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        figure = go.Figure(FIGURES[0])
        figure.add_layout_image(source=f"http://127.0.0.1:{server.server_port}/a.png", x=0, y=1, sizex=1, sizey=1)
        drawn([figure], needs_chromium, 2)
        server.shutdown()
    assert asked == []
