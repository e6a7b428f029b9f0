"""The activations: the lane's own is shown until a person chooses another one."""

from __future__ import annotations

import numpy as np

import nn
from tests.gui.panels.inside.functions.conftest import LANES


def test_a_chosen_activation_stays_while_the_lane_is_the_same(qtbot, made):
    panel = made()
    view = panel.activations
    view.chips.buttons["gelu"].click()
    panel.show_frame()
    assert (view.curve.activation, view.through.activation) == ("gelu", "gelu")
    panel.show_lane(1)
    assert view.curve.activation == LANES[1].activation


def test_the_table_is_the_curve_that_is_shown(made):
    view = made().activations
    view.chips.buttons["tanh"].click()
    names, table = view.table()
    assert names == ["z", "f", "f'"]
    np.testing.assert_allclose(table[:, 1], np.tanh(table[:, 0]))


def test_without_an_inspection_of_pre_activations_there_are_no_histograms(made):
    panel = made()
    panel.show_inspections([nn.inspect(lane, "weights") for lane in panel.race.lanes])
    assert panel.activations.curve.inspection is None
    assert panel.activations.through.layers == 2
    panel.grab()
