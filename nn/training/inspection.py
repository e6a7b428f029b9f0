"""Inspection: a close look at one lane's network on one mini-batch, taken now and then.

It is dear (a forward and a backward pass, and histograms), so it is made only for
whoever looks, and it changes nothing that the training depends on.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn.activations import Activation, Sigmoid, Tanh
from nn.arrays import QUIET, Array, flat
from nn.data.dataset import REGRESSION
from nn.labels import one_hot
from nn.layers import Affine
from nn.losses import categorical_cross_entropy, sparse_categorical_cross_entropy
from nn.network import Network
from nn.training.lane import Lane
from nn.training.probes import activation_indices, norm, predecessors, weight_indices

BATCH = "batch"
MOST_SAMPLES = 100  # of a mini-batch that are looked at one by one
PRE_ACTIVATIONS = "pre-activations"
QUANTITIES = ("activations", PRE_ACTIVATIONS, "weights", "gradients")
CENTRAL = 0.98  # of all pre-activations
MOST_SORTED = 20_000  # of them, evenly chosen
BINS = 40
FARTHEST = 4.0  # standard deviations from the mean: gradients have long tails
SATURATED_SLOPE = 0.05  # a sigmoid with a smaller slope counts as saturated
ALIKE = 1e-3  # of the largest weight: units that differ by less are alike but for rounding
DEAD_STEPS, DEAD_SAMPLES = 100, 10_000  # for so long no sample has activated a dead ReLU


@dataclass(frozen=True)
class Shrinkage:
    """What happens to the backward signal between a layer's output and the one before it.

    ``signal`` is ||dL/da||, the L2 norm over the mini-batch of what arrives at the layer.
    ``slope`` is the factor by which its activation multiplies the norm: the root mean square
    of f'(z), each sample and unit weighted with the signal that arrives there; so it is at
    most max f' (1/4 for a sigmoid). ``mean_slope`` is the plain mean of f'(z). ``weights`` is
    the factor of the product with W^T (NaN in the first layer, whose input needs no
    gradient), ``others`` that of normalisation and dropout. Where a layer has no
    activation, its slopes are 1.

    Around a layer with a skip connection the gradient goes back in two ways: through the
    branch of the layer, and unchanged through the shortcut. ``shortcut`` is the factor
    ||both|| / ||branch||, else 1, and ``shortcut_share`` is the shortcut's part in their sum:
    its projection on the sum, by the sum's norm (0 without a skip connection; that of the
    branch is the rest). signal × slope × weights × others × shortcut is the next signal.
    """

    layer: int
    signal: float
    slope: float
    mean_slope: float
    weights: float
    others: float
    shortcut: float = 1.0
    shortcut_share: float = 0.0


@dataclass(frozen=True)
class Histogram:
    """How numbers are spread: ``counts`` in equal bins from ``low`` to ``high``.

    What lies beyond an end is counted in the outermost bin.
    """

    counts: Array
    low: float
    high: float
    mean: float
    deviation: float


@dataclass(frozen=True)
class BatchInspection:
    """The samples of a mini-batch, each with its own loss; at most MOST_SAMPLES of ``size``.

    ``x`` (n, features) is before the preparation, but augmented; ``targets`` (n,) are class
    numbers or numbers to reach, ``answers`` (n,) what the network says in training, ``losses``
    (n,) each sample's own. ``loss`` is the mean over all samples of the mini-batch. Where there
    are classes, ``categorical`` and ``sparse`` are that loss once more, from one-hot rows and
    from class numbers.
    """

    size: int
    x: Array
    targets: Array
    answers: Array
    losses: Array
    loss: float
    categorical: float | None = None
    sparse: float | None = None


@dataclass(frozen=True)
class Inspection:
    """One look at a lane after ``step`` steps, input layer first; None where it does not apply.

    ``ledger`` has an entry a weight layer. ``saturated`` is the share of a layer's sigmoids or
    tanhs with a slope below SATURATED_SLOPE; ``dead`` the share of its ReLUs that no sample
    has activated, in DEAD_STEPS and DEAD_SAMPLES at least; ``alike`` whether all its units have
    the same weights, but for what rounding has added. ``histograms`` are those of ``quantity``
    (one of QUANTITIES), on one axis for all layers; but gradients, and the scores, have
    axes of their own; with pre-activations ``central`` is the range of the CENTRAL share in the
    middle of those that enter an activation. With the quantity BATCH there is ``batch`` instead.
    """

    slot: int
    step: int
    ledger: tuple[Shrinkage, ...]
    saturated: tuple[float | None, ...]
    dead: tuple[float | None, ...]
    alike: tuple[bool, ...]
    quantity: str | None = None
    histograms: tuple[Histogram, ...] = ()
    batch: BatchInspection | None = None
    central: tuple[float, float] | None = None


@QUIET
def inspect(lane: Lane, quantity: str | None = None) -> Inspection:
    """Look at a lane with its present weights, on the mini-batch that it has seen last."""
    network = lane.network
    memories = network.memories()
    x, targets = lane.latest()
    loss = network.loss_and_gradients(x, targets)
    network.remember(memories)
    ends, indices = activation_indices(network), weight_indices(network)
    slopes = [_slopes(network, end) for end in ends]
    return Inspection(
        lane.slot,
        lane.step,
        tuple(_ledger(network, indices, ends, slopes)),
        tuple(
            float((slope < SATURATED_SLOPE).mean())
            if slope is not None and isinstance(network.order[end], Sigmoid | Tanh)
            else None
            for end, slope in zip(ends, slopes, strict=True)
        ),
        tuple(_dead(lane, end) for end in ends),
        tuple(_alike(network.params[name]) for name in network.weight_names),
        quantity,
        _histograms(network, quantity, ends) if quantity in QUANTITIES else (),
        _batch(lane, targets, loss) if quantity == BATCH else None,
        _central(network, ends) if quantity == PRE_ACTIVATIONS else None,
    )


def _batch(lane: Lane, targets: Array, loss: float) -> BatchInspection:
    """The samples of the mini-batch that has just gone through the network."""
    scores = lane.network.scores
    one_by_one = lane.network.loss_function.unbound_copy()
    shown = min(len(scores), MOST_SAMPLES)
    losses = [one_by_one.forward(scores[i : i + 1], targets[i : i + 1]) for i in range(shown)]
    task = lane.prepared.dataset.task
    numbers, answers = lane.as_known(targets), lane.answers(scores)
    categorical = sparse = None
    if task == REGRESSION:
        unit = lane.prepared.preparation.target.spread**one_by_one.degree
        losses, loss = [one * unit for one in losses], loss * unit
    elif one_by_one.squashes is not None and np.isfinite(scores).all():
        shares = one_by_one.probabilities(scores)
        categorical = categorical_cross_entropy(shares, one_hot(numbers, shares.shape[1]))
        sparse = sparse_categorical_cross_entropy(shares, numbers)
    return BatchInspection(
        len(scores),
        lane.latest_samples()[0][:shown].copy(),
        numbers[:shown].copy(),
        answers[:shown].copy(),
        np.array(losses),
        loss,
        categorical,
        sparse,
    )


def _slopes(network: Network, end: int) -> Array | None:
    """f'(z) of the activation at this index; None where there is none."""
    layer, y = network.order[end], network.outputs[end]
    if not isinstance(layer, Activation) or y is None:
        return None
    slope = np.empty_like(y)
    layer.derivative(_output(network, predecessors(network)[end]), y, slope)
    return slope


