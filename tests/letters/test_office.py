"""LibreOffice is run in one place: alone, for a time, and without a trace."""

import http.server
import os
import threading
import time
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from analysis.letters.office import office_program, pdf_of, pdfs_of
from analysis.letters.printed_page import MOST_PAGES, WIDTH, page_count, page_pictures
from tests.letters.letters_of import letter_of, worst_details_of
from tests.letters.packages import saved
from tests.letters.stand_in import pdf_with, stand_in

needs_scripts = pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line.")


@pytest.mark.parametrize(
    "there",
    [
        "libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:/Program Files/LibreOffice/program/soffice.exe",
    ],
)
def test_libreoffice_is_found_by_its_names_and_in_its_usual_places(there) -> None:
    assert office_program(lambda name: f"found {name}" if name == there else None) == f"found {there}"


def test_without_libreoffice_nothing_is_found() -> None:
    assert office_program(lambda _: None) is None


@needs_scripts
def test_files_come_back_in_their_order_and_nothing_is_left(tmp_path, left) -> None:
    program = stand_in(tmp_path, "[one.write_bytes(one.with_suffix('.docx').read_bytes()[::-1]) for one in outs]")
    assert pdfs_of([b"ab", b"cd", b"ef"], program) == [b"ba", b"dc", b"fe"]
    assert left() == []


@needs_scripts
@pytest.mark.parametrize("line", ["sys.exit(1)", "pass", "outs[0].write_bytes(b'')"])
def test_one_file_that_fails_fails_them_all(tmp_path, left, line) -> None:
    assert pdfs_of([b"a", b"b"], stand_in(tmp_path, line)) is None
    assert left() == []


def test_a_program_that_is_not_there_makes_nothing(left) -> None:
    assert pdf_of(b"", "/nonesuch/soffice") is None
    assert left() == []


@needs_scripts
def test_every_run_has_a_folder_and_a_profile_of_its_own_that_others_cannot_read(tmp_path) -> None:
    lines = (
        "folder = out.parent",
        "profile = folder / 'profile' / 'user' / 'registrymodifications.xcu'",
        "said = ' '.join(sys.argv[1:]) + oct(folder.stat().st_mode) + profile.read_text()",
        "out.write_text(said)",
    )
    program = stand_in(tmp_path, *lines)
    one, other = (pdf_of(b"x", program) for _ in range(2))
    assert one is not None
    assert other is not None
    assert one.split()[0].startswith(b"-env:UserInstallation=file:///")
    assert one.split()[0] != other.split()[0]
    assert b"0o40700" in one
    assert b"DisableMacrosExecution" in one
    assert b"0001.docx" in one


@needs_scripts
def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path, left) -> None:
    alive = tmp_path / "alive"
    child = f"import time, pathlib; time.sleep(1.5); pathlib.Path({str(alive)!r}).touch()"
    lines = ("import subprocess", f"subprocess.Popen([sys.executable, '-c', {child!r}])", "time.sleep(60)")
    start = time.monotonic()
    assert pdf_of(b"", stand_in(tmp_path, *lines), seconds=0.5) is None
    assert time.monotonic() - start < 10
    time.sleep(2)
    assert not alive.exists()
    assert left() == []


class StoppedError(Exception):
    """Somebody presses Stop."""


@needs_scripts
def test_whoever_stops_waiting_ends_the_work_and_leaves_nothing(tmp_path, left) -> None:
    seen = []

    def on_wait(done: int) -> None:
        seen.append(done)
        if done:
            raise StoppedError

    program = stand_in(tmp_path, "time.sleep(0.3)", "outs[0].write_bytes(b'')", "time.sleep(60)")
    start = time.monotonic()
    with pytest.raises(StoppedError):
        pdfs_of([b"a", b"b"], program, on_wait=on_wait)
    assert time.monotonic() - start < 10
    assert (seen[0], seen[-1]) == (0, 1)
    assert left() == []


def test_a_pdf_is_drawn_page_by_page_up_to_a_limit() -> None:
    assert [page_count(pdf_with(count)) for count in (1, 3)] == [1, 3]
    assert [len(page_pictures(pdf_with(count))) for count in (1, MOST_PAGES, MOST_PAGES + 1)] == [1, 4, 4]
    (picture,) = page_pictures(pdf_with(1))
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == WIDTH


def test_what_is_no_pdf_has_no_pages_and_no_picture() -> None:
    assert page_count(b"no pages") is None
    with pytest.raises(ValueError, match="made no PDF"):
        page_pictures(b"no pages")


@pytest.mark.office
def test_a_real_letter_with_hostile_names_is_laid_out_on_one_page(needs_libreoffice: str, left) -> None:
    names = {"forename": "=cmd|' /C calc'!A0 \u202eabc", "surname": "שרה 👩‍👩‍👧 " + "W" * 60}
    pdf = pdf_of(letter_of(worst_details_of("concern_red", **names)), needs_libreoffice)
    assert pdf is not None
    assert page_count(pdf) in (1, 2)
    assert left() == []


@pytest.mark.office
def test_the_real_program_fetches_nothing(needs_libreoffice: str) -> None:
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/picture.png"
        assert pdf_of(with_linked_picture(address), needs_libreoffice) is not None
        server.shutdown()
    assert asked == []


def with_linked_picture(address: str) -> bytes:
    """Make a Word file with a picture that lies elsewhere."""
    document = Document()
    link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    paragraph = document.add_paragraph()
    run = paragraph.add_run()
    picture = Path(__file__).parents[2] / "docs/pictures"
    run.add_picture(str(next(picture.glob("*.png"))), width=914400)
    blip = next(one for one in paragraph._p.iter() if one.tag.endswith("}blip"))
    name = next(key for key in blip.attrib if key.endswith("}embed"))
    del blip.attrib[name]
    blip.set(name.replace("embed", "link"), link)
    return saved(document)
