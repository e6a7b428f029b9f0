"""What is held against PyTorch and against central differences: every layer, loss and optimizer.

A case builds the same thing here and in PyTorch, and says which parameter is which.
PyTorch is imported only inside ``theirs``, so that the cases can be listed without it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import nn
from tests.nn.descent.cases import (
    CURVATURE_CASES,
    PATH_CASES,
    curvature_in_torch,
    path_in_torch,
)
from tests.nn.tracing.cases import TRACE_CASES, in_torch


def numbers(name: str, *shape: int, scale: float = 1.0) -> nn.Array:
    """float32 numbers that depend on the name and the shape alone."""
    rng = np.random.default_rng(zlib.crc32(f"{name} {shape}".encode()))
    return (scale * rng.standard_normal(shape)).astype(np.float32)


def same(array: nn.Array) -> nn.Array:
    return array


def transposed(array: nn.Array) -> nn.Array:
    return array.T


@dataclass(frozen=True)
class LayerCase:
    """One layer: ``ours()``, ``theirs(torch)``, a batch's shape, and our name → theirs."""

    ours: Callable[[], nn.Layer]
    theirs: Callable[[Any], Any]
    shape: tuple[int, ...]
    parameters: dict[str, tuple[str, Callable[[nn.Array], nn.Array]]] = field(default_factory=dict)
    integers: int = 0  # inputs are whole numbers below it

    def x(self, name: str) -> nn.Array:
        if self.integers:
            rng = np.random.default_rng(zlib.crc32(name.encode()))
            return rng.integers(0, self.integers, self.shape).astype(np.float32)
        return numbers(f"{name} x", *self.shape)


LINEAR = {"W": ("weight", transposed), "b": ("bias", same)}
CONV = {"W": ("weight", same), "b": ("bias", same)}
DEPTHWISE = {"W": ("weight", lambda a: a[:, np.newaxis]), "b": ("bias", same)}
NORM = {"gamma": ("weight", same), "beta": ("bias", same)}
RNN = {
    "Wx": ("weight_ih_l0", transposed),
    "Wh": ("weight_hh_l0", transposed),
    "b": ("bias_ih_l0", same),
}


def rnn(torch: Any, sequences: bool, truncation: int | None = None) -> Any:
    """torch.nn.RNN, with the state detached every ``truncation`` places."""

    class Recurrent(torch.nn.RNN):
        def forward(self, x: Any) -> Any:
            h = None
            outputs = []
            for block in x.split(truncation or x.shape[1], dim=1):
                y, h = super().forward(block, None if h is None else h.detach())
                outputs.append(y)
            whole = torch.cat(outputs, dim=1)
            return whole if sequences else whole[:, -1]

    module = Recurrent(3, 4, batch_first=True)
    torch.nn.init.zeros_(module.bias_hh_l0)
    return module


def separable(torch: Any) -> Any:
    return torch.nn.Sequential(
        torch.nn.Conv2d(3, 3, 3, stride=2, padding=1, groups=3, bias=False),
        torch.nn.Conv2d(3, 5, 1),
    )


