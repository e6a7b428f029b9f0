"""Layers: nodes of the computational graph with a forward and a backward direction.

A layer keeps only what its backward pass needs, writes only into arrays of its
own, and never into an array that it was given.
"""

from __future__ import annotations

import copy
from typing import TypeVar

import numpy as np

from nn.arrays import Array, Workspace
from nn.errors import ShapeError
from nn.initializers import draw_weights

AnyLayer = TypeVar("AnyLayer", bound="Layer")


class Layer:
    """Base of all layers: ``y = forward(x)``, ``dx = backward(dy)``.

    ``parameter_shapes`` names the trainable arrays, which are bound to slices of
    a network's two flat vectors; a layer without parameters leaves it empty.
    """

    parameter_shapes: dict[str, tuple[int, ...]] = {}

    def __init__(self) -> None:
        self.workspace = Workspace()

    def forward(self, x: Array) -> Array:
        """The layer's output for the input ``x`` (batch, …)."""
        raise NotImplementedError

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        """Set the parameters' gradients; return dL/dx, or None when it is not needed."""
        raise NotImplementedError

    def output_size(self, input_size: int) -> int:
        """Features that leave the layer when ``input_size`` enter it. Raises ShapeError."""
        return input_size

    def initialize(self, rng: np.random.Generator) -> None:
        """Draw start values for the parameters (none here)."""

    def bind(self, parameters: dict[str, Array], gradients: dict[str, Array]) -> None:
        """Use these arrays for the parameters and their gradients from now on."""

    def unbound_copy(self: AnyLayer) -> AnyLayer:
        """The same layer without buffers, to be bound to another network's vectors."""
        twin = copy.copy(self)
        twin.workspace = Workspace()
        return twin


class Affine(Layer):
    """Affine map ``y = x W + b`` (also called dense, linear or fully connected).

    Shapes: x (batch, in_features), W (in_features, out_features), b (out_features,),
    y (batch, out_features). Start values: W by ``initializer`` (see initializers.py;
    ``weight_std`` is used by "normal"), b zero. Raises ShapeError if x has another
    number of features.
    """

    def __init__(
        self,
        in_features: int,
        out_features: int,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__()
        if in_features < 1 or out_features < 1:
            raise ShapeError(
                "Affine({inputs}, {outputs}): both sizes must be at least 1.",
                inputs=in_features,
                outputs=out_features,
            )
        self.in_features = in_features
        self.out_features = out_features
        self.initializer = initializer
        self.weight_std = weight_std
        self.parameter_shapes = {"W": (in_features, out_features), "b": (out_features,)}
        self.W, self.b, self.dW, self.db = (
            np.zeros(shape, np.float32) for shape in 2 * tuple(self.parameter_shapes.values())
        )
        self._x: Array | None = None
        self.initialize(np.random.default_rng(seed))

    def initialize(self, rng: np.random.Generator) -> None:
        shape = (self.in_features, self.out_features)
        self.W[...] = draw_weights(self.initializer, rng, shape, self.weight_std)
        self.b[...] = 0.0

    def bind(self, parameters: dict[str, Array], gradients: dict[str, Array]) -> None:
        self.W, self.b = parameters["W"], parameters["b"]
        self.dW, self.db = gradients["W"], gradients["b"]
        self._x = None

    def output_size(self, input_size: int) -> int:
        if input_size != self.in_features:
            raise ShapeError(
                "Affine({expected}, {outputs}) cannot follow {got} features: "
                "it expects {expected}. Write Affine({got}, {outputs}).",
                expected=self.in_features,
                outputs=self.out_features,
                got=input_size,
            )
        return self.out_features

    def forward(self, x: Array) -> Array:
        if x.ndim != 2 or x.shape[1] != self.in_features:
            raise ShapeError(
                "Affine({expected}, {outputs}) expects an input of shape (batch, {expected}), "
                "but got {got}.",
                expected=self.in_features,
                outputs=self.out_features,
                got=x.shape,
            )
        self._x = x
        y = self.workspace.empty("y", (len(x), self.out_features), self.W.dtype)
        np.matmul(x, self.W, out=y)
        y += self.b
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        x = self._x
        if x is None:
            raise ShapeError("Affine: call forward before backward.")
        np.matmul(x.T, grad_output, out=self.dW)
        np.dot(self.workspace.ones(len(x), self.W.dtype), grad_output, out=self.db)
        if not input_needed:
            return None
        dx = self.workspace.empty("dx", x.shape, self.W.dtype)
        return np.matmul(grad_output, self.W.T, out=dx)


LAYERS: dict[str, type[Layer]] = {"affine": Affine}
