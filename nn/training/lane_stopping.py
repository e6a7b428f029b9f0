"""When a lane ends before its last step, and the best weights that it has had."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from nn.arrays import Array
from nn.data.dataset import REGRESSION
from nn.errors import Phrase, Sentence, sentence
from nn.network import Network
from nn.training.recipe.experiment import Experiment
from nn.training.stopping import Patience, Target

SCORES = {REGRESSION: Phrase("validation R²")}
ACCURACY = Phrase("validation accuracy")


@dataclass(frozen=True)
class Stop:
    """Why a lane ended before its last step: ``reason`` after ``step`` steps.

    Results are those of the weights at ``best_step``.
    """

    step: int
    reason: Sentence
    best_step: int


class LaneStopping:
    """The rule of a lane's recipe, asked after each evaluation on the validation set.

    It keeps the weights with the smallest validation loss, as ``best`` (a state of the network)
    and ``best_step``; with stopping "none" it keeps nothing and never ends. Prechelt 1998.
    """

    def __init__(self, experiment: Experiment, task: str) -> None:
        self.kind = experiment.stopping
        self._score = SCORES.get(task, ACCURACY)
        self._limit = experiment.stop_value
        self._patience = Patience(experiment.patience, restore_best=False)
        self._target = Target("val_accuracy", self._limit)
        self._patience.begin(["val_loss"])
        self._lowest = math.inf
        self._squares, self._steps = 0.0, 0  # of the gradient's norm since the last evaluation
        self._active = True
        self.best: dict[str, Array] | None = None
        self.best_step = 0

    def after_step(self, norms: Array) -> None:
        """A step was taken; ``norms`` are those of the gradient in each layer."""
        if self.kind == "small-gradient":
            self._squares += float(norms.dot(norms))
            self._steps += 1

    def after_evaluation(
        self, step: int, loss: float, score: float, network: Network
    ) -> Sentence | None:
        """Why to stop now, after an evaluation with this validation loss and score; else None."""
        if self.kind == "none":
            return None
        if loss < self._lowest:
            self._lowest, self.best, self.best_step = loss, network.state(), step
        entry = {"val_loss": loss, "val_accuracy": score}
        over = self._patience.after_epoch(entry, network) is not None
        mean = math.sqrt(self._squares / self._steps) if self._steps else math.inf
        self._squares, self._steps = 0.0, 0
        if not self._active:
            return None
        if self.kind == "patience" and over:
            return sentence(
                "The validation loss has not improved for {count} evaluations. It was lowest, "
                "{best:.4g}, at step {step}.",
                count=self._patience.epochs,
                best=self._lowest,
                step=self.best_step,
            )
        if self.kind == "target" and self._target.after_epoch(entry, network) is not None:
            return sentence(
                "The {score} reached {value:.4g}; the target was {limit:g}.",
                score=self._score,
                value=score,
                limit=self._limit,
            )
        if self.kind == "small-gradient" and mean < self._limit:
            return sentence(
                "The norm of the gradient since the last evaluation was {value:.2g} on average, "
                "below {limit:g}.",
                value=mean,
                limit=self._limit,
            )
        return None

    def go_on(self) -> None:
        """The lane continues: patience counts from 0 again, and what was reached stops no more."""
        self._patience.wait_again()
        self._active = self.kind == "patience"

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """What decides when to stop: arrays, and JSON-ready values."""
        if self.kind == "none":
            return {}, {}
        arrays = {f"best/{name}": array for name, array in (self.best or {}).items()}
        rest = {
            "lowest": None if self.best is None else self._lowest,
            "best_step": self.best_step,
            "waited": self._patience.waited,
            "squares": self._squares,
            "steps": self._steps,
            "active": self._active,
        }
        return arrays, rest

    def restore(self, best: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        if self.kind == "none":
            return
        lowest = math.inf if rest["lowest"] is None else float(rest["lowest"])
        counts = [rest["waited"], rest["steps"], rest["best_step"]]
        if any(type(one) is not int or one < 0 for one in counts) or math.isnan(lowest):
            raise ValueError(f"stopping: {rest}")
        self.best, self.best_step = best or None, counts[2]
        self._lowest = lowest
        self._patience.resume(lowest, counts[0])
        self._squares, self._steps = float(rest["squares"]), counts[1]
        self._active = bool(rest["active"])
