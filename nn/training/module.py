"""Training step by step, the way of PyTorch: zero_grad, forward, backward, step."""

from __future__ import annotations

import numpy as np

from nn.arrays import QUIET, Array
from nn.errors import ShapeError
from nn.labels import label_array
from nn.network import Network
from nn.optimizers import Optimizer
from nn.training.trainer import require_trainable


class Module:
    """A network with its optimizer, used in four verbs.

        module.zero_grad()
        scores = module.forward(x)
        loss = module.backward(t)
        module.step()

    ``backward`` adds dL/dparameters to what is there already, so that several
    mini-batches can share one step. ``train()`` and ``eval()`` choose how layers with two modes
    (BatchNorm, Dropout) behave in ``forward``.
    """

    def __init__(self, network: Network, optimizer: Optimizer) -> None:
        require_trainable("Module", network, optimizer)
        self.network = network
        self.optimizer = optimizer
        self.training = True
        self._sum = np.zeros_like(network.gradients)
        self._scores: Array | None = None
        self._pass = -1

    @property
    def grads(self) -> dict[str, Array]:
        """The gradients added up so far, under the names of ``network.params``."""
        return self.network.named_views(self._sum)

    def train(self) -> None:
        """Forward passes are for training from now on."""
        self.training = True

    def eval(self) -> None:
        """Forward passes are for inference from now on."""
        self.training = False

    def zero_grad(self) -> None:
        """Forget the gradients that were added up."""
        self._sum[...] = 0.0

    @QUIET
    def forward(self, x: Array) -> Array:
        """Outputs (N, *output_shape) for the batch x, or of one sample; the caller's own.

        Raises ShapeError or DataError for samples that do not fit.
        """
        batch = self.network.batch(x)
        self._single = batch.ndim > np.ndim(x)
        self._scores = self.network.forward(batch, self.training)
        self._pass = self.network.passes
        return (self._scores[0] if self._single else self._scores).copy()

    @QUIET
    def backward(self, t: Array) -> float:
        """The loss of the last ``forward`` for targets t; adds its gradients.

        Raises LabelError for targets that do not fit, ShapeError without a forward pass, or
        when the network was used for something else since.
        """
        if self._scores is None:
            raise ShapeError("{layer}: call forward before backward.", layer="Module")
        if self._pass != self.network.passes:
            raise ShapeError(
                "Module: the network has processed other samples since forward, so the values "
                "that backward needs are gone. Call forward again right before backward."
            )
        loss = self.network.loss_function
        labels = label_array(t)
        labels = labels[np.newaxis] if self._single else labels
        targets = self.network.targets(labels, len(self._scores))
        value = loss.forward(self._scores, targets)
        self.network.backward(loss.backward())
        self._sum += self.network.gradients
        self._scores = None
        return value

    def step(self) -> None:
        """Let the optimizer change the parameters by the gradients added up so far."""
        self.optimizer.update(self.network.parameters, self._sum)
