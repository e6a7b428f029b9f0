"""The card Learning curve."""

from __future__ import annotations

import dataclasses

import pytest

import nn
from tests.gui.conftest import MOONS, WAIT


@pytest.fixture
def panel(opened):
    """The card of a short run, with two seeds chosen."""
    window = opened(dataclasses.replace(MOONS, steps=30))
    window.workspaces.show_panel("learningCurve")
    panel = window.workspaces.panels["learningCurve"]
    panel.count.setValue(2)
    return window, panel


def test_before_the_start_it_tells_how_much_work_it_is(panel):
    window, card = panel
    sizes = nn.usual_sizes(window.session.run.dataset)
    assert f"{2 * len(sizes)} runs of 30 steps" in card.empty.told


def test_the_sizes_are_run_as_by_a_script(qtbot, panel):
    window, card = panel
    card.button.click()
    qtbot.waitUntil(lambda: card.series is not None and card.series.over, timeout=WAIT)
    run = window.session.run
    alone = nn.LearningCurve(run.experiments[0], run.dataset, seeds=2)
    alone.run()
    assert [one.score for one in card.series.results] == [one.score for one in alone.results]
    assert card.table()[1].shape == (len(alone.results), 5)
    assert "samples:" in card.told.text()
    assert card.empty.isHidden()
    assert window.workspaces.panels["folds"].series is None


def test_it_can_be_cancelled_and_training_goes_on(qtbot, panel):
    window, card = panel
    card.button.click()
    qtbot.waitUntil(lambda: card.series is not None, timeout=WAIT)
    card.button.click()
    qtbot.waitUntil(lambda: card.series.over, timeout=WAIT)
    assert card.button.text() == "Run the sizes"
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 5, timeout=WAIT)