def _ledger(
    network: Network, indices: Sequence[int], ends: Sequence[int], slopes: Sequence[Array | None]
) -> list[Shrinkage]:
    norms = [_norm(grad) for grad in network.output_grads]
    back = predecessors(network)
    entries = []
    for layer, (index, end) in enumerate(zip(indices, ends, strict=True)):
        before = ends[layer - 1] if layer else back[index]
        factors = {"slope": 1.0, "weights": 1.0, "others": 1.0, "shortcut": 1.0}
        share, i = 0.0, end
        while i != before:
            kind = "weights" if i == index else "slope" if i == end else "others"
            arriving = norms[back[i]] if i > indices[0] else math.nan
            if kind == "weights" and layer and _is_passed_by(network, index):
                branch = _branch(network, index)
                length = _norm(branch)
                factors["shortcut"], share = _ratio(arriving, length), _rest(network, index, branch)
                arriving = length
            factors[kind] *= _ratio(arriving, norms[i])
            i = back[i]
        slope = slopes[layer]
        mean = 1.0 if slope is None else float(slope.mean(dtype=np.float64))
        entry = Shrinkage(layer + 1, norms[end], mean_slope=mean, **factors, shortcut_share=share)
        entries.append(entry)
    return entries


def _is_passed_by(network: Network, index: int) -> bool:
    """Whether a skip connection goes around the layer at this index."""
    entering = network.sources[index]
    others = (one for i, one in enumerate(network.sources) if i != index)
    return not network.is_chain and any(entering[0] in one for one in others)


def _branch(network: Network, index: int) -> Array:
    """The gradient that goes back through the affine layer at this index."""
    layer, grad = network.order[index], network.output_grads[index]
    assert isinstance(layer, Affine)
    assert grad is not None
    return grad @ layer.W.T


