"""Evaluation: loss and score of a network over a part of the data, in pieces of bounded time."""

from __future__ import annotations

import math
from collections import deque

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import REGRESSION, Part
from nn.data.preparation import Preparation
from nn.network import Network
from nn.regression_losses import MeanSquaredError


class Judge:
    """What is told of answers besides their loss: the accuracy, or the R² of a regression.

    R² is the share of the targets' variance that the answers explain, 1 - MSE / variance: 0 is
    no better than always to answer the mean. It is NaN where all targets are the same.
    """

    def __init__(self, network: Network, task: str, targets: Array) -> None:
        self._loss = network.loss_function
        self._variance = math.nan
        self._regression = task == REGRESSION
        self._is_mean_square = isinstance(self._loss, MeanSquaredError)
        if self._regression and len(targets):
            self._variance = float(targets.var(dtype=np.float64)) or math.nan

    def score(self, scores: Array, targets: Array, loss: float) -> float:
        """Of one batch with its mean loss."""
        if self._regression:
            error = loss if self._is_mean_square else float(np.square(scores - targets).mean())
            return 1.0 - error / self._variance
        return self._loss.accuracy(scores, targets)


class Evaluation:
    """Loss and score of a lane's network over one part of the data, a chunk at a time.

    ``part`` holds targets as the network's loss takes them. ``outputs`` (n, outputs) is
    what left the network for the samples that have been looked at.
    """

    def __init__(self, network: Network, part: Part, preparation: Preparation, task: str) -> None:
        self._network, self._part, self._preparation = network, part, preparation
        self._judge = Judge(network, task, part.t)
        self._starts = deque(range(0, len(part), network.evaluation_chunk))
        self.outputs = np.empty((len(part), network.output_size), network.dtype)
        self._loss = self._score = self._absolute = self._squares = 0.0
        self._regression, self._spread = task == REGRESSION, preparation.target.spread

    @property
    def done(self) -> bool:
        """Whether every chunk has been looked at."""
        return not self._starts

    @QUIET
    def advance(self) -> None:
        """Look at the next chunk."""
        start = self._starts.popleft()
        chosen = slice(start, start + self._network.evaluation_chunk)
        x, targets = self._preparation.apply(self._part.x[chosen]), self._part.t[chosen]
        scores = self.outputs[chosen] = self._network.forward(x)
        loss_function = self._network.loss_function
        loss = loss_function.forward(scores, targets)
        self._loss += loss_function.additive(loss) * len(targets)
        self._score += self._judge.score(scores, targets, loss) * len(targets)
        if self._regression:
            differences = np.subtract(scores, targets, dtype=np.float64)
            self._absolute += float(np.abs(differences).sum())
            self._squares += float(np.square(differences).sum())

    def finish(self) -> tuple[float, float]:
        """Look at all that is left; (mean loss, score), NaN over no samples.

        The loss of a regression is that in the target's own unit.
        """
        while self._starts:
            self.advance()
        count, loss_function = len(self._part) or math.nan, self._network.loss_function
        loss = loss_function.from_additive(self._loss / count)
        return loss * self._spread**loss_function.degree, self._score / count

    @property
    def root_mean_squared_error(self) -> float:
        """Of a regression, in the target's own unit."""
        return math.sqrt(self._squares / (len(self._part) or math.nan)) * self._spread

    @property
    def mean_absolute_error(self) -> float:
        """Of a regression, in the target's own unit."""
        return self._absolute / (len(self._part) or math.nan) * self._spread
