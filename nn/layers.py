"""The layers of every network: affine, embedding, changes of shape, joined branches."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.errors import LabelError, Phrase, ShapeError
from nn.initializers import draw_weights
from nn.layer import Layer, Shape, known_product, require_sizes

ADDED_AT_ONCE = 1024  # gradients of an embedding; NumPy makes copies of as many


class Affine(Layer):
    """Affine map ``y = x W + b`` (also called dense, linear or fully connected).

    Shapes: x (batch, in_features), W (in_features, out_features), b (out_features,),
    y (batch, out_features). Start values: W by ``initializer`` (see initializers.py;
    ``weight_std`` is used by "normal"), b zero. Raises ShapeError if x has another
    number of features.
    """

    W: Array
    b: Array
    dW: Array
    db: Array

    def __init__(
        self,
        in_features: int,
        out_features: int,
        initializer: str = "he",
        weight_std: float = 0.01,
        seed: int | None = 0,
    ) -> None:
        super().__init__()
        require_sizes("Affine", in_features=in_features, out_features=out_features)
        self.in_features = in_features
        self.out_features = out_features
        self.input_shape = (in_features,)
        self.initializer = initializer
        self.weight_std = weight_std
        self._x: Array | None = None
        self._has(seed, W=(in_features, out_features), b=(out_features,))

    def initialize(self, rng: np.random.Generator) -> None:
        fans = (self.in_features, self.out_features)
        self.W[...] = draw_weights(self.initializer, rng, fans, fans, self.weight_std)
        self.b[...] = 0.0

    def bind(self, parameters: dict[str, Array], gradients: dict[str, Array]) -> None:
        super().bind(parameters, gradients)
        self._x = None

    def output_shape(self, input_shape: Shape) -> Shape:
        if len(input_shape) != 1:
            raise ShapeError(
                "{layer} expects samples of shape ({expected},), but the previous layer outputs "
                "{got}. Put a Flatten layer between them.",
                layer=str(self),
                expected=self.in_features,
                got=input_shape,
            )
        if input_shape[0] not in (None, self.in_features):
            raise ShapeError(
                "Affine({expected}, {outputs}) expects {expected} features, but gets {got}. Write "
                "Affine({got}, {outputs}).",
                expected=self.in_features,
                outputs=self.out_features,
                got=input_shape[0],
            )
        return (self.out_features,)

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        if x.ndim != 2 or x.shape[1] != self.in_features:
            raise ShapeError(
                "Affine({expected}, {outputs}) expects an input of shape (batch, {expected}), "
                "but got {got}.",
                expected=self.in_features,
                outputs=self.out_features,
                got=x.shape,
            )
        W = self.W
        if x.dtype is not W.dtype:
            x = x.astype(W.dtype)
        self._x = x
        y = self.workspace.empty("y", (len(x), self.out_features), W.dtype)
        x.dot(W, y)  # the method: np.dot looks its arguments over first
        return np.add(y, self.b, y)

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        x = self._kept(self._x)
        if grad_output.dtype is not self.W.dtype:
            grad_output = grad_output.astype(self.W.dtype)
        x.T.dot(grad_output, self.dW)
        self.workspace.ones(len(x), x.dtype).dot(grad_output, self.db)
        if not input_needed:
            return None
        return grad_output.dot(self.W.T, self.workspace.empty("dx", x.shape, x.dtype))

    def __str__(self) -> str:
        return f"Affine({self.in_features}, {self.out_features})"


class Flatten(Layer):
    """Every sample as one row of numbers: (batch, a, b, …) becomes (batch, a·b·…)."""

    def __init__(self) -> None:
        super().__init__()
        self._x: Array | None = None

    def output_shape(self, input_shape: Shape) -> Shape:
        return (known_product(input_shape),)

    def forward(self, x: Array) -> Array:
        x = self._x = self._given(x)
        y = self.workspace.empty("y", (len(x), math.prod(x.shape[1:])), x.dtype)
        y.reshape(x.shape)[...] = x
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        x = self._kept(self._x)
        dx = self.workspace.like("dx", x)  # in the memory order that the layer before works in
        dx[...] = grad_output.reshape(x.shape)
        return dx


class Reshape(Layer):
    """Every sample in another shape with as many numbers, such as 784 as (1, 28, 28).

    Raises ShapeError when the number of numbers differs.
    """

    def __init__(self, shape: Sequence[int] | int) -> None:
        super().__init__()
        sizes = (shape,) if isinstance(shape, int) else tuple(shape)
        require_sizes("Reshape", **{f"shape[{index}]": size for index, size in enumerate(sizes)})
        self.shape = sizes
        self._x: Array | None = None

    def output_shape(self, input_shape: Shape) -> Shape:
        count = known_product(input_shape)
        if count not in (None, math.prod(self.shape)):
            raise ShapeError(
                "Reshape: a sample of shape {got} has {count} values, but the shape {shape} needs "
                "{needed}.",
                count=count,
                got=input_shape,
                shape=self.shape,
                needed=math.prod(self.shape),
            )
        return self.shape

    def forward(self, x: Array) -> Array:
        x = self._x = self._given(x)
        self.output_shape(x.shape[1:])
        y = self.workspace.empty("y", (len(x), *self.shape), x.dtype)
        y.reshape(x.shape)[...] = x
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        x = self._kept(self._x)
        dx = self.workspace.like("dx", x)
        dx[...] = grad_output.reshape(x.shape)
        return dx


class Embedding(Layer):
    """A table of vectors looked up by number: ``y[n, t] = W[x[n, t]]``.

    Shapes: x (batch, length) or (batch,) of whole numbers 0 … entries-1, W (entries,
    features), y (batch, length, features). Start values normal with ``weight_std``.
    The numbers have no gradient, so ``backward`` returns None. Raises LabelError for a
    number that is not in the table. Bengio et al. 2003, section 2.
    """

    W: Array
    dW: Array

    def __init__(
        self, entries: int, features: int, weight_std: float = 1.0, seed: int | None = 0
    ) -> None:
        super().__init__()
        require_sizes("Embedding", entries=entries, features=features)
        self.input_shape = (None,)
        self.entries = entries
        self.features = features
        self.weight_std = weight_std
        self._chosen: Array | None = None
        self._has(seed, W=(entries, features))

    def initialize(self, rng: np.random.Generator) -> None:
        shape = (self.entries, self.features)
        self.W[...] = draw_weights("normal", rng, shape, shape, self.weight_std)

    def output_shape(self, input_shape: Shape) -> Shape:
        return (*input_shape, self.features)

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        if not x.size:
            raise ShapeError("The input contains no samples (shape {got}).", got=x.shape)
        chosen = self.workspace.empty("chosen", x.shape, np.intp)
        with np.errstate(invalid="ignore"):
            np.copyto(chosen, x, casting="unsafe")
        whole = np.equal(chosen, x, out=self.workspace.empty("whole", x.shape, bool))
        if not (whole.all() and chosen.min() >= 0 and chosen.max() < self.entries):
            wrong = ~whole | (chosen < 0) | (chosen >= self.entries)
            index = np.unravel_index(int(wrong.argmax()), x.shape)
            raise LabelError(
                "{layer}: {value} at {index} is not a whole number from 0 to {largest}.",
                layer=str(self),
                value=x[index],
                index=tuple(map(int, index)),
                largest=self.entries - 1,
            )
        self._chosen = chosen
        y = self.workspace.empty("y", (*x.shape, self.features), self.W.dtype)
        return np.take(self.W, chosen, axis=0, out=y, mode="clip")

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        indices = self._kept(self._chosen).reshape(-1)
        grads = grad_output.reshape(-1, self.features)
        self.dW[...] = 0.0
        for start in range(0, len(indices), ADDED_AT_ONCE):
            part = slice(start, start + ADDED_AT_ONCE)
            np.add.at(self.dW, indices[part], grads[part])
        return None

    def __str__(self) -> str:
        return f"Embedding({self.entries}, {self.features})"


class Merge(Layer):
    """Base of layers that take several inputs: ``forward(a, b, …)``.

    ``backward`` returns a tuple with one gradient for each input.
    """

    several_inputs = True

    def merged_shape(self, shapes: Sequence[Shape]) -> Shape:
        """Shape of a sample that leaves the layer. Raises ShapeError where they do not fit."""
        raise NotImplementedError

    def _refuse(self, shapes: Sequence[Any], rule: Phrase) -> ShapeError:
        return ShapeError(
            "{layer}: branches of shapes {shapes} cannot be joined: {rule}.",
            layer=str(self),
            shapes=" and ".join(map(str, shapes)),
            rule=rule,
        )


class Add(Merge):
    """Sum of branches of one shape, ``y = a + b + …``. He et al. 2016 (residual networks)."""

    def merged_shape(self, shapes: Sequence[Shape]) -> Shape:
        if len(shapes) < 2 or len({*shapes}) != 1:
            raise self._refuse(shapes, Phrase("Add needs two or more branches of the same shape"))
        return shapes[0]

    def forward(self, *branches: Array) -> Array:  # type: ignore[override]
        self.merged_shape([branch.shape for branch in branches])
        self._count = len(branches)
        y = self.workspace.like("y", branches[0])
        np.add(branches[0], branches[1], out=y)
        for branch in branches[2:]:
            y += branch
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Any:
        return (grad_output,) * self._count


class Concatenate(Merge):
    """Branches side by side along the features (axis 1). Huang et al. 2017 (DenseNet)."""

    def merged_shape(self, shapes: Sequence[Shape]) -> Shape:
        if len(shapes) < 2 or len({shape[1:] for shape in shapes}) != 1 or not shapes[0]:
            raise self._refuse(shapes, Phrase("all dimensions except the first must be equal"))
        sizes = [shape[0] for shape in shapes]
        return (sum(map(int, filter(None, sizes))) if None not in sizes else None, *shapes[0][1:])

    def forward(self, *branches: Array) -> Array:  # type: ignore[override]
        shape = self.merged_shape([branch.shape[1:] for branch in branches])
        y = self.workspace.empty(
            "y", (len(branches[0]), *map(int, filter(None, shape))), branches[0].dtype
        )
        self._cuts = [0, *np.cumsum([branch.shape[1] for branch in branches])]
        return np.concatenate(branches, axis=1, out=y)

    def backward(self, grad_output: Array, input_needed: bool = True) -> Any:
        parts = []
        for index, (start, end) in enumerate(itertools.pairwise(self._cuts)):
            part = grad_output[:, start:end]
            own = self.workspace.empty(f"d{index}", part.shape, part.dtype)
            np.copyto(own, part)
            parts.append(own)
        return tuple(parts)


LAYERS: dict[str, type[Layer]] = {
    "affine": Affine,
    "flatten": Flatten,
    "reshape": Reshape,
    "embedding": Embedding,
    "add": Add,
    "concatenate": Concatenate,
}
