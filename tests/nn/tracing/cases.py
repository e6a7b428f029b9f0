"""Networks of every kind of layer and loss, and the same pass through them in PyTorch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

import nn
from nn.graph import chain as linked
from nn.tracing.trace import trace


@dataclass(frozen=True)
class TraceCase:
    """A network, a batch that enters it, and its labels; all drawn from one seed."""

    network: Callable[[], nn.Network]
    shape: tuple[int, ...]
    classes: int = 3
    words: int = 0  # inputs are whole numbers below it
    targets: str = "classes"

    def samples(self, name: str) -> tuple[nn.Array, nn.Array]:
        rng = np.random.default_rng(sum(name.encode()))
        x = rng.integers(0, self.words, self.shape) if self.words else rng.normal(size=self.shape)
        if self.targets == "classes":
            return x.astype(float), rng.integers(0, self.classes, self.shape[0])
        t = rng.normal(size=(self.shape[0], self.classes))
        return x.astype(float), (t > 0).astype(float) if self.targets == "bits" else t

    def trace(self, name: str) -> nn.Trace:
        return trace(self.network(), *self.samples(name))


def chain(*layers: nn.Layer, shape: tuple[int, ...] | None = None, loss: Any = None) -> Any:
    """A network with start values that are not small, and biases that are not zero."""
    network = nn.Network(layers, loss, seed=3, input_shape=shape)
    network.parameters += 0.1 * np.random.default_rng(1).normal(size=network.parameters.size)
    return network


def activated(kind: Callable[[], nn.Layer]) -> Callable[[], nn.Network]:
    return lambda: chain(nn.Affine(4, 6), kind(), nn.Affine(6, 5), kind(), nn.Affine(5, 3))


def residual() -> nn.Network:
    x = nn.Input(4)
    h = nn.Tanh()(nn.Affine(4, 4)(x))
    both = nn.Concatenate()(nn.Add()(x, h), nn.ReLU()(nn.Affine(4, 2)(h)), x)
    return nn.Network(nn.Affine(10, 3)(both), seed=3)


def images(*makers: Callable[[], nn.Layer]) -> Callable[[], nn.Network]:
    def build() -> nn.Network:
        front = [nn.Reshape((2, 7, 6)), nn.Conv2D(2, 4, (3, 2), (1, 1), (1, 0)), nn.ReLU()]
        front += [*(make() for make in makers), nn.Flatten()]
        (size,) = linked(front, (84,)).shape
        return chain(*front, nn.Affine(size, 3), shape=(84,))

    return build


def ended(loss: Callable[[], nn.Loss], *makers: Callable[[], nn.Layer]) -> Callable[[], nn.Network]:
    return lambda: chain(
        nn.Affine(4, 5), nn.Sigmoid(), nn.Affine(5, 3), *(make() for make in makers), loss=loss()
    )


TRACE_CASES: dict[str, TraceCase] = {
    **{
        name: TraceCase(activated(kind), (6, 4))
        for name, kind in nn.ACTIVATIONS.items()
        if name not in ("step", "softmax")
    },
    "elu, alpha 1.3": TraceCase(activated(lambda: nn.ELU(1.3)), (5, 4)),
    "leaky-relu, slope 0.2": TraceCase(activated(lambda: nn.LeakyReLU(0.2)), (5, 4)),
    "one sample": TraceCase(activated(nn.Sigmoid), (1, 4)),
    "residual": TraceCase(residual, (5, 4)),
    "batch norm": TraceCase(
        lambda: chain(nn.Affine(4, 5), nn.BatchNorm(5), nn.Tanh(), nn.Affine(5, 3)), (6, 4)
    ),
    "max pool": TraceCase(images(lambda: nn.MaxPool2D(2)), (3, 84)),
    "max pool that overlaps": TraceCase(images(lambda: nn.MaxPool2D(3, 2)), (3, 84)),
    "average pool": TraceCase(images(lambda: nn.AveragePool2D((3, 2), (2, 1))), (3, 84)),
    "batch norm of images": TraceCase(images(lambda: nn.BatchNorm(4), nn.MaxPool2D), (3, 84)),
    "depthwise": TraceCase(images(lambda: nn.DepthwiseConv2D(4, 3, 2, 1), nn.SiLU), (3, 84)),
    "separable": TraceCase(images(lambda: nn.SeparableConv2D(4, 3, 3, 2, 1), nn.ELU), (3, 84)),
    "pointwise": TraceCase(images(lambda: nn.PointwiseConv2D(4, 3), nn.AveragePool2D), (3, 84)),
    "global average": TraceCase(
        lambda: chain(
            nn.Conv2D(2, 5, 3, 2, 1),
            nn.Softplus(),
            nn.GlobalAveragePool(),
            nn.Affine(5, 3),
            shape=(2, 7, 6),
        ),
        (3, 2, 7, 6),
    ),
    "words": TraceCase(
        lambda: chain(
            nn.Embedding(9, 4),
            nn.SimpleRNN(4, 5, sequences=True),
            nn.SimpleRNN(5, 3),
            nn.Affine(3, 3),
            shape=(6,),
        ),
        (4, 6),
        words=9,
    ),
    "words as a row": TraceCase(
        lambda: chain(nn.Embedding(9, 2), nn.Flatten(), nn.Affine(12, 3), shape=(6,)),
        (4, 6),
        words=9,
    ),
    "categorical": TraceCase(ended(nn.CategoricalCrossEntropy, nn.Softmax), (6, 4)),
    "sparse": TraceCase(ended(nn.SparseCategoricalCrossEntropy, nn.Softmax), (6, 4)),
    "sigmoid-cross-entropy": TraceCase(ended(nn.SigmoidCrossEntropy), (6, 4), targets="bits"),
    "binary": TraceCase(ended(nn.BinaryCrossEntropy, nn.Sigmoid), (6, 4), targets="bits"),
    "sum-of-squared-errors": TraceCase(ended(nn.SumOfSquaredErrors), (6, 4), targets="numbers"),
    "mse": TraceCase(ended(nn.MeanSquaredError), (6, 4), targets="numbers"),
    "mae": TraceCase(ended(nn.MeanAbsoluteError), (6, 4), targets="numbers"),
    "rmse": TraceCase(ended(nn.RootMeanSquaredError), (6, 4), targets="numbers"),
    "huber": TraceCase(ended(lambda: nn.Huber(0.8)), (6, 4), targets="numbers"),
}


def in_torch(torch: Any, name: str) -> dict[str, nn.Array]:
    """Value and gradient of every node and the gradient of every parameter, by autograd."""
    case = TRACE_CASES[name]
    network, (x, t) = case.network(), case.samples(name)
    named = {
        full: torch.tensor(array, dtype=torch.float64, requires_grad=True)
        for full, array in network.params.items()
    }
    values = [torch.tensor(x, dtype=torch.float64)]
    values[0].requires_grad_(not case.words)
    for layer, names, sources in zip(network.layers, network.names(), network.sources, strict=True):
        params = {own: named[full] for own, full in names.items()}
        inputs = [values[one + 1] for one in sources]
        values.append(layer_in_torch(torch, layer, params, *inputs))
        values[-1].retain_grad()
    loss = loss_in_torch(torch, network.loss_function, values[-1], t)
    loss.backward()
    found = {"L value": loss.detach().numpy()}
    for node, value in zip(case.trace(name).nodes, values, strict=False):
        found[f"{node.name} value"] = value.detach().numpy()
        if value.grad is not None:
            found[f"{node.name} gradient"] = value.grad.numpy()
    return found | {full: one.grad.numpy() for full, one in named.items()}


def layer_in_torch(torch: Any, layer: nn.Layer, p: dict[str, Any], *inputs: Any) -> Any:
    """What PyTorch's own function makes of the inputs."""
    f, x = torch.nn.functional, inputs[0]
    plain = {
        "Affine": lambda: f.linear(x, p["W"].T, p["b"]),
        "Flatten": lambda: x.flatten(1),
        "Reshape": lambda: x.reshape(len(x), *layer.shape),
        "Embedding": lambda: f.embedding(x.long(), p["W"]),
        "Add": lambda: sum(inputs[1:], inputs[0]),
        "Concatenate": lambda: torch.cat(inputs, 1),
        "Sigmoid": lambda: torch.sigmoid(x),
        "Tanh": lambda: torch.tanh(x),
        "ReLU": lambda: f.relu(x),
        "LeakyReLU": lambda: f.leaky_relu(x, layer.slope),
        "ELU": lambda: f.elu(x, layer.alpha),
        "GELU": lambda: f.gelu(x),
        "SiLU": lambda: f.silu(x),
        "Softplus": lambda: f.softplus(x),
        "Identity": lambda: 1.0 * x,
        "Softmax": lambda: f.softmax(x, -1),
        "Conv2D": lambda: f.conv2d(x, p["W"], p["b"], layer.stride, layer.padding),
        "PointwiseConv2D": lambda: f.conv2d(x, p["W"], p["b"]),
        "DepthwiseConv2D": lambda: f.conv2d(
            x, p["W"][:, None], p["b"], layer.stride, layer.padding, groups=x.shape[1]
        ),
        "SeparableConv2D": lambda: f.conv2d(
            f.conv2d(
                x,
                p["D"][:, None],
                None,
                layer.depthwise.stride,
                layer.depthwise.padding,
                groups=x.shape[1],
            ),
            p["W"],
            p["b"],
        ),
        "MaxPool2D": lambda: f.max_pool2d(x, layer.size, layer.stride),
        "AveragePool2D": lambda: f.avg_pool2d(x, layer.size, layer.stride),
        "GlobalAveragePool": lambda: x.mean((2, 3)),
        "BatchNorm": lambda: f.batch_norm(
            x, None, None, p["gamma"], p["beta"], training=True, eps=layer.epsilon
        ),
        "SimpleRNN": lambda: recurrent_in_torch(torch, layer, p, x),
    }
    return plain[type(layer).__name__]()


