"""The outside of an envelope: the right words, on the right label, whatever a name holds."""

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm

from analysis.letters.office import pdf_of
from analysis.letters.printed_page import page_count
from analysis.post.labels import (
    SIZES,
    STATIONERY,
    in_pack_order,
    label_sheets,
    outside_of,
    too_long_for,
    without_address,
)
from tests.letters.reading import opened
from tests.post.letters_planned import HOSTILE, at_hand, planned_for

L7160, L7163 = list(STATIONERY.values())[:2]
DL = next(one for one in STATIONERY.values() if one.name.startswith("DL"))
each_stationery = pytest.mark.parametrize("stationery", STATIONERY.values(), ids=lambda one: one.name)


def labels_in(data, across):
    """Give the words of each label, empty ones too, row by row."""
    rows = opened(data).tables[0].rows
    return [
        [paragraph.text for paragraph in cell.paragraphs]
        for row in rows
        for number, cell in enumerate(row.cells)
        if across == 1 or number % 2 == 0
    ]


def sizes_in(data):
    runs = [run for cell in opened(data).tables[0]._cells for line in cell.paragraphs for run in line.runs]
    return {run.font.size.pt for run in runs}


def test_a_letter_goes_to_its_addressee_at_the_address():
    (one,) = planned_for("Lee")
    assert outside_of(one) == ("Ms Maeve Other", "1 Oak Road", "ZZ99 1AA")
    assert without_address([one]) == []


def test_without_an_address_it_goes_by_hand_to_the_class():
    (one,) = planned_for("Lee", with_contacts=False)
    assert outside_of(one) == ("Parent/carer of Ada Lee", "By hand: 4A")
    assert without_address([one]) == [one]


def test_line_ends_in_an_address_are_lines_and_blank_ones_are_none():
    (one,) = planned_for("Lee", address="1 Oak Road\r\n\n  Upper   End ")
    assert outside_of(one)[1:] == ("1 Oak Road", "Upper End", "ZZ99 1AA")


def test_labels_stand_in_the_order_of_the_letters():
    planned = planned_for(*(f"Child{number:02}" for number in range(5)), with_contacts=False)
    labels = labels_in(label_sheets(planned, L7160), L7160.across)
    assert [label[0] for label in labels] == [*(f"Parent/carer of Ada Child{number:02}" for number in range(5)), ""]


def test_labels_can_follow_the_joined_packs():
    planned = planned_for("Amber1", "Red1", "Amber2", "Red2")
    names = [one.details.surname for one in in_pack_order(planned, at_hand())]
    assert names == ["Amber1", "Amber2", "Red1", "Red2"]


@pytest.mark.parametrize("used", [0, 1, 20])
def test_labels_already_used_are_passed_over(used):
    labels = labels_in(label_sheets(planned_for("Lee"), L7160, used), L7160.across)
    assert [label != [""] for label in labels].index(True) == used


@pytest.mark.parametrize("used", [-1, 21])
def test_a_sheet_without_a_label_left_is_refused(used):
    with pytest.raises(ValueError, match="no label left"):
        label_sheets(planned_for("Lee"), L7160, used)


def test_no_letters_are_no_labels():
    with pytest.raises(ValueError, match="no letter"):
        label_sheets([], L7160)


@each_stationery
def test_labels_and_gaps_fill_the_page_from_its_first_label_to_its_last(stationery):
    right = stationery.left + (stationery.across - 1) * stationery.step + stationery.label[0]
    bottom = stationery.top + stationery.down * stationery.label[1]
    assert right <= stationery.page[0]
    assert bottom + 1 < stationery.page[1]
    if stationery.on_a_page > 1:
        assert abs(stationery.page[0] - right - stationery.left) < 0.6
        assert abs(stationery.page[1] - bottom - stationery.top) < 0.6


@each_stationery
def test_the_word_file_has_the_makers_measures(stationery):
    document = opened(label_sheets(planned_for("Lee"), stationery))
    section, row = document.sections[0], document.tables[0].rows[0]
    found = (section.page_width, section.page_height, section.left_margin, section.top_margin, row.height)
    wanted = (*stationery.page, stationery.left, stationery.top, stationery.label[1])
    assert [abs(one - Mm(other)) < Mm(0.1) for one, other in zip(found, wanted, strict=True)] == [True] * 5
    assert abs(row.cells[0].width - Mm(stationery.label[0])) < Mm(0.1)
    assert (section.orientation == 1) is (stationery.page[0] > stationery.page[1])


def test_hostile_names_are_text_on_their_own_label_and_the_file_opens():
    planned = planned_for(*HOSTILE, with_contacts=False)
    labels = labels_in(label_sheets(planned, L7163), L7163.across)
    assert sorted(label[0] for label in labels) == sorted(f"Parent/carer of Ada {name}" for name in HOSTILE)
    assert {label[1] for label in labels} == {"By hand: 4A"}


def test_the_same_letters_give_the_same_bytes():
    assert label_sheets(planned_for(*HOSTILE), L7160, 3) == label_sheets(planned_for(*HOSTILE), L7160, 3)


def test_a_short_address_is_set_large_and_a_long_one_small_before_a_line_breaks():
    assert sizes_in(label_sheets(planned_for("Lee"), L7160)) == {SIZES[0]}
    longer = planned_for(
        "Lee", addressee="", title="Mrs", contact_forename="Anna Maria", contact_surname="Featherstone"
    )
    assert sizes_in(label_sheets(longer, L7160)) == {10}


def test_what_fits_no_label_is_named():
    short, long = planned_for("Lee"), planned_for("Lee", address="\n".join(["Line"] * 40))
    assert too_long_for([*short, *long], L7160) == list(long)
    assert too_long_for(short, L7160) == []
    assert sizes_in(label_sheets(long, L7160)) == {SIZES[-1]}


def test_nothing_of_a_child_stands_in_the_files_properties():
    document = Document(BytesIO(label_sheets(planned_for("Lee"), L7160)))
    core = document.core_properties
    assert (core.author, core.last_modified_by, core.title) == ("", "", "Addresses")


@pytest.mark.office
@pytest.mark.parametrize(("stationery", "pages"), [(L7160, 2), (L7163, 3), (DL, 40)], ids=lambda one: str(one)[:20])
def test_the_real_program_puts_as_many_on_a_page_as_the_sheet_has(needs_libreoffice, stationery, pages):
    planned = planned_for(*(f"Child{number:02}" for number in range(40 if stationery is DL else 37)))
    used = 5 if stationery is L7160 else 0
    pdf = pdf_of(label_sheets(planned, stationery, used), needs_libreoffice)
    assert pdf is not None
    assert page_count(pdf) == pages
