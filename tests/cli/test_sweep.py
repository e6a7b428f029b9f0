"""``python main.py sweep`` with one worker, as a person calls it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import nn
from cli.sweep import unlike
from tests.cli.command import ROOT, call, sentence

SHORT = ("--data", "moons", "--steps", 40, "--workers", 1)
OVER = ("--over", "learning_rate=0.1,1", "--over", "activation=tanh,relu")


def test_every_run_is_the_one_that_train_makes(tmp_path):
    out = tmp_path / "sweep"
    done = call("sweep", "two-layer-net", *SHORT, *OVER, "--seeds", 2, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "8 runs (finished 8)" in done.stdout
    folder = nn.SweepFolder(out)
    row = folder.rows()[6]
    saved = tmp_path / "alone.npz"
    fields = [f"{name}={row[name]}" for name in ("learning_rate", "activation")]
    alone = call(
        "train", "two-layer-net", "--data", "moons", "--steps", 40, "--seed", row["seed"],
        "--set", fields[0], "--set", fields[1], "--save", saved,
    )  # fmt: skip
    assert alone.returncode == 0, alone.stderr
    one, other = nn.checkpoint.load(saved), nn.checkpoint.load(out / row["file"])
    for name in one.arrays:
        np.testing.assert_array_equal(one.arrays[name], other.arrays[name])


def test_the_summary_is_the_mean_over_the_seeds(tmp_path):
    out = tmp_path / "sweep"
    done = call("sweep", "two-layer-net", *SHORT, *OVER, "--seeds", 3, "--out", out)
    rows = nn.SweepFolder(out).rows()
    best: dict[int, list[float]] = {}
    for row in rows:
        best.setdefault(row["combination"], []).append(row["validation_score"])
    scores = max(best.values(), key=np.mean)
    assert f"  {np.mean(scores):.4f} ± {np.std(scores, ddof=1):.4f}" in done.stdout.splitlines()[1]


def test_a_sweep_goes_on_where_it_was(tmp_path):
    out = tmp_path / "sweep"
    call("sweep", "two-layer-net", *SHORT, *OVER, "--out", out)
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.npz")}
    folder = nn.SweepFolder(out)
    folder.update(2, state="running")
    again = call("sweep", "two-layer-net", *SHORT, *OVER, "--out", out)
    assert "finished 4" in again.stdout
    changed = [p.name for p in out.glob("*.npz") if before[p.name] != p.stat().st_mtime_ns]
    assert changed == ["run00002.npz"]
    assert "finished 4" in call("sweep", out, "--workers", 1).stdout


def test_ctrl_c_keeps_what_is_finished(tmp_path):
    out = tmp_path / "sweep"
    command = [
        sys.executable, ROOT / "main.py", "sweep", "two-layer-net", "--data", "moons",
        "--steps", "3000", "--over", "learning_rate=0.01..1:30", "--workers", "1", "--out", out,
    ]  # fmt: skip
    process = subprocess.Popen(
        list(map(str, command)), stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )
    folder = nn.SweepFolder(out)
    wait_until(lambda: nn.SweepFolder.is_one(out) and any_finished(folder))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"interrupted: finished runs are kept" in said
    states = {row["state"] for row in folder.rows()}
    assert states == {"finished", "planned"}
    assert not folder.claimed


def test_a_stop_that_another_process_asks_for(tmp_path):
    out = tmp_path / "sweep"
    command = [
        sys.executable, ROOT / "main.py", "sweep", "two-layer-net", "--data", "moons",
        "--steps", "3000", "--over", "learning_rate=0.01..1:30", "--workers", "1", "--out", out,
        "--low-priority",
    ]  # fmt: skip
    process = subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE)
    folder = nn.SweepFolder(out)
    wait_until(lambda: nn.SweepFolder.is_one(out) and any_finished(folder))
    folder.ask_to_stop()
    process.communicate(timeout=60)
    assert process.returncode == 1
    assert {row["state"] for row in folder.rows()} == {"finished", "planned"}


def any_finished(folder: nn.SweepFolder) -> bool:
    """Whether a run of the sweep is there; its table may be about to be made."""
    try:
        return any(row["state"] == "finished" for row in folder.rows())
    except nn.CheckpointError:
        return False


def wait_until(fact, seconds: float = 60.0) -> None:
    """Until ``fact()`` holds."""
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_halving_stops_bad_runs_early(tmp_path):
    out = tmp_path / "sweep"
    done = call(
        "sweep", "two-layer-net", "--data", "moons", "--steps", 80, "--set", "evaluate_every=10",
        "--workers", 1, "--over", "learning_rate=log:0.001..1:4", "--search", "halving",
        "--out", out,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = nn.SweepFolder(out).rows()
    assert sorted((row["state"], row["step"]) for row in rows) == [
        ("dropped", 20), ("dropped", 20), ("dropped", 40), ("finished", 80),
    ]  # fmt: skip


def test_the_search_of_the_book_is_an_experiment(tmp_path):
    done = call(
        "sweep", "book-search", "--steps", 2, "--budget", 3,
        "--workers", 1, "--out", tmp_path / "sweep",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows = nn.SweepFolder(tmp_path / "sweep").rows()
    assert len(rows) == 3
    assert all(1e-6 <= row["learning_rate"] <= 1e-2 for row in rows)
    assert all(1e-8 <= row["weight_decay"] <= 1e-4 for row in rows)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--over", "learning_rate=1..0.1:3"), "the range 1..0.1:3 is empty"),
        (("--over", "learning_rat=1,2"), "Did you mean 'learning_rate'"),
        (("--over", "convolutions=[8],[16]"), "convolutions"),
        (("--over", "batch_size=10,5000"), "batch_size"),
        (("--search", "gird"), "Did you mean 'grid'"),
        (
            ("--over", "learning_rate=0.001..1:1000", "--over", "momentum=0..0.9:1000"),
            "This sweep has 1,000,000 runs and was not started",
        ),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_made(tmp_path, arguments, told):
    out = tmp_path / "sweep"
    done = call("sweep", "two-layer-net", "--data", "moons", *arguments, "--out", out)
    assert done.returncode == 2
    assert told in sentence(done.stderr)
    assert not out.exists()


def test_another_sweep_is_not_written_over(tmp_path):
    out = tmp_path / "sweep"
    call("sweep", "two-layer-net", *SHORT, *OVER, "--out", out)
    done = call("sweep", "two-layer-net", *SHORT, "--seeds", 2, "--out", out)
    assert done.returncode == 2
    assert "holds another sweep" in sentence(done.stderr)


def test_a_sweep_that_somebody_works_on_is_left_alone(tmp_path):
    out = tmp_path / "sweep"
    call("sweep", "two-layer-net", *SHORT, *OVER, "--out", out)
    with nn.SweepFolder(out).claim():
        done = call("sweep", out, "--workers", 1)
    assert done.returncode == 2
    assert "another process is working on this sweep" in sentence(done.stderr)


def test_a_run_that_diverges_is_a_row_and_the_others_go_on(tmp_path):
    out = tmp_path / "sweep"
    done = call(
        "sweep", "two-layer-net", *SHORT, "--set", "hidden=20,20", "--out", out,
        "--over", "learning_rate=0.1,10",
    )  # fmt: skip
    rows = nn.SweepFolder(out).rows()
    assert done.returncode == 0
    assert rows[0]["state"] == "finished"
    if rows[1]["state"] == "failed":
        assert "learning rate" in rows[1]["failure"]
    assert Path(out / rows[1]["file"]).exists()


def test_recipes_that_fit_the_data_alike_are_looked_at_once(lane):
    recipes = [lane.changed("learning_rate", one) for one in (0.1, 0.2, 0.3)]
    recipes += [one.changed("hidden", (9,)) for one in recipes]
    assert list(unlike(recipes)) == [recipes[0], recipes[3]]
