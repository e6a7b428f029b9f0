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
