"""Directions in the space of all parameters, along which the loss is looked at.

All are vectors (size,) in float64. Random ones are as long as the weights, unit by unit, so that
they mean the same in networks whose weights are of different size.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn.arrays import Array
from nn.network import Network


def filter_normalized(network: Network, rng: np.random.Generator) -> Array:
    """A random direction in which each unit (or filter) has the length of its own weights.

    Biases, and the parameters of normalisation, do not move. Li et al. 2018, section 4.
    """
    direction = np.zeros(network.parameters.size)
    parts = network.named_views(direction)
    for name in network.weight_names:
        weights = network.params[name].astype(np.float64)
        drawn = rng.standard_normal(weights.shape)
        filters = tuple(range(weights.ndim - 1)) if weights.ndim == 2 else tuple(
            range(1, weights.ndim)
        )  # fmt: skip
        lengths = np.sqrt(np.square(weights).sum(axis=filters, keepdims=True))
        own = np.sqrt(np.square(drawn).sum(axis=filters, keepdims=True))
        parts[name][...] = drawn * (lengths / own)
    return direction


def random_pair(network: Network, seed: int) -> tuple[Array, Array]:
    """Two filter-normalised random directions."""
    rng = np.random.default_rng(seed)
    return filter_normalized(network, rng), filter_normalized(network, rng)


def weight_direction(network: Network, name: str, index: tuple[int, ...]) -> Array:
    """The direction of one parameter alone, of length 1, such as ("W1", (3, 5))."""
    direction = np.zeros(network.parameters.size)
    network.named_views(direction)[name][index] = 1.0
    return direction


def with_length(direction: Array, length: float) -> Array:
    """The direction with another length; one of length 0 stays as it is."""
    own = float(np.linalg.norm(direction))
    return direction * (length / own) if own > 0.0 else direction


def orthogonal(direction: Array, to: Array) -> Array:
    """What of a direction is orthogonal to another one."""
    square = float(to @ to)
    return direction - (float(direction @ to) / square) * to if square > 0.0 else direction


def path_plane(
    visited: Array, present: Array, progress: Callable[[float], None] = lambda _: None
) -> tuple[Array, Array, Array]:
    """The plane of a path: two directions of length 1 from the present weights, and coordinates.

    visited (k, size) are weights that were passed, the oldest first. The first direction leads
    from ``present`` to the oldest, so both ends of the path lie in the plane; the second is the
    principal direction of what the path leaves over (PCA). The coordinates (k + 1, 2) are those
    of the path's projection, the present weights (0, 0) last. ``progress`` may raise Cancelled.
    """
    present = present.astype(np.float64)
    moved = visited.astype(np.float64) - present
    first = with_length(moved[0], 1.0)
    progress(0.0)
    rest = np.outer(moved @ first, first)
    progress(0.0)
    np.subtract(moved, rest, out=rest)
    progress(0.0)
    second = with_length(rest.T @ _principal(rest), 1.0)
    if not second.any():
        second = with_length(orthogonal(np.random.default_rng(0).standard_normal(len(first)),
                                        first), 1.0)  # fmt: skip
    points = np.stack([moved @ first, moved @ second], axis=1)
    return first, second, np.concatenate([points, np.zeros((1, 2))])


def _principal(rows: Array) -> Array:
    """The weights of the rows (k, size) that add up to their first principal direction."""
    values, vectors = np.linalg.eigh(rows @ rows.T)
    largest: Array = vectors[:, -1]
    return largest if values[-1] > 0.0 else np.zeros(len(rows))
