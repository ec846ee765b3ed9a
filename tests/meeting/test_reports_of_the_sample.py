"""Every figure of the sample school's reports is what plain loops over its marks find."""

import subprocess
from collections import Counter

import pypdfium2
import pytest

from analysis.meeting.absentees import absentees
from analysis.meeting.governors import governors_charts, governors_report
from analysis.meeting.termly_book import book_tables, termly_book
from analysis.meeting.what_if import Basis
from analysis.post.book_tables import BookTable, book_of
from analysis.rules.codes import outcome_of
from analysis.rules.decision import LETTER_NAMES
from tests.measures.registers import ABSENT, ATTENDED, plain_category

YEARS = {f"Year {number}" for number in range(1, 7)}


@pytest.fixture(scope="module")
def plain(sample):
    """Attended and possible by term and pupil, from the marks alone."""
    counted = {}
    for sheet in sample.sheets:
        attended, possible = Counter(), Counter()
        for person, day, mark in zip(*(sheet.marks[name] for name in ("person", "day", "mark")), strict=True):
            outcome = str(outcome_of(mark, day.date()))
            attended[person] += outcome in ATTENDED
            possible[person] += outcome in ATTENDED | ABSENT
        counted[sheet.name] = {person: (attended[person], possible[person]) for person in possible if possible[person]}
    return counted


@pytest.fixture(scope="module")
def year_of(sample):
    return {sheet.name: dict(sheet.pupils["year_group"]) for sheet in sample.sheets}


@pytest.fixture(scope="module")
def report(sample):
    return governors_report(sample.analysis, sample.settings.school.name, "", [])


def cut(part, whole):
    return f"{1000 * part // whole / 10:.1f}%"


def pooled(figures):
    return sum(a for a, _ in figures), sum(p for _, p in figures)


def test_attendance_is_pooled_over_years_1_to_6(report, plain, year_of):
    for row, name in zip(report.attendance[1:3], ("Summer 2026", "Spring 2026"), strict=True):
        a, p = pooled([one for person, one in plain[name].items() if year_of[name][person] in YEARS])
        assert row == (name, cut(a, p), f"{a:,} of {p:,}")


def test_pupils_are_counted_by_category(report, plain, year_of):
    for column, name in ((1, "Spring 2026"), (2, "Summer 2026")):
        found = Counter(
            plain_category(*one) for person, one in plain[name].items() if year_of[name][person] != "Nursery"
        )
        assert [row[column] for row in report.categories] == [
            name,
            *(str(found[one]) for one in ("green", "amber", "red")),
            str(sum(found.values())),
        ]


def test_absence_is_counted_over_the_year_of_this_terms_pupils(report, plain, year_of):
    people = [person for person in plain["Summer 2026"] if year_of["Summer 2026"][person] in YEARS]
    year = {person: pooled([term[person] for term in plain.values() if person in term]) for person in people}
    persistent = sum(10 * (p - a) >= p for a, p in year.values())
    severe = sum(2 * (p - a) >= p for a, p in year.values())
    assert 0 < severe < 5
    assert [row[1] for row in report.absence[1:]] == [f"{persistent} ({cut(persistent, len(people))})", "fewer than 5"]


def test_movement_is_of_pupils_with_both_terms(report, plain, sample):
    rank = {"red": 0, "amber": 1, "green": 2}
    better = worse = 0
    for one in sample.analysis.decisions:
        before, now = (plain[name].get(one.person) for name in ("Spring 2026", "Summer 2026"))
        if before and now and one.text("year_group") != "Nursery" and not one.now.left:
            step = rank[plain_category(*now)] - rank[plain_category(*before)]
            better, worse = better + (step > 0), worse + (step < 0)
    assert report.tiles[2][0] == f"{better} / {worse}"


