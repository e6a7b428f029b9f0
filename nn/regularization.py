"""Layers that steady training: normalisation over the batch, and dropout."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.checks import check_number, check_whole
from nn.errors import ShapeError
from nn.layer import Layer, Shape, require_sizes


class BatchNorm(Layer):
    """``y = gamma (x - mean) / sqrt(var + epsilon) + beta``, feature by feature.

    Shapes: x (batch, features), or images (batch, channels, H, W) with one mean a
    channel; gamma, beta (features,). While training, mean and variance (divided by the
    count) are those of the batch, and the running ones follow: ``running = (1 - momentum)
    running + momentum batch``, the variance divided by count - 1, as PyTorch does. At
    inference the running ones are used. Raises ShapeError for one value a feature while
    training. Ioffe & Szegedy 2015, algorithms 1 and 2.
    """

    gamma: Array
    beta: Array
    dgamma: Array
    dbeta: Array
    has_modes = True

    def __init__(self, features: int, momentum: float = 0.1, epsilon: float = 1e-5) -> None:
        super().__init__()
        require_sizes("BatchNorm", features=features)
        check_number("BatchNorm: momentum", momentum, 0.0, 1.0)
        check_number("BatchNorm: epsilon", epsilon, 1e-30, 1.0)
        self.features = features
        self.momentum = momentum
        self.epsilon = epsilon
        self.running_mean = np.zeros(features)
        self.running_var = np.ones(features)
        self._normal: Array | None = None
        self._has(0, gamma=(features,), beta=(features,))

    def initialize(self, rng: np.random.Generator) -> None:
        self.gamma[...] = 1.0
        self.beta[...] = 0.0
        self.running_mean, self.running_var = np.zeros(self.features), np.ones(self.features)

    def memory(self) -> dict[str, Array]:
        return {
            "running_mean": self.running_mean.copy(),
            "running_var": self.running_var.copy(),
        }

    def remember(self, memory: dict[str, Array]) -> None:
        for name in ("running_mean", "running_var"):
            if memory[name].shape != (self.features,):
                raise ValueError(f"{name}: {memory[name].shape} is not one number a feature")
            setattr(self, name, memory[name].astype(np.float64))

    def output_shape(self, input_shape: Shape) -> Shape:
        if len(input_shape) not in (1, 3) or input_shape[0] not in (None, self.features):
            raise ShapeError(
                "{layer} expects {expected} features, or images with {expected} channels, but got "
                "samples of shape {got}.",
                layer=str(self),
                expected=self.features,
                got=input_shape,
            )
        return input_shape

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        self.output_shape(x.shape[1:])
        axes = (0, *range(2, x.ndim))
        if self.training:
            mean, var = self._measure(x, axes)
        else:
            mean, var = self.running_mean, self.running_var
        deviation = np.sqrt(var + self.epsilon)
        normal = self.workspace.like("normal", x)
        np.subtract(x, _along(mean.astype(x.dtype), x), out=normal)
        normal *= _along((1.0 / deviation).astype(x.dtype), x)
        self._normal, self._deviation, self._axes = normal, deviation, axes
        y = np.multiply(normal, _along(self.gamma, x), out=self.workspace.like("y", x))
        y += _along(self.beta, x)
        return y

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        normal = self._kept(self._normal)
        product = np.multiply(grad_output, normal, out=self.workspace.like("product", normal))
        # float64 in the sums: they run over all samples and pixels
        dbeta = grad_output.sum(axis=self._axes, dtype=np.float64)
        dgamma = product.sum(axis=self._axes, dtype=np.float64)
        self.dbeta[...], self.dgamma[...] = dbeta, dgamma
        if not input_needed:
            return None
        scale = _along((self.gamma / self._deviation).astype(normal.dtype), normal)
        if not self.training:
            return np.multiply(grad_output, scale, out=product)
        count = normal.size // self.features
        np.multiply(normal, _along((-dgamma / count).astype(normal.dtype), normal), out=product)
        product += grad_output
        product -= _along((dbeta / count).astype(normal.dtype), normal)
        product *= scale
        return product

    def _measure(self, x: Array, axes: tuple[int, ...]) -> tuple[Array, Array]:
        """Mean and variance of the batch; the running ones take their share."""
        count = x.size // self.features
        if count < 2:
            raise ShapeError(
                "{layer} cannot compute a mean over a single sample during training. Use "
                "mini-batches of 2 or more.",
                layer=str(self),
            )
        mean = x.mean(axis=axes, dtype=np.float64)
        centred = np.subtract(x, _along(mean.astype(x.dtype), x), out=self.workspace.like("y", x))
        var = np.square(centred, out=centred).mean(axis=axes, dtype=np.float64)
        share = self.momentum
        self.running_mean = (1.0 - share) * self.running_mean + share * mean
        self.running_var = (1.0 - share) * self.running_var + share * var * (count / (count - 1))
        return mean, var

    def __str__(self) -> str:
        return f"BatchNorm({self.features})"


def _along(vector: Array, x: Array) -> Array:
    """One number a feature, shaped to meet x (batch, features, …)."""
    return vector.reshape(-1, *(1,) * (x.ndim - 2))


class Dropout(Layer):
    """While training, each number is 0 with probability ``rate``, the others times 1 / (1 - rate).

    Inverted dropout: at inference nothing happens, and the mean is the same in both.
    Shapes: any. Srivastava et al. 2014; the masks are drawn from ``seed``, or from
    the network's seed inside a network. ``mask`` holds the factors of the last pass (None where
    nothing was dropped; read only).
    """

    has_modes = True

    def __init__(self, rate: float = 0.5, seed: int = 0) -> None:
        super().__init__()
        check_number("Dropout: rate", rate, 0.0, 0.999)
        self.rate = rate
        self._rng = np.random.default_rng(check_whole("Dropout: seed", seed, 0))
        self.mask: Array | None = None

    def initialize(self, rng: np.random.Generator) -> None:
        self._rng = np.random.default_rng(rng.integers(2**63))

    def memory(self) -> dict[str, Array]:
        return {"rng": packed(self._rng)}

    def remember(self, memory: dict[str, Array]) -> None:
        self._rng = unpacked(memory["rng"])

    def forward(self, x: Array) -> Array:
        x = self._given(x)
        if not self.training or not self.rate:
            self.mask = None
            return x
        draws = self.workspace.empty("draws", x.shape, np.float32)
        self._rng.random(dtype=np.float32, out=draws)
        mask = self.workspace.empty("mask", x.shape, x.dtype)
        np.greater_equal(draws, self.rate, out=mask)
        mask *= 1.0 / (1.0 - self.rate)
        self.mask = mask
        return np.multiply(x, mask, out=self.workspace.like("y", x))

    def backward(self, grad_output: Array, input_needed: bool = True) -> Array | None:
        if self.mask is None:
            return grad_output
        return np.multiply(grad_output, self.mask, out=self.workspace.like("dx", grad_output))

    def __str__(self) -> str:
        return f"Dropout({self.rate:g})"


WORDS = 6  # of 64 bits: state, increment (two each), whether half a word is left, and that half


def packed(rng: np.random.Generator) -> Array:
    """The state of a PCG64 generator as numbers that a saved run can hold."""
    state = rng.bit_generator.state
    low = 2**64 - 1
    words = [one for whole in state["state"].values() for one in (whole >> 64, whole & low)]
    return np.array([*words, state["has_uint32"], state["uinteger"]], np.uint64)


def unpacked(words: Array) -> np.random.Generator:
    """The generator that ``packed`` described. Raises ValueError for other numbers."""
    if words.shape != (WORDS,) or words.dtype != np.uint64:
        raise ValueError(f"{words.shape} is no state of a random generator")
    numbers = [int(word) for word in words]
    generator = np.random.PCG64()
    generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": numbers[0] << 64 | numbers[1], "inc": numbers[2] << 64 | numbers[3]},
        "has_uint32": numbers[4],
        "uinteger": numbers[5],
    }
    return np.random.Generator(generator)


REGULARIZATION: dict[str, type[Layer]] = {"batch-norm": BatchNorm, "dropout": Dropout}
