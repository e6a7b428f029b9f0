"""Sweeps are processes of their own: started, followed, stopped, continued, found again."""

from __future__ import annotations

import dataclasses
import os

import pytest

import nn
from gui.session.sweeps import SweepOrder, Sweeps, has_dask
from nn.data.folders import HOME_VARIABLE
from tests.gui.conftest import WAIT
from tests.gui.made_sweeps import BASE, made

ORDER = SweepOrder("Moons, again", (BASE,), ("learning_rate=0.1,1",), 2)
LONG = WAIT * 3  # a Python has to start


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def sweeps(home):
    made = Sweeps()
    made.told, made.errors = [], []
    made.changed.connect(made.told.append)
    made.failed.connect(made.errors.append)
    yield made
    made.close()


def states(sweeps):
    return {row["state"] for row in sweeps.told[-1].rows} if sweeps.told else set()


def finished(sweeps):
    return states(sweeps) == {"finished"} and not sweeps.told[-1].working


def test_a_sweep_is_started_and_followed_to_its_end(qtbot, sweeps):
    path = sweeps.start(ORDER)
    assert sweeps.starting
    qtbot.waitUntil(lambda: finished(sweeps), timeout=LONG)
    assert not sweeps.starting
    results = sweeps.told[-1]
    assert results.path == path
    assert len(results.rows) == 4
    assert results.plan.lanes == ORDER.lanes
    assert sweeps.folders() == [path]
    row = results.rows[0]
    recipe = results.recipe(row)
    alone = nn.train_run(
        recipe, nn.load_dataset(recipe.data_recipe), nn.NO_DIGITS, "t", recipe.steps
    )
    assert row["validation_score"] == alone.figures["validation_score"]


def test_it_goes_on_without_the_window_and_is_found_again(qtbot, sweeps, home):
    path = sweeps.start(ORDER)
    sweeps.close()
    again = Sweeps()
    told = []
    again.changed.connect(told.append)
    qtbot.waitUntil(lambda: again.folders() == [path], timeout=LONG)
    again.follow(path)
    qtbot.waitUntil(
        lambda: bool(told) and all(row["state"] == "finished" for row in told[-1].rows),
        timeout=LONG,
    )
    qtbot.waitUntil(lambda: not told[-1].working, timeout=LONG)
    again.close()


def test_it_can_be_stopped_and_continued(qtbot, sweeps):
    many = dataclasses.replace(ORDER, lanes=(BASE.changed("steps", 3000),), seeds=30)
    sweeps.start(many)
    qtbot.waitUntil(lambda: "finished" in states(sweeps), timeout=LONG)
    sweeps.stop()
    qtbot.waitUntil(lambda: not sweeps.told[-1].working, timeout=LONG)
    assert states(sweeps) == {"finished", "planned"}
    before = sum(row["state"] == "finished" for row in sweeps.told[-1].rows)
    sweeps.go_on()
    qtbot.waitUntil(
        lambda: sum(row["state"] == "finished" for row in sweeps.told[-1].rows) > before,
        timeout=LONG,
    )
    sweeps.stop()
    qtbot.waitUntil(lambda: not sweeps.told[-1].working, timeout=LONG)


def test_a_sweep_that_cannot_begin_says_why(qtbot, sweeps):
    sweeps.start(dataclasses.replace(ORDER, over=("batch_size=10,100000",)))
    qtbot.waitUntil(lambda: bool(sweeps.errors), timeout=LONG)
    assert "The sweep was not started. batch_size" in str(sweeps.errors[0].error)
    assert not sweeps.starting
    assert sweeps.path is None


def test_what_no_run_could_have_is_refused_at_once(sweeps):
    with pytest.raises(nn.FieldError, match="is empty"):
        sweeps.start(dataclasses.replace(ORDER, over=("learning_rate=1..0.1:3",)))
    assert sweeps.folders() == []


def test_a_damaged_folder_is_told_and_left(qtbot, sweeps, home):
    folder = nn.sweeps_folder() / "damaged"
    folder.mkdir(parents=True)
    (folder / "runs.sqlite").write_bytes(b"nonsense" * 99)
    sweeps.follow(folder)
    qtbot.waitUntil(lambda: bool(sweeps.errors), timeout=WAIT)
    assert "cannot be read" in str(sweeps.errors[0].error)
    assert sweeps.path is None


def test_nothing_is_told_while_nothing_changes(qtbot, sweeps, home):
    results = made(nn.sweeps_folder() / "made")
    sweeps.follow(results.path)
    qtbot.waitUntil(lambda: len(sweeps.told) == 1, timeout=WAIT)
    for _ in range(3):
        sweeps.look()
        sweeps._background.flush()
    assert len(sweeps.told) == 1
    nn.SweepFolder(results.path).update(1, state="planned")
    os.utime(results.path / "runs.sqlite")
    qtbot.waitUntil(lambda: len(sweeps.told) == 2, timeout=WAIT)


def test_the_order_is_the_command():
    order = dataclasses.replace(ORDER, search="random", budget=5)
    assert order.options() == [
        "--over", "learning_rate=0.1,1", "--seeds", "2", "--search", "random", "--budget", "5",
    ]  # fmt: skip
    assert order.plan().count == 10
    assert has_dask() in (True, False)
