"""What a drawing does inside each network."""

from __future__ import annotations

import numpy as np

import nn
from gui.plotting.pixels import shares_of_range
from gui.style import theme
from tests.gui.panels.conftest import recorded, seen, shown


def test_the_inside_shows_the_weights_without_a_drawing(qtbot):
    panel = shown(qtbot, "inside", 700, 320)
    panel.show_run(*recorded())
    assert seen(panel.view, theme.lane_color(1)) < 800  # only the lanes' names
    weights = np.zeros((4, 28, 28))
    weights[:, :14] = 1.0
    weights[:, 14:] = -1.0
    panel.show_weights({0: weights, 1: weights})
    assert seen(panel.view, theme.lane_color(1)) > 10_000
    assert seen(panel.view, theme.lane_color(0)) > 10_000


def test_numbers_that_are_not_finite_are_shown_as_the_least(qtbot):
    values = np.array([1.0, np.nan, 3.0, np.inf, 2.0])
    assert shares_of_range(values).tolist() == [0, 0, 1, 0, 0.5]
    assert not shares_of_range(np.full(4, np.nan)).any()
    panel = shown(qtbot, "inside", 700, 320)
    panel.show_run(*recorded())
    panel.show_weights({0: np.full((4, 28, 28), np.nan)})
    panel.view.inside = {
        0: nn.Response(
            0, 3, np.full((28, 28), np.inf), (np.full((3, 4, 4), np.nan), np.full(9, np.inf))
        )
    }
    panel.view.grab()
