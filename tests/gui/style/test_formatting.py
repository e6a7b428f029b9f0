"""Numbers as a person reads them."""

from __future__ import annotations

import pytest

from gui.style import formatting


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.12345, "0.1235"),
        (2.3026, "2.303"),
        (12.345, "12.35"),
        (123.4, "123.4"),
        (0.001234, "1.23e-3"),
        (123456.0, "1.23e5"),
        (float("nan"), "–"),
        (float("inf"), "–"),
    ],
)
def test_a_figure_is_not_rounded_to_something_it_is_not(value, text):
    assert formatting.figure(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0"),
        (0.25, "0.25"),
        (0.0708, "0.071"),
        (1.26, "1.3"),
        (214.0, "210"),
        (0.0999, "0.10"),
        (9.97, "10"),
        (2.5e-7, "2.50e-7"),
        (float("nan"), "–"),
    ],
)
def test_a_factor_has_two_digits_that_matter(value, text):
    assert formatting.significant(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [(1 / 315, "1/315"), (0.4, "1/2.5"), (1.8, "1.80 ×"), (0.0, "0"), (float("nan"), "–")],
)
def test_a_part_is_told_as_a_fraction_of_one_or_a_multiple(share, text):
    assert formatting.part(share) == text


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100.0"), (0.99996, "99.9"), (0.5, "50.0"), (0.0004, "0.0")]
)
def test_all_but_all_is_not_all(share, text):
    assert formatting.percent(share) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (500, "500"),
        (1000, "1k"),
        (2500, "2.5k"),
        (3e6, "3M"),
        (2e9, "2G"),
        (-1e3, "-1k"),
        (4e28, "4e28"),
        (-2.5e13, "-2.5e13"),
    ],
)
def test_a_tick_is_short(value, text):
    assert formatting.short(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s"), (59, "59 s"), (59.5, "1 min 0 s"), (61, "1 min 1 s"), (3600, "1 h 0 min"),
     (7325, "2 h 2 min")],
)  # fmt: skip
def test_a_time_is_told_in_the_units_of_a_clock(seconds, text):
    assert formatting.duration(seconds) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_does_not_exist_is_a_dash(value):
    for told in (formatting.figure, formatting.significant, formatting.scientific,
                 formatting.percent, formatting.part):  # fmt: skip
        assert told(value) == formatting.MISSING


@pytest.mark.parametrize(
    ("value", "text"), [(1e-5, "1e-5"), (0.02, "0.02"), (100.0, "100"), (1e20, "1e20")]
)
def test_a_plain_number_is_as_short_as_it_can_be_and_reads_back(value, text):
    assert formatting.plain(value) == text
    assert float(text) == value


@pytest.mark.parametrize(
    ("value", "text"), [(4.7123e-4, "4.7e-4"), (0.0634, "0.063"), (1.3, "1.3"), (0, "0")]
)
def test_a_brief_number_has_two_digits(value, text):
    assert formatting.brief(value) == text


@pytest.mark.parametrize(("exponent", "text"), [(-3.0, "10⁻³"), (0, "10⁰"), (12, "10¹²")])
def test_a_power_of_ten_has_its_exponent_above(exponent, text):
    assert formatting.power_of_ten(exponent) == text


@pytest.mark.parametrize(
    ("value", "text"), [(12345.6, "12,346"), (10, "10"), (9.94, "9.9"), (0.5, "0.5")]
)
def test_a_rate_is_whole_where_it_is_large(value, text):
    assert formatting.rate(value) == text


@pytest.mark.parametrize("value", [1e-7, 0.37, 1.0, 1.01, 7.9, 99.0, 123.4, 8e11])
def test_an_axis_is_rounded_up_but_never_by_more_than_a_third(value):
    end = formatting.round_up(value)
    assert value * (1 - 1e-9) <= end <= value * 1.34
    assert formatting.round_up(end) == pytest.approx(end)


@pytest.mark.parametrize("value", [0, -3, float("nan"), float("inf")])
def test_an_axis_of_nothing_has_a_length_all_the_same(value):
    assert formatting.round_up(value) == 1.0