def recurrent_in_torch(torch: Any, layer: Any, p: dict[str, Any], x: Any) -> Any:
    h = torch.zeros(len(x), layer.units, dtype=torch.float64)
    states = []
    for index in range(x.shape[1]):
        h = torch.tanh(x[:, index] @ p["Wx"] + h @ p["Wh"] + p["b"])
        states.append(h)
    return torch.stack(states, 1) if layer.sequences else h


def loss_in_torch(torch: Any, loss: nn.Loss, y: Any, t: nn.Array) -> Any:
    f = torch.nn.functional
    target = torch.from_numpy(t)
    return {
        "SoftmaxCrossEntropy": lambda: f.cross_entropy(y, target),
        "CategoricalCrossEntropy": lambda: f.nll_loss(torch.log(y), target),
        "SparseCategoricalCrossEntropy": lambda: f.nll_loss(torch.log(y), target),
        "SigmoidCrossEntropy": lambda: f.binary_cross_entropy_with_logits(y, target),
        "BinaryCrossEntropy": lambda: f.binary_cross_entropy(y, target),
        "SumOfSquaredErrors": lambda: 0.5 * ((y - target) ** 2).sum() / len(y),
        "MeanSquaredError": lambda: f.mse_loss(y, target),
        "MeanAbsoluteError": lambda: f.l1_loss(y, target),
        "RootMeanSquaredError": lambda: torch.sqrt(f.mse_loss(y, target)),
        "Huber": lambda: f.huber_loss(y, target, delta=0.8),
    }[type(loss).__name__]()