LAYER_CASES: dict[str, LayerCase] = {
    "affine": LayerCase(lambda: nn.Affine(5, 4), lambda t: t.nn.Linear(5, 4), (3, 5), LINEAR),
    "affine, one sample": LayerCase(
        lambda: nn.Affine(5, 4), lambda t: t.nn.Linear(5, 4), (1, 5), LINEAR
    ),
    "flatten": LayerCase(nn.Flatten, lambda t: t.nn.Flatten(), (2, 3, 4, 2)),
    "reshape": LayerCase(
        lambda: nn.Reshape((2, 3, 2)), lambda t: t.nn.Unflatten(1, (2, 3, 2)), (3, 12)
    ),
    "embedding": LayerCase(
        lambda: nn.Embedding(6, 3),
        lambda t: t.nn.Embedding(6, 3),
        (4, 5),
        {"W": ("weight", same)},
        integers=6,
    ),
    "conv 3x3": LayerCase(
        lambda: nn.Conv2D(2, 3, 3), lambda t: t.nn.Conv2d(2, 3, 3), (2, 2, 5, 6), CONV
    ),
    "conv 3x2, stride 2x1, padding 1x0": LayerCase(
        lambda: nn.Conv2D(3, 4, (3, 2), (2, 1), (1, 0)),
        lambda t: t.nn.Conv2d(3, 4, (3, 2), (2, 1), (1, 0)),
        (3, 3, 7, 5),
        CONV,
    ),
    "conv 5x5, stride 3, padding 2": LayerCase(
        lambda: nn.Conv2D(1, 2, 5, 3, 2),
        lambda t: t.nn.Conv2d(1, 2, 5, 3, 2),
        (1, 1, 11, 9),
        CONV,
    ),
    "pointwise conv": LayerCase(
        lambda: nn.PointwiseConv2D(3, 4), lambda t: t.nn.Conv2d(3, 4, 1), (2, 3, 3, 4), CONV
    ),
    "depthwise conv, stride 2, padding 1": LayerCase(
        lambda: nn.DepthwiseConv2D(3, 3, 2, 1),
        lambda t: t.nn.Conv2d(3, 3, 3, 2, 1, groups=3),
        (2, 3, 6, 5),
        DEPTHWISE,
    ),
    "separable conv": LayerCase(
        lambda: nn.SeparableConv2D(3, 5, 3, 2, 1),
        separable,
        (2, 3, 6, 5),
        {
            "D": ("0.weight", lambda a: a[:, np.newaxis]),
            "W": ("1.weight", same),
            "b": ("1.bias", same),
        },
    ),
    "max pool 2": LayerCase(nn.MaxPool2D, lambda t: t.nn.MaxPool2d(2), (2, 3, 6, 4)),
    "max pool 2, odd": LayerCase(nn.MaxPool2D, lambda t: t.nn.MaxPool2d(2), (2, 2, 5, 7)),
    "max pool 3, stride 2": LayerCase(
        lambda: nn.MaxPool2D(3, 2), lambda t: t.nn.MaxPool2d(3, 2), (2, 2, 7, 8)
    ),
    "max pool 3x1, stride 1x2": LayerCase(
        lambda: nn.MaxPool2D((3, 1), (1, 2)), lambda t: t.nn.MaxPool2d((3, 1), (1, 2)), (2, 2, 5, 6)
    ),
    "max pool 1x4, stride 2x1": LayerCase(
        lambda: nn.MaxPool2D((1, 4), (2, 1)), lambda t: t.nn.MaxPool2d((1, 4), (2, 1)), (2, 2, 5, 6)
    ),
    "max pool 2, stride 3": LayerCase(
        lambda: nn.MaxPool2D(2, 3), lambda t: t.nn.MaxPool2d(2, 3), (2, 2, 8, 7)
    ),
    "average pool 2": LayerCase(nn.AveragePool2D, lambda t: t.nn.AvgPool2d(2), (2, 3, 5, 4)),
    "average pool 3x2, stride 2x1": LayerCase(
        lambda: nn.AveragePool2D((3, 2), (2, 1)),
        lambda t: t.nn.AvgPool2d((3, 2), (2, 1)),
        (2, 2, 7, 4),
    ),
    "global average pool": LayerCase(
        nn.GlobalAveragePool,
        lambda t: t.nn.Sequential(t.nn.AdaptiveAvgPool2d(1), t.nn.Flatten()),
        (3, 4, 3, 5),
    ),
    "batch norm": LayerCase(lambda: nn.BatchNorm(4), lambda t: t.nn.BatchNorm1d(4), (5, 4), NORM),
    "batch norm of images": LayerCase(
        lambda: nn.BatchNorm(3, momentum=0.3, epsilon=1e-3),
        lambda t: t.nn.BatchNorm2d(3, momentum=0.3, eps=1e-3),
        (4, 3, 3, 2),
        NORM,
    ),
    "rnn": LayerCase(lambda: nn.SimpleRNN(3, 4), lambda t: rnn(t, False), (2, 5, 3), RNN),
    "rnn, sequences": LayerCase(
        lambda: nn.SimpleRNN(3, 4, sequences=True), lambda t: rnn(t, True), (2, 5, 3), RNN
    ),
    "rnn, truncated after 2": LayerCase(
        lambda: nn.SimpleRNN(3, 4, sequences=True, truncation=2),
        lambda t: rnn(t, True, 2),
        (2, 5, 3),
        RNN,
    ),
    "sigmoid": LayerCase(nn.Sigmoid, lambda t: t.nn.Sigmoid(), (3, 7)),
    "tanh": LayerCase(nn.Tanh, lambda t: t.nn.Tanh(), (3, 7)),
    "relu": LayerCase(nn.ReLU, lambda t: t.nn.ReLU(), (3, 7)),
    "leaky-relu": LayerCase(nn.LeakyReLU, lambda t: t.nn.LeakyReLU(), (3, 7)),
    "elu": LayerCase(lambda: nn.ELU(1.3), lambda t: t.nn.ELU(1.3), (3, 7)),
    "gelu": LayerCase(nn.GELU, lambda t: t.nn.GELU(), (3, 7)),
    "silu": LayerCase(nn.SiLU, lambda t: t.nn.SiLU(), (3, 7)),
    "softplus": LayerCase(nn.Softplus, lambda t: t.nn.Softplus(), (3, 7)),
    "identity": LayerCase(nn.Identity, lambda t: t.nn.Identity(), (3, 7)),
    "softmax": LayerCase(nn.Softmax, lambda t: t.nn.Softmax(-1), (3, 7)),
}


