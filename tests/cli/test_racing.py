"""A race that the command line asks for: its length, a run that goes on, and Ctrl+C."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import nn
from cli import racing
from tests.cli.command import ROOT, train


def test_epochs_are_passes_over_the_training_set(tmp_path):
    report = tmp_path / "r.json"
    train("two-layer-net", "--epochs", 2, "--set", "hidden=5", "--report", report)
    assert json.loads(report.read_text())["steps"] == 2 * (40_000 // 200)


def test_steps_are_those_of_the_first_lane_and_the_others_go_as_far(tmp_path):
    """Lanes of 50 and of 100 samples a step: 40 steps of the one are 20 of the other."""
    lane = {"hidden": [5], "steps": 1000, "evaluate_every": 100, "batch_size": 50}
    larger = {**lane, "name": "larger", "steps": 500, "evaluate_every": 50, "batch_size": 100}
    mine, kept, report = (tmp_path / name for name in ("mine.json", "run.npz", "r.json"))
    mine.write_text(json.dumps({"lanes": [lane, larger]}))
    done = train(mine, "--steps", 40, "--report", report, "--save", kept)
    assert done.returncode == 0, done.stderr
    assert [lane["steps"] for lane in json.loads(report.read_text())["lanes"]] == [40, 20]
    done = train(kept, "--steps", 60, "--report", report)
    assert done.returncode == 0, done.stderr
    assert [lane["steps"] for lane in json.loads(report.read_text())["lanes"]] == [60, 30]
    train(mine, "--epochs", 1, "--report", report)
    assert [lane["steps"] for lane in json.loads(report.read_text())["lanes"]] == [800, 400]


def test_a_saved_run_goes_on_from_its_file(tmp_path):
    """Forty steps at once, and twenty and twenty more, end at the same loss."""
    whole, first, second = (tmp_path / name for name in ("whole.json", "a.npz", "second.json"))
    train("two-layer-net", "--steps", 40, "--report", whole)
    train("two-layer-net", "--steps", 20, "--save", first)
    done = train(first, "--steps", 40, "--report", second)
    assert done.returncode == 0, done.stderr
    one, two = (json.loads(path.read_text()) for path in (whole, second))
    assert two["steps"] == 40
    assert one["loss"] == two["loss"]
    assert one["test_accuracy"] == two["test_accuracy"]
    done = train(first, "--steps", 10)
    assert done.returncode == 2
    assert "has already taken 20 steps" in done.stderr


INTERRUPTED = """
import os, signal, sys
import main, nn

def advance(race, real=nn.Race.advance):
    real(race)
    if race.step == 50:
        os.kill(os.getpid(), signal.SIGINT)  # as Ctrl+C does

nn.Race.advance = advance
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_cleanly_with_the_report_and_the_run_written(tmp_path):
    report, kept = tmp_path / "r.json", tmp_path / "run.npz"
    arguments = ["train", "two-layer-net", "--report", report, "--save", kept]
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Interrupted" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(report.read_text())["steps"] == 50
    assert train(kept, "--steps", 60).returncode == 0


def test_memory_that_is_short_is_told_and_memory_that_is_not_there_refused(
    toy, lane, monkeypatch, capsys
):
    needed = nn.needed_bytes([lane], toy)
    for free, told in ((4 * needed, False), (int(1.5 * needed), True)):
        monkeypatch.setattr(racing, "virtual_memory", lambda free=free: Memory(free))
        racing.check_memory([lane], toy)
        assert bool(capsys.readouterr().err) is told
    monkeypatch.setattr(racing, "virtual_memory", lambda: Memory(needed // 2))
    with pytest.raises(nn.MemoryNeededError):
        racing.check_memory([lane], toy)


class Memory:
    """What psutil tells of the memory."""

    def __init__(self, available):
        self.available = available
