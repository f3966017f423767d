from datetime import date

from app.extraction.dates.moment import day_value, unit_back


def test_days_that_no_month_has_are_none() -> None:
    assert day_value(2023, 2, 29) is None
    assert day_value(2024, 2, 29) == "2024-02-29"


def test_units_are_counted_over_the_turn_of_the_year() -> None:
    assert unit_back("شهر", 2, date(2015, 1, 31), -1) == "2014-11"
    assert unit_back("اسبوع", 1, date(2015, 12, 28), 1) == "2016-01-04"
