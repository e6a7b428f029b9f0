"""Repeat with n seeds: a sweep of its own, beside the run."""

from __future__ import annotations

import dataclasses

import pytest

from gui.panels.train.seeds import SeedsPanel
from nn.data.folders import HOME_VARIABLE
from tests.gui.conftest import MOONS, WAIT

LONG = 4 * WAIT


@pytest.fixture
def panel(opened, tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    window = opened(dataclasses.replace(MOONS, steps=100, evaluate_every=20))
    window.workspaces.show_panel("seeds")
    found = window.workspaces.panel(SeedsPanel)
    found.main = window
    return found


def test_the_lane_is_repeated_while_the_run_stays_as_it_is(qtbot, panel):
    panel.count.setValue(3)
    panel.button.click()
    assert panel.button.text() == "Stop"
    qtbot.waitUntil(
        lambda: panel.results is not None and len(panel.results.finished) == 3, timeout=LONG
    )
    assert panel.main.session.step_count == 0
    assert [row["seed"] for row in panel.results.rows] == [0, 1, 2]
    assert "over 3 seeds" in panel.sentence.text()
    qtbot.waitUntil(lambda: not panel.results.working, timeout=LONG)
    assert panel.button.text() == "Repeat with 3 seeds"


def test_another_run_has_no_seeds_yet(qtbot, panel):
    panel.count.setValue(2)
    panel.button.click()
    qtbot.waitUntil(
        lambda: panel.results is not None and len(panel.results.finished) == 2, timeout=LONG
    )
    qtbot.waitUntil(lambda: not panel.results.working, timeout=LONG)
    panel.main.session.reset()
    qtbot.waitUntil(lambda: panel.results is None, timeout=WAIT)
    assert panel.empty.title == "One run proves little"
