"""The school's details and the facts of a term, before anything is known."""

from dataclasses import fields
from datetime import date

from analysis.rules.facts import Known
from analysis.rules.school import School


def test_a_school_is_a_primary_that_ends_with_year_6_until_its_settings_say_otherwise():
    assert (School().phase, School().top_year) == ("primary", 6)
    assert Known(date(2026, 3, 30)).top_year == School().top_year


def test_the_schools_details_are_the_keys_of_its_settings_file():
    assert [field.name for field in fields(School)] == [
        "name",
        "phase",
        "address",
        "head",
        "signatory",
        "contact_name",
        "contact_phone",
        "contact_email",
        "top_year",
    ]
