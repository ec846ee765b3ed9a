"""Whatever a file holds stands on the pages as text: it is never read as markup, picture, formula or script."""

import json

import pytest

from tests.pages.pages import dropped, on, opened, totals_of, words
from ui.plain_text import as_text

ODD = ["<script>alert(1)</script>", "**bold**", ":material/home:", ":red[x]", "$x$", "[y](http://z.example)", "a_b_c"]
ALL_AT_ONCE = " ".join(ODD)
AUTUMN = totals_of("Autumn", ("Smith", 140, 139))


def markdown_of(app):
    """Give every text that the browser will read as Markdown."""
    kinds = (app.markdown, app.caption, app.error, app.warning, app.success, app.info, app.title, app.subheader)
    widgets = (app.selectbox, app.metric, app.button, app.expander, app.radio)
    return [element.value for kind in kinds for element in kind] + [one.label for kind in widgets for one in kind]


def with_markup(app):
    """Give the texts in which any of the odd words stands bare."""
    return [text for text in markdown_of(app) if any(odd in text for odd in ODD)]


def on_every_page(app):
    yield from (on(app, page) for page in ("upload", "meeting", "review", "letters"))


def test_a_pupil_a_class_a_term_and_a_file_may_be_called_anything():
    odd = ALL_AT_ONCE
    now = totals_of(odd, (odd, 130, 120), ("Smith", 130, 100), class_name=odd, year="2026/27")
    for app in on_every_page(dropped(dropped(opened(), "a.csv", AUTUMN), f"{odd}.csv", now)):
        assert not app.exception
        assert with_markup(app) == []
        assert odd in words(app)


def test_a_file_that_is_refused_may_be_called_anything():
    app = dropped(opened(), f"{ALL_AT_ONCE}.pdf", b"%PDF-1.7")
    assert with_markup(app) == []
    assert ALL_AT_ONCE in words(app)


def test_the_person_who_decides_may_be_called_anything():
    app = on(dropped(opened(), "s.csv", totals_of("Spring", ("Smith", 30, 29))), "review")
    app = app.text_input(key="decider").set_value(ALL_AT_ONCE).run()
    hold = next(button.key for button in app.button if button.key.startswith("hold_"))
    app = app.button(key=hold).click().run()
    assert f"Held by {ALL_AT_ONCE}" in words(app)
    assert with_markup(app) == []


def test_a_schools_settings_may_say_anything():
    odd = ALL_AT_ONCE
    settings = f'[school]\nname = "{odd}"\n[groups]\noutside_headline = ["{odd}"]\nwithout_letters = ["{odd}"]\n'
    app = dropped(dropped(opened(), "school.toml", settings.encode()), "a.csv", AUTUMN)
    assert [with_markup(one) for one in on_every_page(app)] == [[], [], [], []]


def test_the_name_of_a_term_is_text_in_a_figure_too():
    odd = "<a href='http://z.example'>y</a>"
    app = on(dropped(dropped(opened(), "a.csv", AUTUMN), "s.csv", totals_of(odd, ("Smith", 130, 120))), "meeting")
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    texts = [label for figure in figures for trace in figure["data"] for label in trace.get("y", [])]
    texts += [note["text"] for figure in figures for note in figure["layout"].get("annotations", [])]
    assert not any("<a href" in str(text) for text in texts)


@pytest.mark.parametrize("odd", ODD)
def test_escaping_leaves_every_word_to_be_read(odd):
    assert as_text(odd).replace("\\", "") == odd