def layer_in_torch(torch: Any, name: str) -> dict[str, nn.Array]:
    """y, dx, the parameters' gradients; for BatchNorm also what it remembers, and inference."""
    case = LAYER_CASES[name]
    module = case.theirs(torch)
    named = dict(module.named_parameters())
    with torch.no_grad():
        for ours, (theirs, convert) in case.parameters.items():
            start = parameter(name, ours, case.ours())
            named[theirs].copy_(torch.from_numpy(np.ascontiguousarray(convert(start))))
    x = torch.from_numpy(case.x(name)).requires_grad_(not case.integers)
    y = module(x.long() if case.integers else x)
    y.backward(torch.from_numpy(numbers(f"{name} dy", *y.shape)))
    found = {"y": y.detach().numpy()}
    if not case.integers:
        found["dx"] = x.grad.numpy()
    for ours, (theirs, _) in case.parameters.items():
        found[f"d{ours}"] = named[theirs].grad.numpy()
    if "batch norm" in name:
        found["running_mean"] = module.running_mean.numpy().copy()
        found["running_var"] = module.running_var.numpy().copy()
        module.eval()
        found["inference"] = module(x).detach().numpy()
    return found


def parameter(case: str, name: str, layer: nn.Layer) -> nn.Array:
    """Start values of a layer's parameter, the same for both sides."""
    return numbers(f"{case} {name}", *layer.parameter_shapes[name], scale=0.5)


@dataclass(frozen=True)
class LossCase:
    """One loss: ours, ``theirs(torch)(y, t)``, outputs, and what kind of targets it takes."""

    ours: Callable[[], nn.Loss]
    theirs: Callable[[Any], Callable[[Any, Any], Any]]
    outputs: int
    kind: str  # "numbers", "classes", "zeros and ones"
    probabilities: str = ""  # "softmax" or "sigmoid" is applied to y first

    def y(self, name: str, size: int = 4) -> nn.Array:
        scores = numbers(f"{name} y", size, self.outputs, scale=2.0)
        if self.probabilities == "softmax":
            return nn.softmax(scores).astype(np.float32)
        return 1 / (1 + np.exp(-scores)) if self.probabilities == "sigmoid" else scores

    def t(self, name: str, size: int = 4) -> nn.Array:
        rng = np.random.default_rng(zlib.crc32(f"{name} t {size}".encode()))
        if self.kind == "classes":
            return rng.integers(0, self.outputs, size)
        if self.kind == "zeros and ones":
            return rng.integers(0, 2, (size, self.outputs)).astype(np.float32)
        return numbers(f"{name} t", size, self.outputs, scale=2.0)


