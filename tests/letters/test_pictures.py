"""The school's logo and signature in letters: in their places, once for a file, and gone where there is none."""

import io
import time
from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Mm

from analysis.letters.context import letter_context
from analysis.letters.details import TEMPLATES as NAMES
from analysis.letters.details import letter_of as letter_named
from analysis.letters.picture_files import read_picture
from analysis.letters.pictures import PLACES
from analysis.letters.preview import letter_html
from analysis.letters.templates import read_template
from tests.letters.letters_of import DECIDED_ON, SCHOOL, details_of, template_of, worst_details_of
from tests.letters.packages import parts_of, saved, with_parts, with_text_replaced
from tests.letters.pictures_of import BLUE, picture
from tests.letters.reading import lines_of, opened
from tests.letters.test_standard_templates import pages_of

LOGO, SIGNATURE = (
    read_picture(data, place)
    for data, place in zip((picture((400, 400)), picture((900, 300), BLUE)), PLACES, strict=True)
)
BOTH = {"logo": LOGO, "signature": SIGNATURE}
DOCUMENT = "word/document.xml"
PACK_OF_400 = 0.3
"""Seconds in which a pack of 400 letters with pictures is written."""


def context(school=SCHOOL, details=None):
    return letter_context(details or details_of("concern_amber"), school, DECIDED_ON)


def amber(pictures=BOTH, school=SCHOOL):
    return template_of("concern_amber").with_pictures(pictures).render(context(school))


def shapes(letter):
    """Give alternative text and size in millimetres of each picture, and the bytes behind it."""
    document = opened(letter)
    inlines = [one._inline for one in document.inline_shapes] + list(
        document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline")
    )
    found = {}
    for inline in inlines:
        link = inline.graphic.graphicData.pic.blipFill.blip.embed
        size = (round(inline.extent.cx / Mm(1), 1), round(inline.extent.cy / Mm(1), 1))
        found[inline.docPr.get("descr")] = (size, document.part.related_parts[link].blob)
    return found


def own_template(*marked, frame=(20, 20)):
    """Make a school's own Word file with a grey picture for each alternative text."""
    document = Document()
    document.add_paragraph("Dear {{ salutation }}")
    for text in marked:
        run = document.add_paragraph().add_run()
        inline = run.add_picture(io.BytesIO(picture((3, 2), (200, 200, 200))), *map(Mm, frame))._inline
        inline.docPr.set("descr", text)
    return saved(document)


