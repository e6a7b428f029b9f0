"""Schedules: how the learning rate changes along a run.

A schedule gives the factor on the optimizer's learning rate, so that the rate itself
stays what a person set and can change while training. ``SCHEDULES`` holds them by name.
"""

from __future__ import annotations

import math

from nn.checks import check_number, check_whole


class Schedule:
    """Base, and the constant schedule: the factor is 1 at every step."""

    def factor(self, step: int) -> float:
        """Factor on the learning rate for the update after ``step`` updates (0, 1, …)."""
        return 1.0

    observes = False  # whether the factor depends on what ``observe`` is told

    def observe(self, loss: float) -> None:
        """Hear of the validation loss after a whole epoch, or at a look that the recipe asks for.

        Used by ReduceOnPlateau. A look that there is only because a run ended is not told, so
        that a run in two legs is the same as in one.
        """

    def state(self) -> dict[str, float]:
        """What has to be saved so that ``restore`` goes on from here."""
        return {}

    def restore(self, state: dict[str, float]) -> None:
        """Take back what ``state`` gave."""


class Constant(Schedule):
    """The learning rate as it was set."""


class StepDecay(Schedule):
    """Times ``factor`` after every ``every`` steps: ``factor^floor(step / every)``."""

    def __init__(self, every: int = 1000, factor: float = 0.1) -> None:
        self.every = check_whole("StepDecay: every", every, 1)
        self.decay = check_number("StepDecay: factor", factor, 1e-12, 1.0)

    def factor(self, step: int) -> float:
        return self.decay ** (step // self.every)


class Exponential(Schedule):
    """Times ``decay`` after every step: ``decay^step``."""

    def __init__(self, decay: float = 0.999) -> None:
        self.decay = check_number("Exponential: decay", decay, 1e-12, 1.0)

    def factor(self, step: int) -> float:
        return self.decay**step


class Cosine(Schedule):
    """From 1 down to ``final`` along half a cosine over ``steps`` steps, then ``final``.

    Loshchilov & Hutter 2017, equation 5, without restarts.
    """

    def __init__(self, steps: int = 1000, final: float = 0.0) -> None:
        self.steps = check_whole("Cosine: steps", steps, 1)
        self.final = check_number("Cosine: final", final, 0.0, 1.0)

    def factor(self, step: int) -> float:
        along = min(step / self.steps, 1.0)
        return self.final + (1.0 - self.final) * 0.5 * (1.0 + math.cos(math.pi * along))


class WarmUp(Schedule):
    """Up from ``first`` to 1 in a straight line over ``steps`` steps, then another schedule.

    The other one begins when the warm-up has ended. Goyal et al. 2017, section 2.2.
    """

    def __init__(self, steps: int = 100, then: Schedule | None = None, first: float = 0.1) -> None:
        self.steps = check_whole("WarmUp: steps", steps, 1)
        self.first = check_number("WarmUp: first", first, 0.0, 1.0)
        self.then = then or Constant()

    def factor(self, step: int) -> float:
        if step >= self.steps:
            return self.then.factor(step - self.steps)
        return self.first + (1.0 - self.first) * step / self.steps

    @property
    def observes(self) -> bool:  # type: ignore[override]
        return self.then.observes

    def observe(self, loss: float) -> None:
        self.then.observe(loss)

    def state(self) -> dict[str, float]:
        return self.then.state()

    def restore(self, state: dict[str, float]) -> None:
        self.then.restore(state)


class ReduceOnPlateau(Schedule):
    """Times ``factor`` when ``observe`` has heard no better loss more than ``patience`` times.

    A loss is better when it is below the best one by the share ``threshold``; the same
    rule as PyTorch's ReduceLROnPlateau.
    """

    observes = True

    def __init__(self, factor: float = 0.1, patience: int = 10, threshold: float = 1e-4) -> None:
        self.reduction = check_number("ReduceOnPlateau: factor", factor, 1e-12, 1.0)
        self.patience = check_whole("ReduceOnPlateau: patience", patience, 0)
        self.threshold = check_number("ReduceOnPlateau: threshold", threshold, 0.0, 1.0)
        self._now = 1.0
        self._best = math.inf
        self._waited = 0

    def factor(self, step: int) -> float:
        return self._now

    def observe(self, loss: float) -> None:
        if loss < self._best * (1.0 - self.threshold):
            self._best, self._waited = loss, 0
            return
        self._waited += 1
        if self._waited > self.patience:
            self._now *= self.reduction
            self._waited = 0

    def state(self) -> dict[str, float]:
        return {"now": self._now, "best": self._best, "waited": self._waited}

    def restore(self, state: dict[str, float]) -> None:
        if not state:
            return
        self._now, self._best = float(state["now"]), float(state["best"])
        self._waited = int(state["waited"])


SCHEDULES: dict[str, type[Schedule]] = {
    "constant": Constant,
    "step": StepDecay,
    "exponential": Exponential,
    "cosine": Cosine,
    "warm-up": WarmUp,
    "plateau": ReduceOnPlateau,
}
