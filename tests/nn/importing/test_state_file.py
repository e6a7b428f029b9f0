"""The order of arrays in a state_dict."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.importing.state_file import read_state

save_file = pytest.importorskip("safetensors.numpy").save_file


def test_numbers_in_names_count(tmp_path):
    """fc10 comes after fc2, where both could stand."""
    arrays = {f"fc{n}.weight": np.full((4, 4), n, np.float32) for n in (1, 2, 10)}
    save_file(arrays, tmp_path / "a.safetensors")
    found = read_state(tmp_path / "a.safetensors", 4)
    assert [one.name for one in found.layers] == ["fc1", "fc2", "fc10"]


def test_convolutions_come_first(tmp_path):
    arrays = {
        "classifier.weight": np.ones((10, 4 * 196), np.float32),
        "features.weight": np.ones((4, 1, 3, 3), np.float32),
    }
    save_file(arrays, tmp_path / "a.safetensors")
    found = read_state(tmp_path / "a.safetensors", 784)
    assert [one.kind for one in found.layers] == ["Conv2D", "Affine"]


def test_an_embedding_is_known_by_its_entries(tmp_path):
    arrays = {
        "words.weight": np.ones((50, 8), np.float32), "out.weight": np.ones((2, 80), np.float32)
    }  # fmt: skip
    save_file(arrays, tmp_path / "a.safetensors")
    found = read_state(tmp_path / "a.safetensors", 10, entries=50)
    assert found.table.shape == (50, 8)
    assert [one.name for one in found.layers] == ["out"]


def test_many_equal_layers_that_do_not_fit_are_refused_soon(tmp_path):
    """Every order of twelve layers would take hours."""
    arrays = {f"fc{n}.weight": np.ones((4, 4), np.float32) for n in range(12)}
    arrays["odd.weight"] = np.ones((3, 7), np.float32)
    save_file(arrays, tmp_path / "a.safetensors")
    with pytest.raises(nn.CheckpointError, match="do not follow each other"):
        read_state(tmp_path / "a.safetensors", 4)


def test_the_state_of_a_single_layer_is_a_network(tmp_path):
    arrays = {"weight": np.ones((3, 6), np.float32), "bias": np.zeros(3, np.float32)}
    save_file(arrays, tmp_path / "a.safetensors")
    assert read_state(tmp_path / "a.safetensors", 6).layers[0].units == 3


def test_a_variance_below_zero_is_refused(tmp_path):
    arrays = {
        "a.weight": np.ones((3, 6), np.float32), "b.weight": np.ones((2, 3), np.float32),
        "n.weight": np.ones(3, np.float32), "n.bias": np.ones(3, np.float32),
        "n.running_mean": np.ones(3, np.float32), "n.running_var": -np.ones(3, np.float32),
    }  # fmt: skip
    save_file(arrays, tmp_path / "a.safetensors")
    with pytest.raises(nn.CheckpointError, match="variances below zero"):
        read_state(tmp_path / "a.safetensors", 6)
