"""Without Dask there is a sentence, and one run after the other."""

from __future__ import annotations

import dataclasses
import importlib.util

import pytest

import nn
from cli import sweep_engines
from cli.sweep_engines import OneByOne, require_dask
from cli.sweep_task import Task, versions


@pytest.fixture
def task(lane):
    recipe = dataclasses.replace(lane, data="moons", steps=2000)
    return Task(1, recipe, 2000, "t", None, nn.NO_DIGITS, None, versions())


def test_a_missing_dask_is_told_with_the_way_out(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(nn.DataError, match=r"requirements-sweep\.txt.*--workers 1"):
        require_dask()
    assert sweep_engines.INSTALL.split()[-1] == "requirements-sweep.txt"


def test_one_run_at_a_time(task):
    engine, told = OneByOne(lambda: False), []
    assert engine.room() == 1
    engine.submit(task)
    assert engine.room() == 0
    ((done, result),) = engine.events(lambda task, step: told.append(step))
    assert done is task
    assert result.over
    assert told[0] == 0
    assert told == sorted(told)
    assert engine.room() == 1
    assert not list(engine.events(lambda task, step: None))


def test_a_stop_is_obeyed_within_a_run(task, monkeypatch):
    monkeypatch.setattr(sweep_engines, "PROGRESS_SECONDS", 0.0)
    steps = []
    engine = OneByOne(lambda: len(steps) > 1)
    engine.submit(task)
    assert list(engine.events(lambda task, step: steps.append(step))) == []
    assert max(steps) < 2000


def test_a_run_that_cannot_be_made_is_told_and_not_raised(task):
    recipe = dataclasses.replace(task.experiment, batch_size=100_000)
    engine = OneByOne(lambda: False)
    engine.submit(dataclasses.replace(task, experiment=recipe))
    ((_, error),) = engine.events(lambda task, step: None)
    assert "batch_size" in str(error)
