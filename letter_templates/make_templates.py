"""Make the standard letter templates.

Run it after changing their words: python letter_templates/make_templates.py

The files it makes are ordinary Word files that a school opens and edits. The same script gives the same bytes.
"""

import io
import sys
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

from analysis.letters.pictures import PLACES  # noqa: E402
from analysis.letters.word_files import packed_parts, word_file  # noqa: E402
from analysis.letters.word_package import read_package  # noqa: E402

FONT = "Arial"
INK, QUIET = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x50, 0x50, 0x50)

PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(12), Mm(10), Mm(20), Mm(20)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
ADDRESS_TOP = Mm(50)
"""Where the window of a DL envelope shows a sheet folded in three, measured from the top of the page."""
ADDRESS_WIDTH, ADDRESS_HEIGHT = Mm(92), Mm(34)
NUMBER_WIDTH = Mm(25)
PICTURES = {place.name: place for place in PLACES}
LOGO_SIZE, SIGNATURE_SIZE, SMALL_SIGNATURE = (Mm(45), Mm(30)), (Mm(34.5), Mm(11.5)), (Mm(24), Mm(8))
GREY = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550"
    "000000a4944415478da63b80b0000df00de84f10a3b0000000049454e44ae426082"
)
"""A PNG of one grey point, which shows in Word where a picture goes, and is never printed."""

MISSED = (
    "{{ child }} has missed **{{ days_missed }}** of school this term ({{ half_days_missed }}). "
    "Attendance is {{ attendance_figure }}. A session is one morning or one afternoon."
)
PRESENT = "{{ child }} has not missed a single day of school this term: {{ attendance_figure }}."
TARGET = (
    "Our school’s target for every child is {{ target }}"
    "{% if target_allows %}, which means missing no more than about {{ target_allows }} in a whole school year"
    "{% endif %}. "
)
PERIOD = "These figures are for this term{% if period %} ({{ period }}){% endif %}, as at {{ as_at }}. "
QUERY = "If you think any of this is wrong, please tell us, and we will check it and put it right."
DATES = "Dates missed: {{ dates_sentence }}."
KINDS = "Half-days missed, by reason in our register: {{ kinds_sentence }}."
IF_MISSED = "{%p if has_absences %}"
IF_KINDS = "{%p if kinds_sentence %}"
IF_FEW_KINDS = "{%p if few_kinds %}"
IF_DATES = "{%p if dates_sentence %}"
ELSE, END = "{%p else %}", "{%p endif %}"
LETTERHEAD_DETAILS = (
    "{%p if school_address %}",
    "{{ school_address }}",
    END,
    "{%p if letterhead_contact %}",
    "{{ letterhead_contact }}",
    END,
)
TABLE = "<table>"
KINDS_LINE = (IF_KINDS, ("Figures", KINDS), END)
DATES_AND_TERM = (IF_DATES, ("Figures", DATES), END, ("Figures", PERIOD + QUERY))
FIGURES_LINES = (*KINDS_LINE, *DATES_AND_TERM)
FIGURES_TABLE = (IF_FEW_KINDS, TABLE, ELSE, *KINDS_LINE, END, *DATES_AND_TERM)
MOVED = (
    "{%p if before_figure %}",
    "{{ before_term }}, attendance was {{ before_figure }}. **This term it is {{ attendance_figure }}.** "
    "{% if has_absences %}{{ child }} missed {{ days_missed }} ({{ half_days_missed }}).{% else %}"
    "{{ child }} did not miss a single day.{% endif %} A session is one morning or one afternoon.",
    ELSE,
    IF_MISSED,
    MISSED,
    ELSE,
    PRESENT,
    END,
    END,
)