@pytest.mark.parametrize(
    ("table", "column", "names"),
    [
        ("year_groups", "year_group", {year: year for year in YEARS}),
        ("groups", "sex", {"F": "Girls", "M": "Boys"}),
        ("groups", "sen", {"N": "No SEN", "K": "SEN support", "E": "EHC plan"}),
        ("groups", "fsm", {True: "Free school meals", False: "No free school meals"}),
    ],
)
def test_groups_are_parts_of_the_headline(report, plain, sample, table, column, names):
    pupils = sample.analysis.now.pupils
    rows = {row[0]: row[1:3] for row in getattr(report, table)[1:]}
    people = [one for one in plain["Summer 2026"] if pupils.at[one, "year_group"] in YEARS]
    for value, name in names.items():
        own = [plain["Summer 2026"][one] for one in people if pupils.at[one, column] == value]
        assert rows[name] == (str(len(own)), cut(*pooled(own)))


def test_the_charts_draw_the_tables(sample, report):
    charts = governors_charts(sample.analysis)
    assert charts["attendance"][1].startswith(f"Summer 2026: {report.attendance[1][1]}; Spring 2026:")
    bars = charts["categories"][0].data
    drawn = [[str(count) for count in bar.x] for bar in reversed(bars)]
    assert drawn == [list(row[1:]) for row in report.categories[1:4]]


@pytest.fixture(scope="module")
def book(sample):
    tables = book_tables(sample, absentees(sample, Basis.YEAR), {}, [], "")
    return {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables}


def tenth(part, whole):
    return float(cut(part, whole).removesuffix("%"))


def missed(figures, of):
    return sum(of * (p - a) >= p for a, p in figures)


def test_the_workbook_has_its_sheets_in_the_order_of_the_agenda(book):
    assert list(book) == ["Headline", "Categories", "Movement", "Groups", "Persistent", "Letters", "Notes"]


def test_every_term_and_the_year_of_the_headline_are_pooled(book, plain, year_of):
    names = ["Autumn 2025", "Spring 2026", "Summer 2026"]
    terms = {
        name: {person: one for person, one in plain[name].items() if year_of[name][person] in YEARS} for name in names
    }
    terms["School year to date"] = {
        person: pooled([plain[name][person] for name in names if person in plain[name]]) for person in terms[names[-1]]
    }
    assert [row["Period"] for row in book["Headline"]] == list(terms)
    for row, figures in zip(book["Headline"], (list(term.values()) for term in terms.values()), strict=True):
        a, p = pooled(figures)
        assert (row["Pupils"], row["Attended"], row["Possible"], row["Attendance %"]) == (
            len(figures),
            a,
            p,
            tenth(a, p),
        )
        assert (row["Persistent"], row["Severe"]) == (missed(figures, 10), missed(figures, 2))
        assert row["Persistent %"] == tenth(missed(figures, 10), len(figures))
        assert (row["Target %"], row["LA target %"], row["Not known"]) == (97.0, 96.0, 0)


def test_categories_are_counted_by_term_and_year_group(book, plain, year_of):
    for row in book["Categories"]:
        figures = [
            one
            for person, one in plain[row["Term"]].items()
            if year_of[row["Term"]][person] == row["Group"]
            or (row["Group"] == "All but Nursery" and year_of[row["Term"]][person] != "Nursery")
        ]
        found = Counter(plain_category(*one) for one in figures)
        assert [row["Pupils"], row["Green"], row["Amber"], row["Red"]] == [
            *(len(figures), found["green"], found["amber"], found["red"])
        ]
        assert row["Red %"] == tenth(found["red"], len(figures))
    assert [row["Group"] for row in book["Categories"]] == [
        "All but Nursery",
        "All but Nursery",
        "Reception",
        *sorted(YEARS),
    ]


