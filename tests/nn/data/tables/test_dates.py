"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest

from nn.data.tables.dates import FORMATS, TIMES, date_formats
from tests.nn.data.tables.writing import features_of, load_case, told, write_table


@pytest.mark.parametrize(
    ("name", "column"), [("daily", "date"), ("daily-dotted", "date"), ("months-dotted", "month")]
)
def test_dates_are_left_out_or_become_days_months_and_weekdays(name, column):
    data = load_case(f"23-dates/{name}.csv")
    assert data.names == ("noise",)
    assert f"'{column}' contains dates" in told(data)
    data = load_case(f"23-dates/{name}.csv", columns=f"{column}=date")
    assert data.names[0] == f"{column} (days)"
    assert f"{column}=month 12" in data.names
    assert (f"{column}=Sun" in data.names) == (name != "months-dotted")
    x = features_of(data)
    months = x[:, [data.names.index(f"{column}=month {month}") for month in range(1, 13)]]
    assert (months.sum(axis=1) == 1).all()
    days = [date(1970, 1, 1) + timedelta(int(day)) for day in x[:, 0]]
    assert [day.month - 1 for day in days] == months.argmax(axis=1).tolist()


@pytest.mark.parametrize("form", ["%d-%b-%Y", "%Y%m%d", "%Y-%m-%d"])
def test_dates_as_people_write_them(tmp_path, form):
    texts = [(date(2021, 3, 1) + timedelta(5 * i)).strftime(form) for i in range(60)]
    texts[7] = "NA"
    lines = [f"{text},{i % 7},{i % 2}" for i, text in enumerate(texts)]
    data = load_case(write_table(tmp_path / "a.csv", "day,x,y", lines))
    assert (data.names, data.read_columns[0].type) == (("x",), "date")
    assert data.read_columns[0].gaps == 1


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_date_is_found_in_every_format(form, time):
    """Also with months and days of one digit, with a fraction of a second and a time zone."""
    padded = datetime(2021, 3, 4, 5, 6, 7).strftime(form + time)
    bare = re.sub(r"(?<!\d)0(\d)", r"\1", padded)
    assert form + time in date_formats([padded])
    assert form + time in date_formats([bare])
    if "%S" in time:
        assert form + time in date_formats([padded + ".250+09:00"])


@pytest.mark.parametrize("text", ["", "7", "12.5", "0" * 40, "12345", "1234567890", "no date"])
def test_what_has_no_year_is_no_date(text):
    assert date_formats([text]) == []


def test_dates_that_can_be_read_in_two_ways_are_told(tmp_path):
    lines = [f"{1 + i % 12:02}/{1 + i % 9:02}/2023,{i % 2}" for i in range(60)]
    data = load_case(write_table(tmp_path / "a.csv", "day,y", lines), columns="day=date")
    assert "read as DD/MM/YYYY, but could also be MM/DD/YYYY" in told(data)