def functional(name: str, **options: Any) -> Callable[[Any], Callable[[Any, Any], Any]]:
    return lambda torch: lambda y, t: getattr(torch.nn.functional, name)(y, t, **options)


def nll_of_log(torch: Any) -> Callable[[Any, Any], Any]:
    return lambda y, t: torch.nn.functional.nll_loss(torch.log(y), t)


LOSS_CASES: dict[str, LossCase] = {
    "softmax-cross-entropy": LossCase(
        nn.SoftmaxCrossEntropy, functional("cross_entropy"), 5, "classes"
    ),
    "categorical-cross-entropy": LossCase(
        nn.CategoricalCrossEntropy, nll_of_log, 5, "classes", "softmax"
    ),
    "sparse-categorical-cross-entropy": LossCase(
        nn.SparseCategoricalCrossEntropy, nll_of_log, 5, "classes", "softmax"
    ),
    "sigmoid-cross-entropy": LossCase(
        nn.SigmoidCrossEntropy,
        functional("binary_cross_entropy_with_logits"),
        3,
        "zeros and ones",
    ),
    "binary-cross-entropy": LossCase(
        nn.BinaryCrossEntropy, functional("binary_cross_entropy"), 3, "zeros and ones", "sigmoid"
    ),
    "sum-of-squared-errors": LossCase(
        nn.SumOfSquaredErrors,
        lambda torch: lambda y, t: 0.5 * ((y - t) ** 2).sum() / len(y),
        3,
        "numbers",
    ),
    "mse": LossCase(nn.MeanSquaredError, functional("mse_loss"), 3, "numbers"),
    "mae": LossCase(nn.MeanAbsoluteError, functional("l1_loss"), 3, "numbers"),
    "rmse": LossCase(
        nn.RootMeanSquaredError,
        lambda torch: lambda y, t: torch.sqrt(torch.nn.functional.mse_loss(y, t)),
        3,
        "numbers",
    ),
    "huber": LossCase(lambda: nn.Huber(0.8), functional("huber_loss", delta=0.8), 3, "numbers"),
}


def loss_in_torch(torch: Any, name: str) -> dict[str, nn.Array]:
    """The loss of a batch of four and its gradient."""
    case = LOSS_CASES[name]
    y = torch.from_numpy(case.y(name)).requires_grad_()
    value = case.theirs(torch)(y, torch.from_numpy(case.t(name)))
    value.backward()
    return {"loss": np.array(value.item()), "dy": y.grad.numpy()}


@dataclass(frozen=True)
class OptimizerCase:
    """One optimizer: ours, ``theirs(torch, [parameter])``, and what is done to the gradient."""

    ours: Callable[[], nn.Optimizer]
    theirs: Callable[[Any, Any], Any]
    clip_value: float = 0.0
    clip_norm: float = 0.0
    l1: float = 0.0


