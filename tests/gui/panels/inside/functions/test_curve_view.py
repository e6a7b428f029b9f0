"""The curve: what it reads at z, where it is flat, and that all activations can be painted."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.functions.curve_view import FORMULAS


def test_every_activation_has_a_formula_and_is_painted(made):
    view = made().activations
    assert set(FORMULAS) == set(nn.CURVES)
    for name in nn.CURVES:
        view.chips.buttons[name].click()
        assert not view.curve.grab().isNull()


def test_it_reads_the_function_and_its_slope_at_z(made):
    curve = made().activations.curve
    curve.move_to(1.2)
    assert curve.told() == "z 1.20, f 0.7685, f′ 0.1779"
    curve.move_to(99.0)
    assert curve.z == 6.0


def test_z_is_moved_by_the_mouse_and_by_keys(qtbot, made):
    curve = made().activations.curve
    area = curve._area()
    with qtbot.waitSignal(curve.moved):
        qtbot.mousePress(curve, Qt.LeftButton, pos=area.point(-2.0, 0.5).toPoint())
    assert curve.z == pytest.approx(-2.0, abs=0.05)
    curve.move_to(0.0)
    qtbot.keyClick(curve, Qt.Key_Right)
    assert curve.z == pytest.approx(0.1)


def test_the_flat_part_is_where_a_unit_counts_as_saturated(made):
    """For the sigmoid beyond ±2.887: there y (1 - y) = 0.05. ReLU is flat below 0."""
    view = made().activations
    (left, right) = view.curve._flat()
    assert left[0] == -6.0
    assert (left[1], right[0]) == pytest.approx((-2.887, 2.887), abs=0.03)
    view.chips.buttons["relu"].click()
    assert view.curve._flat()[0] == pytest.approx((-6.0, 0.0), abs=0.03)


def test_many_layers_leave_room_for_the_curve(made):
    deep = nn.Experiment(name="deep", hidden=(6,) * 15, activation="tanh", batch_size=20)
    curve = made(deep).activations.curve
    assert curve.layers == 15
    assert curve._area().frame.height() > 0.3 * curve.height()
    curve.grab()


def test_the_share_that_is_saturated_is_that_of_the_distributions(made):
    panel = made()
    curve = panel.activations.curve
    saturated = nn.inspect(panel.race.lanes[0]).saturated[0]
    assert curve._ill(0) == f"{100 * saturated:.0f} % saturated"
