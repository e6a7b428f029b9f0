"""Reading a network from a PyTorch ``state_dict`` in a safetensors file.

Such a file holds arrays and their names, but neither their order nor the activations. The order is
found by the shapes: convolutions first, then dense layers, each taking what the one before it
gives; layers that could stand in either order come as their names do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.errors import CheckpointError
from nn.importing.found import AFFINE, CONVOLUTION, FoundLayer, FoundNetwork

OF_A_NORM = {
    "weight": "gamma", "bias": "beta", "running_mean": "mean", "running_var": "variance",
}  # fmt: skip
ALONE = ("offset", "factor")  # of the preparation, as an export from here has them


def read_state(path: Path, features: int, entries: int | None = None) -> FoundNetwork:
    """The network in a safetensors file, for samples of so many ``features``.

    With ``entries`` the samples are numbers of words, and the first array is their embedding.
    Raises CheckpointError, or ImportError without the library.
    """
    groups: dict[str, dict[str, Array]] = {}
    for name, array in _arrays(path).items():
        owner, _, part = name.rpartition(".")
        groups.setdefault(owner, {})[part] = array
    bare = groups.get("", {}).keys() >= {"weight"}  # the state of a layer itself
    alone = {} if bare else groups.pop("", {})
    unknown = sorted(set(alone) - set(ALONE))
    if unknown:
        raise CheckpointError(
            "{path}: the array '{name}' belongs to no layer.", path=path, name=unknown[0]
        )
    norms, weights, table = [], [], None
    for owner in sorted(groups, key=_natural):
        parts = groups[owner]
        if "running_mean" in parts:
            norms.append({OF_A_NORM[one]: parts[one] for one in OF_A_NORM if one in parts})
        elif table is None and entries is not None and _is_table(parts, entries):
            table = parts["weight"]
        else:
            weights.append(_layer(path, owner, parts))
    first = features if table is None else features * table.shape[1]
    layers = _in_order(path, weights, first)
    _give_norms(path, layers, norms)
    offset, factor = (alone.get(name) for name in ALONE)
    return FoundNetwork(path, layers, False, offset, factor, table=table)


def _arrays(path: Path) -> dict[str, Array]:
    """All arrays of a file by their names. Raises CheckpointError."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        found: dict[str, Array] = load_file(str(path))
    except TypeError as error:  # such as bfloat16
        raise CheckpointError(
            "{path} holds numbers of a kind that NumPy does not have ({reason}). Save it as "
            "float32.",
            path=path,
            reason=error,
        ) from None
    except (OSError, SafetensorError, ValueError, KeyError) as error:
        raise CheckpointError(
            "{path} cannot be read as a safetensors file: {reason}.", path=path, reason=error
        ) from None
    return found


def _is_table(parts: Mapping[str, Array], entries: int) -> bool:
    """Whether these are the arrays of an embedding of so many words."""
    weights = parts.get("weight")
    return weights is not None and weights.ndim == 2 and len(weights) == entries


def _natural(name: str) -> list[tuple[int, str]]:
    """Names with numbers in the order of the numbers: fc2 before fc10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)]


def _layer(path: Path, owner: str, parts: Mapping[str, Array]) -> FoundLayer:
    """A dense layer or a convolution. Raises CheckpointError for anything else."""
    weights = parts.get("weight")
    if weights is None or weights.ndim not in (2, 4):
        raise CheckpointError(
            "{path}: the arrays of '{name}' are no dense layer, convolution or batch "
            "normalization, so no recipe can express them.",
            path=path,
            name=owner,
        )
    if weights.ndim == 2:
        return FoundLayer(AFFINE, owner, weights.T, parts.get("bias"))
    return FoundLayer(CONVOLUTION, owner, weights, parts.get("bias"))


def _in_order(path: Path, found: Sequence[FoundLayer], features: int) -> list[FoundLayer]:
    """The layers so that each takes what the one before it gives.

    Raises CheckpointError where there is no such order.
    """
    convolutions = [one for one in found if one.kind == CONVOLUTION]
    dense = [one for one in found if one.kind == AFFINE]
    chain = _chained(convolutions, 1 if convolutions else None) if convolutions else []
    if not convolutions:
        rest = _chained(dense, features)
    else:  # how many numbers leave the last convolution depends on the pooling
        starts = {one.inputs for one in dense if not one.inputs % convolutions[-1].units}
        rest = next((some for one in sorted(starts, reverse=True)
                     if (some := _chained(dense, one))), None)  # fmt: skip
    if chain is None or not rest:
        shapes = ", ".join(f"{one.name} {one.inputs} → {one.units}" for one in found)
        raise CheckpointError(
            "{path}: the layers do not follow each other from {features} features on: {shapes}.",
            path=path,
            features=features,
            shapes=shapes or "—",
        )
    return [*chain, *rest]


def _chained(layers: Sequence[FoundLayer], enters: int | None) -> list[FoundLayer] | None:
    """The layers in an order in which they fit, the first one taking so many numbers.

    None where there is no such order.
    """
    if not layers:
        return []
    tried = set()  # of layers of one shape the first one stands for all
    for index, one in enumerate(layers):
        if (enters is None or one.inputs == enters) and (one.inputs, one.units) not in tried:
            tried.add((one.inputs, one.units))
            rest = _chained([*layers[:index], *layers[index + 1 :]], one.units)
            if rest is not None:
                return [one, *rest]
    return None


def _give_norms(
    path: Path, layers: Sequence[FoundLayer], norms: Sequence[dict[str, Array]]
) -> None:
    """Batch normalizations follow the layers with weights, but not the last one."""
    if not norms:
        return
    inner = layers[:-1]
    sizes = [len(one["mean"]) for one in norms], [one.units for one in inner]
    if sizes[0] != sizes[1] or any(len(one) != len(OF_A_NORM) for one in norms):
        raise CheckpointError(
            "{path}: batch normalizations of {norms} features do not follow layers of {units} "
            "units one by one.",
            path=path,
            norms=sizes[0],
            units=sizes[1],
        )
    for layer, norm in zip(inner, norms, strict=True):
        layer.norm = {name: np.asarray(array) for name, array in norm.items()}
