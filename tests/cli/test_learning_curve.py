"""``python main.py learning-curve``, as a person calls it."""

from __future__ import annotations

import json

import nn
from tests.cli.command import call, sentence


def test_the_means_printed_are_those_of_the_runs(tmp_path):
    path = tmp_path / "r.json"
    done = call(
        "learning-curve", "two-layer-net", "--data", "moons", "--steps", 40,
        "--sizes", 20, 60, "--seeds", 2, "--report", path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    runs = json.loads(path.read_text())["runs"]
    assert [(one["size"], one["seed"]) for one in runs] == [(20, 0), (20, 1), (60, 0), (60, 1)]
    mean = (runs[2]["score"] + runs[3]["score"]) / 2
    assert f"60 training samples: accuracy {mean:.4f} ± " in done.stdout


def test_it_is_what_the_window_shows(tmp_path):
    """The same recipe gives the same numbers, bit for bit."""
    path = tmp_path / "r.json"
    done = call(
        "learning-curve", "two-layer-net", "--data", "moons", "--steps", 40,
        "--sizes", 20, "--seeds", 1, "--report", path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(path.read_text())
    recipe = nn.Experiment.from_dict(told["experiment"])
    curve = nn.LearningCurve(recipe, nn.load_dataset(recipe.data_recipe), [20], 1)
    curve.run()
    assert told["runs"][0]["score"] == curve.results[0].score


def test_more_samples_than_there_are_are_refused():
    done = call("learning-curve", "two-layer-net", "--data", "xor", "--sizes", 100_000)
    assert done.returncode == 2
    assert "sizes: 100000 is outside" in sentence(done.stderr)


def test_a_size_that_is_no_number_is_refused():
    done = call("learning-curve", "two-layer-net", "--data", "xor", "--sizes", "many")
    assert done.returncode == 2
    assert "many" in sentence(done.stderr)
