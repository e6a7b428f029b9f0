"""What is told of a saved run without opening it is what the run itself says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import nn
from nn.training.curves import Curves
from nn.training.history import ACCURACY, EVALUATION_COLUMNS, LOSS
from tests.nn.saved.conftest import LANE, trained


def test_the_figures_are_those_of_the_run(tmp_path):
    path = tmp_path / "run.npz"
    lanes = LANE, LANE.changed("name", "b").changed("activation", "tanh")
    race = trained(path, lanes)
    summary = nn.summarise(path)
    assert summary.title == "Moons"
    assert not summary.regression
    assert [one.experiment for one in summary.lanes] == list(lanes)
    for lane, told in zip(race.lanes, summary.lanes, strict=True):
        rows = lane.record.evaluations.all().mean
        assert told.step == lane.step == 120
        assert (told.loss, told.score) == tuple(rows[-1, [LOSS, ACCURACY]])
        loss, score = lane.evaluate("validation")
        assert told.loss == pytest.approx(loss)
        assert told.score == pytest.approx(score)
        assert not told.failure
        np.testing.assert_allclose(told.curve[1], rows[:, LOSS], rtol=1e-6)


def test_a_run_that_diverged_and_one_that_has_not_begun(tmp_path):
    path = tmp_path / "run.npz"
    huge = LANE.changed("learning_rate", 100.0).changed("activation", "relu")
    trained(path, [huge.changed("hidden", (50, 50, 50))])
    lane = nn.summarise(path).lanes[0]
    assert lane.failure
    trained(path, steps=0)
    lane = nn.summarise(path).lanes[0]
    assert (lane.step, lane.loss, lane.score, lane.curve) == (0, None, None, [[], [], []])


def test_a_regression_is_known_as_one(tmp_path):
    path = tmp_path / "run.npz"
    trained(path, [LANE.changed("data", "sine").changed("loss", "mse")])
    assert nn.summarise(path).regression


def test_a_summary_survives_json(tmp_path):
    trained(tmp_path / "run.npz")
    summary = nn.summarise(tmp_path / "run.npz")
    assert nn.RunSummary.from_dict(summary.to_dict()) == summary


@pytest.mark.parametrize(
    "spoil", [lambda old: old[: len(old) // 2], lambda _: b"", lambda _: b"PK"]
)
def test_a_damaged_file_is_told(tmp_path, spoil):
    path = tmp_path / "run.npz"
    trained(path)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(nn.CheckpointError, match="run.npz"):
        nn.summarise(path)


def test_the_last_evaluation_is_told_and_not_the_mean_of_several(tmp_path):
    path = tmp_path / "run.npz"
    trained(path)
    kept = nn.checkpoint.load(path)
    curves = Curves(EVALUATION_COLUMNS, capacity=8)
    curves.extend(np.arange(4 * 30.0).reshape(30, 4))
    arrays = {f"lane0/evaluations/{name}": one for name, one in curves.arrays().items()}
    nn.checkpoint.save(path, replace(kept, history=kept.history | arrays))
    lane = nn.summarise(path).lanes[0]
    assert (lane.loss, lane.score) == (29 * 4 + 1, 29 * 4 + 2)
