"""K-fold cross-validation."""

from __future__ import annotations

import dataclasses

import nn
from tests.gui.conftest import MOONS, WAIT


def test_the_folds_are_run_and_told_one_by_one(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, steps=60))
    window.workspaces.show_panel("folds")
    panel = window.workspaces.panels["folds"]
    panel.count.setValue(3)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.series is not None and panel.series.over, timeout=WAIT)
    alone = nn.CrossValidation(window.session.run.experiments[0], window.session.run.dataset, 3)
    alone.run()
    assert [one.score for one in panel.series.results] == [one.score for one in alone.results]
    assert panel.table()[1].shape == (3, 4)


def test_the_folds_can_be_cancelled_and_training_goes_on(qtbot, opened):
    window = opened(MOONS)
    window.workspaces.show_panel("folds")
    panel = window.workspaces.panels["folds"]
    panel.button.click()
    qtbot.waitUntil(lambda: panel.series is not None, timeout=WAIT)
    panel.button.click()
    qtbot.waitUntil(lambda: panel.series.cancelled, timeout=WAIT)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 10, timeout=WAIT)


def test_starting_ends_the_folds(qtbot, opened):
    window = opened(MOONS)
    window.workspaces.show_panel("folds")
    panel = window.workspaces.panels["folds"]
    panel.button.click()
    qtbot.waitUntil(lambda: panel.series is not None, timeout=WAIT)
    window.session.start()
    qtbot.waitUntil(lambda: panel.series.over, timeout=WAIT)
    assert panel.button.text() == "Run the folds"
