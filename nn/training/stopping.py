"""When training ends: rules that ``fit`` asks after every step and every epoch.

A rule says why it stops in a sentence, or nothing. Rules are asked in order; the first
that has something to say ends the training. ``Patience`` can also bring the best
weights back.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from time import perf_counter

from nn.arrays import Array
from nn.checks import check_number, check_whole
from nn.errors import FieldError
from nn.network import Network


class Stopping:
    """Base of all rules."""

    def begin(self, metrics: Sequence[str]) -> None:
        """Training begins; its epochs will hold these numbers."""

    def after_step(self, step: int) -> str | None:
        """Why to stop after ``step`` steps; None to go on."""
        return None

    def after_epoch(self, entry: Mapping[str, float], network: Network) -> str | None:
        """Why to stop after an epoch with these numbers; None to go on."""
        return None

    def end(self, network: Network) -> None:
        """Training has ended, whatever the reason."""


class Steps(Stopping):
    """Stop after so many steps."""

    def __init__(self, steps: int) -> None:
        self.steps = check_whole("Steps", steps, 1)

    def after_step(self, step: int) -> str | None:
        return f"{step} steps were taken" if step >= self.steps else None


class WallClock(Stopping):
    """Stop when so many seconds have passed."""

    def __init__(self, seconds: float) -> None:
        self.seconds = check_number("WallClock", seconds, 0.0)

    def begin(self, metrics: Sequence[str]) -> None:
        self._start = perf_counter()

    def after_step(self, step: int) -> str | None:
        passed = perf_counter() - self._start
        return f"{passed:.1f} s have passed" if passed >= self.seconds else None


class Watching(Stopping):
    """Base of rules that watch one number of the epochs, such as "val_loss" or "accuracy"."""

    def __init__(self, metric: str) -> None:
        self.metric = metric
        self.sign = -1.0 if "accuracy" in metric else 1.0  # so that smaller is better

    def begin(self, metrics: Sequence[str]) -> None:
        """Raises FieldError when the epochs do not hold the number."""
        if self.metric not in metrics:
            raise FieldError(
                "There is no '{metric}' to monitor. Available: {known}. Metrics that begin with "
                "val_ need validation samples.",
                metric=self.metric,
                known=", ".join(metrics),
            )


class Target(Watching):
    """Stop as soon as a number is as good as ``value``: an accuracy above, a loss below."""

    def __init__(self, metric: str, value: float) -> None:
        super().__init__(metric)
        self.goal = check_number("Target", value, -math.inf)

    def after_epoch(self, entry: Mapping[str, float], network: Network) -> str | None:
        value = entry[self.metric]
        if self.sign * value > self.sign * self.goal:
            return None
        return f"{self.metric} {value:.6g} reached the target {self.goal:g}"


class Patience(Watching):
    """Stop when a number has not become better for ``epochs`` epochs (early stopping).

    Better means by more than ``least``. With ``restore_best`` the network ends with the
    weights of its best epoch, whatever ended the training. Prechelt 1998.
    """

    def __init__(
        self,
        epochs: int = 5,
        metric: str = "val_loss",
        least: float = 0.0,
        restore_best: bool = True,
    ) -> None:
        super().__init__(metric)
        self.epochs = check_whole("Patience", epochs, 1)
        self.least = check_number("Patience: least", least, 0.0)
        self.restore_best = restore_best

    def begin(self, metrics: Sequence[str]) -> None:
        super().begin(metrics)
        self.resume(math.inf, 0)
        self._kept: dict[str, Array] | None = None

    def resume(self, best: float, waited: int) -> None:
        """Go on where the smallest value was ``best``, and ``waited`` epochs were no better."""
        self._best, self.waited = best, waited

    def wait_again(self) -> None:
        """Count the epochs without a better one from 0."""
        self.waited = 0

    def after_epoch(self, entry: Mapping[str, float], network: Network) -> str | None:
        value = self.sign * entry[self.metric]
        if value < self._best - self.least:
            self._best, self.waited = value, 0
            self._kept = network.state() if self.restore_best else None
            return None
        self.waited += 1
        if self.waited < self.epochs:
            return None
        return (
            f"{self.metric} did not get better than {self.sign * self._best:.6g} "
            f"for {self.epochs} epochs"
        )

    def end(self, network: Network) -> None:
        if self._kept is not None:
            network.restore(self._kept)
