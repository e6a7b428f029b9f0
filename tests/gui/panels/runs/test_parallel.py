"""Parallel axes: every run passes each at its value, and a brush picks runs."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPoint, Qt

from gui.panels.runs.parallel import OUTCOMES, ParallelPanel


def test_the_axes_are_what_varies_and_what_came_of_it(shown):
    panel = shown(ParallelPanel)
    assert panel.view.axes == ["learning_rate", "activation", "seed", *OUTCOMES]


def test_better_runs_lie_higher_on_the_axis_of_scores(shown, results):
    panel = shown(ParallelPanel)
    shares = panel.view.shares("validation_score", results.finished)
    scores = [row["validation_score"] for row in results.finished]
    assert np.argmax(shares) == np.argmax(scores)
    assert (np.argsort(shares, kind="stable") == np.argsort(scores, kind="stable")).all()


def test_a_drag_along_an_axis_picks_runs_and_a_click_frees_them(qtbot, shown, results):
    panel = shown(ParallelPanel)
    view = panel.view
    x = round(view._x(0))
    top, bottom = round(view._y(1.0)) - 2, round(view._y(0.7))
    with qtbot.waitSignal(panel.brushed) as picked:
        qtbot.mousePress(view, Qt.LeftButton, pos=QPoint(x, top))
        qtbot.mouseRelease(view, Qt.LeftButton, pos=QPoint(x, bottom))
    largest = {row["run"] for row in results.rows if row["learning_rate"] == 1.0}
    assert set(picked.args[0]) == largest
    panel.show_chosen(picked.args[0])
    assert panel.head.text() == "6 of 18 runs in the brush"
    with qtbot.waitSignal(panel.brushed) as freed:
        qtbot.mouseClick(view, Qt.LeftButton, pos=QPoint(x, top))
    assert freed.args == [None]


def test_it_is_drawn_and_exported(shown):
    panel = shown(ParallelPanel)
    panel.grab()
    panel.show_chosen([1, 2])
    panel.grab()
    names, values = panel.table()
    assert values.shape == (18, len(names))
