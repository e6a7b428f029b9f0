"""``python main.py export``, as a person calls it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe
from tests.cli.command import call, train


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    path = tmp_path_factory.mktemp("run") / "run.npz"
    done = train("perceptron-vs-mlp", "--steps", 40, "--save", path)
    assert done.returncode == 0, done.stderr
    return path


def test_a_lane_is_taken_away_and_proved(run, tmp_path):
    done = call("export", run, "--lane", 2, "--to", "numpy", "--out", tmp_path / "away")
    assert done.returncode == 0, done.stderr
    *files, told = done.stdout.splitlines()
    assert files == [str(tmp_path / "away" / name) for name in ("model.py", "weights.npz")]
    assert "in a fresh process on 80 validation samples: it agrees to" in told
    x = nn.load_dataset(DataRecipe(data="xor")).validation.x
    np.save(tmp_path / "x.npy", x)
    code = (
        "import sys, numpy as np, model; print(model.predict(np.load(sys.argv[1]))[:, 1].tolist())"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "x.npy"],
        cwd=tmp_path / "away", capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = np.array(eval(asked.stdout))
    np.testing.assert_allclose(found, nn.load_model(run, 1).shares(x)[:, 1], atol=1e-6)


def test_what_cannot_be_exported_is_told_in_a_sentence(run, tmp_path):
    def told(*arguments):
        done = call("export", *arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        return done.stderr

    assert "Did you mean 'onnx'" in told(run, "--to", "onxx", "--out", tmp_path)
    assert "has 2 lane(s)" in told(run, "--to", "csv", "--out", tmp_path, "--lane", 7)
    (tmp_path / "file").write_text("x")
    assert "file" in told(run, "--to", "csv", "--out", tmp_path / "file")
    assert "nowhere.npz" in told(tmp_path / "nowhere.npz", "--to", "csv", "--out", tmp_path)


def test_where_its_data_are_gone_it_is_exported_and_not_checked(table, tmp_path):
    run = tmp_path / "run.npz"
    train("two-layer-net", "--file", table, "--steps", 20, "--save", run)
    table.unlink()
    done = call("export", run, "--to", "numpy", "--out", tmp_path / "away")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("Not checked: the data of this run")


def test_a_run_whose_history_is_damaged_is_told_by_its_name(run, tmp_path):
    kept = dict(np.load(run, allow_pickle=False))
    damaged = {
        name: one for name, one in kept.items() if not name.startswith("history/lane0/steps")
    }
    np.savez(tmp_path / "damaged.npz", **damaged)
    done = call("export", tmp_path / "damaged.npz", "--to", "csv", "--out", tmp_path / "away")
    assert done.returncode == 2
    assert "damaged.npz is not a saved run, or it is damaged" in done.stderr
    done = call("export", run, "--to", "csv", "--out", "")
    assert done.returncode == 2
    assert "--out: name a folder" in done.stderr
