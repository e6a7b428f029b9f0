"""From a network in a file to a recipe, and the weights of the file in a network of that recipe."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.convolution import Conv2D
from nn.data.dataset import Dataset
from nn.data.images import SIDE
from nn.errors import CheckpointError
from nn.importing.found import AFFINE, CONVOLUTION, FoundLayer, FoundNetwork
from nn.importing.onnx_file import read_onnx
from nn.importing.proof import prove
from nn.importing.state_file import read_state
from nn.layers import Affine, Embedding
from nn.network import Network
from nn.regularization import BatchNorm
from nn.training.recipe.building import POOL
from nn.training.recipe.experiment import Experiment

SUFFIXES = {".onnx": "onnx", ".safetensors": "safetensors"}  # with the libraries that read them
USUAL_ACTIVATION = "relu"


def is_network(path: Path) -> bool:
    """Whether a file is called as those that networks can be read from."""
    return path.suffix.casefold() in SUFFIXES


def read_network(path: Path, features: int, entries: int | None = None) -> FoundNetwork:
    """The network in a file, for samples of so many ``features`` (see ``read_state``).

    Raises CheckpointError that says what is wrong.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise CheckpointError(
            "{path}: start weights are read from files that end in .onnx or .safetensors.",
            path=path,
        )
    if not path.is_file():
        raise CheckpointError("{path} is not there: start weights cannot be read.", path=path)
    if importlib.util.find_spec(SUFFIXES[suffix]) is None:
        raise CheckpointError(
            "{path} needs the Python package {package}. Install it with: pip install -r "
            "requirements-export.txt",
            path=path,
            package=SUFFIXES[suffix],
        )
    return read_onnx(path) if suffix == ".onnx" else read_state(path, features, entries)


def fields_of(
    found: FoundNetwork,
    dataset: Dataset,
    activation: str = USUAL_ACTIVATION,
    skip: str = "none",
) -> dict[str, Any]:
    """The fields of a recipe that builds a network of the same shape, for a data set.

    ``activation`` and ``skip`` are taken where the file does not say. A file that says all is
    proved: the network of these fields predicts what the file does. Raises CheckpointError where
    the network does not fit the data, or no recipe can express it.
    """
    convolutions = [one for one in found.layers if one.kind == CONVOLUTION]
    hidden = [one for one in found.layers if one.kind == AFFINE][:-1]
    _check_ends(found, dataset)
    inner = [*convolutions, *hidden]
    known = [one.activation or activation for one in hidden]
    first = {one.activation or activation for one in convolutions}
    unlike = len(first) > 1 or (known and first - {known[0]})
    norms = {bool(one.norm) for one in inner}
    square = [one for one in hidden if one.inputs == one.units]
    adds = {one.added for one in square}
    odd = any(one.added for one in inner if one not in square)
    if unlike or odd or len(norms) > 1 or len(adds) > 1:
        raise CheckpointError(
            "{path}: its layers differ in their activations, batch normalization or skip "
            "connections in a way that no recipe can express.",
            path=found.path,
        )
    each: Any = known or sorted(first) or [activation]
    fields = {
        "weights": str(found.path.absolute()),
        "convolutions": tuple(one.units for one in convolutions),
        "hidden": tuple(one.units for one in hidden),
        "activation": each[0] if len(set(each)) == 1 else tuple(each),
        "normalization": "batch" if norms == {True} else "none",
        "skip": skip if not found.known else "add" if adds == {True} else "none",
        "scaling": "none",
        "target_scaling": "none",
        **({"embedding": found.table.shape[1]} if found.table is not None else {}),
    }
    recipe = Experiment(**fields)  # which has limits of its own
    if found.known:
        _prove(found.path, recipe, dataset)
    return fields


def _prove(path: Path, recipe: Experiment, dataset: Dataset) -> None:
    """Raise CheckpointError unless the network of a recipe predicts what the file does."""
    ends = dataset.features, dataset.outputs, dataset.task, dataset.entries
    network = recipe.network(*ends)
    start_from(network, path, dataset.features, dataset.entries)
    prove(path, network, dataset.task, dataset.entries)


