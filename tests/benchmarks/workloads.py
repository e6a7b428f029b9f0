"""The workloads of the engine's benchmark, in Nablascope: networks that people learn with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

import nn
from nn.training.probes import norm

Step = Callable[[], float]


@dataclass(frozen=True)
class Workload:
    """One network and how it is trained; ``sizes`` are empty for the convolutional one."""

    name: str
    what: str
    sizes: tuple[int, ...]
    activation: str
    batch_size: int
    optimizer: str
    learning_rate: float
    norms: bool = False

    @property
    def images(self) -> bool:
        """Whether it takes images instead of rows of numbers."""
        return not self.sizes


W5 = "conv 8@3x3 - ReLU - pool 2 - conv 16@3x3 - ReLU - pool 2 - Affine 10"
WORKLOADS = {
    one.name: one
    for one in (
        Workload("W1", "784-80-10 ReLU", (784, 80, 10), "relu", 200, "sgd", 0.1),
        Workload(
            "W2", "784-100x5-10 sigmoid, every norm", (784, *(100,) * 5, 10), "sigmoid", 128,
            "sgd", 0.1, norms=True,
        ),
        Workload("W3", "784-512-256-10 ReLU", (784, 512, 256, 10), "relu", 256, "adam", 0.001),
        Workload("W4", "2-8-8-1 tanh", (2, 8, 8, 1), "tanh", 10, "sgd", 0.03),
        Workload("W5", W5, (), "relu", 64, "adam", 0.001),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Data:
    """Samples and targets of a workload: rows, images, or points of a plane."""

    x: nn.Array
    t: nn.Array


def data_for(workload: Workload, mnist: tuple[nn.Array, nn.Array]) -> Data:
    """MNIST as the workload takes it; for W4 two Gaussians with the labels -1 and 1."""
    if workload.images:
        return Data(mnist[0].reshape(-1, 1, 28, 28), mnist[1])
    if workload.sizes[0] == 2:
        rng = np.random.default_rng(0)
        t = rng.choice([-1.0, 1.0], (500, 1)).astype(np.float32)
        return Data((rng.normal(0, 1, (500, 2)) + 2 * t).astype(np.float32), t)
    return Data(*mnist)


def layers(workload: Workload) -> list[nn.Layer]:
    """The layers of a workload."""
    if workload.images:
        return [nn.Conv2D(1, 8, 3), nn.ReLU(), nn.MaxPool2D(2),
                nn.Conv2D(8, 16, 3), nn.ReLU(), nn.MaxPool2D(2),
                nn.Flatten(), nn.Affine(400, 10)]  # fmt: skip
    chain: list[nn.Layer] = []
    for inputs, outputs in pairwise(workload.sizes):
        chain += [nn.Affine(inputs, outputs), nn.ACTIVATIONS[workload.activation]()]
    return chain if workload.sizes[-1] == 1 else chain[:-1]


def network(workload: Workload) -> nn.Network:
    """The network of a workload with He's start weights."""
    loss = nn.MeanSquaredError() if workload.sizes[-1:] == (1,) else nn.SoftmaxCrossEntropy()
    shape = (1, 28, 28) if workload.images else None
    return nn.Network(layers(workload), loss, input_shape=shape)


def ours(workload: Workload, data: Data) -> tuple[Step, nn.Network]:
    """One step of training with our engine, and the network."""
    net = network(workload)
    optimizer = nn.OPTIMIZERS[workload.optimizer](workload.learning_rate)
    trainer = nn.Trainer(net, optimizer, data.x, data.t, workload.batch_size)
    if not workload.norms:
        return lambda: trainer.step().loss, net
    gradients = [net.grads[name].reshape(-1) for name in net.weight_names]

    def step() -> float:
        loss = trainer.step().loss
        for gradient in gradients:
            norm(gradient)
        return loss

    return step, net


def bare_products(workload: Workload) -> Callable[[], None]:
    """The matrix products of a step of affine layers alone, into arrays that are there already."""
    size = workload.batch_size
    rng = np.random.default_rng(0)

    def array(*shape: int) -> nn.Array:
        return rng.random(shape, np.float32)

    sets = [
        (array(size, a), array(a, b), array(size, b), array(size, b), array(a, b), array(size, a))
        for a, b in pairwise(workload.sizes)
    ]

    def products() -> None:
        for place, (x, W, y, grad, dW, dx) in enumerate(sets):
            np.matmul(x, W, out=y)
            np.matmul(x.T, grad, out=dW)
            if place:
                np.matmul(grad, W.T, out=dx)

    return products
