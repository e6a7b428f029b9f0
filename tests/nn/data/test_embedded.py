"""The built-in data set: drawn once, kept, and drawn again when what was kept is damaged."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data import embedded
from nn.data.recipe import DataRecipe, Place


@pytest.fixture
def folder():
    """Where the digits are kept: the user's data folder."""
    return nn.data_folder()


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(embedded, "SIZES", {"train": 60, "validation": 20, "test": 20})


def test_the_parts_are_kept_apart_and_read_back_the_same(few):
    drawn = embedded.load(DataRecipe(), Place())
    assert [len(part) for part in (drawn.train, drawn.validation, drawn.test)] == [60, 20, 20]
    assert drawn.train.x.dtype == np.float32
    assert 0 <= drawn.train.x.min() < drawn.train.x.max() <= 1

    def never(_fraction):
        raise AssertionError("drawn again")

    kept = embedded.load(DataRecipe(), Place(progress=never))
    np.testing.assert_array_equal(kept.train.x, drawn.train.x)
    assert kept.fingerprint == drawn.fingerprint


def damage_half(path):
    path.write_bytes(path.read_bytes()[:100])


def damage_labels(path):
    with np.load(path) as kept:
        np.savez(path, x=kept["x"], t=kept["t"] + 90)


@pytest.mark.parametrize("damage", [damage_half, damage_labels])
def test_a_damaged_file_is_drawn_again(folder, few, damage):
    drawn = embedded.load(DataRecipe(), Place())
    (path,) = folder.iterdir()
    damage(path)
    np.testing.assert_array_equal(embedded.load(DataRecipe(), Place()).train.t, drawn.train.t)


def test_a_folder_that_cannot_be_written_only_costs_time(folder, few):
    folder.parent.mkdir(parents=True)
    folder.write_text("a file where the folder should be")
    assert len(embedded.load(DataRecipe(), Place()).train) == 60


def test_nothing_is_written_beside_the_data_of_others(tmp_path, few):
    nn.load_dataset("strokes", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_drawing_can_be_cancelled(folder, few):
    def stop(_fraction):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        embedded.load(DataRecipe(), Place(progress=stop))
    assert not folder.exists()


@pytest.mark.long
@pytest.mark.mnist
def test_a_network_that_only_saw_these_digits_reads_real_handwriting(mnist_folder):
    """At least 95.5 % of MNIST's test images, though it has never seen one of MNIST's."""
    race = nn.Race(nn.load_preset("digits-mlp").lanes, embedded.load(DataRecipe(), Place()))
    while not race.finished:
        race.advance()
        race.records[0].drain()
    _, (x, t) = nn.load_mnist(data_dir=mnist_folder)
    assert race.lanes[0].network.accuracy(x, t) > 0.955
