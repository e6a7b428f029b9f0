"""The proof of an import: the graph of the file and the network made of it predict the same.

onnx's own ReferenceEvaluator runs the graph. Whatever the reader has misunderstood (the order of
layers, a function after the last one, a scale) makes a difference here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import REGRESSION
from nn.data.images import SIDE
from nn.errors import CheckpointError
from nn.network import Network
from nn.regression_losses import MeanSquaredError

SAMPLES = 6
LARGEST = 1e-3  # times the largest output: float32 through many layers


@QUIET
def prove(path: Path, network: Network, task: str, entries: int | None) -> None:
    """Raise CheckpointError unless an ONNX file computes the scores, or the probabilities.

    Samples are random: numbers around 0 and in 0 … 1, or numbers of words below ``entries``.
    """
    import onnx
    from onnx.reference import ReferenceEvaluator

    model = onnx.load(str(path))
    constants = {one.name for one in model.graph.initializer}
    (given,) = (one for one in model.graph.input if one.name not in constants)
    x = _samples(network.input_size, entries)
    wanted = [one.dim_value for one in given.type.tensor_type.shape.dim]
    whole = onnx.TensorProto.INT64, onnx.TensorProto.INT32
    kind = np.int64 if given.type.tensor_type.elem_type in whole else np.float32
    feed = x.reshape(-1, 1, SIDE, SIDE) if len(wanted) == 4 else x
    try:
        found = np.asarray(ReferenceEvaluator(model).run(None, {given.name: feed.astype(kind)})[0])
    except Exception as error:  # a graph that does not run, for whatever reason
        raise CheckpointError("{path} cannot be run: {reason}.", path=path, reason=error) from None
    scores = network.predict(x)
    least = min(_difference(found, one) for one in _meanings(network, task, scores))
    if least > LARGEST:
        raise CheckpointError(
            "{path} computes something else than the network that a recipe can make of it (the "
            "largest difference is {difference}), so it is not imported.",
            path=path,
            difference=f"{least:.2g}",
        )


def _samples(features: int, entries: int | None) -> Array:
    rng = np.random.default_rng(0)
    if entries is not None:
        return rng.integers(0, entries, (SAMPLES, features)).astype(np.float32)
    x = rng.normal(0, 1, (SAMPLES, features)).astype(np.float32)
    x[SAMPLES // 2 :] = rng.random((SAMPLES - SAMPLES // 2, features))
    return x


def _meanings(network: Network, task: str, scores: Array) -> list[Array]:
    """What a graph may give: scores; of a classifier probabilities too, or their logarithms.

    One that was trained with squared errors clips its scores to probabilities.
    """
    if task == REGRESSION:
        return [scores]
    shares = network.loss_function.probabilities(scores)
    clipped = MeanSquaredError().probabilities(scores)
    return [scores, shares, shares[:, 1:], np.log(shares), clipped]


def _difference(found: Array, expected: Array) -> float:
    """The largest one, by the largest output where that is above 1; infinite for other shapes."""
    if found.reshape(len(found), -1).shape != expected.shape:
        return float("inf")
    largest = float(np.abs(found.reshape(expected.shape) - expected).max())
    return largest / max(1.0, float(np.abs(expected).max()))