def _rest(network: Network, index: int, branch: Array) -> float:
    """The part in the gradient before the layer that does not come through the layer."""
    both = network.output_grads[network.sources[index][0]]
    assert both is not None
    whole = np.asarray(both, np.float64)
    square = float(np.vdot(whole, whole))
    return 1.0 - float(np.vdot(branch, whole)) / square if square > 0.0 else math.nan


def _ratio(after: float, before: float) -> float:
    return after / before if before > 0.0 else math.nan


def _norm(grad: Array | None) -> float:
    return math.nan if grad is None else norm(flat(grad))


def _dead(lane: Lane, end: int) -> float | None:
    idle = lane.probe.idle.get(end)
    steps = max(DEAD_STEPS, -(-DEAD_SAMPLES // lane.batches.batch_size))
    if idle is None or lane.probe.watched < steps:
        return None
    return float((idle >= steps).mean())


def _alike(weights: Array) -> bool:
    units = weights if weights.ndim == 2 else weights.reshape(len(weights), -1).T
    if units.shape[1] < 2:
        return False
    apart = np.abs(units - units[:, :1]).max()
    return bool(apart <= ALIKE * np.abs(units).max())


def _output(network: Network, index: int) -> Array:
    output = network.outputs[index]
    assert output is not None
    return output


def _histograms(network: Network, quantity: str, ends: Sequence[int]) -> tuple[Histogram, ...]:
    if quantity == "activations":
        arrays = [_output(network, end) for end in ends]
    elif quantity == PRE_ACTIVATIONS:
        arrays = _pre_activations(network, ends)
    elif quantity == "weights":
        arrays = [network.params[name] for name in network.weight_names]
    else:
        arrays = [network.grads[name] for name in network.weight_names]
    numbers = [flat(array) for array in arrays]
    if quantity == "gradients":  # they differ by powers of ten: each has an axis of its own
        return tuple(_histogram(one, *_middle(one)) for one in numbers)
    scores = (
        quantity in ("activations", PRE_ACTIVATIONS) and ends[-1] == weight_indices(network)[-1]
    )
    alike = len(numbers) - (scores and len(numbers) > 1)  # how many layers share an axis
    shared = _ends(numbers[:alike])
    return tuple(
        _histogram(one, *(shared if index < alike else _ends([one])))
        for index, one in enumerate(numbers)
    )


def _pre_activations(network: Network, ends: Sequence[int]) -> list[Array]:
    """What enters each layer's activation; of a layer without one, what leaves it."""
    back = predecessors(network)
    before = [back[end] if isinstance(network.order[end], Activation) else end for end in ends]
    return [_output(network, index) for index in before]


def _central(network: Network, ends: Sequence[int]) -> tuple[float, float] | None:
    """Where the CENTRAL share of what enters the activations lies; None without any."""
    arrays = [
        flat(array)
        for array, end in zip(_pre_activations(network, ends), ends, strict=True)
        if isinstance(network.order[end], Activation)
    ]
    numbers = np.concatenate(arrays) if arrays else np.empty(0)
    numbers = numbers[:: max(-(-len(numbers) // MOST_SORTED), 1)]
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers):
        return None
    rest = (1.0 - CENTRAL) / 2.0
    low, high = np.quantile(numbers, [rest, 1.0 - rest])
    return float(low), float(high)


def _ends(numbers: Sequence[Array]) -> tuple[float, float]:
    """The least and the largest finite number."""
    low = min(float(np.min(one, where=np.isfinite(one), initial=np.inf)) for one in numbers)
    high = max(float(np.max(one, where=np.isfinite(one), initial=-np.inf)) for one in numbers)
    if not math.isfinite(low):
        return 0.0, 1.0
    room = max(0.5, 1e-6 * abs(low))  # around numbers that are all the same
    return (low, high) if low < high else (low - room, high + room)


def _middle(numbers: Array) -> tuple[float, float]:
    """The ends, but not further than FARTHEST standard deviations from the mean."""
    low, high = _ends([numbers])
    finite = numbers[np.isfinite(numbers)].astype(np.float64)
    if not len(finite) or not finite.std() > 0.0:
        return low, high
    mean, reach = float(finite.mean()), FARTHEST * float(finite.std())
    return max(low, mean - reach), min(high, mean + reach)


def _histogram(numbers: Array, low: float, high: float) -> Histogram:
    finite = numbers if np.isfinite(numbers).all() else numbers[np.isfinite(numbers)]
    indices = (np.clip(finite.astype(np.float64), low, high) - low) * (BINS / (high - low))
    counts = np.bincount(np.minimum(indices.astype(np.intp), BINS - 1), minlength=BINS)
    mean = float(finite.mean(dtype=np.float64)) if len(finite) else math.nan
    deviation = float(finite.std(dtype=np.float64)) if len(finite) else math.nan
    return Histogram(counts, low, high, mean, deviation)
