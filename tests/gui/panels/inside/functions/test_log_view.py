"""The curve of −log y: by the loss of the engine, with the outputs of the right class on it."""

from __future__ import annotations

import numpy as np

from gui.panels.inside.functions.log_view import LogView, curve
from gui.panels.inside.functions.outputs_view import Outputs


def test_the_curve_is_minus_the_logarithm():
    y, values = curve()
    np.testing.assert_allclose(values, -np.log(y))


def test_any_outputs_can_be_shown(qtbot):
    view = LogView()
    qtbot.addWidget(view)
    view.resize(500, 200)
    empty = view.grab().toImage()
    for y in ([0.5, 0.5], [0.0, 1.0], [np.nan, 0.2], [1.7, -0.7]):
        view.sources = [Outputs(np.array(y), "a", 0), Outputs(np.array(y), "b", 1)]
        assert not view.grab().isNull()
    view.sources = [Outputs(np.array([0.5, 0.5]))]
    assert view.grab().toImage() != empty
