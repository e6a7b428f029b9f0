"""Training step by step, the way of PyTorch: zero_grad, forward, backward, step."""

from __future__ import annotations

import numpy as np

from nn.arrays import Array
from nn.errors import ShapeError
from nn.network import Network
from nn.optimizers import Optimizer


class Module:
    """A network with its optimizer, used in four verbs.

        module.zero_grad()
        scores = module.forward(x)
        loss = module.backward(t)
        module.step()

    ``backward`` adds dL/dparameters to what is there already, so that several
    mini-batches can share one step; ``grads`` holds the sum under the names of
    ``network.params``. ``train()`` and ``eval()`` choose how layers with two modes
    (BatchNorm, Dropout) behave in ``forward``.
    """

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        self.network = network
        self.optimizer = optimizer
        self.training = True
        self._sum = np.zeros_like(network.gradients)
        self._scores: Array | None = None
        self.grads = network.named_views(self._sum)

    def train(self) -> None:
        """Forward passes are for training from now on."""
        self.training = True

    def eval(self) -> None:
        """Forward passes are for inference from now on."""
        self.training = False

    def zero_grad(self) -> None:
        """Forget the gradients that were added up."""
        self._sum[...] = 0.0

    def forward(self, x: Array) -> Array:
        """Outputs (N, *output_shape) for the batch x, the caller's own. Raises ShapeError."""
        self._scores = self.network.forward(self.network.batch(x), self.training)
        return self._scores.copy()

    def backward(self, t: Array) -> float:
        """The loss of the last ``forward`` for targets t; adds its gradients.

        Raises LabelError for targets that do not fit, ShapeError without a forward pass.
        """
        if self._scores is None:
            raise ShapeError("{layer}: call forward before backward.", layer="Module")
        loss = self.network.loss_function
        targets = self.network.targets(t, len(self._scores))
        value = loss.forward(self._scores, targets)
        self.network.backward(loss.backward())
        self._sum += self.network.gradients
        self._scores = None
        return value

    def step(self) -> None:
        """Let the optimizer change the parameters by the gradients added up so far."""
        self.optimizer.update(self.network.parameters, self._sum)