OPTIMIZER_CASES: dict[str, OptimizerCase] = {
    "sgd": OptimizerCase(lambda: nn.SGD(0.05), lambda t, p: t.optim.SGD(p, 0.05)),
    "momentum": OptimizerCase(
        lambda: nn.Momentum(0.02, 0.8), lambda t, p: t.optim.SGD(p, 0.02, 0.8)
    ),
    "nesterov": OptimizerCase(
        lambda: nn.Nesterov(0.02, 0.8), lambda t, p: t.optim.SGD(p, 0.02, 0.8, nesterov=True)
    ),
    "adagrad": OptimizerCase(lambda: nn.AdaGrad(0.1), lambda t, p: t.optim.Adagrad(p, 0.1)),
    "rmsprop": OptimizerCase(
        lambda: nn.RMSProp(0.02, 0.9), lambda t, p: t.optim.RMSprop(p, 0.02, 0.9)
    ),
    "adam": OptimizerCase(lambda: nn.Adam(0.05), lambda t, p: t.optim.Adam(p, 0.05)),
    "adamw": OptimizerCase(
        lambda: nn.AdamW(0.05, weight_decay=0.1),
        lambda t, p: t.optim.AdamW(p, 0.05, weight_decay=0.1),
    ),
    "sgd with weight decay": OptimizerCase(
        lambda: nn.SGD(0.05, weight_decay=0.2), lambda t, p: t.optim.SGD(p, 0.05, weight_decay=0.2)
    ),
    "adam with weight decay": OptimizerCase(
        lambda: nn.Adam(0.05, weight_decay=0.2),
        lambda t, p: t.optim.Adam(p, 0.05, weight_decay=0.2),
    ),
    "momentum with all": OptimizerCase(
        lambda: nn.Momentum(0.02, 0.8, weight_decay=0.1, l1=0.05, clip_value=2.0, clip_norm=3.0),
        lambda t, p: t.optim.SGD(p, 0.02, 0.8, weight_decay=0.1),
        clip_value=2.0,
        clip_norm=3.0,
        l1=0.05,
    ),
}
STEPS = 20
PARAMETERS = 6


def hill(name: str) -> tuple[nn.Array, nn.Array, nn.Array]:
    """A quadratic function ½ pᵀAp - bᵀp and a point to start from."""
    half = numbers(f"{name} A", PARAMETERS, PARAMETERS)
    return half @ half.T, numbers(f"{name} b", PARAMETERS), numbers(f"{name} p", PARAMETERS)


def optimizer_in_torch(torch: Any, name: str) -> dict[str, nn.Array]:
    """The parameters after each of 20 steps."""
    case = OPTIMIZER_CASES[name]
    a, b, start = (torch.from_numpy(array.copy()) for array in hill(name))
    p = start.requires_grad_()
    optimizer = case.theirs(torch, [p])
    path = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        (0.5 * p @ a @ p - b @ p).backward()
        if case.clip_value:
            torch.nn.utils.clip_grad_value_([p], case.clip_value)
        if case.clip_norm:
            torch.nn.utils.clip_grad_norm_([p], case.clip_norm)
        if case.l1:
            p.grad += case.l1 * p.detach().sign()
        optimizer.step()
        path.append(p.detach().numpy().copy())
    return {"path": np.array(path)}


@dataclass(frozen=True)
class ScheduleCase:
    """One schedule: ours, and ``theirs(torch, optimizer)``."""

    ours: Callable[[], nn.Schedule]
    theirs: Callable[[Any, Any], Any]


SCHEDULE_CASES: dict[str, ScheduleCase] = {
    "constant": ScheduleCase(
        nn.Constant, lambda t, o: t.optim.lr_scheduler.ConstantLR(o, factor=1.0)
    ),
    "step": ScheduleCase(
        lambda: nn.StepDecay(4, 0.5), lambda t, o: t.optim.lr_scheduler.StepLR(o, 4, 0.5)
    ),
    "exponential": ScheduleCase(
        lambda: nn.Exponential(0.9), lambda t, o: t.optim.lr_scheduler.ExponentialLR(o, 0.9)
    ),
    "cosine": ScheduleCase(
        lambda: nn.Cosine(STEPS, 0.1),
        lambda t, o: t.optim.lr_scheduler.CosineAnnealingLR(o, STEPS, eta_min=0.1),
    ),
    "warm-up": ScheduleCase(
        lambda: nn.WarmUp(5, nn.Exponential(0.9), first=0.2),
        lambda t, o: t.optim.lr_scheduler.SequentialLR(
            o,
            [
                t.optim.lr_scheduler.LinearLR(o, 0.2, 1.0, 5),
                t.optim.lr_scheduler.ExponentialLR(o, 0.9),
            ],
            [5],
        ),
    ),
    "plateau": ScheduleCase(
        lambda: nn.ReduceOnPlateau(0.5, 2, 0.01),
        lambda t, o: t.optim.lr_scheduler.ReduceLROnPlateau(
            o, factor=0.5, patience=2, threshold=0.01
        ),
    ),
}


