"""Importing what was exported gives the same outputs."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.importing.network_file import start_from
from tests.nn.export.cases import EVERY, of, small, strokes
from tests.nn.training.racing import fresh, run

FILES = {"onnx": "model.onnx", "safetensors": "model.safetensors"}


def data_of(source):
    """The data set that a lane was trained on."""
    recipe = source.experiment
    if recipe.data == "strokes":
        return strokes()
    data = nn.load_dataset(recipe.data_recipe)
    return data if recipe.data == "table" else small(data)


def imported(source, path):
    """A lane of the race that an import makes."""
    data = data_of(source)
    found = nn.read_network(path, data.features, data.entries)
    names = source.experiment.activation
    asked = names if isinstance(names, str) else names[0], source.experiment.skip
    fields = nn.fields_of(found, data, *asked)
    lane = dataclasses.replace(source.experiment, **fields)
    race, _ = fresh([lane], data)
    return race.lanes[0]


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("to", ["onnx", "safetensors"])
def test_what_was_exported_predicts_the_same(name, to, tmp_path):
    pytest.importorskip(to)
    source = of(name)
    kind = "pytorch" if to == "safetensors" else to
    if kind == "onnx":
        from nn.export.onnx_graph import graph

        (tmp_path / FILES[to]).write_bytes(graph(source.model, "test"))
    else:
        from safetensors.numpy import save_file

        from nn.export.pytorch_module import state

        save_file(state(source.model), tmp_path / FILES[to])
    lane = imported(source, tmp_path / FILES[to])
    model = nn.Model.of(lane.network, lane.prepared)
    expected, found = source.model.outputs(source.samples), model.outputs(source.samples)
    if to == "onnx" or source.model.task != nn.REGRESSION:
        expected = source.model.shares_of(expected)
        found = model.shares_of(found)
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(found, expected, atol=1e-5 * scale, rtol=0)


@pytest.fixture
def saved(tmp_path):
    """A function that writes arrays as a state_dict."""
    pytest.importorskip("safetensors")
    from safetensors.numpy import save_file

    def save(**arrays):
        path = tmp_path / "model.safetensors"
        named = {
            name.replace("__", "."): np.asarray(one, np.float32) for name, one in arrays.items()
        }
        save_file(named, path)
        return path

    return save


def dense(inputs, units, seed=0):
    """The weights of a dense layer as PyTorch keeps them."""
    return np.random.default_rng(seed).normal(0, 0.3, (units, inputs))


def test_the_order_follows_from_the_shapes_and_not_from_the_names(saved, toy):
    """torch.save keeps the order of a module; safetensors sorts the names."""
    path = saved(
        out__weight=dense(4, 3), out__bias=np.ones(3), body__weight=dense(6, 5),
        body__bias=np.zeros(5), between__weight=dense(5, 4), between__bias=np.zeros(4),
    )  # fmt: skip
    found = nn.read_network(path, 6)
    assert [one.name for one in found.layers] == ["body", "between", "out"]
    fields = nn.fields_of(found, toy, "tanh")
    assert (fields["hidden"], fields["activation"]) == ((5, 4), "tanh")


def test_it_goes_on_learning_from_there_and_can_be_saved(saved, toy, lane, tmp_path):
    path = saved(a__weight=dense(6, 8), a__bias=np.zeros(8), b__weight=dense(8, 3))
    fields = nn.fields_of(nn.read_network(path, 6), toy)
    recipe = dataclasses.replace(lane, steps=30, evaluate_every=10, **fields)
    race, history = fresh([recipe], toy)
    start = race.lanes[0].network.params["W1"].copy()
    np.testing.assert_allclose(start, dense(6, 8).T, rtol=1e-6)
    run(race, history, steps=10)
    assert not np.array_equal(race.lanes[0].network.params["W1"], start)
    kept = tmp_path / "run.npz"
    nn.checkpoint.save(kept, nn.checkpoint.take(race, history, "test"))
    path.unlink()  # a saved run does not need the file any more
    again, _ = nn.checkpoint.resume(nn.checkpoint.load(kept), toy, kept)
    assert again.lanes[0].experiment.weights == str(path)
    np.testing.assert_array_equal(
        again.lanes[0].network.parameters, race.lanes[0].network.parameters
    )
    with pytest.raises(nn.CheckpointError, match="is not there"):
        nn.Race([recipe], toy)


@pytest.mark.parametrize(
    ("arrays", "told"),
    [
        ({"a__weight": dense(7, 3)}, "do not follow each other from 6 features on"),
        ({"a__weight": dense(6, 4)}, "4 numbers leave the network"),
        ({"a__weight": np.ones((2, 3, 4))}, "are no dense layer"),
        ({"other": np.ones(3), "a__weight": dense(6, 3)}, "'other' belongs to no layer"),
        ({"a__weight": np.full((3, 6), np.nan)}, "not finite"),
        (
            {"a__weight": dense(6, 4), "b__weight": dense(4, 3), "n__weight": np.ones(5),
             "n__bias": np.ones(5), "n__running_mean": np.ones(5), "n__running_var": np.ones(5)},
            "do not follow layers",
        ),
    ],
)  # fmt: skip
def test_what_no_recipe_can_express_is_told(saved, toy, arrays, told):
    with pytest.raises(nn.CheckpointError, match=told):
        nn.fields_of(nn.read_network(saved(**arrays), 6), toy)


def test_weights_of_another_shape_are_refused_and_change_nothing(saved, toy, lane):
    path = saved(a__weight=dense(6, 5), b__weight=dense(5, 3))
    race, _ = fresh([lane], toy)
    network = race.lanes[0].network
    before = network.parameters.copy()
    with pytest.raises(nn.CheckpointError, match="are not those of this recipe"):
        start_from(network, path, 6, None)
    np.testing.assert_array_equal(network.parameters, before)
    with pytest.raises(nn.CheckpointError, match="are not those of this recipe"):
        nn.Race([lane.changed("weights", str(path))], toy)


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.txt", "end in .onnx or .safetensors"), ("gone.onnx", "is not there")],
)
def test_files_that_cannot_be_read_are_told(tmp_path, name, told):
    with pytest.raises(nn.CheckpointError, match=told):
        nn.read_network(tmp_path / name, 6)


@pytest.mark.parametrize("suffix", ["onnx", "safetensors"])
def test_a_damaged_file_and_a_missing_library_are_told(tmp_path, suffix):
    path = tmp_path / f"model.{suffix}"
    path.write_bytes(b"no network at all")
    told = f"cannot be read as|needs the Python package {suffix}"
    with pytest.raises(nn.CheckpointError, match=told):
        nn.read_network(path, 6)
