"""The files of a pack, each of which a page can also hand out alone."""

from dataclasses import replace

import pytest
from docx import Document

from analysis.letters.details import TEMPLATES
from analysis.letters.templates import read_template
from analysis.post.correspondence import plan_letters
from analysis.post.pack import (
    by_version,
    joined_pack,
    letter_files,
    pack_files,
    packs_of,
    release_record,
    single_letter,
    standard_templates,
)
from analysis.post.release import release
from analysis.rules.decision import Letter
from analysis.rules.school import School
from tests.commands.school_files import child, figures, totals_file
from tests.letters.packages import parts_of, saved
from tests.letters.pictures_of import picture
from tests.letters.reading import lines_of
from tests.test_known_and_correspondence import DAY, meeting_of

SCHOOL = School(name="Weir Lane")


@pytest.fixture(scope="module")
def made():
    analysis, records = meeting_of(totals_file(*(child(one) | figures(64, 66) for one in (1, 2))))
    templates = standard_templates()
    versions = {letter: template.version for letter, template in templates.items()}
    releases = [release(one, analysis, "A. Head", DAY, versions) for one in analysis.decisions]
    planned = plan_letters(releases, analysis, records)
    progress = []
    at_hand = by_version(templates.values())
    files = pack_files(analysis.decisions, planned, [], at_hand, SCHOOL, lambda *done: progress.append(done))
    return dict(files), planned, at_hand, progress


def test_one_letter_alone_is_the_letter_of_the_pack(made):
    files, planned, templates, _ = made
    assert single_letter(planned[0], templates, SCHOOL) == files["letters/001.docx"]


def test_a_joined_pack_alone_is_that_of_the_pack(made):
    files, planned, templates, _ = made
    ((name, members),) = packs_of(planned, templates).items()
    assert joined_pack(members, templates, SCHOOL) == files[name]


def test_letters_of_another_template_are_joined_apart_and_written_with_the_template_of_their_release(made):
    _, planned, templates, _ = made
    document = Document()
    document.add_paragraph("Dear {{ salutation }}")
    other = read_template(saved(document))
    old = replace(planned[1], release=replace(planned[1].release, template_version=other.version))
    assert packs_of([planned[0], old], templates | {other.version: other}) == {
        "pack-concern_amber.docx": [planned[0]],
        "pack-concern_amber-2.docx": [old],
    }
    pack = joined_pack([old], {other.version: other}, SCHOOL)
    assert lines_of(pack) == [f"Dear {old.addressee.salutation}"]
    assert lines_of(single_letter(old, {other.version: other}, SCHOOL)) == lines_of(pack)
    assert other.version in release_record([old]).decode("utf-8-sig")


def test_letters_released_with_other_pictures_are_joined_apart_and_each_is_written_with_its_own(made):
    _, planned, templates, _ = made
    logo = picture((30, 20))
    old = replace(planned[1], release=replace(planned[1].release, pictures=(("logo", "v1"), ("signature", "v2"))))
    assert planned[0].stationery == planned[0].template_version
    assert old.stationery == f"{old.template_version} logo v1 signature v2"
    at_hand = templates | {old.stationery: templates[old.template_version].with_pictures({"logo": logo})}
    assert packs_of([planned[0], old], at_hand) == {
        "pack-concern_amber.docx": [planned[0]],
        "pack-concern_amber-2.docx": [old],
    }
    assert logo in parts_of(single_letter(old, at_hand, SCHOOL)).values()
    assert logo in parts_of(joined_pack([old], at_hand, SCHOOL)).values()
    assert logo not in parts_of(single_letter(planned[0], at_hand, SCHOOL)).values()


def test_the_record_of_releases_goes_with_any_download(made):
    files, planned, _, _ = made
    assert release_record(planned) == files["release.csv"]


def test_progress_is_told_letter_by_letter(made):
    assert made[3] == [(1, 2), (2, 2)]


def test_every_letter_has_a_template():
    assert set(standard_templates()) == set(TEMPLATES) > set(Letter)


@pytest.mark.parametrize(("count", "last"), [(1, "001.docx"), (999, "999.docx"), (1000, "1000.docx")])
def test_letters_are_numbered_from_001(count, last):
    names = letter_files(count)
    assert (len(names), names[-1], sorted(names)) == (count, last, names)