def test_movement_is_counted_from_both_terms(book, plain, sample):
    moves = Counter()
    for one in sample.analysis.decisions:
        if one.text("year_group") != "Nursery":
            before, now = (plain[name].get(one.person) for name in ("Spring 2026", "Summer 2026"))
            place = None if one.now is None or one.now.left else now
            comparable = before if one.before is not None else None
            moves[comparable and plain_category(*comparable), place and plain_category(*place)] += 1
    for row, was in zip(book["Movement"][:3], ("green", "amber", "red"), strict=True):
        counted = [row["Now green"], row["Now amber"], row["Now red"], row["Left"]]
        assert counted == [moves[was, is_] for is_ in ("green", "amber", "red", None)]
    assert [book["Movement"][3]["Now amber"], book["Movement"][3]["Now red"]] == [
        moves[None, "amber"],
        moves[None, "red"],
    ]
    assert sum(row["All"] for row in book["Movement"][:3]) == 414


def test_groups_are_summed_over_pupils_on_roll(book, plain, sample):
    for row in book["Groups"]:
        if row["By"] in ("Year", "Class"):
            column = {"Year": "year_group", "Class": "class_name"}[row["By"]]
            own = [
                one
                for one in sample.analysis.decisions
                if one.text(column) == row["Group"] and one.now and not one.now.left
            ]
            figures = [plain["Summer 2026"][one.person] for one in own if one.person in plain["Summer 2026"]]
            before = [
                plain["Spring 2026"][one.person] for one in own if one.before and one.person in plain["Spring 2026"]
            ]
            (a, p), (b, q) = pooled(figures), pooled(before)
            assert (row["Pupils"], row["Attended"], row["Possible"]) == (len(own), a, p)
            assert (row["Attendance %"], row["Last term %"]) == (tenth(a, p), tenth(b, q))
            same = [one.person for one in own if one.before and one.person in plain["Spring 2026"]]
            c, r = pooled([plain["Summer 2026"][person] for person in same])
            assert abs(row["Change"] - 100 * (c / r - b / q)) < 0.1
            assert row["Persistent"] == missed(figures, 10)


def test_every_persistent_absentee_is_named_with_the_year_so_far(book, plain, sample, year_of):
    names = {one.person: one for one in sample.analysis.decisions if one.now and not one.now.left}
    year = {person: pooled([term[person] for term in plain.values() if person in term]) for person in names}
    year = {person: one for person, one in year.items() if year_of["Summer 2026"].get(person) != "Nursery"}
    expected = {names[person].listed_name: (p - a, p) for person, (a, p) in year.items() if p and 10 * (p - a) >= p}
    assert {row["Pupil"]: (row["Missed"], row["Possible"]) for row in book["Persistent"]} == expected
    assert [row["Absence"] for row in book["Persistent"][:4]] == ["severe", "severe", "severe", "persistent"]


def test_letters_are_counted_by_type(book, sample):
    proposed = Counter(one.proposal.letter for one in sample.analysis.decisions)
    assert [row["Proposed"] for row in book["Letters"]] == [proposed[one] for one in LETTER_NAMES]


@pytest.mark.office
def test_the_workbook_opens_in_libreoffice(sample, needs_libreoffice, do_without, tmp_path):
    (tmp_path / "plain.xlsx").write_bytes(book_of([BookTable("Plain", {"A": 9}, [(1,)])]))
    word = termly_book(sample, absentees(sample, Basis.YEAR), {}, [], "Smith & Sons <basis>")
    (tmp_path / "book.xlsx").write_bytes(word)
    for name in ("plain", "book"):
        run = [needs_libreoffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        run += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / f"{name}.xlsx")]
        subprocess.run(run, check=False, capture_output=True, timeout=120)
        if name == "plain" and not (tmp_path / "plain.pdf").is_file():
            do_without("LibreOffice is here without Calc, which opens workbooks (Debian: libreoffice-calc).")
    with pypdfium2.PdfDocument(tmp_path / "book.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "194 of 415 pupils are green in Summer" in text.replace("\r\n", " ")
    assert "Smith & Sons <basis>" in text
    assert "Persistent, page" in text
