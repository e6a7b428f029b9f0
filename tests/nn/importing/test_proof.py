"""What an imported graph computes is checked with onnx's own evaluator."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn

onnx = pytest.importorskip("onnx")
make = onnx.helper.make_node
RNG = np.random.default_rng(0)
ARRAYS = {
    "W1": RNG.normal(0, 1, (6, 6)), "W2": RNG.normal(0, 1, (6, 3)), "ten": np.array(10.0),
    "half": np.full(6, 0.5), "part": np.full(6, 1 / 255), "three": np.full(3, 0.3),
}  # fmt: skip
FIRST, LAST = make("Gemm", ["x", "W1"], ["z"]), make("Gemm", ["h", "W2"], ["y"])


def save(path, nodes, outputs=3):
    kind = onnx.TensorProto.FLOAT
    arrays = [
        onnx.numpy_helper.from_array(np.asarray(array, np.float32), name)
        for name, array in ARRAYS.items()
    ]
    graph = onnx.helper.make_graph(
        nodes, "g", [onnx.helper.make_tensor_value_info("x", kind, ["n", 6])],
        [onnx.helper.make_tensor_value_info("y", kind, ["n", outputs])], arrays,
    )  # fmt: skip
    onnx.save(onnx.helper.make_model(graph), str(path))
    return path


@pytest.mark.parametrize(
    "nodes",
    [
        [FIRST, make("Add", ["z", "x"], ["s"]), make("Relu", ["s"], ["h"]), LAST],
        [FIRST, make("Relu", ["z"], ["r"]), make("Tanh", ["r"], ["h"]), LAST],
        [FIRST, make("Relu", ["z"], ["h"]), make("Gemm", ["h", "W2"], ["s"]),
         make("Tanh", ["s"], ["y"])],
        [FIRST, make("Relu", ["z"], ["h"]), make("Gemm", ["h", "W2"], ["s"]),
         make("Sub", ["s", "three"], ["y"])],
        [make("Mul", ["x", "part"], ["a"]), make("Sub", ["a", "half"], ["b"]),
         make("Gemm", ["b", "W1"], ["z"]), make("Relu", ["z"], ["h"]), LAST],
        [make("Sub", ["half", "x"], ["b"]), make("Gemm", ["b", "W1"], ["z"]),
         make("Relu", ["z"], ["h"]), LAST],
    ],
    ids=["activation after the sum", "two activations", "a function at the end",
         "a shift at the end", "scaled before it is moved", "the sign turned"],
)  # fmt: skip
def test_what_the_reader_would_misunderstand_is_refused(tmp_path, toy, nodes):
    path = save(tmp_path / "a.onnx", nodes)
    with pytest.raises(nn.CheckpointError, match="something else|cannot be expressed"):
        nn.fields_of(nn.read_network(path, 6), toy)


@pytest.mark.parametrize(
    "end", [[LAST], [make("Gemm", ["h", "W2"], ["s"]), make("Softmax", ["s"], ["y"])]]
)
def test_scores_and_probabilities_are_both_known(tmp_path, toy, end):
    path = save(tmp_path / "a.onnx", [FIRST, make("Relu", ["z"], ["h"]), *end])
    assert nn.fields_of(nn.read_network(path, 6), toy)["hidden"] == (6,)


def test_poolings_in_another_place_are_refused(tmp_path):
    """The shapes of the weights are the same."""
    kind = onnx.TensorProto.FLOAT
    conv = {"kernel_shape": [3, 3], "pads": [1, 1, 1, 1]}
    pool = {"kernel_shape": [2, 2], "strides": [2, 2]}
    arrays = {"K": RNG.normal(0, 0.3, (2, 1, 3, 3)), "L": RNG.normal(0, 0.3, (2, 2, 3, 3)),
              "W": RNG.normal(0, 0.3, (98, 10))}  # fmt: skip
    nodes = [
        make("Conv", ["x", "K"], ["a"], **conv), make("Relu", ["a"], ["b"]),
        make("Conv", ["b", "L"], ["c"], **conv), make("Relu", ["c"], ["d"]),
        make("MaxPool", ["d"], ["e"], **pool), make("MaxPool", ["e"], ["f"], **pool),
        make("Flatten", ["f"], ["g"]), make("Gemm", ["g", "W"], ["y"]),
    ]  # fmt: skip
    graph = onnx.helper.make_graph(
        nodes, "g", [onnx.helper.make_tensor_value_info("x", kind, ["n", 1, 28, 28])],
        [onnx.helper.make_tensor_value_info("y", kind, ["n", 10])],
        [onnx.numpy_helper.from_array(a.astype(np.float32), n) for n, a in arrays.items()],
    )  # fmt: skip
    path = tmp_path / "a.onnx"
    onnx.save(onnx.helper.make_model(graph), str(path))
    part = nn.Part(np.zeros((20, 784), np.float32), np.arange(20) % 10)
    data = nn.Dataset("strokes", "", tuple("0123456789"), part, part, part)
    with pytest.raises(nn.CheckpointError, match="something else"):
        nn.fields_of(nn.read_network(path, 784), data)


def test_a_regression_with_a_function_at_the_end_is_refused(tmp_path, toy):
    data = dataclasses.replace(
        toy, task=nn.REGRESSION, class_names=(),
        **{name: nn.Part(part.x, part.t.astype(np.float32)) for name, part in toy.parts.items()},
    )  # fmt: skip
    nodes = [FIRST, make("Relu", ["z"], ["h"]), make("Gemm", ["h", "one"], ["s"]),
             make("Sigmoid", ["s"], ["y"])]  # fmt: skip
    ARRAYS["one"] = RNG.normal(0, 1, (6, 1))
    path = save(tmp_path / "a.onnx", nodes, outputs=1)
    with pytest.raises(nn.CheckpointError, match="something else"):
        nn.fields_of(nn.read_network(path, 6), data)
