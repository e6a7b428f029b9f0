"""Layer, the base of all layers, and Node, a layer in a graph after other nodes.

A layer keeps only what its backward pass needs, writes only into arrays of its
own, and never into an array that it was given.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from nn.arrays import Array, Kept, Workspace
from nn.checks import as_float
from nn.errors import ShapeError

AnyLayer = TypeVar("AnyLayer", bound="Layer")
Shape = tuple["int | None", ...]  # of one sample; None where it is known only from the data


class Layer:
    """Base of all layers: ``y = forward(x)``, ``dx = backward(dy)``; x is (batch, …).

    ``parameter_shapes`` names the trainable arrays. Each is an attribute (``W``) with
    its gradient beside it (``dW``); in a network both are slices of its two flat
    vectors. ``training`` matters to layers that behave differently while training.
    """

    parameter_shapes: dict[str, tuple[int, ...]] = {}
    input_shape: Shape | None = None
    has_modes = False
    bound = False
    training = True
    several_inputs = False
    broken = False  # on purpose: see bugs.py

    def __init__(self) -> None:
        self.workspace = Workspace()

    def forward(self, x: Array) -> Array:
        """The layer's output for the input ``x`` (batch, …)."""
        raise NotImplementedError

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        """Set the parameters' gradients; return dL/dx, or None when it is not needed."""
        raise NotImplementedError

    def output_shape(self, input_shape: Shape) -> Shape:
        """Shape of a sample that leaves the layer. Raises ShapeError where it does not fit."""
        return input_shape

    def initialize(self, rng: np.random.Generator) -> None:
        """Draw start values for the parameters (none here)."""

    def bind(self, parameters: dict[str, Array], gradients: dict[str, Array]) -> None:
        """Use these arrays for the parameters and their gradients from now on."""
        for name in self.parameter_shapes:
            setattr(self, name, parameters[name])
            setattr(self, f"d{name}", gradients[name])

    def memory(self) -> dict[str, Array]:
        """Copies of what decides the next pass besides the parameters (nothing here)."""
        return {}

    def remember(self, memory: dict[str, Array]) -> None:
        """Take back what ``memory`` gave. Raises KeyError or ValueError for another layer's."""

    def unbound_copy(self: AnyLayer) -> AnyLayer:
        """The same layer without buffers, to be bound to another network's vectors."""
        twin = copy.copy(self)
        twin.workspace = Workspace()
        twin.bound = False
        twin.remember(self.memory())
        return twin

    @property
    def has_weights(self) -> bool:
        """Whether it counts as a layer with weights: a BatchNorm, for one, does not."""
        return any(name.startswith("W") for name in self.parameter_shapes)

    @property
    def kind(self) -> str:
        """The name of its class; of a layer that is broken on purpose, of the sound one."""
        return next(one.__name__ for one in type(self).__mro__ if not one.broken)  # type: ignore[attr-defined]

    def __call__(self, *sources: Node) -> Node:
        """This layer in a graph, after other nodes (see graph.py)."""
        return Node(self, sources)

    def __str__(self) -> str:
        return type(self).__name__

    def _has(self, seed: int | None, **shapes: tuple[int, ...]) -> None:
        """Give the layer parameters of these shapes, with start values from ``seed``.

        None: a network will bring the arrays, and none are made here.
        """
        self.parameter_shapes = shapes
        if seed is None:
            return
        zeros = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
        self.bind(zeros, {name: np.zeros_like(array) for name, array in zeros.items()})
        self.initialize(np.random.default_rng(seed))

    def _given(self, x: Any) -> Array:
        """``x`` as it is inside a network; from a person's hands, as an array of floats."""
        return x if self.workspace.reuse else as_float(x)

    def _kept(self, value: Kept | None) -> Kept:
        """What the forward pass kept. Raises ShapeError when there was none."""
        if value is None:
            raise ShapeError("{layer}: call forward before backward.", layer=str(self))
        return value


class Node:
    """A layer with the nodes whose outputs it takes. The input is a node without a layer."""

    def __init__(self, layer: Layer | None, sources: Sequence[Node], shape: Shape = ()) -> None:
        self.layer = layer
        self.sources = tuple(sources)
        self.shape = shape
        if layer is None:
            return
        if not self.sources or not all(isinstance(source, Node) for source in self.sources):
            raise ShapeError(
                "{layer}: call a layer on nodes, starting from nn.Input(…). To pass numbers, use "
                "{layer}.forward(x).",
                layer=type(layer).__name__,
            )
        if layer.several_inputs:
            self.shape = layer.merged_shape([source.shape for source in self.sources])  # type: ignore[attr-defined]
        elif len(self.sources) == 1:
            self.shape = layer.output_shape(self.sources[0].shape)
        else:
            raise ShapeError(
                "{layer} takes one input, but got {count}. Join branches with Add or Concatenate.",
                layer=str(layer),
                count=len(self.sources),
            )


def require_sizes(layer: str, **sizes: int) -> None:
    """Raise ShapeError unless every size is a whole number of at least 1."""
    for name, value in sizes.items():
        if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 1:
            raise ShapeError(
                "{layer}: {name} must be a whole number of at least 1, but is {value}.",
                layer=layer,
                name=name,
                value=value,
            )


def known_product(shape: Shape) -> int | None:
    """How many numbers a sample of this shape holds; None when that is not known yet."""
    return None if None in shape else math.prod(map(int, filter(None, shape)))
