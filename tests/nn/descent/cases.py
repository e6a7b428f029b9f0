"""What is held against PyTorch: paths of optimizers, curvatures and step lengths."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

import nn
from nn.descent.functions import OF_TWO

STEPS = 30  # as in the book
PATH_CASES = tuple(f"{valley} {name}" for valley in OF_TWO for name in nn.OPTIMIZERS)
TORCH = {
    "sgd": lambda t, p, rate: t.optim.SGD(p, rate),
    "momentum": lambda t, p, rate: t.optim.SGD(p, rate, 0.9),
    "nesterov": lambda t, p, rate: t.optim.SGD(p, rate, 0.9, nesterov=True),
    "adagrad": lambda t, p, rate: t.optim.Adagrad(p, rate),
    "rmsprop": lambda t, p, rate: t.optim.RMSprop(p, rate),
    "adam": lambda t, p, rate: t.optim.Adam(p, rate),
    "adamw": lambda t, p, rate: t.optim.AdamW(p, rate, weight_decay=0.0),
}
FUNCTIONS: dict[str, Any] = {
    "book": lambda x, y: x**2 / 20 + y**2,
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "saddle": lambda x, y: x**2 / 2 - y**2 / 2 + y**4 / 8,
    "ravine": lambda x, y: y.abs() * 2 + x**2 / 40,
}
OPTIONS: dict[str, dict[str, Any]] = {"adamw": {"weight_decay": 0.0}}


def rate_of(case: str) -> tuple[str, str, float]:
    """The valley, the optimizer and the learning rate of a case."""
    valley, name = case.split()
    return valley, name, OF_TWO[valley].rates.get(name, OF_TWO[valley].rate)


def path_in_torch(torch: Any, case: str) -> dict[str, nn.Array]:
    """Where the optimizer of PyTorch is after each step, and f there."""
    valley, name, rate = rate_of(case)
    p = torch.tensor(OF_TWO[valley].start, dtype=torch.float64, requires_grad=True)
    optimizer = TORCH[name](torch, [p], rate)
    points, values = [], []
    for _ in range(STEPS + 1):
        optimizer.zero_grad()
        value = FUNCTIONS[valley](p[0], p[1])
        value.backward()
        points.append(p.detach().numpy().copy())
        values.append(value.item())
        optimizer.step()
    return {"points": np.array(points), "values": np.array(values)}


CURVATURE_CASES = ("tanh mse", "sigmoid cross-entropy", "tanh two layers", "linear")
HIDDEN = {"tanh two layers": (5, 4), "linear": ()}
RATE = 0.3


def small_network(case: str) -> tuple[nn.Network, nn.Array, nn.Array]:
    """A network in float64 with a batch of twelve samples."""
    layers: list[nn.Layer] = []
    sizes = (4, *HIDDEN.get(case, (6,)), 3)
    for inputs, outputs in itertools.pairwise(sizes):
        layers.append(nn.Affine(inputs, outputs, "xavier", seed=None))
        layers.append(nn.Sigmoid() if "sigmoid" in case else nn.Tanh())
    loss = "softmax-cross-entropy" if "cross" in case else "mse"
    network = nn.Network(layers[:-1], loss=loss, seed=3, dtype=np.float64)
    rng = np.random.default_rng(5)
    return network, rng.standard_normal((12, 4)), rng.integers(0, 3, 12)


def curvature_in_torch(torch: Any, case: str) -> dict[str, nn.Array]:
    """The eigenvalues of the Hessian, the gradient, and the losses and slopes of one SGD step."""
    network, x, t = small_network(case)
    sizes = [network.params[name].shape for name in network.params]
    inputs, targets = torch.from_numpy(x), torch.from_numpy(t)
    act = torch.sigmoid if "sigmoid" in case else torch.tanh

    def loss(vector: Any) -> Any:
        y, start = inputs, 0
        for index in range(0, len(sizes), 2):
            (rows, columns), count = sizes[index], sizes[index][0] * sizes[index][1]
            y = y @ vector[start : start + count].reshape(rows, columns)
            y = y + vector[start + count : start + count + columns]
            start += count + columns
            y = act(y) if index + 2 < len(sizes) else y
        if "cross" in case:
            return torch.nn.functional.cross_entropy(y, targets)
        return ((y - torch.nn.functional.one_hot(targets, 3)) ** 2).mean()

    vector = torch.tensor(network.parameters, requires_grad=True)
    hessian = torch.autograd.functional.hessian(loss, vector)
    before = loss(vector)
    (gradient,) = torch.autograd.grad(before, vector)
    moved = (vector - RATE * gradient).detach().requires_grad_()
    after = loss(moved)
    (later,) = torch.autograd.grad(after, moved)
    direction = -RATE * gradient
    return {
        "eigenvalues": torch.linalg.eigvalsh(hessian).numpy(),
        "gradient": gradient.numpy(),
        "losses": np.array([before.item(), after.item()]),
        "slopes": np.array([(one @ direction).item() for one in (gradient, later)]),
    }
