"""Earlier school years are kept, not opened for a meeting, and opened where a person or a file asks."""

from tests.pages.pages import csv_of, dropped, on, opened, totals_of, words

YEARS = ("2023/24", "2024/25", "2025/26")


def a_school_of_three_years():
    app = opened()
    for year in YEARS:
        app = dropped(app, f"{year[:4]}.csv", totals_of("Summer", ("Able", 130, int(year[2:4]) + 90), year=year))
    return opened()


def cards(app):
    return [line.split("**")[1] for line in words(app).splitlines() if line.startswith("**20")]


def terms_offered(app):
    return app.selectbox(key=next(box.key for box in app.selectbox if box.key.startswith("now_term_"))).options


def test_a_year_before_last_years_stays_closed_until_a_person_opens_it():
    app = a_school_of_three_years()
    assert "1 file of 2023/24 is kept, and not opened for this meeting." in words(app)
    assert (cards(app), terms_offered(app)) == (["2024.csv", "2025.csv"], ["Summer 2024/25", "Summer 2025/26"])
    app = app.button(key="open_every_year").click().run()
    assert len(cards(app)) == 3
    assert "kept, and not opened" not in words(app)
    assert len(terms_offered(app)) == 3


def test_a_further_file_of_a_closed_year_is_held_against_what_is_kept_of_it():
    app = dropped(a_school_of_three_years(), "again.csv", totals_of("Summer", ("Able", 130, 100), year="2023/24"))
    assert "again.csv disagrees with what is loaded" in words(app)


def test_the_meeting_is_the_same_with_every_year_open():
    app = on(a_school_of_three_years(), "meeting")
    before = words(app)
    app = on(on(app, "upload").button(key="open_every_year").click().run(), "meeting")
    assert words(app) == before


def test_a_file_that_does_not_say_its_year_lies_open():
    headings = ("Surname", "Forename", "Possible", "Attended", "Authorised", "Unauthorised")
    app = dropped(a_school_of_three_years(), "2099.csv", csv_of(headings, [("Able", "Ada", 9, 9, 0, 0)]))
    assert cards(app) == ["2024.csv", "2025.csv", "2099.csv"]
