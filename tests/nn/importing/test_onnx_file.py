"""ONNX files that other programs write."""

from __future__ import annotations

import numpy as np
import pytest

import nn

onnx = pytest.importorskip("onnx")
helper = onnx.helper


def save(path, nodes, arrays, outputs=3):
    """A model of these nodes, from "x" (n, 6) to "y"."""
    kind = onnx.TensorProto.FLOAT
    constants = [
        onnx.numpy_helper.from_array(np.asarray(a, np.float32), n) for n, a in arrays.items()
    ]
    graph = helper.make_graph(
        nodes, "g", [helper.make_tensor_value_info("x", kind, ["n", 6])],
        [helper.make_tensor_value_info("y", kind, ["n", outputs])], constants,
    )  # fmt: skip
    onnx.save(helper.make_model(graph), str(path))
    return path


W1, W2 = np.random.default_rng(0).normal(0, 1, (6, 4)), np.ones((4, 3))


def test_matmul_and_add_are_a_dense_layer(tmp_path, toy):
    """As Keras and scikit-learn write it."""
    nodes = [
        helper.make_node("MatMul", ["x", "W1"], ["a"]), helper.make_node("Add", ["a", "b1"], ["z"]),
        helper.make_node("Tanh", ["z"], ["h"]),
        helper.make_node("Gemm", ["h", "W2", "b2"], ["s"], transB=1),
        helper.make_node("Softmax", ["s"], ["y"]),
    ]  # fmt: skip
    arrays = {"W1": W1, "b1": np.arange(4.0), "W2": W2.T, "b2": np.ones(3)}
    found = nn.read_network(save(tmp_path / "a.onnx", nodes, arrays), 6)
    assert nn.fields_of(found, toy)["activation"] == "tanh"
    np.testing.assert_allclose(found.layers[0].b, np.arange(4.0))
    np.testing.assert_allclose(found.layers[1].W, W2)


def test_an_operator_that_no_recipe_has_is_named(tmp_path):
    nodes = [helper.make_node("Sin", ["x"], ["y"], name="wave")]
    with pytest.raises(nn.CheckpointError, match=r"the operator Sin \(wave\) cannot be expressed"):
        nn.read_network(save(tmp_path / "a.onnx", nodes, {}), 6)


@pytest.mark.parametrize(
    "node",
    [
        helper.make_node("Gemm", ["x", "W1"], ["y"], alpha=2.0, name="odd"),
        helper.make_node("Conv", ["x", "K"], ["y"], kernel_shape=[5, 5], name="odd"),
        helper.make_node("MaxPool", ["x"], ["y"], kernel_shape=[2, 2], strides=[2, 2], name="odd"),
        helper.make_node("Add", ["x", "x"], ["y"], name="odd"),
    ],
    ids=["scaled", "large kernel", "pooling alone", "sum of itself"],
)
def test_a_known_operator_in_another_use_is_named_too(tmp_path, node):
    arrays = {"W1": W1, "K": np.ones((2, 1, 5, 5))}
    with pytest.raises(nn.CheckpointError, match="odd"):
        nn.read_network(save(tmp_path / "a.onnx", [node], arrays), 6)


def test_leaky_relu_with_another_slope_is_refused(tmp_path):
    nodes = [
        helper.make_node("Gemm", ["x", "W1"], ["z"]),
        helper.make_node("LeakyRelu", ["z"], ["h"], alpha=0.3, name="steep"),
        helper.make_node("Gemm", ["h", "W2"], ["y"]),
    ]
    with pytest.raises(nn.CheckpointError, match="steep"):
        nn.read_network(save(tmp_path / "a.onnx", nodes, {"W1": W1, "W2": W2}), 6)