def losses_on_the_way(name: str) -> nn.Array:
    """Validation losses that fall, then stay."""
    noise = 0.05 * numbers(name, STEPS)
    return np.maximum(1.0 - 0.2 * np.arange(STEPS), 0.3) + noise


def schedule_in_torch(torch: Any, name: str) -> dict[str, nn.Array]:
    """The factor on the learning rate at each of 20 steps."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = SCHEDULE_CASES[name].theirs(torch, optimizer)
    rates = []
    for loss in losses_on_the_way(name):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step(*([float(loss)] if name == "plateau" else []))
    return {"rates": np.array(rates)}


def image_net() -> nn.Network:
    """A small convolutional network with every kind of layer that images meet."""
    layers = [
        nn.Conv2D(1, 4, 3, padding=1),
        nn.ReLU(),
        nn.BatchNorm(4),
        nn.MaxPool2D(2),
        nn.Conv2D(4, 6, 3),
        nn.ReLU(),
        nn.MaxPool2D(2),
        nn.Flatten(),
        nn.Affine(24, 3),
    ]
    network = nn.Network(layers, input_shape=(1, 12, 12))
    for name, array in network.params.items():
        if name[0] == "W":
            array[...] = numbers(f"net {name}", *array.shape, scale=0.3)
    return network


IMAGES = numbers("net images", 8, 1, 12, 12)
CLASSES = np.array([0, 1, 2, 2, 1, 0, 0, 1])


def image_net_in_torch(torch: Any, name: str) -> dict[str, nn.Array]:
    """Losses of 20 steps with Adam from the same start, and the scores afterwards."""
    ours = image_net().params
    layers = torch.nn
    module = layers.Sequential(
        layers.Conv2d(1, 4, 3, padding=1), layers.ReLU(), layers.BatchNorm2d(4),
        layers.MaxPool2d(2), layers.Conv2d(4, 6, 3), layers.ReLU(),
        layers.MaxPool2d(2), layers.Flatten(), layers.Linear(24, 3),
    )  # fmt: skip
    with torch.no_grad():
        for place, key in ((0, "1"), (4, "2"), (8, "3")):
            weight = ours[f"W{key}"]
            module[place].weight.copy_(
                torch.from_numpy((weight.T if key == "3" else weight).copy())
            )
            module[place].bias.zero_()
    optimizer = torch.optim.Adam(module.parameters(), lr=0.01)
    x, t = torch.from_numpy(IMAGES), torch.from_numpy(CLASSES)
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(module(x), t)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    module.eval()
    return {"losses": np.array(losses), "scores": module(x).detach().numpy()}


FAMILIES: dict[str, tuple[Any, Callable[[Any, str], dict[str, nn.Array]]]] = {
    "layer": (LAYER_CASES, layer_in_torch),
    "loss": (LOSS_CASES, loss_in_torch),
    "optimizer": (OPTIMIZER_CASES, optimizer_in_torch),
    "schedule": (SCHEDULE_CASES, schedule_in_torch),
    "net": (("image net",), image_net_in_torch),
    "trace": (TRACE_CASES, in_torch),
    "path": (PATH_CASES, path_in_torch),
    "curvature": (CURVATURE_CASES, curvature_in_torch),
}
