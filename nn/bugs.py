"""Backward passes that are wrong on purpose, to learn how a gradient check finds the mistake.

A broken layer or loss fits only into a BrokenNetwork; a plain Network refuses it.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nn.activations import ReLU, Sigmoid
from nn.arrays import Array
from nn.convolution import Conv2D
from nn.cross_entropy import SoftmaxCrossEntropy
from nn.errors import FieldError, Phrase
from nn.graph import in_order
from nn.labels import chosen_indices
from nn.layer import Layer, Node
from nn.layers import Affine
from nn.loss import Loss
from nn.network import Network
from nn.registry import lookup
from nn.regularization import Dropout

NONE = "none"
PENALTY, LOSS = "penalty", "loss"  # where a bug is that is in no layer


class BrokenNetwork(Network):
    """A network with one wrong backward pass: ``bug`` (a name of BUGS) in the layer ``bug_layer``.

    ``undecayed`` are the parameters whose weight decay an optimizer should forget.
    """

    broken = True
    bug = NONE
    bug_layer = 0
    undecayed: slice | None = None

    def copy(self, dtype: npt.DTypeLike | None = None) -> Network:
        twin = super().copy(dtype)
        assert isinstance(twin, BrokenNetwork)
        twin.bug, twin.bug_layer, twin.undecayed = self.bug, self.bug_layer, self.undecayed
        return twin

    def __repr__(self) -> str:
        return f"{super().__repr__()[:-1]}; bug {self.bug} in layer {self.bug_layer})"


class WrongSlopeSigmoid(Sigmoid):
    """``dx = dy y`` instead of ``dy y (1 - y)``."""

    broken = True

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        np.copyto(slope, y)


class UnmaskedReLU(ReLU):
    """``dx = dy`` everywhere, also where x < 0."""

    broken = True

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        slope[...] = 1.0


class StaleReLU(ReLU):
    """The mask of the mini-batch before; in the first one, that of the next sample."""

    broken = True
    _mask: Array | None = None

    def derivative(self, x: Array, y: Array, slope: Array) -> None:
        mask = y > 0.0
        stale = self._mask
        fits = stale is not None and stale.shape == mask.shape
        slope[...] = stale if fits else np.roll(mask, 1, axis=0)
        self._mask = mask

    def memory(self) -> dict[str, Array]:
        return {} if self._mask is None else {"mask": self._mask.astype(np.float32)}

    def remember(self, memory: dict[str, Array]) -> None:
        self._mask = memory["mask"] > 0.0 if "mask" in memory else None


class OneSampleBias(Affine):
    """``db`` of the first sample only, instead of the sum over the mini-batch."""

    broken = True

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        dx = super().backward(grad_output, input_needed)
        np.copyto(self.db, grad_output[0])
        return dx


class OneSampleBiasConv2D(Conv2D):
    """The same for a convolution."""

    broken = True

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        dx = super().backward(grad_output, input_needed)
        np.copyto(self.db, grad_output[0].sum(axis=(1, 2)))
        return dx


class TransposedWeight(Affine):
    """``dx = dy W`` instead of ``dy Wᵀ``: it fits where W is square."""

    broken = True

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        dx = super().backward(grad_output, input_needed)
        if dx is not None:
            np.matmul(grad_output, self.W, out=dx)
        return dx


class UnmaskedDropout(Dropout):
    """``dx = dy`` instead of ``dy mask``."""

    broken = True

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        return grad_output


class OverflowingSoftmax(SoftmaxCrossEntropy):
    """Softmax without the largest score subtracted: exp overflows above 88 in float32."""

    broken = True

    def forward(self, y: Array, t: Array) -> float:
        size, classes = y.shape
        p = np.exp(y)
        p /= p.sum(axis=1, keepdims=True)
        chosen = chosen_indices(self.workspace, size, classes, t)
        own = p.reshape(-1)[chosen]
        p.reshape(-1)[chosen] -= 1.0
        self._p = p
        return -float(np.log(own).sum()) / size


@dataclass(frozen=True)
class Bug:
    """A mistake in a backward pass: its title, and what is wrong.

    ``needs`` is what a layer must be for it, with the broken class that takes its place; LOSS and
    PENALTY bugs are in no layer. ``missing`` says why a network has no place for it, and
    ``several`` whether one sample at a time shows no mistake.
    """

    title: Phrase
    about: Phrase
    missing: Phrase
    needs: dict[type[Layer], type[Layer]]
    at: str = "layer"
    fits: Callable[[Any], bool] = lambda _layer: True
    several: bool = False

    def obstacle(self, batch_size: int | None = None) -> Phrase:
        """Why a network that trains on mini-batches of this size has no place for it."""
        if self.several and batch_size == 1:
            return Phrase("a mini-batch is one sample")
        return self.missing


def groups(layers: Sequence[Layer]) -> list[list[Layer]]:
    """The layers with weights, each with those up to the next; what comes before is left out."""
    found: list[list[Layer]] = []
    for layer in layers:
        if layer.has_weights:
            found.append([])
        if found:
            found[-1].append(layer)
    return found


def possible_layers(
    bug: str,
    layers: Sequence[Layer],
    loss: Loss | None = None,
    decay: float = 0.0,
    batch_size: int | None = None,
) -> list[int]:
    """In which layers (counted along those with weights, from 1) a network can have this bug.

    ``decay`` is the weight decay that is added to the gradient; with a ``batch_size`` of 1 some
    bugs are no mistake. Raises UnknownNameError.
    """
    one = lookup(BUGS, bug, "bug")
    if one.several and batch_size == 1:
        return []
    every = range(1, len(groups(layers)) + 1)
    if one.at == PENALTY:
        return list(every) if decay else []
    if one.at == LOSS:
        softmax = bug != "softmax-overflow" or isinstance(loss, SoftmaxCrossEntropy)
        return [len(every)] if softmax else []
    return [i for i, group in zip(every, groups(layers), strict=True) if _target(one, group)]


def _target(bug: Bug, group: Sequence[Layer]) -> Layer | None:
    """The layer of a group that the bug can be in."""
    return next((one for one in group if type(one) in bug.needs and bug.fits(one)), None)


def break_backward(
    end: Node,
    loss: Loss,
    bug: str,
    layer: int,
    seed: int | None = 0,
    decay: float = 0.0,
    batch_size: int | None = None,
    **options: Any,
) -> BrokenNetwork:
    """A network that is marked as broken: the graph up to ``end`` with the bug in a layer.

    ``layer`` counts along the layers with weights, from 1; bugs of the loss leave it aside.
    ``decay`` and ``batch_size`` as for possible_layers, other arguments as for Network. Raises
    FieldError where the bug cannot be.
    """
    one = lookup(BUGS, bug, "bug")
    nodes = [node for node in in_order(end) if node.layer is not None]
    layers = [node.layer for node in nodes if node.layer is not None]
    places = possible_layers(bug, layers, loss, decay, batch_size)
    if one.at == LOSS and places:
        layer = places[0]
    if layer not in places:
        raise FieldError(
            "bug: '{bug}' cannot be in layer {layer}: {missing}. Possible layers: {places}.",
            bug=bug,
            layer=layer,
            missing=_reason(one, layer, len(groups(layers)), batch_size),
            places=", ".join(map(str, places)) or "–",
        )
    if one.at == "layer":
        target = _target(one, groups(layers)[layer - 1])
        for node in nodes:
            if node.layer is target and target is not None:
                node.layer = _as(one.needs[type(target)], target)
    if bug == "softmax-overflow":
        loss = OverflowingSoftmax()
    elif bug == "batch-size":
        loss = _as(_undivided(type(loss)), loss)
    network = BrokenNetwork(end, loss, seed, **options)
    network.bug, network.bug_layer = bug, layer
    if one.at == PENALTY:
        network.undecayed = _slice_of(network, layer)
    return network


def mended(network: Network) -> Network:
    """A copy of a network with all backward passes as they should be."""
    if not isinstance(network, BrokenNetwork):
        return network.copy()
    twins: dict[int, Node] = {}
    for node in in_order(network.end):
        layer = node.layer and _sound(node.layer.unbound_copy())
        sources = [twins[id(source)] for source in node.sources]
        twins[id(node)] = Node(layer, sources, node.shape)
    loss = _sound(network.loss_function.unbound_copy())
    twin = Network(twins[id(network.end)], loss, None, network.dtype)
    twin.restore(network.state())
    return twin


def _reason(bug: Bug, layer: int, count: int, batch_size: int | None) -> Phrase:
    """Why a bug cannot be in this layer of ``count`` with weights."""
    inside = 1 <= layer <= count or bug.at == LOSS
    return bug.obstacle(batch_size) if inside else Phrase("there is no such layer with weights")


def _undivided(kind: type[Loss]) -> type[Loss]:
    """A loss whose gradient is that of the sum over the mini-batch, not of the mean."""

    def backward(self: Any) -> Array:
        grad = kind.backward(self)
        return np.multiply(grad, float(len(grad)), out=grad)

    return type(f"Undivided{kind.__name__}", (kind,), {"broken": True, "backward": backward})


def _as(kind: type[Any], thing: Any) -> Any:
    """The same layer or loss, of another class."""
    twin = copy.copy(thing)
    twin.__class__ = kind
    return twin


def _sound(thing: Any) -> Any:
    """The same layer or loss, of the class that is not broken."""
    kind = next(one for one in type(thing).__mro__ if not getattr(one, "broken", False))
    return _as(kind, thing)


def _slice_of(network: Network, layer: int) -> slice:
    """Where the parameters of a layer with weights lie in the network's vector."""
    start, count = 0, 0
    for one in network.layers:
        size = sum(math.prod(shape) for shape in one.parameter_shapes.values())
        count += one.has_weights
        if count == layer:
            return slice(start, start + size)
        start += size
    raise AssertionError(layer)


