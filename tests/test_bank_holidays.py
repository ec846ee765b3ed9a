"""Bank holidays of England, by school year."""

from datetime import date

from analysis.bank_holidays import bank_holidays


def test_a_school_year_has_its_eight_bank_holidays_and_their_substitutes():
    known = bank_holidays("2026/27")
    assert list(known) == sorted(known)
    assert [day for day in known if day.weekday() < 5] == [
        *(date(2026, 8, 31), date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)),
        *(date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 3), date(2027, 5, 31)),
    ]


def test_a_bank_holiday_by_proclamation_is_known():
    assert date(2022, 9, 19) in bank_holidays("2022/23")  # the State Funeral
    assert date(2026, 11, 30) not in bank_holidays("2026/27")  # St Andrew's Day is Scotland's


def test_without_a_year_none_are_known():
    assert bank_holidays("this year") == {}
