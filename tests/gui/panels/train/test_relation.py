"""Two quantities against each other: paths of all lanes on fitting axes."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.train.relation import axis_for
from tests.gui.panels.conftest import raced, recorded, shown


@pytest.fixture
def panel(qtbot):
    one = shown(qtbot, "relation")
    one.show_run(*recorded())
    return one


def test_each_lane_is_a_path_of_the_two_quantities(panel):
    panel.choose("accuracy", "loss")
    for lane, xs, ys in panel.view.paths:
        rows = lane.record.steps.tail(400)
        np.testing.assert_array_equal(xs, rows[:, nn.ACCURACY])
        np.testing.assert_array_equal(ys, rows[:, nn.LOSS])
    assert not panel.grab().isNull()


@pytest.mark.parametrize("up", nn.RECORDED)
def test_all_quantities_are_painted_and_exported(panel, up):
    panel.choose("step", up)
    assert not panel.grab().isNull()
    names, table = panel.table()
    assert table.shape[1] == len(names)


def test_what_nobody_measured_is_explained(panel):
    panel.choose("sharpness", "loss")
    assert panel.empty.title == "Nothing recorded yet"
    assert "Step length" in panel.empty.told


def test_before_the_first_step_it_says_what_will_be_here(qtbot):
    panel = shown(qtbot, "relation")
    _, history, lanes = raced((nn.Experiment(hidden=(5,), batch_size=20),))
    panel.show_run(history, lanes)
    assert "Two recorded quantities" in panel.empty.told


def test_values_that_differ_very_much_are_on_a_logarithmic_axis():
    assert axis_for([np.array([0.01, 1.0])]).logarithmic
    assert not axis_for([np.array([0.5, 1.0])]).logarithmic
    assert not axis_for([np.array([-1.0, 100.0])]).logarithmic
    same = axis_for([np.array([2.0, 2.0])])
    assert same.low < 2.0 < same.high


def test_very_many_points_are_thinned(qtbot, panel):
    history, lanes = recorded(4000)
    panel.show_run(history, lanes)
    assert all(len(xs) <= 1500 for _, xs, _ in panel.view.paths)