BUGS: dict[str, Bug] = {
    "batch-size": Bug(
        Phrase("Not divided by the batch size"),
        Phrase("The loss is the mean over the mini-batch, but its gradient is that of the sum."),
        Phrase("no loss"),
        {},
        LOSS,
        several=True,
    ),
    "sigmoid-slope": Bug(
        Phrase("y instead of y(1 − y)"),
        Phrase("The sigmoid multiplies the gradient by its output instead of its slope."),
        Phrase("no sigmoid"),
        {Sigmoid: WrongSlopeSigmoid},
    ),
    "relu-mask": Bug(
        Phrase("ReLU: mask ignored"),
        Phrase("The gradient passes through all units, also through those that were 0."),
        Phrase("no ReLU"),
        {ReLU: UnmaskedReLU},
    ),
    "relu-stale-mask": Bug(
        Phrase("ReLU: mask of the batch before"),
        Phrase("The gradient passes through the units that were active one mini-batch earlier."),
        Phrase("no ReLU"),
        {ReLU: StaleReLU},
    ),
    "bias-one-sample": Bug(
        Phrase("Bias gradient from one sample only"),
        Phrase("The gradient of the bias is not summed over the mini-batch."),
        Phrase("no bias"),
        {Affine: OneSampleBias, Conv2D: OneSampleBiasConv2D},
        several=True,
    ),
    "transposed-weight": Bug(
        Phrase("Transposed weight"),
        Phrase("The gradient is multiplied by W instead of Wᵀ. The shapes fit if W is square."),
        Phrase("W is not square"),
        {Affine: TransposedWeight},
        fits=lambda layer: layer.in_features == layer.out_features > 1,
    ),
    "dropout-backward": Bug(
        Phrase("Dropout: mask not applied backward"),
        Phrase("Units that were switched off still pass the gradient on."),
        Phrase("no dropout"),
        {Dropout: UnmaskedDropout},
    ),
    "softmax-overflow": Bug(
        Phrase("Softmax without subtracting the maximum"),
        Phrase("exp overflows for scores above 88 in float32, and the loss becomes NaN."),
        Phrase("no softmax"),
        {},
        LOSS,
    ),
    "l2-forgotten": Bug(
        Phrase("L2 gradient forgotten"),
        Phrase("The weight decay is not added to the gradient of this layer."),
        Phrase("no L2 penalty"),
        {},
        PENALTY,
    ),
}