def _check_ends(found: FoundNetwork, dataset: Dataset) -> None:
    """Raise CheckpointError unless the network takes the samples, and gives what they mean."""
    first = found.layers[0]
    enters = dataset.features
    if found.table is not None:
        enters = dataset.features * found.table.shape[1]
    takes = first.inputs if first.kind == AFFINE else dataset.features
    if first.kind == CONVOLUTION and first.inputs != 1:
        takes = first.inputs
    table = 0 if found.table is None else len(found.table)
    if takes != enters or table != (dataset.entries or 0):
        raise CheckpointError(
            "{path}: the network takes {takes} numbers, but a sample of '{name}' has {features}.",
            path=found.path,
            takes=takes,
            name=dataset.name,
            features=enters,
        )
    convolutions = [one for one in found.layers if one.kind == CONVOLUTION]
    if convolutions:
        side = SIDE // POOL ** len(convolutions)
        expected = convolutions[-1].units * side**2
        dense = found.layers[len(convolutions)].inputs
        if dense != expected:
            raise CheckpointError(
                "{path}: {found} numbers enter the first dense layer, but {expected} leave the "
                "convolutions of a recipe: 3 × 3 with padding, each followed by 2 × 2 pooling.",
                path=found.path,
                found=dense,
                expected=expected,
            )
    if found.layers[-1].units != dataset.outputs:
        raise CheckpointError(
            "{path}: {units} numbers leave the network, but '{name}' needs {outputs}.",
            path=found.path,
            units=found.layers[-1].units,
            name=dataset.name,
            outputs=dataset.outputs,
        )


def start_from(network: Network, path: Path, features: int, entries: int | None) -> None:
    """Put the weights of a file into a network of the same shape.

    Raises CheckpointError where the shapes differ; the network is as it was then.
    """
    found = read_network(path, features, entries)
    state = network.state()
    parts = zip(network.layers, network.names(), strict=True)
    own = [(layer, names) for layer, names in parts if isinstance(layer, (Affine, Conv2D))]
    norms = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
    tables = [names for layer, names in zip(network.layers, network.names(), strict=True)
              if isinstance(layer, Embedding)]  # fmt: skip
    arrays = _arrays(found)
    fits = (
        len(own) == len(arrays)
        and len(norms) == sum(bool(one.norm) for one in found.layers)
        and bool(tables) == (found.table is not None)
    )
    shapes = [network.params[names["W"]].shape for _, names in own]
    if not fits or shapes != [weights.shape for weights, _ in arrays]:
        raise CheckpointError(
            "{path}: its layers ({found}) are not those of this recipe ({own}). Import the file "
            "again, or empty the field.",
            path=path,
            found=", ".join("×".join(map(str, weights.shape)) for weights, _ in arrays),
            own=", ".join("×".join(map(str, shape)) for shape in shapes),
        )
    try:
        for (_, names), (weights, bias) in zip(own, arrays, strict=True):
            network.params[names["W"]][...] = weights
            network.params[names["b"]][...] = bias
        if found.table is not None:
            network.params[tables[0]["W"]][...] = found.table
        inner = [one for one in found.layers if one.norm]
        for norm, layer in zip(norms, inner, strict=True):
            norm.gamma[...], norm.beta[...] = layer.norm["gamma"], layer.norm["beta"]
            spare = layer.epsilon - norm.epsilon
            norm.running_mean = layer.norm["mean"].astype(np.float64)
            norm.running_var = layer.norm["variance"].astype(np.float64) + spare
    except ValueError as error:  # a bias of another length
        network.restore(state)
        raise CheckpointError("{path} cannot be read: {reason}.", path=path, reason=error) from None


def _arrays(found: FoundNetwork) -> list[tuple[Array, Array]]:
    """Weights and bias of every layer, with what is done before and after them put into them."""
    arrays = []
    for index, layer in enumerate(found.layers):
        weights = layer.W.astype(np.float64)
        bias = np.zeros(layer.units) if layer.b is None else layer.b.astype(np.float64)
        if index == 0:
            weights, bias = _with_preparation(found, layer, weights, bias)
        if index == len(found.layers) - 1:
            weights, bias = weights * found.spread, bias * found.spread + found.shift
        arrays.append((weights, bias))
    return arrays


def _with_preparation(
    found: FoundNetwork, layer: FoundLayer, weights: Array, bias: Array
) -> tuple[Array, Array]:
    """``((x - offset) * factor) W + b`` as ``x W' + b'``; before a convolution that cannot be."""
    if found.offset is None and found.factor is None:
        return weights, bias
    if layer.kind != AFFINE:
        raise CheckpointError(
            "{path} scales its samples before a convolution, which no recipe can express.",
            path=found.path,
        )
    factor = 1.0 if found.factor is None else found.factor.astype(np.float64)
    offset = 0.0 if found.offset is None else found.offset.astype(np.float64)
    scaled = weights * np.broadcast_to(factor, len(weights))[:, np.newaxis]
    return scaled, bias - np.broadcast_to(offset, len(weights)) @ scaled
