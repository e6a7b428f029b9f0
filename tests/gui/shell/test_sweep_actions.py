"""From the workspace Runs: the latest sweep is found, its runs become lanes."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.runs.parallel import ParallelPanel
from gui.panels.runs.runs import RunsPanel
from gui.panels.runs.tuning import TuningPanel
from nn.data.folders import HOME_VARIABLE
from tests.gui.conftest import WAIT
from tests.gui.made_sweeps import BASE, made


@pytest.fixture
def swept(tmp_path, monkeypatch):
    """A sweep of three real runs in the folder of sweeps."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    plan = nn.SweepPlan("Moons", (BASE,), ("learning_rate=0.1,0.5,1",))
    folder = nn.SweepFolder.create(nn.sweeps_folder() / "2026-01-01-moons", plan)
    dataset = nn.load_dataset(BASE.data_recipe)
    for run in plan.runs():
        result = nn.train_run(run.experiment, dataset, nn.NO_DIGITS, "Moons", BASE.steps)
        folder.take(run.number, result, nn.RunState.FINISHED)
    return folder


@pytest.fixture
def runs(qtbot, window, swept):
    window.workspaces.choose("runs")
    panel = window.workspaces.panel(RunsPanel)
    qtbot.waitUntil(lambda: panel.results is not None, timeout=WAIT)
    return panel


def test_the_workspace_shows_the_latest_sweep_in_all_its_cards(window, runs, swept):
    assert runs.results.path == swept.path
    assert runs.sweeps.currentText() == swept.path.name
    for kind in (TuningPanel, ParallelPanel):
        assert window.workspaces.panel(kind).results is runs.results


def test_several_runs_are_opened_as_lanes_with_their_history(qtbot, window, runs):
    runs.table_view.selectAll()
    runs.open_button.click()
    session = window.session
    qtbot.waitUntil(lambda: session.run and session.run.title == "Moons", timeout=WAIT)
    assert {lane.experiment.learning_rate for lane in session.run.lanes} == {0.1, 0.5, 1.0}
    for lane in session.run.lanes:
        row = next(
            one
            for one in runs.results.rows
            if one["learning_rate"] == lane.experiment.learning_rate
        )
        saved = nn.checkpoint.load(runs.results.path / row["file"])
        np.testing.assert_array_equal(lane.network.parameters, saved.arrays["lane0/parameters"])
        assert lane.record.step == 100


def test_one_run_is_opened_by_a_double_click(qtbot, window, runs):
    runs.table_view.doubleClicked.emit(runs.table_view.runs.index(1, 0))
    session = window.session
    qtbot.waitUntil(lambda: session.run and session.run.title == "Moons", timeout=WAIT)
    assert len(session.run.lanes) == 1
    expected = runs.table_view.runs.rows[1]["learning_rate"]
    assert session.run.lanes[0].experiment.learning_rate == expected


def test_a_brush_filters_the_table_until_it_is_taken_away(window, runs):
    parallel = window.workspaces.panel(ParallelPanel)
    parallel.view.pick(("learning_rate", 0.9, 1.1))
    assert [row["learning_rate"] for row in runs.table_view.runs.rows] == [1.0]
    runs.free_button.click()
    assert len(runs.table_view.runs.rows) == 3
    assert parallel.view.brush is None


def test_another_sweep_can_be_chosen(qtbot, window, runs):
    other = made(nn.sweeps_folder() / "2026-02-02-other")
    window.sweep_actions.sweeps.follow(other.path)
    qtbot.waitUntil(lambda: runs.results and runs.results.path == other.path, timeout=WAIT)
    assert runs.sweeps.currentText() == other.path.name


def test_the_dialog_is_about_the_lanes_of_the_run(qtbot, window, swept):
    window.sweep_actions.ask()
    dialog = window.findChild(object, "sweepDialog")
    assert dialog.lane.count() >= len(window.session.run.lanes)
    dialog.reject()
