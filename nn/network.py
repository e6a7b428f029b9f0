"""Network: layers over one flat parameter vector and one flat gradient vector."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from nn.activations import ReLU
from nn.arrays import Array, Workspace
from nn.errors import LabelError, ShapeError
from nn.gradcheck import numerical_gradient
from nn.layers import Affine, Layer
from nn.losses import SoftmaxCrossEntropy, class_numbers

EVALUATION_CHUNK = 1000  # samples in one forward pass; bounds its memory and its time


class Parameters(dict[str, Array]):
    """Named views of a flat vector: assigning to a name writes into the vector."""

    def __setitem__(self, name: str, value: Array) -> None:
        if name in self:
            self[name][...] = value
        else:
            super().__setitem__(name, value)

    def update(self, *others: Any, **named: Array) -> None:
        for name, value in dict(*others, **named).items():
            self[name] = value

    def __ior__(self, other: Any) -> Parameters:  # type: ignore[override,misc]
        self.update(other)
        return self


class Network:
    """A chain of layers with a loss at its end.

    ``parameters`` and ``gradients`` are the two flat vectors; ``params`` holds named
    views of the first ("W1", "b1", … counted along the layers that have them) that
    may be changed in place. Input x is (batch, features) or one sample (features,).

    Raises ShapeError when a layer does not fit the one before it.
    """

    def __init__(
        self,
        layers: Iterable[Layer],
        loss: SoftmaxCrossEntropy | None = None,
        seed: int = 0,
        dtype: npt.DTypeLike = np.float32,
    ) -> None:
        self.layers = list(layers)
        self.loss_function = loss or SoftmaxCrossEntropy()
        self.dtype = np.dtype(dtype)
        self.workspace = Workspace(reuse=True)
        self.input_size, self.output_size = check_chain(self.layers)
        size = sum(int(np.prod(shape)) for _, _, shape in self._slots())
        self.parameters = np.zeros(size, self.dtype)
        self.gradients = np.zeros(size, self.dtype)
        self.params = Parameters()
        self.grads = Parameters()
        self.scores = np.zeros((0, self.output_size), self.dtype)
        self._bind()
        rng = np.random.default_rng(seed)
        for layer in self.layers:
            layer.initialize(rng)

    @property
    def affine_layers(self) -> list[Affine]:
        """The layers with weights, in order."""
        return [layer for layer in self.layers if isinstance(layer, Affine)]

    def predict(self, x: Array) -> Array:
        """Scores before the softmax, (N, classes) or (classes,) for one sample."""
        x = self._inputs(x)
        if x.ndim == 1:
            return self.forward(x[np.newaxis])[0].copy()
        chunks = [
            self.forward(x[start : start + EVALUATION_CHUNK]).copy()
            for start in range(0, len(x), EVALUATION_CHUNK)
        ]
        return np.concatenate(chunks) if len(chunks) != 1 else chunks[0]

    def loss(self, x: Array, t: Array) -> float:
        """Mean loss over the samples; ``t`` holds class numbers or one-hot rows."""
        x, numbers = self._samples(x, t)
        total = 0.0
        for start in range(0, len(x), EVALUATION_CHUNK):
            part = slice(start, start + EVALUATION_CHUNK)
            mean = self.loss_function.forward(self.forward(x[part]), numbers[part])
            total += mean * len(numbers[part])
        return total / len(x)

    def accuracy(self, x: Array, t: Array) -> float:
        """Share of samples whose largest score is that of their class, 0 … 1."""
        x, numbers = self._samples(x, t)
        return float(np.mean(self.predict(x).argmax(axis=1) == numbers))

    def gradient(self, x: Array, t: Array) -> dict[str, Array]:
        """dL/dparameter by backpropagation for every name in ``params``; the caller's own."""
        x, numbers = self._samples(x, t)
        self.loss_and_gradients(x, numbers)
        return {name: grad.copy() for name, grad in self.grads.items()}

    def numerical_gradient(self, x: Array, t: Array) -> dict[str, Array]:
        """dL/dparameter by central differences, in float64; two forward passes a parameter."""
        x, numbers = self._samples(x, t)
        twin = self.copy(np.float64)
        x = x.astype(np.float64)
        return {
            name: numerical_gradient(lambda _: twin.loss(x, numbers), array)
            for name, array in twin.params.items()
        }

    def copy(self, dtype: npt.DTypeLike | None = None) -> Network:
        """An independent network of the same layers and parameter values."""
        twin = Network(
            [layer.unbound_copy() for layer in self.layers],
            type(self.loss_function)(),
            dtype=self.dtype if dtype is None else dtype,
        )
        twin.parameters[...] = self.parameters
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Network:
        return self.copy()

    def forward(self, x: Array) -> Array:
        """Scores of a batch, in a buffer that the next call overwrites."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss_and_gradients(self, x: Array, numbers: Array) -> float:
        """One forward and backward pass: the mean loss; ``gradients`` holds dL/dparameters.

        ``scores`` (batch, classes) stays readable until the next forward pass.
        ``x`` (batch, features) of the network's type, ``numbers`` checked class numbers.
        """
        self.scores = self.forward(x)
        loss = self.loss_function.forward(self.scores, numbers)
        grad: Array | None = self.loss_function.backward()
        for position in range(len(self.layers) - 1, -1, -1):
            assert grad is not None
            grad = self.layers[position].backward(grad, input_needed=position > 0)
        return loss

    def _inputs(self, x: Array) -> Array:
        x = np.asarray(x, self.dtype)
        if x.ndim not in (1, 2) or x.shape[-1] != self.input_size:
            raise ShapeError(
                "The network expects inputs of shape (N, {size}), but got {got}.",
                size=self.input_size,
                got=x.shape,
            )
        return x

    def _samples(self, x: Array, t: Array) -> tuple[Array, Array]:
        x, t = self._inputs(x), np.asarray(t)
        if x.ndim == 1:
            x, t = x[np.newaxis], t[np.newaxis]
        numbers = class_numbers(t, self.output_size)
        if len(x) != len(numbers) or not len(x):
            raise LabelError(
                "{samples} samples and {labels} labels: give one label for each sample, "
                "and at least one sample.",
                samples=len(x),
                labels=len(numbers),
            )
        return x, numbers

    def _slots(self) -> Iterator[tuple[Layer, str, tuple[int, ...]]]:
        for layer in self.layers:
            for name, shape in layer.parameter_shapes.items():
                yield layer, name, shape

    def _bind(self) -> None:
        start = 0
        views: dict[Layer, tuple[dict[str, Array], dict[str, Array]]] = {}
        for layer, name, shape in self._slots():
            part = slice(start, start := start + int(np.prod(shape)))
            values, grads = views.setdefault(layer, ({}, {}))
            values[name] = self.parameters[part].reshape(shape)
            grads[name] = self.gradients[part].reshape(shape)
        for number, (layer, (values, grads)) in enumerate(views.items(), start=1):
            layer.bind(values, grads)
            self.params.update({f"{name}{number}": view for name, view in values.items()})
            self.grads.update({f"{name}{number}": view for name, view in grads.items()})
        for layer in self.layers:
            layer.workspace = Workspace(reuse=True)


class TwoLayerNet(Network):
    """Affine - ReLU - Affine with softmax cross-entropy, as in the study notes.

    ``params`` holds W1 (input, hidden), b1 (hidden,), W2 (hidden, output), b2 (output,);
    weights start normal with standard deviation ``weight_init_std``, biases at zero.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__(
            [
                Affine(input_size, hidden_size, "normal", weight_init_std),
                ReLU(),
                Affine(hidden_size, output_size, "normal", weight_init_std),
            ],
            seed=seed,
        )


def check_chain(layers: Sequence[Layer]) -> tuple[int, int]:
    """Features that enter and leave a chain of layers. Raises ShapeError where two do not fit."""
    first = next((layer for layer in layers if isinstance(layer, Affine)), None)
    if first is None:
        raise ShapeError("A network needs at least one Affine layer.")
    if len(set(map(id, layers))) != len(layers):
        raise ShapeError("A layer stands twice in the network; make one for each place.")
    size = first.in_features
    for layer in layers:
        size = layer.output_size(size)
    return first.in_features, size