def test_a_letter_shows_both_pictures_with_words_for_who_cannot_see_them():
    assert shapes(amber()) == {
        "Oak Lane Primary School": ((30.0, 30.0), LOGO),
        "Signature of Mr D Hughes": ((34.5, 11.5), SIGNATURE),
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_standard_letter_has_both_places(name):
    letter = template_of(name).with_pictures(BOTH).render(context())
    assert [blob for _, blob in shapes(letter).values()] == [LOGO, SIGNATURE]


def test_without_pictures_a_letter_has_none_and_the_same_words():
    plain = template_of("concern_amber").render(context())
    assert shapes(plain) == {}
    assert lines_of(plain) == lines_of(amber())
    assert amber({}) == plain


@pytest.mark.parametrize("name", ["logo", "signature"])
def test_one_picture_comes_without_the_other(name):
    assert [blob for _, blob in shapes(amber({name: BOTH[name]})).values()] == [BOTH[name]]


def test_a_letter_with_pictures_is_the_same_bytes_again_and_other_bytes_with_another_picture():
    assert amber() == amber()
    assert amber() != amber({"logo": SIGNATURE, "signature": LOGO})


@pytest.mark.parametrize(
    ("pixels", "frame", "shown"),
    [
        ((400, 400), (20, 20), (20.0, 20.0)),
        ((400, 200), (20, 20), (20.0, 10.0)),
        ((200, 400), (20, 20), (10.0, 20.0)),
        ((30, 20), (60, 10), (15.0, 10.0)),
    ],
)
def test_a_picture_fills_its_frame_and_keeps_its_shape(pixels, frame, shown):
    template = read_template(own_template("School logo", frame=frame))
    letter = template.with_pictures({"logo": picture(pixels)}).render(context())
    assert [size for size, _ in shapes(letter).values()] == [shown]


def test_a_school_template_shows_them_where_it_marks_a_place_and_keeps_its_own_pictures():
    data = own_template("School logo", "Our choir")
    letter = read_template(data).with_pictures(BOTH).render(context())
    assert shapes(letter)["Oak Lane Primary School"][1] == LOGO
    assert shapes(letter)["Our choir"][1] == picture((3, 2), (200, 200, 200))
    assert list(shapes(read_template(data).render(context()))) == ["Our choir"]


def test_a_template_without_a_place_prints_as_before():
    template = read_template(own_template("Our choir"))
    assert template.with_pictures(BOTH) is template
    assert template_of("concern_amber").with_pictures({}).version == template_of("concern_amber").version


def test_a_place_drawn_as_no_picture_is_left_out():
    for old, new in (("<a:blip ", "<a:blur "), ('cx="720000" cy="720000"', 'cx="720000"  cz="720000"')):
        data = own_template("School logo")
        text = parts_of(data)[DOCUMENT].decode()
        assert old in text
        broken = with_parts(data, **{DOCUMENT: text.replace(old, new).encode()})
        assert shapes(read_template(broken).with_pictures(BOTH).render(context())) == {}


def test_a_picture_that_word_cut_and_gave_a_drawing_beside_it_shows_the_whole_school_picture():
    blip = '<a:blip r:embed="rId99" cstate="print"><a:extLst><a:ext uri="x"/></a:extLst></a:blip><a:srcRect l="9"/>'
    data = own_template("School logo")
    old = next(part for part in parts_of(data)[DOCUMENT].decode().split("<") if part.startswith("a:blip "))
    letter = read_template(with_text_replaced(data, DOCUMENT, f"<{old}", blip)).with_pictures(BOTH).render(context())
    assert shapes(letter)["Oak Lane Primary School"][1] == LOGO
    assert b"srcRect" not in parts_of(letter)[DOCUMENT]


def test_a_name_with_signs_and_lines_stands_whole_in_the_alternative_text():
    name = 'St "Mary" & Son\'s\n<Infants>\t{{ child }}'
    school = replace(SCHOOL, name=name, head=name)
    said = 'St "Mary" & Son\'s <Infants> {{ child }}'
    assert list(shapes(amber(school=school))) == [said, f"Signature of {said}"]


def test_a_pack_holds_each_picture_once_and_numbers_what_shows_it():
    pack = template_of("concern_amber").with_pictures(BOTH).render_pack([context()] * 40)
    assert [name for name, data in parts_of(pack).items() if data in (LOGO, SIGNATURE)] == [
        "word/media/school-logo.png",
        "word/media/school-signature.png",
    ]
    numbers = [one.get("id") for one in opened(pack).element.body.iter() if one.tag.endswith("}docPr")]
    assert len(numbers) == len(set(numbers)) == 80
    assert max(map(int, numbers)) < 2**31


def test_a_pack_of_400_letters_with_pictures_is_written_at_once():
    template, contexts = template_of("concern_amber").with_pictures(BOTH), [context()] * 400
    took = []
    for _ in range(5):
        started = time.process_time()
        template.render_pack(contexts)
        took.append(time.process_time() - started)
    assert min(took) < PACK_OF_400


def test_the_letter_on_the_screen_shows_them_too():
    html = letter_html(amber())
    assert 'alt="Oak Lane Primary School"' in html
    assert html.count('src="data:image/png;base64,') == 2


@pytest.mark.office
def test_a_letter_with_pictures_is_one_page(tmp_path, needs_libreoffice):
    files = {
        name: template_of(name)
        .with_pictures({"logo": picture((600, 400)), "signature": SIGNATURE})
        .render(context(details=worst_details_of(letter_named(name))))
        for name in NAMES
    }
    assert pages_of(files, tmp_path, needs_libreoffice) == dict.fromkeys(NAMES, 1)
