"""The folder of a sweep: readable by anybody, written by one, damaged without harm."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

import nn
from nn.sweeps.folder import TABLE, saved_files


@pytest.fixture
def plan(lane):
    return nn.SweepPlan("t", (lane,), ("learning_rate=0.1,1", "hidden=[5],[6,7]"), seeds=2)


@pytest.fixture
def folder(plan, tmp_path):
    return nn.SweepFolder.create(tmp_path / "sweep", plan)


def test_a_new_one_has_every_run_as_planned(folder, plan):
    rows = folder.rows()
    assert [row["run"] for row in rows] == list(range(1, 9))
    assert {row["state"] for row in rows} == {"planned"}
    assert [row["seed"] for row in rows] == [0] * 4 + [1] * 4
    assert [(row["learning_rate"], row["hidden"]) for row in rows[:4]] == [
        (0.1, "5"), (0.1, "6, 7"), (1.0, "5"), (1.0, "6, 7"),
    ]  # fmt: skip
    for row, run in zip(rows, plan.runs(), strict=True):
        assert nn.Experiment.from_dict(json.loads(row["recipe"])) == run.experiment


def test_what_it_is_can_be_read_again(folder, plan):
    assert nn.SweepFolder.is_one(folder.path)
    assert nn.SweepFolder(folder.path).plan() == plan
    assert not nn.SweepFolder.is_one(folder.path.parent)


def test_a_result_has_its_row_and_its_file(folder, plan, toy):
    run = plan.runs()[2]
    result = nn.train_run(run.experiment, toy, nn.NO_DIGITS, "t", run.experiment.steps)
    folder.take(3, result, nn.RunState.FINISHED)
    row = folder.rows()[2]
    assert row["validation_score"] == result.figures["validation_score"]
    assert json.loads(row["curve"]) == result.figures["curve"]
    assert (folder.path / row["file"]).read_bytes() == folder.saved(3) == result.saved
    assert nn.checkpoint.load(folder.path / row["file"]).experiments == (run.experiment,)


def test_any_program_reads_it_in_one_line(folder):
    with closing(sqlite3.connect(folder.path / TABLE)) as table:
        found = table.execute("SELECT run, learning_rate FROM runs").fetchall()
    assert found[-1] == (8, 1.0)


def test_what_is_not_a_number_is_null(folder):
    folder.update(1, test_score=float("nan"), test_loss=float("inf"))
    row = folder.rows()[0]
    assert row["test_score"] is None
    assert row["test_loss"] is None


def test_one_process_at_a_time_writes_it(folder):
    other = nn.SweepFolder(folder.path)
    assert not folder.claimed
    with folder.claim():
        assert other.claimed
        with pytest.raises(nn.CheckpointError, match="another process"), other.claim():
            pass
    assert not folder.claimed


def test_runs_that_were_left_begin_again(folder):
    folder.update(1, state="running")
    folder.update(2, state="finished")
    with folder.claim():
        assert [row["state"] for row in folder.rows()[:3]] == ["planned", "finished", "planned"]
        folder.update(3, state="running")
    assert folder.rows()[2]["state"] == "planned"


def test_it_can_be_asked_to_stop_and_forgets_it(folder):
    folder.ask_to_stop()
    assert folder.asked_to_stop
    with folder.claim():
        assert not folder.asked_to_stop


def test_a_folder_of_another_version_is_told_apart(folder):
    with closing(sqlite3.connect(folder.path / TABLE)) as table, table:
        table.execute("UPDATE sweep SET value = '99' WHERE key = 'version'")
    with pytest.raises(nn.CheckpointError, match="format 99, but this version reads format 1"):
        folder.plan()


@pytest.mark.parametrize("content", [b"", b"nonsense" * 100])
def test_a_damaged_table_is_told(tmp_path, content):
    (tmp_path / TABLE).write_bytes(content)
    for read in (nn.SweepFolder(tmp_path).plan, nn.SweepFolder(tmp_path).rows):
        with pytest.raises(nn.CheckpointError, match="cannot be read"):
            read()


def test_a_full_disk_is_told(folder):
    with folder._connected("written") as table:
        (pages,) = table.execute("PRAGMA page_count").fetchone()
    connect = sqlite3.connect

    class Full:
        def __call__(self, *arguments, **options):
            made = connect(*arguments, **options)
            made.execute(f"PRAGMA max_page_count = {pages}")
            return made

    sqlite3.connect = Full()
    try:
        with pytest.raises(nn.CheckpointError, match="cannot be written: .*full"):
            folder.update(1, curve="x" * 100_000)
    finally:
        sqlite3.connect = connect


def test_nobody_sees_a_folder_that_is_half_filled(plan, tmp_path, monkeypatch):
    path, seen = tmp_path / "sweep", []
    dumps = json.dumps

    def watched(value):
        seen.append(nn.SweepFolder.is_one(path))
        return dumps(value)

    monkeypatch.setattr(json, "dumps", watched)
    nn.SweepFolder.create(path, plan)
    assert seen
    assert not any(seen)
    assert nn.SweepFolder.is_one(path)


def test_what_it_is_about_is_kept(plan, tmp_path):
    folder = nn.SweepFolder.create(tmp_path / "sweep", plan, regression=True, data_dir="/data")
    assert nn.SweepResults.read(folder.path).regression
    assert folder.facts()["data_dir"] == "/data"


def test_a_transaction_that_a_killed_process_left_is_taken_back(folder):
    """SQLite's journal of it lies beside the table; reading has to be able to use it."""
    table = sqlite3.connect(folder.path / TABLE)
    table.execute("PRAGMA journal_mode = DELETE")
    table.execute("BEGIN IMMEDIATE")
    table.execute("PRAGMA cache_size = 1")
    table.execute("UPDATE runs SET recipe = recipe || hex(randomblob(20000))")
    journal = folder.path / f"{TABLE}-journal"
    copies = [(path, path.read_bytes()) for path in (folder.path / TABLE, journal)]
    table.rollback()
    table.close()
    for path, content in copies:
        path.write_bytes(content)
    assert len(nn.SweepFolder(folder.path).rows()) == 8
    assert all(len(row["recipe"]) < 10_000 for row in nn.SweepFolder(folder.path).rows())


def test_a_new_sweep_has_a_folder_of_its_own_with_its_title():
    path = nn.new_sweep_folder("Sigmoid / ReLU: 10 seeds!")
    assert path.parent == nn.sweeps_folder()
    assert path.name.endswith("-sigmoid-relu-10-seeds")
    assert nn.new_sweep_folder("…").name.endswith("-sweep")


def test_a_saved_run_is_given_up_only_when_the_sweep_is_over(folder, plan, toy):
    result = nn.train_run(plan.runs()[0].experiment, toy, nn.NO_DIGITS, "t", 10)
    folder.take(1, result, nn.RunState.FINISHED)
    with pytest.raises(nn.CheckpointError, match="not finished"):
        folder.check_over()
    for run in range(2, 9):
        folder.update(run, state=nn.RunState.FAILED)
    folder.check_over()
    assert [path.name for path in saved_files(folder.path)] == ["run00001.npz"]
    folder.forget_file("run00001.npz")
    row = folder.rows()[0]
    assert row["file"] is None
    assert row["validation_score"] == result.figures["validation_score"]
