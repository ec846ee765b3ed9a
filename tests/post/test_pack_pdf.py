"""The packs as PDF: all of them or none."""

import os
import tempfile

import pytest

from analysis.letters.printed_page import page_count
from analysis.post.pack import packs_of
from analysis.post.pack_pdf import pdf_packs
from analysis.rules.school import School
from tests.letters.stand_in import stand_in
from tests.post.letters_planned import HOSTILE, at_hand, planned_for

SCHOOL = School(name="Weir Lane")
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line.")
COPY = "one.write_bytes(one.with_suffix('.docx').read_bytes()[:2])"


@needs_scripts
def test_each_pack_is_a_pdf_of_its_name(tmp_path):
    made = pdf_packs(planned_for("Lee", "Mo"), at_hand(), SCHOOL, stand_in(tmp_path, f"for one in outs: {COPY}"))
    assert made == {"pack-concern_amber.pdf": b"PK", "pack-concern_red.pdf": b"PK"}


@needs_scripts
def test_letters_are_counted_pack_by_pack(tmp_path):
    seen = []
    program = stand_in(tmp_path, f"for one in outs: time.sleep(0.4); {COPY}")
    pdf_packs(planned_for("Lee", "Mo", "Ode"), at_hand(), SCHOOL, program, lambda *done: seen.append(done))
    assert {(0, 3), (2, 3)} <= set(seen) <= {(0, 3), (2, 3), (3, 3)}
    assert seen == sorted(seen)


@needs_scripts
def test_a_program_that_fails_makes_no_pack(tmp_path):
    assert pdf_packs(planned_for("Lee", "Mo"), at_hand(), SCHOOL, stand_in(tmp_path, "sys.exit(1)")) is None


class StoppedError(BaseException):
    """Somebody presses Stop: as Streamlit says it, no ordinary exception."""


@needs_scripts
def test_stopping_leaves_nothing(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def stop(_done, _of):
        assert [one.name[:6] for one in folder.iterdir()] == ["pages-"]
        raise StoppedError

    with pytest.raises(StoppedError):
        pdf_packs(planned_for("Lee"), at_hand(), SCHOOL, stand_in(tmp_path, "time.sleep(60)"), stop)
    assert list(folder.iterdir()) == []


@pytest.mark.office
def test_the_real_program_gives_each_letter_its_page(needs_libreoffice):
    planned = planned_for(*HOSTILE[:-2], "Lee", "Mo")
    made = pdf_packs(planned, at_hand(), SCHOOL, needs_libreoffice)
    assert made is not None
    sizes = [len(members) for members in packs_of(planned, at_hand()).values()]
    assert [page_count(pdf) for pdf in made.values()] == sizes
