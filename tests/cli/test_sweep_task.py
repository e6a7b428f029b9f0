"""What a worker does, and what it refuses."""

from __future__ import annotations

import dataclasses

import pytest

import nn
from cli.sweep_task import Task, WorkerError, train, versions


@pytest.fixture
def task(lane):
    recipe = dataclasses.replace(lane, data="moons", steps=20)
    return Task(1, recipe, 20, "t", None, nn.NO_DIGITS, None, versions())


def test_it_loads_the_data_and_trains(task):
    told = []
    result = train(task, told.append)
    dataset = nn.load_dataset(task.experiment.data_recipe)
    assert (
        result.figures["validation_score"]
        == (
            nn.train_run(task.experiment, dataset, nn.NO_DIGITS, "t", 20).figures[
                "validation_score"
            ]
        )
    )
    assert told[0] == 0


def test_other_versions_are_refused_by_name(task):
    other = dataclasses.replace(task, versions=("Python 3.11", "NumPy 1.0", "Nablascope 0"))
    with pytest.raises(WorkerError, match=r"instead of NumPy 1\.0.*Its numbers could be others"):
        train(other, lambda step: None)


def test_a_worker_without_the_file_says_so(task, tmp_path):
    recipe = dataclasses.replace(task.experiment, data="table", file=str(tmp_path / "gone.csv"))
    with pytest.raises(WorkerError, match=r"cannot load the data: .*gone\.csv"):
        train(dataclasses.replace(task, experiment=recipe), lambda step: None)
