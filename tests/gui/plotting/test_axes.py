"""What the axes write, and how much of it."""

import numpy as np
import pytest

from gui.plotting.axes import (
    HIGHEST_POWER,
    LOWEST_POWER,
    LayerAxis,
    PowerAxis,
    StepAxis,
    ValueAxis,
    mark_of,
    powers_of,
)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Axes are widgets."""


def test_steps_are_written_short():
    assert StepAxis("bottom").tickStrings([500, 1000, 2_500_000], 1, 500) == ["500", "1k", "2.5M"]


def test_powers_are_log10_between_the_outermost_and_a_gap_stays_one():
    values = np.array([1e-3, 0.0, 1e9, np.nan])
    found = powers_of(values)
    assert found[:3] == pytest.approx([-3, LOWEST_POWER, HIGHEST_POWER])
    assert np.isnan(found[3])


def test_the_outermost_powers_stand_for_all_beyond_them():
    assert [mark_of(power) for power in (LOWEST_POWER, -3, HIGHEST_POWER)] == ["≤", "", "≥"]
    assert PowerAxis("left").tickStrings([-3.0], 1, 1) == ["10⁻³"]


@pytest.mark.parametrize("size", [60, 200, 600])
def test_powers_keep_their_distance(size):
    ((spacing, _),) = PowerAxis("left").tickSpacing(-12.0, 4.0, size)
    assert spacing == int(spacing) >= 1
    assert 16 / spacing <= max(size / 26, 1)


def test_a_logarithmic_axis_has_a_tick_at_one_two_and_five():
    axis = ValueAxis("left")
    axis.logarithmic = True
    ((_, ticks),) = axis.tickValues(-1.0, 0.0, 400)
    assert axis.tickStrings(ticks, 1, 1) == ["0.1", "0.2", "0.5", "1"]
    ((_, ticks),) = axis.tickValues(-3.0, 3.0, 100)  # crowded
    assert all(tick == int(tick) for tick in ticks)


def test_a_layer_has_one_tick_and_crowded_ones_are_passed_over():
    axis = LayerAxis("bottom")
    ((_, ticks),) = axis.tickValues(0.5, 3.5, 300)
    assert axis.tickStrings(ticks, 1, 1) == ["W1", "W2", "W3"]
    ((every, ticks),) = axis.tickValues(0.5, 40.5, 100)
    assert ticks[0] == 1
    assert every > 1
    assert len(ticks) < 10
