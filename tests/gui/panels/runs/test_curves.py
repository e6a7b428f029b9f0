"""Learning curves over each other: the axis is that of the chosen ones."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtGui import QColor

from gui.panels.runs.curves import Curve, CurvesView


def curve(losses, strong=False):
    count = len(losses)
    return Curve(
        np.array([np.arange(count), losses, np.linspace(0.1, 0.9, count)]),
        QColor("red"), "name", "told", strong,
    )  # fmt: skip


@pytest.fixture
def view(qtbot):
    made = CurvesView("curves")
    qtbot.addWidget(made)
    made.resize(400, 200)
    return made


def test_losses_far_apart_have_a_logarithmic_axis_and_close_ones_a_linear_one(view):
    axis = view._axis([curve([2.0, 1e-4])])
    assert axis.logarithmic
    assert (axis.low, axis.high) == (-4, 1)
    axis = view._axis([curve([2.0, 1.0])])
    assert not axis.logarithmic
    assert axis.low < 1.0 < 2.0 < axis.high


def test_curves_without_numbers_are_no_trouble(view):
    view.show_curves([curve([np.nan, np.nan]), Curve(np.empty((3, 0)), QColor("red"))])
    view.grab()
    view.show_curves([curve([1.0]), curve([0.0, 0.0], True)])
    view.grab()


def test_scores_are_drawn_in_percent(view):
    view.quantities.choose("score")
    view.show_curves([curve([1.0, 0.5])])
    assert view._axis(view.curves).high == pytest.approx(90, abs=10)


def test_a_chosen_curve_is_seen_among_others(view):
    view.show_curves([curve([2.0, 1.0, 0.5]) for _ in range(5)])
    before = view.grab().toImage()
    view.show_curves([*view.curves, curve([2.0, 1.5, 1.0], strong=True)])
    assert view.grab().toImage() != before
