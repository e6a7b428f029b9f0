"""Runs that were trained and saved here."""

from __future__ import annotations

import pytest

import nn

LANE = nn.Experiment(
    name="a", data="moons", hidden=(8,), batch_size=10, steps=120, evaluate_every=20
)


def trained(path, lanes=(LANE,), title="Moons", steps=None):
    """Train lanes and save them; returns the race."""
    race = nn.Race(list(lanes), nn.load_dataset(lanes[0].data_recipe))
    history = nn.History(race.records)
    while not race.finished and (steps is None or race.lanes[0].step < steps):
        race.advance()
        history.drain()
    nn.checkpoint.save(path, nn.checkpoint.take(race, history, title))
    return race


@pytest.fixture
def library(tmp_path):
    """The library of a home of its own."""
    nn.runs_folder().mkdir(parents=True)
    return nn.RunLibrary()
