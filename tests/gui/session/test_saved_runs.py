"""Saved runs off the window's thread: listed, described, thrown away, opened as lanes."""

from __future__ import annotations

import os
import sys

import numpy as np
import pytest

import nn
from gui.session.saved_runs import SavedRuns
from tests.gui.conftest import WAIT
from tests.nn.saved.conftest import LANE, trained


@pytest.fixture
def saved(qtbot):
    nn.runs_folder().mkdir(parents=True)
    for name in ("one", "two"):
        trained(nn.runs_folder() / f"{name}.npz")
    made = SavedRuns()
    yield made
    made.close()


def listed(qtbot, saved):
    with qtbot.waitSignal(saved.changed, timeout=WAIT) as told:
        saved.look()
    return {run.path.stem: run for run in told.args[0]}


def test_what_a_person_writes_is_listed_at_once(qtbot, saved):
    run = listed(qtbot, saved)["one"]
    with qtbot.waitSignal(saved.outdated, timeout=WAIT):
        saved.describe([run], {"name": "best"})
    saved.describe([run], {"added": ("a",)})
    runs = listed(qtbot, saved)
    assert (runs["one"].title, runs["one"].tags, runs["two"].title) == ("best", ("a",), "Moons")


def test_runs_go_to_the_trash_and_are_forgotten(qtbot, saved, tmp_path):
    runs = listed(qtbot, saved)
    saved.describe([runs["one"]], {"name": "best"})
    with qtbot.waitSignal(saved.trashed, timeout=WAIT) as told:
        saved.trash([runs["one"]])
    assert told.args == [1]
    if sys.platform == "linux":
        assert (tmp_path / "data" / "Trash" / "files" / "one.npz").exists()
    assert [*listed(qtbot, saved)] == ["two"]
    trained(nn.runs_folder() / "one.npz")
    saved.note(nn.runs_folder() / "one.npz")
    assert listed(qtbot, saved)["one"].title == "Moons"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system has a trash")
def test_without_a_trash_nothing_is_moved_anywhere(qtbot, saved, tmp_path, monkeypatch):
    (tmp_path / "data" / "Trash").parent.mkdir(exist_ok=True)
    (tmp_path / "data" / "Trash").write_text("a file")
    monkeypatch.chdir(tmp_path)
    run = listed(qtbot, saved)["one"]
    with qtbot.waitSignal(saved.failed, timeout=WAIT) as told:
        saved.trash([run])
    assert "There is no trash" in str(told.args[0].error)
    assert run.path.exists()
    assert not (tmp_path / "files").exists()


def test_a_system_without_a_trash_is_told_and_nothing_is_lost(qtbot, saved, monkeypatch):
    monkeypatch.setattr("gui.session.saved_runs.QFile.moveToTrash", lambda _: (False, ""))
    run = listed(qtbot, saved)["one"]
    with qtbot.waitSignal(saved.failed, timeout=WAIT) as told:
        saved.trash([run])
    assert "one.npz" in str(told.args[0].error)
    assert run.path.exists()


def test_runs_of_a_sweep_keep_their_figures_and_wait_for_its_end(qtbot, saved):
    path = nn.sweeps_folder() / "2026-01-01-moons"
    plan = nn.SweepPlan("Moons", (LANE,), ("learning_rate=0.1,0.5",))
    folder = nn.SweepFolder.create(path, plan)
    dataset = nn.load_dataset(LANE.data_recipe)
    for run in plan.runs():
        result = nn.train_run(run.experiment, dataset, nn.NO_DIGITS, "Moons", LANE.steps)
        folder.take(run.number, result, nn.RunState.FINISHED)
        if run.number == 1:
            first = listed(qtbot, saved)["run00001"]
            with qtbot.waitSignal(saved.failed, timeout=WAIT) as told:
                saved.trash([first])
            assert "not finished" in str(told.args[0].error)
            assert first.path.exists()
    with qtbot.waitSignal(saved.trashed, timeout=WAIT):
        saved.trash([first])
    rows = folder.rows()
    assert [row["file"] for row in rows] == [None, "run00002.npz"]
    assert rows[0]["validation_score"] is not None


def test_lanes_of_several_runs_are_put_into_one_file(qtbot, saved, tmp_path):
    both = tmp_path / "both.npz"
    race = trained(both, [LANE, LANE.changed("name", "b").changed("activation", "tanh")])
    opened = []
    saved.open_lanes([(both, 1), (nn.runs_folder() / "one.npz", 0)], "Two", opened.append)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    kept = nn.checkpoint.load(opened[0])
    assert (kept.title, [one.name for one in kept.experiments]) == ("Two", ["b", "a"])
    np.testing.assert_array_equal(kept.arrays["lane0/parameters"], race.lanes[1].network.parameters)
    saved.open_lanes([(both, 0), (both, 1)], "Two", opened.append)
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=WAIT)
    assert opened[1] == both, "a whole run is opened as it is"
    with qtbot.waitSignal(saved.failed, timeout=WAIT) as told:
        saved.open_lanes([(both, 0), (both, 1), (both, 2)], "Two", opened.append)
    assert "no longer" in str(told.args[0].error)


def test_fewer_bytes_for_autosaves_take_effect_at_once(qtbot, saved):
    for number in range(3):
        path = nn.runs_folder() / f"autosaved-{number}.npz"
        trained(path, steps=0)
        os.utime(path, (number, number))
    with qtbot.waitSignal(saved.trashed, timeout=WAIT) as told:
        saved.bound(0)
    assert told.args == [2]
    assert {*listed(qtbot, saved)} == {"one", "two", "autosaved-2"}