LETTERS = {
    "concern_amber": (
        "Attendance this term: {{ pupil_line }}",
        MISSED,
        "Children do become ill, and you may already have told us why {{ child }} was away. If so, thank you; "
        "you do not need to explain again. " + TARGET
        + "We write when attendance is below that, because odd days add up and are easy to lose sight of.",
        *FIGURES_TABLE,
        "If anything makes it hard for {{ child }} to be in school, we would like to help. You are welcome to come in "
        "and talk with us, at a time that suits you. Please get in touch with {{ contact }}.",
        "Thank you for all that you do to support {{ child }}.",
    ),
    "concern_red": (
        "Attendance this term: {{ pupil_line }}",
        MISSED,
        "We are writing because we care how {{ child }} is getting on, and would like to help. Children do become ill, "
        "and you may already have told us the reason. If so, thank you; you do not need to explain again.",
        TARGET + "Time away can make it harder to keep up with lessons and with friends, and we would like "
        "to help with that.",
        *FIGURES_TABLE,
        "We would very much like to meet you, to hear how things are and to plan together what would help. "
        "Please get in touch with {{ contact }}, and we will find a time that suits you.",
        "Thank you for all that you do to support {{ child }}.",
    ),
    "concern_amber_illness": (
        "Attendance this term: {{ pupil_line }}",
        "We are sorry that illness or medical appointments have kept {{ child }} away from school this term, and hope "
        "that all is well now. Our register shows no other reason. Nobody chooses to be ill, and you do not need to "
        "explain again.",
        MISSED,
        "We write to families when attendance is below our target of {{ target }}, so that you see the figures "
        "that we see. There is nothing that you have to do.",
        *FIGURES_TABLE,
        "If {{ child }} would like help to catch up, or if something at school would make things easier, we would like "
        "to help. You are welcome to come in and talk with us, at a time that suits "
        "you. Please get in touch with {{ contact }}.",
        "With our good wishes to you and to {{ child }}.",
    ),
    "concern_red_illness": (
        "Attendance this term: {{ pupil_line }}",
        "We are sorry that illness or medical appointments have kept {{ child }} away from school so much this term, "
        "and hope that things are getting better. Our register shows no other reason. Nobody chooses to be ill, and "
        "you do not need to explain again.",
        MISSED,
        "We write to families when attendance is below our target of {{ target }}, so that you see the figures "
        "that we see. What matters to us now is that {{ child }} is well, and does not have to catch up alone.",
        *FIGURES_TABLE,
        "We would very much like to meet you, if you would find that useful, to hear how {{ child }} is and what would "
        "help: work that can be done at home, a gentle return, or anything else that you would like us to know. Please "
        "get in touch with {{ contact }}, and we will find a time that suits you.",
        "With our good wishes to you and to {{ child }}.",
    ),
    "thanks_improved_category": (
        "Thank you: {{ pupil_line }}",
        "**Thank you.** {{ child }} has been in school more this term than last, and we have noticed. We know that "
        "this takes effort at home, and we are grateful for it.",
        *MOVED,
        "{%p if still_below_target %}",
        "This is a real step forward. " + TARGET + "There is still a way to go. Children do become ill, and you may "
        "already have told us the reason. If anything would make it easier to be in school, we would like to help, and "
        "you are welcome to come in and talk with us.",
        ELSE,
        "{{ child }} has now reached our target of {{ target }}. Please tell {{ child }} how pleased we all are.",
        END,
        *FIGURES_LINES,
        "If you would like to talk about anything, please get in touch with {{ contact }}.",
        "Thank you again, to you and to {{ child }}.",
    ),
    "thanks_still_concerned": (
        "Thank you: {{ pupil_line }}",
        "**Thank you.** {{ child }}’s attendance has gone up since last term. We know that this takes effort at home, "
        "and we are grateful for it.",
        *MOVED,
        "We would like to help it keep rising. " + TARGET + "Children do become ill, and you may already have told "
        "us why {{ child }} was away; you do not need to explain again.",
        *FIGURES_LINES,
        "If anything still makes it hard for {{ child }} to be in school, please tell us. You are welcome to come in "
        "and talk with us, at a time that suits you: just get in touch with {{ contact }}.",
        "Thank you again, to you and to {{ child }}.",
    ),
    "meeting_invitation": (
        "An invitation to meet us: {{ pupil_line }}",
        IF_MISSED, MISSED, ELSE, PRESENT, END,
        "{% if before_figure %}{{ before_term }}, attendance was {{ before_figure }}. {% endif %}" + TARGET
        + "Children do become ill, and you may already have told us the reason. If so, thank you.",
        "We would like to invite you to come in and talk with us, to hear how things are for {{ child }} and for you, "
        "and to agree together what would help. {% if meeting_when %}We have kept **{{ meeting_when }}** free for you."
        "{% else %}We will find a time that suits you.{% endif %} You are welcome to bring someone with you. "
        "Please send back the slip below, or get in touch with {{ contact }}.",
        *FIGURES_LINES,
        "We look forward to seeing you.",
    ),
    "correction": (
        "A correction to our letter of {{ wrote_on }}: {{ pupil_line }}",
        "On {{ wrote_on }} we wrote to you about {{ child }}’s attendance. That letter was wrong, and **we are "
        "sorry**. The mistake was ours, and you do not need to do anything about it.",
        "{%p if wrote_figure %}",
        "We wrote that attendance was {{ wrote_figure }}. **The right figure is {{ attendance_figure }}.** "
        "A session is one morning or one afternoon.",
        ELSE,
        "The figure for the term is as we wrote: {{ attendance_figure }}. A session is one morning or one afternoon.",
        END,
        "{%p if wrote_before_figure %}",
        "For the term before, our figure was {{ wrote_before_figure }}. "
        "**{% if before_figure %}The right figure is {{ before_figure }}.{% else %}"
        "We have no figure for it that we can rely on.{% endif %}**",
        END,
        "{%p if letter_not_needed %}",
        "By the right figures we had no reason to write. Please put our earlier letter aside.",
        ELSE,
        "Please use these figures in place of those in our earlier letter.",
        END,
        "{%p if meeting_not_needed %}",
        "There is no need for the meeting that it spoke of, though you are always welcome to come in and talk with us.",
        END,
        ("Figures", PERIOD.replace("this term", "the term that letter was about") + QUERY),
        "If you would like to talk about this, please get in touch with {{ contact }}.",
        "Thank you for all that you do to support {{ child }}.",
    ),
}  # fmt: skip

