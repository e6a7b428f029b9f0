"""What right guesses prove: exact binomial tests, against fractions."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from nn.chance import KNOWING, RARE, binomial, bounds


@pytest.mark.parametrize(("samples", "chance"), [(1, 0.5), (12, 0.5), (41, 0.375), (300, 0.125)])
def test_the_bounds_are_those_of_exact_fractions(samples, chance):
    def right(share):
        p = Fraction(share)
        return [math.comb(samples, k) * p**k * (1 - p) ** (samples - k) for k in range(samples + 1)]

    by_chance, knowing = right(chance), right(chance + KNOWING * (1 - chance))
    assert binomial(samples, chance) == pytest.approx([float(one) for one in by_chance], rel=1e-9)
    enough = sum(sum(by_chance[k:]) > RARE for k in range(samples + 1))
    few = sum(sum(knowing[: k + 1]) <= RARE for k in range(samples + 1))
    assert bounds(samples, chance) == (min(few, enough), enough)


def test_rare_is_three_standard_deviations():
    assert pytest.approx(math.erfc(3 / math.sqrt(2)) / 2, rel=1e-3) == RARE


def test_three_quarters_of_twelve_prove_nothing():
    few, enough = bounds(12, 0.5)
    assert few <= 9 < enough


def test_of_many_samples_something_is_always_known():
    for samples in (400, 5000, 60_000):
        few, enough = bounds(samples, 0.5)
        assert few == enough
        assert enough / samples == pytest.approx(
            0.5 + 1.5 / math.sqrt(samples), abs=1 / samples**0.7
        )


@pytest.mark.parametrize("chance", [0.0, 1.0, math.nan])
def test_where_nothing_can_be_guessed_nothing_is_proved(chance):
    assert bounds(10, chance) == (0, 11)
    assert bounds(0, chance) == (0, 1)
