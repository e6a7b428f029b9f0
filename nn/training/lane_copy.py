"""LaneCopy: a lane's network as it is now, with samples, to be examined at leisure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array
from nn.data.prepared import Prepared
from nn.errors import Cancelled
from nn.gradcheck import Checked, check_gradients
from nn.layer_check import check_layers
from nn.network import Network
from nn.step_study import GradientCost, StepStudy, measure_cost, study_steps
from nn.training.lane import Lane
from nn.training.model import Model
from nn.training.recipe.building import added_decay

MOST_SAMPLES = 32  # of the mini-batch that a gradient check uses
MOST_ENTRIES = 25  # of each array


@dataclass(frozen=True, eq=False)
class LaneCopy:
    """The lane ``slot`` after ``step`` steps: its network, the mini-batch that comes next as it
    enters the network, and the weight decay that is added to its gradient.

    ``prepared`` are the data it learns from, ``visited`` the steps and the parameters that it
    has passed (see WeightPath), and ``best`` the step and the state of the network by which a lane
    that stopped early is judged (None for others); nobody changes these.
    """

    slot: int
    step: int
    network: Network
    x: Array
    targets: Array
    decay: float
    prepared: Prepared
    visited: tuple[tuple[int, Array], ...]
    best: tuple[int, dict[str, Array]] | None = None

    @classmethod
    def of(cls, lane: Lane) -> LaneCopy:
        """A copy of a lane, which does not change."""
        x, targets = lane.upcoming()
        decay = added_decay(lane.experiment)
        return cls(
            lane.slot,
            lane.step,
            lane.network.copy(),
            x.copy(),
            np.array(targets),
            decay,
            lane.prepared,
            tuple(lane.path.kept),
            lane.result if lane.stop is not None else None,
        )

    def model(self, network: Network) -> Model:
        """A network like the copy's with all that a sample needs to be asked of it."""
        return Model.of(network, self.prepared)

    def validation(self, most: int) -> tuple[Array, Array]:
        """At most so many validation samples, evenly chosen, as they enter network and loss."""
        part, preparation = self.prepared.dataset.validation, self.prepared.preparation
        count = min(len(part), most)
        rows = np.linspace(0, len(part) - 1, count).astype(np.intp)
        x, t = preparation.apply(part.x[rows]), preparation.target.apply(part.t[rows])
        return x, self.network.targets(t, count)


def copy_of(copies: Sequence[LaneCopy], slot: int) -> LaneCopy:
    """The copy of the lane with this slot. Raises Cancelled where it is gone."""
    found = next((one for one in copies if one.slot == slot), None)
    if found is None:
        raise Cancelled
    return found


@dataclass(frozen=True, eq=False)
class CheckReport:
    """What the gradient check of a lane found.

    ``whole`` holds every parameter array against differences of the loss, ``alone`` every layer
    against differences of its own. ``cost`` is for the whole mini-batch.
    """

    slot: int
    step: int
    samples: int
    whole: list[Checked]
    alone: list[Checked]
    cost: GradientCost
    study: StepStudy

    @property
    def worst(self) -> Checked:
        """The worst array of those that are checked alone."""
        return max(self.alone, key=lambda one: one.relative_error)


def check_lane(copy: LaneCopy, progress: Callable[[float], None] = lambda _: None) -> CheckReport:
    """The gradient check of a lane, what it costs, and the study of the step h.

    ``progress`` gets the share that is done, and may raise Cancelled. Errors as for
    ``check_gradients``.
    """
    network, decay = copy.network, copy.decay
    x, t = copy.x[:MOST_SAMPLES], copy.targets[:MOST_SAMPLES]

    def part(start: float, end: float) -> Callable[[float], None]:
        return lambda share: progress(start + share * (end - start))

    alone = check_layers(network, x, t, MOST_ENTRIES, copy.step, decay, part(0.0, 0.2))
    whole = check_gradients(network, x, t, MOST_ENTRIES, copy.step, decay, part(0.2, 0.6))
    cost = measure_cost(network, copy.x, copy.targets)
    study = study_steps(network, x[:8], t[:8], part(0.6, 1.0))
    return CheckReport(copy.slot, copy.step, len(x), whole, alone, cost, study)