STYLES = {
    # name: size, colour, bold, space before, space after (points)
    "Letterhead name": (18, INK, True, 0, 2),
    "Letterhead details": (9.5, QUIET, False, 0, 1),
    "Address": (10.5, None, False, 0, 0),
    "Letter date": (11, None, False, 0, 0),
    "Salutation": (11, None, False, 10, 8),
    "Subject": (11, INK, True, 0, 7),
    "Letter text": (11, None, False, 0, 7),
    "Figures": (10, None, False, 0, 6),
    "Table text": (10, None, False, 1.5, 1.5),
    "Closing": (11, None, False, 4, 0),
    "Signature": (11, None, False, 0, 0),
    "Slip heading": (10.5, INK, True, 10, 6),
    "Slip": (10.5, None, False, 0, 5),
}
LINE_SPACING = {"Letter text": 1.05, "Figures": 1.0}


def new_document():
    """Start an A4 document with the letters' styles and none of python-docx's own."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = TOP, BOTTOM, LEFT, RIGHT
    section.header_distance = section.footer_distance = Mm(8)
    _drop_old_styles(document)
    _keep_plain_styles(document)
    for name, look in STYLES.items():
        _add_style(document, name, *look)
    compat = document.settings.element.find(".//" + qn("w:compatSetting"))
    compat.set(qn("w:val"), "15")  # else Word opens the file in compatibility mode
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
    return document


def _drop_old_styles(document):
    """Leave out the second copy of all styles that python-docx carries for Word 2007."""
    links = document.part.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/stylesWithEffects")]:
        del links[key]


def _keep_plain_styles(document):
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1":
            styles.remove(style)
    run = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    run.find(qn("w:lang")).set(qn("w:val"), "en-GB")
    _set_font(run)
    spacing = styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}")
    spacing.set(qn("w:after"), "0")
    spacing.set(qn("w:line"), "240")
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)


def _set_font(run):
    fonts = run.find(qn("w:rFonts"))
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _add_style(document, name, size, colour, bold, before, after):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    style.font.size, style.font.bold = Pt(size), bold or None
    if colour is not None:
        style.font.color.rgb = colour
    shape = style.paragraph_format
    shape.line_spacing = LINE_SPACING.get(name)
    shape.space_before, shape.space_after, shape.widow_control = Pt(before), Pt(after), True


def add_words(paragraph, words):
    """Add text with **bold** passages, each a run of its own, so that no field is cut in two."""
    for number, passage in enumerate(words.split("**")):
        if passage:
            paragraph.add_run(passage).bold = True if number % 2 else None


def add_paragraph(place, style, words):
    """Add a paragraph in one of the letters' styles."""
    paragraph = place.add_paragraph(style=style)
    add_words(paragraph, words)
    return paragraph


