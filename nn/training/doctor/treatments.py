"""Settings of the recipe that may help a lane."""

from __future__ import annotations

import itertools

from nn.errors import NablascopeError
from nn.optimizers import smaller_rate
from nn.training.doctor.case import Case, Setting
from nn.training.lanes import variation
from nn.training.recipe.experiment import Experiment

HIDDEN_UNITS, MOST_UNITS = 8, 1000


def slower(case: Case) -> list[Setting]:
    """A tenth of the learning rate; where that cannot be, what else makes the first steps small."""
    rate = smaller_rate(case.experiment.learning_rate)
    if rate is not None:
        return [("learning_rate", rate)]
    return [*scaled(case), ("initializer", "he"), *normalized(case.experiment)]


def scaled(case: Case) -> list[Setting]:
    """Standardised inputs, where they can be had."""
    return [] if case.facts.words else [("scaling", "standardise")]


def normalized(experiment: Experiment) -> list[Setting]:
    """Batch normalization, where there are layers that it can stand in."""
    return [("normalization", "batch")] if experiment.hidden or experiment.convolutions else []


def residual(experiment: Experiment) -> list[Setting]:
    """Skip connections, where there are hidden layers of equal width."""
    equal = any(one == two for one, two in itertools.pairwise(experiment.hidden))
    return [("skip", "add")] if equal else []


def momentum(experiment: Experiment) -> list[Setting]:
    """Momentum, where the optimizer is the plain one."""
    return [("optimizer", "momentum")] if experiment.optimizer == "sgd" else []


def more_capacity(experiment: Experiment) -> list[Setting]:
    """A hidden layer where there is none, else layers of twice the width."""
    if not experiment.hidden:
        return [("hidden", (HIDDEN_UNITS,))]
    return [("hidden", tuple(min(2 * size, MOST_UNITS) for size in experiment.hidden))]


def less_capacity(experiment: Experiment) -> list[Setting]:
    """Hidden layers of half the width."""
    halved = tuple(max(size // 2, 1) for size in experiment.hidden)
    return [("hidden", halved)] if experiment.hidden else []


def possible(experiment: Experiment, settings: list[Setting]) -> list[Setting]:
    """The settings in which a new lane can differ from this one, in their order."""
    found = []
    for field, value in settings:
        try:
            variation([experiment], 0, field, value)
        except NablascopeError:
            continue
        found.append((field, value))
    return found
