"""What if: what would another target or threshold change?"""

from tests.pages.pages import csv_of, dropped, on, opened, totals_of, with_sample, words


def three_letters():
    return on(
        dropped(opened(), "autumn.csv", totals_of("Autumn", ("Able", 100, 96), ("Bee", 100, 50), ("Cole", 100, 94))),
        "what_if",
    )


def test_without_attendance_the_page_says_what_to_do():
    assert "No attendance is loaded yet" in words(on(opened(), "what_if"))


def test_with_todays_numbers_it_is_the_real_run():
    app = three_letters()
    assert "With today's numbers: 3 letters, as on the Meeting page." in words(app)
    assert "No longer written to: 0, newly written to: 0, another letter: 0." in words(app)
    assert not [one for one in app.dataframe if "Letter in the trial" in one.value]


def test_a_moved_target_says_what_it_would_do_and_names_whom():
    app = three_letters().slider(key="what_if_target_0").set_value(96.0).run()
    assert "With a target of 96%: 2 letters instead of 3." in words(app)
    (names,) = [one.value for one in app.dataframe if "Letter in the trial" in one.value]
    assert names[["What changes", "Pupil", "Letter today", "Letter in the trial"]].to_numpy().tolist() == [
        ["No longer written to", "Able, Ada", "Amber letter", "none"]
    ]


def test_a_change_without_effect_says_so():
    app = three_letters().slider(key="what_if_target_0").set_value(96.5).run()
    assert "With a target of 96.5%, nothing changes: 3 letters, as today." in words(app)


def test_every_moved_number_is_named_and_the_way_back_resets_them_all():
    app = three_letters()
    app.slider(key="what_if_target_0").set_value(96.0)
    app.slider(key="what_if_red_below_0").set_value(95.0)
    app = app.number_input(key="what_if_smallest_improvement_0").set_value(0.5).run()
    assert "With a target of 96%, red below 95%, a smallest improvement of 0.5 points: 2 letters" in words(app)
    app = app.button(key="what_if_reset").click().run()
    assert "With today's numbers" in words(app)
    assert (app.slider(key="what_if_target_1").value, app.slider(key="what_if_red_below_1").value) == (97.0, 90.0)


def test_numbers_that_contradict_one_another_are_refused_in_words():
    app = three_letters().slider(key="what_if_red_below_0").set_value(97.0).run()
    assert "Red must begin below the target." in words(app)
    assert "With" not in words(app).replace("Without", "")


def test_the_real_proposals_stay_as_they_are():
    app = three_letters().slider(key="what_if_target_0").set_value(60.0 + 20).run()
    assert "3 letters proposed" in words(on(app, "meeting"))
    assert "With today's numbers" in words(on(app, "what_if"))


def test_families_are_counted_where_contacts_are_loaded():
    contacts = csv_of(
        ("Surname", "Forename", "Reg", "Priority", "Contact Surname", "Parental Responsibility", "Address"),
        [(one, "Ada", "3A", 1, one, "Yes", f"{number} Oak Road") for number, one in enumerate(("Able", "Bee", "Cole"))],
    )
    app = on(dropped(three_letters().switch_page("pages/upload.py").run(), "contacts.csv", contacts), "what_if")
    assert "With today's numbers: 3 letters to 3 families" in words(app)
    app = app.slider(key="what_if_target_0").set_value(96.0).run()
    assert "With a target of 96%, 1 fewer family is written to (2 instead of 3): 2 letters instead of 3." in words(app)


def test_the_sample_school_can_be_judged_on_the_year_to_date():
    app = on(with_sample(), "what_if")
    assert "as on the Meeting page" in words(app)
    app = app.segmented_control(key="what_if_basis_0").set_value("year to date").run()
    assert "With the year to date as basis" in words(app)
    app = app.slider(key="what_if_red_below_0").set_value(91.0).run()
    assert "as many families" in words(app) or "families are written to" in words(app)


def test_without_a_whole_year_the_year_to_date_cannot_be_chosen():
    app = three_letters()
    assert app.segmented_control(key="what_if_basis_0").disabled
    assert "Year to date needs every term" in words(app)


def test_groups_can_be_looked_at_one_by_one():
    app = on(with_sample(), "what_if")
    tables = [list(one.value.columns) for one in app.dataframe]
    assert ["Year", "Pupils on roll", "Letters today", "In the trial"] in [one[:4] for one in tables]
    app = app.segmented_control(key="what_if_by").set_value("class_name").run()
    assert "Class" in [one.value.columns[0] for one in app.dataframe]
