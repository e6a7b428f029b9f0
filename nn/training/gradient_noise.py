"""Gradient noise: how far gradients of a few samples are from that of the training set."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.prepared import Prepared
from nn.errors import FieldError
from nn.network import Network

SIZES = (1, 10, 100)  # samples
DRAWS = 12  # of each size
CHUNK = 500  # samples of one pass over the whole training set
MOST_SAMPLES = 20_000  # of the whole training set, evenly chosen


@dataclass(frozen=True, eq=False)
class NoisyGradients:
    """Gradients with respect to all parameters at one moment, in a plane.

    ``points`` are those of DRAWS mini-batches for each of ``sizes`` (k, DRAWS, 2), ``whole`` (2,)
    that of ``samples`` training samples, ``cosines`` (k, DRAWS) the cosine of each to it, and
    ``lengths`` (k, DRAWS) and ``length`` their L2 norms. The plane is that of the two principal
    directions of all these gradients (not centred); ``shown`` is the share of their squared
    lengths that lies in it.
    """

    slot: int
    step: int
    sizes: tuple[int, ...]
    points: Array
    whole: Array
    cosines: Array
    lengths: Array
    length: float
    samples: int
    shown: float


@QUIET
def noisy_gradients(
    slot: int,
    step: int,
    network: Network,
    prepared: Prepared,
    seed: int = 0,
    progress: Callable[[float], None] = lambda _: None,
) -> NoisyGradients:
    """Measure them with a network of the caller's own; ``progress`` may raise Cancelled.

    Sizes beyond the training set are left out. Dropout draws another mask in each pass. Raises
    FieldError where the loss is not finite.
    """
    part = prepared.dataset.train
    targets = network.targets(prepared.preparation.target.apply(part.t), len(part))
    rng = np.random.default_rng(seed)
    memories = network.memories()

    def gradient(rows: Array) -> Array:
        network.remember(memories)
        x = prepared.preparation.apply(part.x[rows])
        loss = network.loss_and_gradients(x, targets[rows])
        if not math.isfinite(loss):
            raise FieldError(
                "The loss at the present weights is {loss}: this lane has diverged. Reset it with "
                "a smaller learning rate.",
                loss=loss,
            )
        return network.gradients.copy()

    every = max(-(-len(part) // MOST_SAMPLES), 1)
    chosen = np.arange(0, len(part), every)
    whole = np.zeros(network.parameters.size)
    for start in range(0, len(chosen), CHUNK):
        progress(0.8 * start / len(chosen))
        rows = chosen[start : start + CHUNK]
        whole += gradient(rows).astype(np.float64) * (len(rows) / len(chosen))
    sizes = tuple(size for size in SIZES if size <= len(part))
    drawn = np.empty((len(sizes) * DRAWS, len(whole)), np.float32)
    for index in range(len(drawn)):
        progress(0.8 + 0.2 * index / len(drawn))
        drawn[index] = gradient(rng.choice(len(part), sizes[index // DRAWS], replace=False))
    network.remember(memories)
    return _in_a_plane(slot, step, sizes, drawn, whole, len(chosen))


def _in_a_plane(
    slot: int, step: int, sizes: tuple[int, ...], drawn: Array, whole: Array, samples: int
) -> NoisyGradients:
    rows = np.concatenate([drawn, whole[np.newaxis].astype(np.float32)])
    products = (rows @ rows.T).astype(np.float64)
    values, vectors = np.linalg.eigh(products)
    points = vectors[:, :-3:-1] * np.sqrt(np.maximum(values[:-3:-1], 0.0))
    points *= np.where(points[-1] < 0.0, -1.0, 1.0)  # the whole gradient to the right and up
    lengths = np.sqrt(np.diag(products))
    cosines = products[:-1, -1] / np.maximum(lengths[:-1] * lengths[-1], 1e-300)
    shape = len(sizes), DRAWS
    return NoisyGradients(
        slot,
        step,
        sizes,
        points[:-1].reshape(*shape, 2),
        points[-1],
        cosines.reshape(shape),
        lengths[:-1].reshape(shape),
        float(lengths[-1]),
        samples,
        float(values[:-3:-1].sum() / max(values.sum(), 1e-300)),
    )
