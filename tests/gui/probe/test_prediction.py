"""What every lane says to a drawing."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

from tests.gui.conftest import WAIT, stroke


def key(qtbot, window, *keys):
    for one in keys:
        qtbot.keyClick(window, one)


def test_an_empty_canvas_predicts_nothing_and_says_so(qtbot, window):
    panel = window.side.drawing.prediction
    assert panel.answer(0) is None
    assert panel.accessibleName() == "Nothing drawn yet"


def test_a_drawing_is_predicted_by_every_lane_and_again_while_it_trains(qtbot, window):
    panel = window.side.drawing.prediction
    stroke(window.side.drawing.canvas, [(80, 40), (120, 200)])
    qtbot.waitUntil(lambda: panel.probabilities is not None, timeout=WAIT)
    assert len(panel.probabilities) == 2
    for row in panel.probabilities:
        assert row.sum() == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_array_equal(panel.image, window.side.drawing.canvas.image())
    first = [row.copy() for row in panel.probabilities]
    window.session.start()
    qtbot.waitUntil(lambda: (panel.probabilities[1] != first[1]).any(), timeout=WAIT)
    key(qtbot, window, Qt.Key_C)
    qtbot.waitUntil(lambda: panel.probabilities is None, timeout=WAIT)


def test_the_prediction_is_that_of_the_network_that_trains(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    stroke(window.side.drawing.canvas, [(80, 40), (120, 200)])
    qtbot.waitUntil(lambda: window.side.drawing.prediction.probabilities is not None, timeout=WAIT)
    network = window.session.run.race.lanes[0].network  # the thread stands still
    scores = network.predict(window.side.drawing.canvas.image().reshape(-1))
    np.testing.assert_allclose(
        window.side.drawing.prediction.probabilities[0],
        np.exp(scores) / np.exp(scores).sum(),
        rtol=1e-5,
    )


def test_scores_that_are_not_finite_are_no_answer(window):
    panel = window.side.drawing.prediction
    panel.show_prediction(np.zeros((28, 28), np.float32), [np.full(10, np.nan)] * 2)
    panel.grab()
    assert panel.answer(0) is None
    assert "–" in panel.accessibleName()


def test_two_digits_side_by_side_are_told(qtbot, window):
    stroke(window.side.drawing.canvas, [(40, 60), (40, 180)])
    panel = window.side.drawing.prediction
    qtbot.waitUntil(lambda: panel.probabilities is not None, timeout=WAIT)
    assert "read as one" not in panel.accessibleName()
    stroke(window.side.drawing.canvas, [(150, 60), (150, 180)])
    qtbot.waitUntil(lambda: "2 separate drawings" in panel.accessibleName(), timeout=WAIT)