def fill(cell, style, *lines):
    """Write lines into a cell, in place of the blank paragraph that Word puts there."""
    for number, words in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        add_words(paragraph, words)


def add_table(document, widths):
    """Add a table without borders, whose text stands in line with the letter's."""
    table = document.add_table(rows=0, cols=len(widths))
    table.autofit = False
    settings = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    settings.append(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def add_row(table, widths):
    """Add a row whose cells have these widths; Word goes by the cells, not by the columns."""
    row = table.add_row()
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = width
    return row


def add_border(properties, side, *, colour="BFC7D1", style="single"):
    """Draw a thin line on one side of a paragraph or a cell."""
    kind = "w:pBdr" if properties.tag == qn("w:pPr") else "w:tcBorders"
    borders = OxmlElement(kind)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", style), ("sz", "6"), ("space", "4" if kind == "w:pBdr" else "0"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    if kind == "w:pBdr":
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    else:
        properties.append(borders)


def add_head(document):
    """Add letterhead, address and date as one table, so that the address stands in the envelope's window."""
    widths = (ADDRESS_WIDTH, TEXT_WIDTH - ADDRESS_WIDTH - LOGO_SIZE[0], LOGO_SIZE[0])
    table = add_table(document, widths)
    add_own_line(table, widths, "{%tr if logo %}")
    with_logo = add_letterhead(table, widths)
    with_logo[0].merge(with_logo[1])
    fill(with_logo[2], "Letterhead details", "")
    with_logo[2].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_picture(with_logo[2].paragraphs[0], "logo", LOGO_SIZE)
    add_own_line(table, widths, "{%tr else %}")
    without = add_letterhead(table, widths)
    without[0].merge(without[2])
    add_own_line(table, widths, "{%tr endif %}")
    window = add_row(table, widths)
    window.height, window.height_rule = ADDRESS_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
    address, day = window.cells[0], window.cells[1].merge(window.cells[2])
    fill(address, "Address", "{%p for line in envelope_lines %}", "{{ line }}", "{%p endfor %}")
    fill(day, "Letter date", "{{ letter_date }}")
    day.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    day.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def add_own_line(table, widths, words):
    """Add a row that asks or ends a question about the rows around it, and is never printed."""
    row = add_row(table, widths)
    fill(row.cells[0].merge(row.cells[-1]), "Table text", words)


def add_letterhead(table, widths):
    """Add a row with the school's name and contact in its first cell, down to where the window begins."""
    row = add_row(table, widths)
    row.height, row.height_rule = ADDRESS_TOP - TOP, WD_ROW_HEIGHT_RULE.EXACTLY
    cell = row.cells[0]
    fill(cell, "Letterhead details", "{{ school_name }}", *LETTERHEAD_DETAILS, "")
    cell.paragraphs[0].style = "Letterhead name"
    cell.paragraphs[-1].paragraph_format.line_spacing = Pt(4)
    add_border(cell.paragraphs[-1]._p.get_or_add_pPr(), "bottom", colour="1F3A5F")
    return row.cells


def add_picture(paragraph, name, size):
    """Add the picture that marks a place by its alternative text."""
    inline = paragraph.add_run().add_picture(io.BytesIO(GREY), *size)._inline
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # else LibreOffice keeps 3 mm free around it
    inline.docPr.set("name", PICTURES[name].marked)
    inline.docPr.set("descr", PICTURES[name].marked)


def add_absences(document):
    """Add the table of half-days missed, with what the school itself decided apart."""
    widths = (TEXT_WIDTH - NUMBER_WIDTH, NUMBER_WIDTH)
    table = add_table(document, widths)
    rows = (
        ("Reason in our register", "Half-days", True),
        ("{%tr for line in absence_lines %}", "", False),
        ("{{ line.words }}", "{{ line.half_days }}", False),
        ("{%tr endfor %}", "", False),
        ("{%tr if school_decided_lines %}", "", False),
        ("Agreed or decided by the school", "", True),
        ("{%tr endif %}", "", False),
        ("{%tr for line in school_decided_lines %}", "", False),
        ("{{ line.words }}", "{{ line.half_days }}", False),
        ("{%tr endfor %}", "", False),
    )
    for words, number, heading in rows:
        row = add_row(table, widths)
        for cell, text in zip(row.cells, (words, number), strict=True):
            fill(cell, "Table text", f"**{text}**" if heading and text else text)
            add_border(cell._tc.get_or_add_tcPr(), "bottom")
        row.cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # A screen reader, and Word on a second page, name the columns from a row marked as their heading.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    gap = document.add_paragraph(style="Figures")
    gap.paragraph_format.space_after, gap.paragraph_format.line_spacing = Pt(0), Pt(6)


def add_signature(document, room):
    """Add the closing words, with room (in points) above the name for the signature, drawn or by hand."""
    add_paragraph(document, "Closing", "With kind regards")
    above = add_paragraph(document, "Signature", "")
    above.paragraph_format.line_spacing_rule, above.paragraph_format.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(room)
    add_picture(above, "signature", SIGNATURE_SIZE if room >= 36 else SMALL_SIGNATURE)
    add_paragraph(document, "Signature", "{{ signed_by }}")
    add_paragraph(document, "Signature", "{%p if signed_role %}")
    add_paragraph(document, "Signature", "{{ signed_role }}")
    add_paragraph(document, "Signature", "{%p endif %}")


def add_slip(document):
    """Add the reply slip, under a line to cut along. A tab draws a line to write on."""
    heading = add_paragraph(document, "Slip heading", "Reply slip, to send back to school: {{ pupil_line }}")
    add_border(heading._p.get_or_add_pPr(), "top", colour="808080", style="dashed")
    lines = (
        "{%p if meeting_when %}",
        "☐  I will come on {{ meeting_when }}.",
        "{%p else %}",
        "☐  I will come. Days and times that suit me: \t",
        "{%p endif %}",
        "☐  Please offer me another time or way to meet: \t",
        "☐  Please phone me instead, on: \t",
        "Signed: \t\tDate: \t",
    )
    for words in lines:
        stops = add_paragraph(document, "Slip", words).paragraph_format.tab_stops
        if words.startswith("Signed"):
            stops.add_tab_stop(Mm(102), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
            stops.add_tab_stop(Mm(108), WD_TAB_ALIGNMENT.LEFT)
        stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    document.paragraphs[-1].paragraph_format.space_after = Pt(0)


def make_template(name):
    """Build one template as .docx bytes."""
    document = new_document()
    add_head(document)
    add_paragraph(document, "Salutation", "Dear {{ salutation }}")
    subject, *content = LETTERS[name]
    add_paragraph(document, "Subject", subject)
    for passage in content:
        if passage == TABLE:
            add_absences(document)
        else:
            style, words = passage if isinstance(passage, tuple) else ("Letter text", passage)
            add_paragraph(document, style, words.strip())
    with_slip = name == "meeting_invitation"
    add_signature(document, room=26 if with_slip else 36)
    if with_slip:
        add_slip(document)
    buffer = io.BytesIO()
    document.save(buffer)
    package = read_package(buffer.getvalue())
    return word_file(packed_parts(package.parts, package.document), package.parts[package.document])


if __name__ == "__main__":
    for letter in LETTERS:
        (FOLDER / f"{letter}.docx").write_bytes(make_template(letter))
