"""The prediction while one feature of a row is varied."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

import nn
from gui.probe.feature_curve import POINTS, FeatureCurve, varied
from gui.style import theme
from tests.gui.panels.conftest import seen
from tests.nn.data.tables.writing import load_case


@pytest.fixture(scope="module")
def houses():
    return load_case("36-house-prices/houses.csv")


def test_only_that_column_is_varied(houses):
    columns = houses.columns
    number = next(one for one in columns if not one.categories and one.type == "number")
    x = houses.validation.x[0]
    row = varied(columns, x, number.name, (1.0, 5.0))
    assert row.x.shape == (POINTS, len(x))
    assert (row.values[0], row.values[-1]) == (1.0, 5.0)
    changed = np.flatnonzero((row.x != x).any(axis=0))
    names = [name for one in columns for name in nn.column_features(one)]
    assert [names[index] for index in changed] == [number.name]
    np.testing.assert_allclose(row.x[:, changed[0]], row.values, rtol=1e-6)
    assert row.has == pytest.approx(float(x[changed[0]]))


@pytest.fixture
def curve(qtbot, houses):
    one = FeatureCurve()
    qtbot.addWidget(one)
    one.resize(250, 130)
    one.show()
    return one


def row_of(houses):
    name = next(one.name for one in houses.columns if one.type == "number")
    return varied(houses.columns, houses.validation.x[0], name, (0.0, 10.0))


def test_of_two_classes_it_is_the_second_one_s_probability(curve, houses, lanes_over):
    lanes, _ = lanes_over("moons")
    row, shares = row_of(houses), np.linspace(0, 1, POINTS)
    answers = {0: np.stack([1 - shares, shares], axis=1)}
    curve.show_curves(lanes, row, answers, ("no", "yes"))
    assert curve.told == f"Probability of 'yes' if only {row.name} changes"
    np.testing.assert_array_equal(curve.curves[0], shares)
    assert seen(curve, theme.lane_color(0)) > 20


def test_of_more_classes_it_is_the_one_that_the_row_is_given(curve, houses, lanes_over):
    lanes, _ = lanes_over("moons")
    row = row_of(houses)
    shares = np.tile([0.1, 0.2, 0.7], (POINTS, 1))
    curve.show_curves(lanes, row, {0: shares}, ("a", "b", "c"))
    assert "'c'" in curve.told


def test_a_number_has_an_axis_of_its_own_and_what_is_infinite_is_left_out(
    curve, houses, lanes_over
):
    lanes, _ = lanes_over("sine")
    answers = {0: np.linspace(100, 300, POINTS)[:, None], 1: np.full((POINTS, 1), np.nan)}
    curve.show_curves(lanes, row_of(houses), answers, ())
    assert set(curve.curves) == {0}
    area = curve.area()
    assert area.up.low < 100 < 300 < area.up.high


def test_a_click_asks_for_a_value_inside_the_range(qtbot, curve, houses, lanes_over):
    lanes, _ = lanes_over("moons")
    curve.show_curves(lanes, row_of(houses), {0: np.full((POINTS, 2), 0.5)}, ("a", "b"))
    area = curve.area()
    for x, expected in ((area.x(5.0), 5.0), (0.0, 0.0), (curve.width() - 1.0, 10.0)):
        with qtbot.waitSignal(curve.moved) as moved:
            qtbot.mouseClick(curve, Qt.LeftButton, pos=QPoint(round(x), 60))
        assert moved.args[0] == pytest.approx(expected, abs=0.1)


def test_without_a_row_it_is_hidden(curve):
    curve.show_curves((), None, {}, ())
    assert curve.isHidden()
